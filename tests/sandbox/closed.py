#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Jumpseat developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Without a sandbox nothing runs, and whatever becomes of Jumpseat, the sandbox goes with it."""

import os
import pty
import shutil
import signal
import subprocess
import sys
import threading
import time

from world import World, become_ordinary, namespaces, survivors

PROOF = 'ran.txt'
COMMAND = ['sh', '-c', f'echo ran; echo ran > {PROOF}']


def check(condition, what):
    if not condition:
        raise AssertionError(what)


def refused(world, path, *, wrapped=()):
    """Nothing is run, the reason is said, the status is 125."""
    folder = world.task('spin')
    child = subprocess.run([*wrapped, world.ctl, 'sandbox', folder, '--', *COMMAND], env={'PATH': path, 'LANG': 'C.UTF-8'}, cwd='/',
                           stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=30, check=False,
                           preexec_fn=become_ordinary)  # fmt: skip
    check(child.returncode == 125, f'status {child.returncode}: {child.stdout} {child.stderr}')
    check('ran' not in child.stdout, 'it ran all the same')
    check(not os.path.exists(os.path.join(folder, PROOF)), 'it ran all the same')
    check(child.stderr.startswith('jumpseatctl: ') and len(child.stderr) > 20, child.stderr)
    return child.stderr.strip()


def without_bubblewrap(world):
    return refused(world, world.make_folder('empty'))


def with_one_that_fails(world):
    folder = world.make_folder('failing')
    with open(os.path.join(folder, 'bwrap'), 'w') as script:
        script.write('#!/bin/sh\necho no permission to create new namespace >&2\nexit 1\n')
    os.chmod(os.path.join(folder, 'bwrap'), 0o755)
    said = refused(world, folder)
    check('no permission to create new namespace' in said, said)
    return said


def with_one_that_runs_it_as_it_is(world):
    """A wrapper that drops the sandbox finds no first process to run."""
    folder = world.make_folder('bare')
    with open(os.path.join(folder, 'bwrap'), 'w') as script:
        script.write('#!/bin/sh\nexec /bin/sh -c "echo ran"\n')
    os.chmod(os.path.join(folder, 'bwrap'), 0o755)
    return refused(world, folder)


def with_one_that_hangs(world):
    """It lets go of all its pipes and stays."""
    folder = world.make_folder('hanging')
    with open(os.path.join(folder, 'bwrap'), 'w') as script:
        script.write('#!/bin/sh\nexec 3>&- 4>&- 5>&- 7>&-; exec /bin/sleep 1000\n')
    os.chmod(os.path.join(folder, 'bwrap'), 0o755)
    begun = time.monotonic()
    said = refused(world, folder)
    check(time.monotonic() - begun < 15, 'it waited for it')
    return said


def without_user_namespaces(world):
    """As hardened kernels have it."""
    return refused(world, '/usr/bin:/bin',
                   wrapped=['/usr/bin/bwrap', '--unshare-user', '--disable-userns', '--dev-bind', '/', '/', '--'])  # fmt: skip


