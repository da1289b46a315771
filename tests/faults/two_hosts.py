#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Jumpseat developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Two hosts start on one workspace at once: one has it, the other says that it is open elsewhere and harms nothing.

    two_hosts.py [RACES]              10 when not told
"""

import os
import random
import shutil
import sys
from collections import Counter

import recording as record
from candidate import Candidate
from host import Host, program
from host import scratch as new_folder
from kill_cycles import judge
from promises import sha


def race(folder, winners):
    """Every second one is for a file that neither has made yet."""
    file = os.path.join(folder, record.FILE)
    hosts = [Host([program('journal_host'), file]) for _ in range(2)]
    opened = [host.wait_until_open() is not None for host in hosts]
    if sorted(opened) != [False, True]:
        raise AssertionError([host.heard for host in hosts])
    winners[opened.index(True)] += 1
    winner, loser = hosts[opened.index(True)], hosts[opened.index(False)]
    if loser.child.wait(20) != 1 or loser.heard != [f'cannot {file} is open in another Jumpseat.']:
        raise AssertionError(loser.heard)
    candidate = Candidate(random.Random(1))
    candidate.join(winner.link)
    candidate.type(3)
    candidate.wait_until_saved()
    candidate.leave()
    session = next(line.split()[1] for line in winner.heard if line.startswith('session '))
    winner.kill()  # its lock goes with it: the next race begins at once
    judge(folder, file, [{'session': session, 'kind': 'version', 'file': candidate.file,
                          'version': candidate.version, 'sha': sha(candidate.text)}])  # fmt: skip


def main(races):
    winners = Counter()
    scratch = new_folder('race')
    for number in range(races):
        folder = os.path.join(scratch, str(number // 2))
        os.makedirs(folder, exist_ok=True)
        race(folder, winners)
    shutil.rmtree(scratch)
    print(f'{races} races: {winners[0]} won by the one that was started first, {winners[1]} by the other')
    return 0


if __name__ == '__main__':
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 10))
