#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Jumpseat developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A host is killed again and again, and comes back with everything that it had acknowledged.

This says nothing about power cuts (crash_images.py does) and much about coming back: the host opens by itself in less
than two seconds, the candidate sends again what was not acknowledged, and in the end the text is the candidate's, with
nothing in it twice.

    kill_cycles.py [CYCLES]           8 when not told; a quarter of them are kills during a migration
"""

import json
import os
import random
import shutil
import subprocess
import sys
import threading
from collections import Counter

import recording as record
from candidate import Candidate
from checker import Checker
from host import Host, module, program
from host import scratch as new_folder
from promises import sha

FIXTURE = os.path.join(os.path.dirname(__file__), '..', 'fixtures', 'workspace-1.jumpseat')
MOST_SECONDS = 2.0
IN_A_SESSION = 50  # cycles: some 9,000 edits

# Run beside the host and killed as it is, {session}, {file} and {copy} filled in. Whatever reads or copies a workspace
# belongs here; a copy must be whole or not there.
BESIDE = [
    ['list', '--workspace', '{file}'],
    ['events', '{session}', '--workspace', '{file}'],
    ['export', '{session}', '{copy}', '--workspace', '{file}'],
    ['backup', '{copy}', '--workspace', '{file}'],
]


def killing_at(call, number, file):
    """The environment in which a host dies in the middle of its `number`th `call` on the workspace."""
    return {'LD_PRELOAD': module('faulty'), 'JUMPSEAT_FAULT': f'{call}:KILL:{number}', 'JUMPSEAT_FAULT_FILE': file}


class Cycles:
    def __init__(self, folder, rng):
        self.rng = rng
        self.file = os.path.join(folder, record.FILE)
        self.candidate = Candidate(rng)
        self.longest = 0.0
        self.session = ''
        self.copy = self.file + '.copy'
        self.ways = Counter()

    def run(self, count):
        for _ in range(count):
            way = self.rng.choice(('while editing', 'while editing', 'at a call', 'while opening', 'while closing'))
            self.ways[way] += 1
            {
                'while editing': self._while_editing,
                'at a call': self._at_a_call,
                'while opening': self._while_opening,
                'while closing': self._while_closing,
            }[way]()

    def _open(self, environment=None):
        """A host that lets people join; None when it was killed before."""
        host = Host([program('journal_host'), self.file], environment)
        seconds = host.wait_until_open()
        if seconds is None:
            host.child.wait()
            if host.child.returncode != -9:
                raise AssertionError(f'it did not open: {host.heard} {host.stderr}')
            return None
        if seconds > MOST_SECONDS:
            raise AssertionError(f'{seconds:.1f} s until it was open')
        self.longest = max(self.longest, seconds)
        self.session = next(line.split()[1] for line in host.heard if line.startswith('session '))
        return host

    def _work(self, host):
        """Until the host is gone."""
        try:
            self.candidate.join(host.link)
            while True:
                self.candidate.type(self.rng.choice((1, 1, 3, 8)))
                if self.rng.random() < 0.7:
                    self.candidate.wait_until_saved()
        except OSError:
            self.candidate.leave()
        host.child.wait()

    def _while_editing(self):
        host = self._open()
        beside = self._beside()
        killer = threading.Timer(self.rng.uniform(0.02, 0.5), host.kill)
        killer.start()
        self._work(host)
        killer.join()
        beside.kill()
        beside.wait()
        self._check_copy()

    def _check_copy(self):
        if not os.path.exists(self.copy):
            return
        self.ways['copies made in time'] += 1
        subprocess.run([program('jumpseatctl'), 'verify', self.copy], check=True, stdout=subprocess.DEVNULL)
        os.remove(self.copy)

    def _beside(self):
        words = [
            word.format(session=self.session, file=self.file, copy=self.copy) for word in self.rng.choice(BESIDE)
        ]
        return subprocess.Popen(
            [program('jumpseatctl'), *words], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )

    def _at_a_call(self):
        call, most = self.rng.choice((('pwrite', 3000), ('fdatasync', 150), ('write', 8), ('ftruncate', 2)))
        host = self._open(killing_at(call, self.rng.randrange(1, most + 1), self.file))
        if not host:
            return
        killer = threading.Timer(2.0, host.child.kill)  # it may never come to that call
        killer.start()
        self._work(host)
        killer.cancel()

    def _while_opening(self):
        host = Host([program('journal_host'), self.file])
        killer = threading.Timer(self.rng.uniform(0, 0.08), host.kill)
        killer.start()
        killer.join()

    def _while_closing(self):
        host = self._open()
        self.candidate.join(host.link)
        self.candidate.type(30)
        self.candidate.wait_until_saved()
        self.candidate.leave()
        killer = threading.Timer(self.rng.uniform(0, 0.05), host.child.kill)
        killer.start()
        host.close()
        killer.join()

    def finish(self):
        """The last host closes in an orderly way; then the file is looked through."""
        host = self._open()
        self.candidate.join(host.link)
        self.candidate.type()
        self.candidate.wait_until_saved()
        self.candidate.leave()
        if host.close() != 0:
            raise AssertionError(f'it did not close: {host.stderr}')
        candidate = self.candidate
        if candidate.confirmed != candidate.text or candidate.version != candidate.count:
            raise AssertionError(f'{candidate.version} edits of {candidate.count} are there')
        promise = {'session': self.session, 'kind': 'version', 'file': candidate.file, 'version': candidate.version,
                   'sha': sha(candidate.text)}  # fmt: skip
        judge(os.path.dirname(self.file), self.file, [promise])


def judge(folder, file, promises):
    """Raises when the workspace is not sound or breaks a promise."""
    answers = []
    with Checker(os.path.join(folder, 'judge'), promises) as checker:
        image = {}
        for name in os.listdir(os.path.dirname(file)):
            if record.is_kept(name):
                with open(os.path.join(os.path.dirname(file), name), 'rb') as content:
                    image[name] = content.read()
        checker.check(image, len(promises), answers.append)
        checker.finish()
    if any(answers[0].get(what) for what in ('error', 'unsound', 'lost', 'doubled')):
        raise AssertionError(json.dumps(answers[0]))


def killed_migration(folder, rng, promised):
    """A file of the first format, a host that dies while it brings it up to date, and another look."""
    os.makedirs(folder)
    file = os.path.join(folder, record.FILE)
    shutil.copyfile(FIXTURE, file)
    call, most = rng.choice((('pwrite', 150), ('fdatasync', 14), ('fsync', 4)))
    host = Host([program('journal_host'), file, '--new'], killing_at(call, rng.randrange(1, most + 1), file))
    if host.wait_until_open() is not None:
        host.kill()
    host.child.wait()
    judge(folder, file, promised)
    shutil.rmtree(folder)


def main(count):
    seed = int(os.environ.get('SEED', random.randrange(1 << 32)))
    print(f'SEED={seed}')
    rng = random.Random(seed)
    scratch = new_folder('kill')
    promised = record.describe(shutil.copyfile(FIXTURE, os.path.join(scratch, 'described')))
    promised += [{**promise, 'kind': 'copy'} for promise in promised]
    migrations = count // 4
    for number in range(migrations):
        killed_migration(os.path.join(scratch, f'migration-{number}'), rng, promised)
    ways, edits, sent_again, longest = Counter({'in a migration': migrations}), 0, 0, 0.0
    for first in range(0, count - migrations, IN_A_SESSION):
        folder = os.path.join(scratch, f'cycles-{first}')
        os.makedirs(folder)
        cycles = Cycles(folder, rng)
        cycles.run(min(IN_A_SESSION, count - migrations - first))
        cycles.finish()
        ways += cycles.ways
        edits += cycles.candidate.count
        sent_again += cycles.candidate.sent_again
        longest = max(longest, cycles.longest)
    shutil.rmtree(scratch)
    told = ', '.join(f'{way} {many}' for way, many in sorted(ways.items()))
    print(f'{count} kills ({told}); {edits} edits, {sent_again} of them sent again; '
          f'open after at most {longest:.2f} s')  # fmt: skip
    return 0


if __name__ == '__main__':
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 8))
