#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Jumpseat developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What candidates really run has to work as if nothing were around it; and how much time the sandbox takes.

    honest.py [RUNS]                  20 runs for the time when not told
"""

import os
import shutil
import statistics
import subprocess
import sys
import time

from world import World, namespaces, survivors

JAVA = 'class Hello { public static void main(String[] a) { System.out.println("hello " + a[0]); } }'
CPP = '#include <iostream>\nint main() { std::cout << "hello" << std::endl; }'
PYTEST = 'import pytest\ndef test_one(tmp_path):\n    (tmp_path / "x").write_text("y")\ndef test_two():\n    assert 1 == 2\n'
NODE = 'const test = require("node:test"); test("adds", () => { if (1 + 1 !== 2) throw Error(); });'

# name: files, command, input, options, exit code, a piece of the output
PROGRAMS = {
    'a shell': ({}, ['sh', '-c', 'echo $((6 * 7)); cat | tr a-z A-Z'], b'hello\n', [], 0, '42\nHELLO\n'),
    'python': ({}, ['python3', '-c', 'import sys, json, threading, sqlite3, ssl; print(sys.version_info.major)'], b'', [], 0, '3\n'),
    'pytest': ({'test_x.py': PYTEST}, ['python3', '-m', 'pytest', '-q', '-p', 'no:cacheprovider'], b'', [], 1, '1 failed, 1 passed'),
    'node': ({'x.test.js': NODE}, ['node', '--test', '--test-reporter=tap', 'x.test.js'], b'', [], 0, 'ok 1 - adds'),
    'tsc': ({'x.ts': 'const x: number = 6 * 7; console.log(x);'}, ['sh', '-c', 'tsc --outDir /tmp x.ts && node /tmp/x.js'], b'', [], 0,
            '42'),
    'g++': ({'x.cpp': CPP}, ['sh', '-c', 'g++ -o /tmp/x x.cpp && /tmp/x'], b'', [], 0, 'hello'),
    'java': ({'Hello.java': JAVA}, ['java', 'Hello.java', 'you'], b'', ['--pids', '128'], 0, 'hello you'),
    'its own network': ({'own_network.py': None}, ['python3', 'own_network.py'], b'', [], 0, 'hello'),
    'much input': ({}, ['wc', '-c'], b'x' * 9_000_000, [], 0, '9000000\n'),
    'much input, slowly': ({}, ['sh', '-c', 'sleep 0.3; wc -c'], b'x' * 9_000_000, [], 0, '9000000\n'),
    'input that nobody reads': ({}, ['true'], b'x' * 9_000_000, [], 0, ''),
    'all it may print': ({}, ['sh', '-c', 'head -c 900000 /dev/zero | tr "\\\\0" x'], b'', [], 0, 'x' * 900_000),
    'a terrible name': ({'a b\u00e9.txt': 'x'}, ['sh', '-c', 'cat a*'], b'', [], 0, 'x'),
    'an exit code': ({}, ['sh', '-c', 'exit 7'], b'', [], 7, ''),
}  # fmt: skip


def check(condition, what):
    if not condition:
        raise AssertionError(what)


def try_program(world, name):
    files, command, text, options, code, output = PROGRAMS[name]
    folder = world.task('spin', {file: content for file, content in files.items() if content is not None})
    for file, content in files.items():
        if content is None:
            shutil.copy(os.path.join(os.path.dirname(__file__), 'programs', file), folder)
    result = world.run(folder, command, options, text=text)
    check((result['reason'], result['exit_code']) == ('exited', code), result)
    check(output is None or output in result['stdout'], result['stdout'][-2000:])
    return f'{result["seconds"]:.2f} s, {result["peak_memory"] >> 20} MiB'


def results_come_back(world):
    folder = world.task('spin', {'old.txt': 'old'})
    script = 'mkdir -p a/b; echo new > a/b/new.txt; echo changed > old.txt; printf "\\0\\377" > bytes'
    check(world.run(folder, ['sh', '-c', script])['exit_code'] == 0, 'it failed')
    found = {}
    for name in ('a/b/new.txt', 'old.txt', 'bytes'):
        with open(os.path.join(folder, name), 'rb') as file:
            found[name] = file.read()
    check(found == {'a/b/new.txt': b'new\n', 'old.txt': b'changed\n', 'bytes': b'\0\xff'}, found)


def passes_through(world):
    """Without --json: output, errors and status as if it ran here."""
    folder = world.task('spin')
    child = world.start(folder, ['sh', '-c', 'printf "o\\0"; printf e >&2; kill -TERM $$'], stdout=subprocess.PIPE,
                        stderr=subprocess.PIPE)  # fmt: skip
    check(child.communicate(timeout=20) == (b'o\0', b'e') and child.returncode == 128 + 15, child.returncode)
    child = world.start(folder, ['sleep', '60'], ['--seconds', '1'], stderr=subprocess.PIPE)
    check(b'time' in child.communicate(timeout=20)[1] and child.returncode == 124, child.returncode)


def first_byte(command, **popen):
    begun = time.monotonic()
    with subprocess.Popen(command, stdout=subprocess.PIPE, stdin=subprocess.DEVNULL, **popen) as child:
        child.stdout.read(1)
        took = time.monotonic() - begun
        child.stdout.read()
    return took


def added_time(world, runs):
    """Milliseconds to the first byte of a shell's output, over plain execution; runs in turn."""
    folder = world.task('spin')
    plain, boxed = [], []
    for _ in range(runs):
        plain.append(first_byte(['sh', '-c', 'echo x']))
        boxed.append(first_byte([world.ctl, 'sandbox', folder, '--', 'sh', '-c', 'echo x'],
                                env={'PATH': '/usr/bin:/bin', 'LANG': 'C.UTF-8'}, cwd='/'))  # fmt: skip
    return 1000 * (statistics.median(boxed) - statistics.median(plain))


def many_at_once(world, count):
    """All within their limits, and whoever waits for a clock is not kept waiting."""
    before = namespaces()
    folder = world.task('spin')
    runs = [world.start(folder, ['python3', 'spin.py'], ['--json', '--seconds', '2'], stdout=subprocess.DEVNULL)
            for _ in range(count)]  # fmt: skip
    late = []
    while any(run.poll() is None for run in runs):
        begun = time.monotonic()
        time.sleep(0.005)
        late.append(1000 * (time.monotonic() - begun) - 5)
    check(all(run.returncode == 124 for run in runs), [run.returncode for run in runs])
    check(not survivors(before, 0.5), 'something is left')
    late.sort()
    return f'{count} runs of four spinners; woken late by {late[len(late) // 2]:.1f} ms, p99 {late[len(late) * 99 // 100]:.1f} ms'


def main(ctl, runs):
    world = World(ctl)
    try:
        for name in PROGRAMS:
            print(f'{name}: {try_program(world, name)}')
        results_come_back(world)
        passes_through(world)
        print(many_at_once(world, 20))
        added = added_time(world, runs)
        print(f'added to the first byte of output, median of {runs}: {added:.1f} ms')
    finally:
        world.close()


if __name__ == '__main__':
    main(os.path.join(os.environ['JUMPSEAT_BIN'], 'jumpseatctl'), int(sys.argv[1]) if len(sys.argv) > 1 else 20)
