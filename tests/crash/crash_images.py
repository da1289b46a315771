#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Jumpseat developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What does a power cut leave? Killing a process does not tell: the kernel still writes what it was given.

A host runs under strace; at sampled points of the log the files are put together as a power cut there might leave
them (disk.py, fates.py), and the program opens them again. Whatever it had told a browser or its own window before
that point (promises.py) must be in them. Hosts that are weakened on purpose (weaken.cpp) must be caught.

    crash_images.py [IMAGES]          of the host as it is, 300 when not told; the weakened ones get a fifth each
"""

import os
import random
import re
import shutil
import sys
import time
from collections import Counter

import fates
import host
import recording as record
from checker import Checker
from disk import Disk
from promises import Promises

FIXTURE = os.path.join(os.path.dirname(__file__), '..', 'fixtures', 'workspace-1.jumpseat')
MARK = re.compile(rb'e\d{6};')
# Of an interview; one that is never made is never broken.
PROMISED = {'version', 'file', 'prompt', 'reply', 'offered', 'decided', 'receipt', 'events', 'invite'}


class Walk:
    """Goes through a recording step by step, with the disk and the promises as they are there."""

    def __init__(self, recording):
        self.steps = recording.steps()
        self.recording = recording
        self.disk = Disk(recording.folder, record.is_kept, recording.files)
        self.promises = Promises()
        self.promises.all = [(-1, promise) for promise in recording.promised]

    def __iter__(self):
        """(number, edge, call, whether a crash here differs from one before)."""
        for number, (edge, call) in enumerate(self.steps):
            touched = self.disk.step(edge, call)
            told = self.promises.step(number, edge, call)
            yield number, edge, call, touched or told


class Kinds:
    """What a host was about at a step, so that rare moments get their share of the crash points."""

    def __init__(self, disk):
        self.disk = disk
        self.pages = 0  # of the log since it was synced last

    def of(self, edge, call):
        name = self.disk.name_of(call.path) or self.disk.name_of((call.strings[:1] or [b''])[0].decode('latin1'))
        if name is None:
            return 'acknowledgement'
        if '.new' in name:
            return 'creation'
        if '.format-' in name or name.endswith('-journal'):
            return 'migration'
        if '.heads' in name:
            return 'second file'
        if name.endswith('-wal'):
            return self._of_log(edge, call)
        return 'checkpoint'

    def _of_log(self, edge, call):
        if call.name in ('ftruncate', 'unlink'):
            return 'closing'
        if call.name == 'fdatasync' and edge == 'end':
            self.pages = 0
        elif call.name == 'pwrite64' and edge == 'begin':
            self.pages += len(call.strings[0]) > 1000
        return 'sealing' if self.pages > 30 else 'commit'


class Survey:
    """What a recording shows by itself, before anything is crashed."""

    def __init__(self, recording):
        self.points = {}  # kind: steps at which a crash is worth trying
        self.judged = self.early = 0  # edits that were acknowledged; before what they say was durable
        self.strangers = []  # who else opened the file while the journal had it open
        self._writes = {}  # mark of an edit: operations that carry it
        walk = Walk(recording)
        kinds = Kinds(walk.disk)
        for number, edge, call, matters in walk:
            if matters:
                self.points.setdefault(kinds.of(edge, call), []).append(number)
            if edge == 'begin':
                self._note_write(walk.disk, call)
                self._note_stranger(recording, call)
            self._judge(walk.promises)

    def _note_write(self, disk, call):
        if call.name == 'pwrite64' and call.path.endswith('-wal'):
            operation = disk.names[disk.name_of(call.path)].operations[-1]
            for mark in set(MARK.findall(operation.data)):
                self._writes.setdefault(mark, []).append(operation)

    def _note_stranger(self, recording, call):
        """Whoever closes a file drops all locks that its process has on it, SQLite's too
        (https://sqlite.org/howtocorrupt.html). SQLite itself knows, and can be told by how it opens."""
        if call.name == 'openat' and call.strings[0].decode() == recording.file:
            if self._writes and 'O_NOFOLLOW' not in call.words:
                self.strangers.append(call.words)

    def _judge(self, promises):
        for _, inserted in promises.acknowledged:
            if operations := self._writes.get(inserted.encode()):  # a mark across two pages is not found
                self.judged += 1
                self.early += not any(operation.durable for operation in operations)
        promises.acknowledged.clear()


def sample(points, wanted, rng):
    """Up to `wanted` steps, of each kind as many while it has some: {step: kind}."""
    pools = {kind: rng.sample(steps, len(steps)) for kind, steps in sorted(points.items())}
    chosen = {}
    while len(chosen) < wanted and pools:
        for kind in list(pools):
            chosen[pools[kind].pop()] = kind
            if not pools[kind]:
                del pools[kind]
    return dict(sorted(chosen.items())[:wanted] if len(chosen) > wanted else chosen)


class Trial:
    """Images of one recording, tried out."""

    def __init__(self, recording, scratch, images, rng):
        self.recording, self.rng = recording, rng
        self.folder = os.path.join(scratch, recording.name + '.images')
        self.seen = Survey(recording)
        self.chosen = sample(self.seen.points, -(-images // len(fates.NAMES)), rng)
        self.tried, self.bad, self.lost, self.kinds = Counter(), [], 0, set()

    def run(self):
        whole = Walk(self.recording)
        for _ in whole:
            pass
        promises = [promise for _, promise in whole.promises.all]
        self.kinds = {promise['kind'] for promise in promises}
        with Checker(self.folder, promises) as checker:
            walk = Walk(self.recording)
            for number, _, _, _ in walk:
                if number in self.chosen:
                    self._crash(walk, number, checker)
            checker.finish()
        return self

    def _crash(self, walk, number, checker):
        for fate in fates.NAMES:
            kind = self.chosen[number]
            self.tried[kind] += 1
            image = walk.disk.image(fates.make(fate, self.rng))
            where = f'{self.recording.name}, {kind}, step {number}, {fate}'
            checker.check(image, len(walk.promises.all), lambda answer, where=where: self._judge(where, answer))

    def _judge(self, where, answer):
        if answer.get('lost') or answer.get('doubled') or answer.get('unsound') or 'error' in answer:
            self.lost += bool(answer.get('lost') or 'error' in answer)
            self.bad.append((where, answer))

    def report(self):
        tried = sum(self.tried.values())
        kinds = ', '.join(f'{kind} {count}' for kind, count in sorted(self.tried.items()))
        print(f'{self.recording.name}: {tried} images, {len(self.bad)} bad, {self.lost} with losses ({kinds}); '
              f'{self.seen.judged} acknowledgements, {self.seen.early} before their sync', flush=True)  # fmt: skip


# What strace lets fail, five times in a row or now and then: in the journal's thread, and not yet while the workspace
# is made. The first is the one that matters most, see JournalWriter::Impl::open().
FAILURES = (('fdatasync:error=EIO', 12, 60, '..+4'), ('fdatasync:error=EIO', 12, 60, '+40'),
            ('pwrite64:error=ENOSPC', 80, 300, '..+4'), ('pwrite64:error=EIO', 80, 300, '+150'))  # fmt: skip


def failure(number, rng):
    """For strace's inject."""
    what, first, last, again = FAILURES[number % len(FAILURES)]
    begin = rng.randint(first, last)
    return f'{what}:when={begin}' + (f'..{begin + 4}' if again == '..+4' else again)


def recordings(scratch, size, rng):
    """The host as it is, in all it does: (recording, share of the images)."""
    yield record.interview(scratch, 900 * size), 0.4
    yield record.after_a_kill(scratch, 60 * size), 0.15
    yield record.migration(scratch, FIXTURE, 20), 0.2
    yield record.whole_program(scratch, 30 * size), 0.15
    failing = 1 if size == 1 else len(FAILURES)
    for number in range(failing):
        yield record.interview(scratch, 80, name=f'failing_disk_{number}', inject=failure(number, rng)), 0.1 / failing


def try_sound(scratch, images, rng):
    good = True
    for recording, share in recordings(scratch, 1 if images < 1000 else 3, rng):
        trial = Trial(recording, scratch, round(images * share), rng).run()
        trial.report()
        for where, answer in trial.bad[:5]:
            print(f'  {where}: {str(answer)[:600]}')
        never = PROMISED - trial.kinds if recording.name == 'interview' else set()
        if never:
            print(f'  never promised: {never}')
        if trial.seen.strangers:
            print(f'  opened beside SQLite: {trial.seen.strangers}')
        if trial.bad or trial.seen.early or trial.seen.judged < 10 or trial.seen.strangers or never:
            good = False
    return good


def try_weakened(scratch, weakness, images, rng):
    recording = record.interview(scratch, 120, weakness=weakness, name=f'weakened_{weakness}')
    trial = Trial(recording, scratch, images, rng).run()
    trial.report()
    if trial.lost == 0 or trial.seen.early == 0:
        print(f'  a host that is weakened ({weakness}) was not caught: this test proves nothing')
        return False
    return True


def main(images):
    seed = int(os.environ.get('SEED', random.randrange(1 << 32)))
    print(f'SEED={seed}')
    rng, begun = random.Random(seed), time.monotonic()
    scratch = host.scratch('crash')
    good = try_sound(scratch, images, rng)
    for weakness in ('normal', 'early'):
        good = try_weakened(scratch, weakness, max(50, images // 5), rng) and good
    print(f'{time.monotonic() - begun:.0f} s')
    if good or not os.environ.get('KEEP'):
        shutil.rmtree(scratch)
    else:
        print(f'kept: {scratch}')
    return 0 if good else 1


if __name__ == '__main__':
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 300))
