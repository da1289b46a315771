#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Jumpseat developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A disk that is really full: a small one in memory, in a namespace of this test's own.

    full_disk.py                      makes the disk and runs itself there
"""

import os
import random
import sys
import tempfile
import threading

import recording as record
from candidate import Candidate
from host import Host, program
from kill_cycles import judge
from promises import sha

DISK = '/mnt'
BYTES = 3 << 20


def fill(name):
    """Takes what is left."""
    with open(os.path.join(DISK, name), 'wb', buffering=0) as ballast:
        try:
            while True:
                ballast.write(bytes(4096))
        except OSError:
            pass


def work_until_full(host, candidate):
    """Edits until nothing comes back any more; the last ones are not acknowledged."""
    full = threading.Event()
    said = []

    def listen():
        while (line := host.hear(60)) is not None:
            said.append(line)
            if line.startswith('failing '):
                full.set()

    threading.Thread(target=listen, daemon=True).start()
    while not full.is_set():
        candidate.type(4)
        candidate.socket.socket.settimeout(2)
        try:
            candidate.wait_until_saved()
        except TimeoutError:
            full.wait(10)
            break
    candidate.socket.socket.settimeout(10)
    return said


def check(condition, what):
    if not condition:
        raise AssertionError(what)


def main(desk):
    file = os.path.join(DISK, record.FILE)
    host = Host([program('journal_host'), file])
    host.wait_until_open()
    session = next(line.split()[1] for line in host.heard if line.startswith('session '))
    candidate = Candidate(random.Random(1))
    candidate.join(host.link)
    candidate.type(20)
    candidate.wait_until_saved()
    fill('ballast')
    said = work_until_full(host, candidate)
    check(any('full' in line for line in said), f'it does not say that the disk is full: {said[-3:]}')
    check(candidate.pending, 'everything was acknowledged on a full disk')
    acknowledged = {'session': session, 'kind': 'version', 'file': candidate.file, 'version': candidate.version,
                    'sha': sha(candidate.confirmed)}  # fmt: skip
    judge(desk, file, [acknowledged])  # a copy of what is there at this moment

    os.remove(os.path.join(DISK, 'ballast'))
    candidate.wait_until_saved()  # without a restart, without sending again
    candidate.type(5)
    candidate.wait_until_saved()
    candidate.leave()
    host.kill()
    check('works' in said, f'it does not say that it works again: {said[-3:]}')
    judge(desk, file, [{**acknowledged, 'version': candidate.version, 'sha': sha(candidate.text)}])

    fill('ballast')
    host = Host([program('journal_host'), file])
    if host.wait_until_open() is None:
        check(host.child.wait(20) == 1 and any('cannot ' in line for line in host.heard), host.heard)
    else:
        host.kill()
    os.remove(os.path.join(DISK, 'ballast'))
    judge(desk, file, [{**acknowledged, 'version': candidate.version, 'sha': sha(candidate.text)}])
    print(f'{candidate.count} edits; full at {acknowledged["version"]}: {[s for s in said if "failing" in s][:1]}')
    return 0


if __name__ == '__main__':
    if len(sys.argv) > 1:
        with tempfile.TemporaryDirectory() as folder:
            sys.exit(main(folder))
    os.execvp('bwrap', ['bwrap', '--die-with-parent', '--bind', '/', '/', '--dev-bind', '/dev', '/dev', '--bind',
                        '/proc', '/proc', '--size', str(BYTES), '--tmpfs', DISK, '--',
                        sys.executable, '-B', __file__, 'there'])  # fmt: skip