def killed(world, whom):
    """kill -9 in the middle of a run: nothing is left within a second."""
    folder = world.task('spin')
    before = namespaces()
    child = world.start(folder, ['python3', 'spin.py'], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while not survivors_now(before):
        check(child.poll() is None, 'it ended before it began')
        time.sleep(0.01)
    time.sleep(0.2)
    os.kill(whom(child.pid), signal.SIGKILL)
    left = survivors(before, 1)
    check(not left, f'processes are left: {left}')
    child.kill()
    child.wait(10)


def survivors_now(before):
    return survivors(before, 0)


def box_of(pid):
    for name in os.listdir('/proc'):
        try:
            if name.isdigit() and open(f'/proc/{name}/stat').read().rpartition(')')[2].split()[1] == str(pid):
                return int(name)
        except OSError:
            pass
    raise AssertionError('no box')


def folder_swapped(world):
    """The folder is renamed and a link put in its place while the run goes on: results go into the folder, not along."""
    folder = world.task('spin')
    elsewhere = world.make_folder('elsewhere')
    os.chmod(elsewhere, 0o777)
    os.chmod(world.folder, 0o777)
    child = world.start(folder, ['sh', '-c', 'sleep 0.5; echo done > result.txt'])
    time.sleep(0.25)
    os.rename(folder, folder + '-moved')
    os.symlink(elsewhere, folder)
    check(child.wait(20) == 0, 'it failed')
    check(os.listdir(elsewhere) == [], f'elsewhere has {os.listdir(elsewhere)}')
    check(os.path.exists(folder + '-moved/result.txt'), 'the result is gone')


def folders_swapped_fast(world):
    """A folder below becomes a link and a folder again, over and over, while results are put there."""
    elsewhere = world.make_folder('elsewhere2')
    os.chmod(elsewhere, 0o777)
    folder = world.task('spin')
    sub = os.path.join(folder, 'sub')
    over = threading.Event()
    turns = 0

    def swap():
        nonlocal turns
        while not over.is_set():
            turns += 1
            os.symlink(elsewhere, sub + '.link')
            shutil.rmtree(sub, ignore_errors=True)
            try:
                os.rename(sub + '.link', sub)
                os.unlink(sub)
                os.mkdir(sub)
                os.chmod(sub, 0o777)
            except OSError:
                if os.path.islink(sub + '.link'):
                    os.unlink(sub + '.link')
                if os.path.islink(sub):
                    os.unlink(sub)

    os.chmod(folder, 0o777)
    swapper = threading.Thread(target=swap)
    swapper.start()
    try:
        for _ in range(20):
            many = 'mkdir -p sub; for i in $(seq 300); do echo x > sub/$i; done'
            world.start(folder, ['sh', '-c', many], stderr=subprocess.DEVNULL).wait(30)
    finally:
        over.set()
        swapper.join()
    check(os.listdir(elsewhere) == [], f'elsewhere has {os.listdir(elsewhere)[:5]}')
    return f'{turns} turns'


def names_that_look_like_options(world):
    folder = world.task('spin', {'--bind': 'x', '-rf': 'y', 'a b;c$(d)': 'z'})
    result = world.run(folder, ['sh', '-c', 'ls -A | sort | tr "\\n" "|"', '--bind', '/', '/home'])
    check('--bind|-rf|a b;c$(d)|' in result['stdout'], result)
    result = world.run(folder, ['printf', '%s', '--ro-bind\n--'])
    check(result['stdout'] == '--ro-bind\n--', result)


def links_are_not_read(world):
    folder = world.task('spin')
    os.symlink(world.canary, os.path.join(folder, 'link'))
    os.symlink(world.home, os.path.join(folder, 'folder'))
    os.link(world.canary, os.path.join(folder, 'hard'))
    os.mkfifo(os.path.join(folder, 'pipe'))
    result = world.run(folder, ['sh', '-c', 'ls; cat link hard folder/canary.txt'])
    check(world.secret not in result['stdout'] and 'pipe' not in result['stdout'], result)


def too_much_is_refused(world):
    folder = world.task('spin')
    with open(os.path.join(folder, 'large'), 'wb') as file:
        file.truncate(40 << 20)
    child = world.start(folder, ['true'], stderr=subprocess.PIPE, text=True)
    check('32 MiB' in child.communicate(timeout=20)[1] and child.returncode == 125, 'a large folder was taken')


def wrong_words(world):
    folder = world.task('spin')
    for words in (['sandbox'], ['sandbox', folder], ['sandbox', folder, '--'], ['sandbox', '--', 'true'],
                  ['sandbox', '--seconds', '0', folder, '--', 'true'], ['sandbox', '--memory', '-1', folder, '--', 'true'],
                  ['sandbox', '--nonsense', folder, '--', 'true'], ['sandbox', folder, folder, '--', 'true']):  # fmt: skip
        child = subprocess.run([world.ctl, *words], capture_output=True, text=True, timeout=20, check=False)
        check(child.returncode == 2 and child.stderr.startswith('jumpseatctl: '), (words, child))
    child = subprocess.run([world.ctl, 'sandbox', '/nonexistent', '--', 'true'], capture_output=True, text=True, check=False)
    check(child.returncode == 125 and '/nonexistent' in child.stderr, child)
    result = world.run(folder, ['no-such-program'])
    check(result['status'] == 125 and 'no-such-program' in result['said'], result)


def terminals_obey_nothing(world):
    """A person's terminal shows what a hostile program prints."""
    folder = world.task('escapes')
    ours, theirs = pty.openpty()
    child = world.start(folder, ['python3', 'escapes.py'], stdout=theirs, stderr=theirs)
    child.wait(20)
    os.close(theirs)
    shown = b''
    try:
        while piece := os.read(ours, 4096):
            shown += piece
    except OSError:
        pass
    os.close(ours)
    check(b'FAIL' in shown and b'PASS' in shown and b'\x1b' not in shown and b'\0' not in shown, shown)
    check('\u202e' not in shown.decode(), shown)


TRIALS = [without_bubblewrap, with_one_that_fails, with_one_that_runs_it_as_it_is, with_one_that_hangs, without_user_namespaces, folder_swapped,
          folders_swapped_fast, names_that_look_like_options, links_are_not_read, terminals_obey_nothing, too_much_is_refused, wrong_words]  # fmt: skip


def main(ctl):
    world = World(ctl)
    try:
        for trial in TRIALS:
            print(f'{trial.__name__}: {trial(world) or "so it is"}')
        killed(world, lambda pid: pid)
        killed(world, box_of)
        print('killed, with its box: so it is')
    finally:
        world.close()


if __name__ == '__main__':
    main(os.path.join(os.environ['JUMPSEAT_BIN'], 'jumpseatctl'))
