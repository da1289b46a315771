#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Jumpseat developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Takes one wall after the other out of the sandbox: each time at least one of the hostile programs has to notice.

A `bwrap` of this test's own stands before the real one in PATH and changes what it is told.
"""

import os
import sys

import hostile
from world import World

WRAPPER = """#!/usr/bin/python3
import os
words = open(5, 'rb', closefd=False).read().split(b'\\0')[:-1]
def drop(*gone):
    for word in gone:
        at = words.index(word)
        del words[at:at + 1]
def drop_with(word, values):
    at = words.index(word)
    del words[at:at + 1 + values]
def replace(old, new):
    at = next(i for i in range(len(words)) if words[i:i + len(old)] == old)
    words[at:at + len(old)] = new
def add(*more):
    words[words.index(b'--remount-ro'):words.index(b'--remount-ro')] = more
HOME = {home!r}.encode()
{change}
told = os.memfd_create('told')
os.write(told, b'\\0'.join(words) + b'\\0')
os.lseek(told, 0, 0)
os.dup2(told, 5)
os.close(told)
os.execve('/usr/bin/bwrap', ['bwrap', '--args', '5', '--', '/inside'], {{}})
"""

# what is taken out: how, and who has to notice
WALLS = {
    'the network': ("drop(b'--unshare-net')", 'network'),
    'the filter': ("drop_with(b'--seccomp', 1)", 'memory_calls'),
    'the filter, seen from sockets': ("drop_with(b'--seccomp', 1)", 'sockets'),
    'the filter, seen from namespaces': ("drop_with(b'--seccomp', 1)", 'namespaces'),
    'the filter, seen from other ABIs': ("drop_with(b'--seccomp', 1)", 'other_abi'),
    'the filter, seen from keys': ("drop_with(b'--seccomp', 1)", 'keys_and_kernel'),
    'the filter, seen from io_uring': ("drop_with(b'--seccomp', 1)", 'io_uring'),
    'a root that stays': ("replace([b'--remount-ro', b'/', b'--chdir'], [b'--chdir'])", 'read_only'),
    'a /dev that stays': ("replace([b'--remount-ro', b'/dev'], [])", 'read_only'),
    'an /etc that stays': ("replace([b'--remount-ro', b'/etc'], [])", 'read_only'),
    'a home of its own': ("add(b'--bind', HOME, HOME)", 'files_of_others'),
    'a /dev of its own': ("replace([b'--dev', b'/dev'], [b'--dev-bind', b'/dev', b'/dev'])", 'files_of_others'),
    'no /sys': ("add(b'--ro-bind', b'/sys', b'/sys')", 'files_of_others'),
    'no /var': ("add(b'--ro-bind', b'/var', b'/var')", 'files_of_others'),
    'no capabilities': ("drop_with(b'--cap-drop', 1); add(b'--cap-add', b'ALL')", 'setuid'),
    'an ordinary user inside': ("replace([b'--uid', b'1000'], [b'--uid', b'0'])", 'environment'),
    'a name of its own': ("drop(b'--unshare-uts'); drop_with(b'--hostname', 1)", 'environment'),
    'bounded folders': ("[drop_with(b'--size', 1) for _ in range(words.count(b'--size'))]", 'shm_sizes'),
}  # fmt: skip


def main(ctl):
    world = World(ctl)
    unseen = 0
    try:
        bin_folder = world.make_folder('bin')
        path = os.path.join(bin_folder, 'bwrap')
        for wall, (change, program) in WALLS.items():
            with open(path, 'w') as wrapper:
                wrapper.write(WRAPPER.format(change=change, home=world.home))
            os.chmod(path, 0o755)
            world.path = f'{bin_folder}:/usr/bin:/bin'
            result, problems = hostile.judge(world, program)
            world.path = None
            ran = result['reason'] != 'none'
            escaped = [problem for problem in problems if ran and not problem.startswith('ended by')]
            unseen += not escaped
            print(f'{"seen  " if escaped else "UNSEEN"} without {wall}: {program}: {(escaped or problems)[:1]}')
            if not escaped:
                print(result['stdout'][-800:], result['said'][-300:])
    finally:
        world.close()
    print(f'{len(WALLS)} walls taken out, {unseen} times nobody noticed')
    return unseen


if __name__ == '__main__':
    sys.exit(main(os.path.join(os.environ['JUMPSEAT_BIN'], 'jumpseatctl')) != 0)
