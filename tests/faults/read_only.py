#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Jumpseat developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A file system that is read-only, for root too: what is there can be read, and who wants to write is told why not.

    read_only.py                      makes a workspace, and looks at it where it cannot be written
"""

import os
import random
import shutil
import subprocess
import sys
import tempfile

import recording as record
from candidate import Candidate
from host import Host, program


def make(folder, end):
    """A workspace with some edits; `end` ends its host."""
    host = Host([program('journal_host'), os.path.join(folder, record.FILE)])
    host.wait_until_open()
    candidate = Candidate(random.Random(1))
    candidate.join(host.link)
    candidate.type(30)
    candidate.wait_until_saved()
    candidate.leave()
    end(host)
    return next(line.split()[1] for line in host.heard if line.startswith('session '))


def there(folder, words):
    command = ['bwrap', '--die-with-parent', '--bind', '/', '/', '--dev-bind', '/dev', '/dev', '--bind', '/proc',
               '/proc', '--ro-bind', folder, folder, '--', *words]  # fmt: skip
    return subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=60, check=False)


def contents(folder):
    found = {}
    for name in sorted(os.listdir(folder)):
        with open(os.path.join(folder, name), 'rb') as file:
            found[name] = file.read()
    return found


def look(scratch, name, end):
    folder = os.path.join(scratch, name)
    os.makedirs(folder)
    session = make(folder, end)
    before, file = contents(folder), os.path.join(folder, record.FILE)
    writing = there(folder, [program('journal_host'), file])
    if writing.returncode != 1 or 'is read-only.' not in writing.stdout:
        raise AssertionError(f'{name}: {writing}')
    reading = there(folder, [program('jumpseatctl'), 'events', session, '--workspace', file])
    if reading.returncode != 0 or reading.stdout.count('"edit"') != 30:
        raise AssertionError(f'{name}: {reading.returncode} {reading.stderr} {reading.stdout.count(chr(10))} lines')
    if contents(folder) != before:
        raise AssertionError(f'{name}: it was changed')


def cut_power(host):
    """As far as a closed look at the folder can tell: shared memory is not on a disk."""
    file = host.child.args[1]
    host.kill()
    os.remove(file + '-shm')


def main():
    scratch = tempfile.mkdtemp(prefix='jumpseat-readonly-')
    look(scratch, 'closed', Host.close)
    look(scratch, 'killed', Host.kill)
    look(scratch, 'after a power cut', cut_power)
    shutil.rmtree(scratch)
    return 0


if __name__ == '__main__':
    sys.exit(main())
