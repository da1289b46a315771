#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Jumpseat developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Hostile and honest programs through the sandbox, judged from outside.

    hostile.py [NAME...]              all when not told
"""

import os
import sys
import time

from world import World, namespaces, survivors

MIB = 1 << 20
TEARDOWN = 0.5  # seconds after which nothing may be left


def ended(*reasons):
    def judge(result, _folder):
        if result['reason'] not in reasons:
            return f'ended by {result["reason"]}, not {" or ".join(reasons)}'
        return None

    return judge


def exited(code=0):
    def judge(result, _folder):
        if (result['reason'], result['exit_code']) != ('exited', code):
            return f'ended by {result["reason"]} with {result["exit_code"]}: {result["stderr"][-300:]}'
        return None

    return judge


def within_memory(budget):
    def judge(result, _folder):
        if result['peak_memory'] > budget * 1.15 * MIB:
            return f'{result["peak_memory"] / MIB:.0f} MiB of {budget}'
        return None

    return judge


def printed_at_most(size):
    def judge(result, _folder):
        many = len(result['stdout'].encode()) + len(result['stderr'].encode())
        return f'{many} bytes of output' if many > size else None

    return judge


def took_at_most(seconds):
    def judge(result, _folder):
        return f'took {result["took"]:.1f} s' if result['took'] > seconds else None

    return judge


def left(*names):
    """Exactly these are new or changed in the folder, and no link is among them."""

    def judge(_result, folder):
        for path, folders, files in os.walk(folder):
            for name in folders + files:
                if os.path.islink(os.path.join(path, name)):
                    return f'{name} is a link'
        expected = set(names)
        found = {name for name in os.listdir(folder) if name not in ('attack.py', 'world.json') and not name.endswith('.py')}
        return None if found == expected else f'left {sorted(found)}'

    return judge


def holds(name, text):
    def judge(_result, folder):
        with open(os.path.join(folder, name)) as file:
            content = file.read()
        return None if content == text else f'{name} holds {content[:80]!r}'

    return judge


# name: options, judgements of their own; for all of them: nothing escaped, nothing was heard, nothing is left
CASES = {
    'fork_bomb': ([], [ended('exited', 'signalled'), within_memory(512)]),
    'thread_bomb': ([], [exited()]),
    'memory_heap': (['--memory', '256'], [ended('exited', 'memory', 'signalled'), within_memory(256)]),
    'memory_shared': (['--memory', '256'], [ended('memory', 'signalled'), within_memory(256)]),
    'memory_many': (['--memory', '256'], [ended('memory'), within_memory(256)]),
    'memory_calls': ([], [exited()]),
    'disk_bomb': ([], [ended('exited', 'memory', 'disk'), within_memory(512)]),
    'inode_bomb': ([], [ended('disk', 'memory'), took_at_most(15)]),
    'read_only': ([], [exited()]),
    'flood': (['--output', '100000'], [ended('output'), printed_at_most(100_000), took_at_most(5)]),
    'quiet_flood': (['--output', '50000'], [ended('output'), printed_at_most(50_000), took_at_most(10)]),
    'daemon': ([], [exited(), took_at_most(5)]),
    'daemon_holding': ([], [exited(), took_at_most(5)]),
    'kill_all': ([], [ended('signalled', 'exited')]),
    'stop_self': (['--seconds', '1'], [ended('time'), took_at_most(4)]),
    'spin': (['--seconds', '1'], [ended('time', 'cpu'), took_at_most(4)]),
    'io_uring': ([], [exited()]),
    'mounts': ([], [exited()]),
    'namespaces': ([], [exited()]),
    'other_processes': ([], [exited()]),
    'descriptors': ([], [exited()]),
    'network': ([], [exited()]),
    'sockets': ([], [exited()]),
    'keys_and_kernel': ([], [exited()]),
    'setuid': ([], [exited()]),
    'tiocsti': ([], [exited()]),
    'files_of_others': ([], [exited()]),
    'links_out': ([], [exited(), left('-rf', 'kept.txt', 'result.txt'), holds('result.txt', 'done'),
                       holds('kept.txt', 'as it was')]),
    'many_results': ([], [exited(), took_at_most(10)]),
    'other_abi': ([], [ended('signalled', 'exited')]),
    'x32': ([], [ended('signalled', 'exited')]),
    'core_dump': ([], [ended('signalled')]),
    'idle_class': ([], [exited()]),
    'environment': ([], [exited()]),
    'shm_sizes': ([], [exited()]),
}  # fmt: skip


def judge(world, name):
    options, judgements = CASES[name]
    folder = world.task(name, {'kept.txt': 'as it was'} if name == 'links_out' else {})
    before = namespaces()
    heard = len(world.heard)
    begun = time.monotonic()
    result = world.run(folder, ['python3', name + '.py'], options)
    result['took'] = time.monotonic() - begun
    problems = [problem for check in judgements if (problem := check(result, folder))]
    if result['status'] == 125 or result['reason'] == 'none':
        problems.append(f'it was not run: {result["said"]}')
    problems += [line for line in result['stdout'].splitlines() if line.startswith('ESCAPED')]
    if world.secret in result['stdout'] + result['stderr']:
        problems.append('the canary was read')
    if left_over := survivors(before, TEARDOWN):
        problems.append(f'processes are left: {left_over}')
    problems += [f'heard: {what}' for what in world.heard[heard:]]
    return result, problems


def main(names, ctl):
    world = World(ctl)
    bad = 0
    try:
        for name in names or CASES:
            result, problems = judge(world, name)
            bad += bool(problems)
            print(f'{"BAD " if problems else "held"} {name}: {result["reason"]}, {result["took"]:.2f} s, '
                  f'{result["peak_memory"] / MIB:.0f} MiB', *problems, sep='\n      ' if problems else ' ')  # fmt: skip
            if problems:
                print(result['stdout'][-1500:], result['stderr'][-1500:], result['said'][-500:], sep='\n')
    finally:
        world.close()
    print(f'{len(names or CASES)} programs, {bad} not contained')
    return bad


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:], os.path.join(os.environ['JUMPSEAT_BIN'], 'jumpseatctl')) != 0)
