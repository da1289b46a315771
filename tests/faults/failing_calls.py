#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Jumpseat developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The disk fails at the Nth call, once or for a while.

Then nothing may have been acknowledged that is not there afterwards, the host says that writing fails, neither ends nor
hangs, and goes on by itself when the disk does.

    failing_calls.py [HOW_MANY]       of each kind of fault, at random N up to 200; 3 when not told
"""

import os
import random
import shutil
import sys
import tempfile
import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import recording as record
from candidate import Candidate
from host import Host, module, program
from host import scratch as new_folder
from kill_cycles import judge
from promises import sha

FAULTS = [(call, what, lasting)
          for call, what in (('pwrite', 'EIO'), ('pwrite', 'ENOSPC'), ('pwrite', 'SHORT'), ('fdatasync', 'EIO'),
                             ('fsync', 'EIO'), ('ftruncate', 'EIO'), ('write', 'ENOSPC'))
          for lasting in (False, True)]  # fmt: skip
MOST = {'fsync': 6, 'ftruncate': 3, 'write': 40}  # there are no more of them; 200 of the others
MOST_EDITS = 400
AT_ONCE = 6  # a host that retries waits for a second


class Run:
    """One host, one fault."""

    def __init__(self, scratch, fault, number, seed):
        self.call, self.what, self.lasting = fault
        self.number = number
        self.name = f'{self.call} {number} {self.what}{" for a while" if self.lasting else ""}'
        self.folder = tempfile.mkdtemp(dir=scratch)
        self.file = os.path.join(self.folder, record.FILE)
        self.switch = os.path.join(self.folder, 'broken')
        self.candidate = Candidate(random.Random(seed))
        self.said = []
        self.seconds = 0.0
        self.mended = not self.lasting or number % 3 > 0  # else it is closed while the disk still fails

    def environment(self):
        wanted = {'LD_PRELOAD': module('faulty'), 'JUMPSEAT_FAULT_FILE': self.file,
                  'JUMPSEAT_FAULT': f'{self.call}:{self.what}:{self.number}'}  # fmt: skip
        if self.lasting:
            open(self.switch, 'w', encoding='ascii').close()
            wanted['JUMPSEAT_FAULT_WHILE'] = self.switch
        return wanted

    def run(self):
        """What happened, in a word. Raises when it should not have."""
        begun = time.monotonic()
        host = Host([program('journal_host'), self.file], self.environment())
        try:
            return self._run(host)
        except Exception as problem:
            raise AssertionError(f'{self.name}: {problem!r}; {host.heard[-4:]} {host.stderr[-300:]}') from problem
        finally:
            self.seconds = time.monotonic() - begun
            if host.child.poll() is None:
                host.child.kill()

    def _run(self, host):
        listener = threading.Thread(target=self._listen, args=(host,), daemon=True)
        opened = threading.Event()
        self.opened = opened
        listener.start()
        opened.wait(40)
        if not host.link:
            return self._gave_up(host)
        if not self.mended:
            return self._close_while_it_fails(host)
        self.candidate.join(host.link)
        while 'fault:' not in host.stderr and self.candidate.count < MOST_EDITS:
            self._edit()
        for _ in range(5):
            self._edit()
        self.candidate.leave()
        # Half of the hosts may close; the others do not get to put anything right.
        if self.number % 2:
            host.kill()
        elif host.close() != 0:
            raise AssertionError(f'ended with {host.child.returncode}')
        self._look()
        return 'recovered' if 'fault:' in host.stderr else 'never'

    def _close_while_it_fails(self, host):
        """What was not acknowledged may be lost then; the host must not wait for a disk that does not come back."""
        self.candidate.patience = 3
        after = 0  # edits that were acknowledged after it began to fail
        try:
            self.candidate.join(host.link)
            while self.candidate.count < MOST_EDITS:
                failing = 'fault:' in host.stderr
                self._edit()
                after += failing
        except TimeoutError:
            pass
        self.candidate.leave()
        # Where every sync fails, no more than what had been synced when the first one did.
        if self.call == 'fdatasync' and after > 2:
            raise AssertionError(f'{after} edits were acknowledged though nothing can be synced')
        if host.close(20) != 0:
            raise AssertionError(f'ended with {host.child.returncode}')
        os.remove(self.switch)
        self._look()
        return 'closed while failing' if 'fault:' in host.stderr else 'never'

    def _edit(self):
        self.candidate.type()
        self.candidate.wait_until_saved()

    def _listen(self, host):
        """The disk is mended as soon as the host has said that writing fails."""
        while (line := host.hear(60)) is not None:
            self.said.append(line)
            if line.startswith('link '):
                host.link = line.split()[1]
                self.opened.set()
            elif line.startswith('failing '):
                self._mend()
        self.opened.set()

    def _mend(self):
        if self.mended and os.path.exists(self.switch):
            os.remove(self.switch)

    def _gave_up(self, host):
        """Before anybody could join. It has to say why, and the next start has to work."""
        if host.child.wait(20) != 1 or not any(line.startswith('cannot ') for line in self.said):
            raise AssertionError(f'ended with {host.child.returncode}')
        self._look()
        return 'gave up'

    def _look(self):
        session = next((line.split()[1] for line in self.said if line.startswith('session ')), '')
        promises = []
        if self.candidate.confirmed is not None:
            promises = [{'session': session, 'kind': 'version', 'file': self.candidate.file,
                         'version': self.candidate.version, 'sha': sha(self.candidate.confirmed)}]  # fmt: skip
        judge(self.folder, self.file, promises)
        shutil.rmtree(self.folder)


def main(how_many):
    seed = int(os.environ.get('SEED', random.randrange(1 << 32)))
    print(f'SEED={seed}')
    rng = random.Random(seed)
    scratch = new_folder('faults')
    runs = []
    for fault in FAULTS:
        most = MOST.get(fault[0], 200)
        for number in rng.sample(range(1, most + 1), min(how_many, most)):
            runs.append(Run(scratch, fault, number, rng.randrange(1 << 32)))
    outcomes, bad = Counter(), []
    with ThreadPoolExecutor(AT_ONCE) as pool:
        for run, future in [(run, pool.submit(run.run)) for run in runs]:
            try:
                outcomes[future.result()] += 1
            except AssertionError as problem:
                bad.append(str(problem))
    slowest = max(runs, key=lambda run: run.seconds)
    print(f'{len(runs)} faults: {dict(outcomes)}, {len(bad)} bad; the slowest {slowest.seconds:.0f} s ({slowest.name})')
    for problem in bad[:10]:
        print(f'  {problem[:900]}')
    shutil.rmtree(scratch)
    return 1 if bad or not outcomes['recovered'] else 0


if __name__ == '__main__':
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 3))
