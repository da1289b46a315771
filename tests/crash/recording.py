# SPDX-FileCopyrightText: 2026 The Jumpseat developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs of a real host under strace, driven by a real candidate. Nothing but the log is believed afterwards."""

import json
import os
import random
import shutil
import subprocess
from dataclasses import dataclass, field

import strace_log
from candidate import Candidate
from host import Host, module, program

FILE = 'w.jumpseat'


@dataclass
class Recording:
    name: str
    folder: str
    files: dict = field(default_factory=dict)  # name: bytes, as they were before
    promised: list = field(default_factory=list)  # before the host started
    log: str = ''

    @property
    def file(self):
        return os.path.join(self.folder, FILE)

    def steps(self):
        return strace_log.read(self.log)


def begin(scratch, name, files=()):
    """A folder of its own; `files` are copied there first: [(name, path)]."""
    recording = Recording(name, os.path.join(scratch, name))
    os.makedirs(recording.folder)
    for new, path in files:
        shutil.copyfile(path, os.path.join(recording.folder, new))
    for new in os.listdir(recording.folder):
        if is_kept(new):
            with open(os.path.join(recording.folder, new), 'rb') as content:
                recording.files[new] = content.read()
    recording.log = os.path.join(scratch, name + '.strace')
    return recording


def is_kept(name):
    """Shared memory is made anew by whoever opens the file next; a lock is nothing but its name."""
    return name.startswith(FILE) and not name.endswith(('-shm', '.lock'))


def start(recording, command=None, environment=None, inject=''):
    command = command or [program('journal_host'), recording.file]
    words = strace_log.command(recording.log, command)
    if inject:
        words[1:1] = ['-e', 'inject=' + inject]
    for name, value in (environment or {}).items():
        words[1:1] = ['-E', f'{name}={value}']  # for the program: strace itself is not weakened
    host = Host(words)
    if host.wait_until_open() is None:
        raise AssertionError(f'{recording.name}: the host did not start: {host.heard} {host.stderr}')
    return host


def work(host, candidate, edits):
    """Edits in pushes of one to six; every tenth push goes out while the one before is on its way."""
    left = edits
    while left > 0:
        many = min(left, candidate.random.choice((1, 1, 1, 2, 6)))
        candidate.type(many)
        candidate.wait_until_saved()
        left -= many
        if left % 7 == 0 and host.child.args[-1].endswith(FILE):
            host.tell(f'note {left} left')


def converse(host, candidate):
    candidate.ask('please fix it')
    candidate.decide()
    candidate.ask('and what is this?')
    candidate.add_file('notes.md')
    host.tell('score 4')
    host.tell('bookmark')
    host.tell('score 2')


def interview(scratch, edits, weakness='', name='interview', inject=''):
    """A workspace is made, a session begins, is worked in and closed."""
    recording = begin(scratch, name)
    environment = {'LD_PRELOAD': module('weaken'), 'JUMPSEAT_WEAKEN': weakness} if weakness else {}
    host = start(recording, environment=environment, inject=inject)
    candidate = Candidate(random.Random(name))
    candidate.join(host.link)
    work(host, candidate, edits // 4)
    converse(host, candidate)
    work(host, candidate, edits - edits // 4)
    candidate.leave()
    host.close()
    return recording


def after_a_kill(scratch, edits):
    """A host was killed in the middle of its work; the next one takes in what it left, and goes on."""
    folder = os.path.join(scratch, 'killed')
    os.makedirs(folder)
    host = Host([program('journal_host'), os.path.join(folder, FILE)])
    host.wait_until_open()
    candidate = Candidate(random.Random('killed'))
    candidate.join(host.link)
    work(host, candidate, edits)
    host.kill()
    left = [(name, os.path.join(folder, name)) for name in os.listdir(folder) if is_kept(name)]
    recording = begin(scratch, 'after_a_kill', left)
    recording.promised = describe(os.path.join(folder, FILE))
    host = start(recording)
    candidate.join(host.link)
    work(host, candidate, edits)
    candidate.leave()
    host.close()
    return recording


def migration(scratch, fixture, edits):
    """A workspace of the first format is brought up to date and worked in."""
    recording = begin(scratch, 'migration', [(FILE, fixture)])
    copy = os.path.join(scratch, 'described.jumpseat')
    shutil.copyfile(fixture, copy)
    recording.promised = describe(copy)
    recording.promised += [{**promise, 'kind': 'copy'} for promise in recording.promised]
    host = start(recording, command=[program('journal_host'), recording.file, '--new'])
    candidate = Candidate(random.Random('migration'))
    candidate.join(host.link)
    work(host, candidate, edits)
    candidate.leave()
    host.close()
    return recording


def whole_program(scratch, edits):
    """The program that people run, unmodified, with its window."""
    recording = begin(scratch, 'whole_program')
    command = [program('jumpseat'), '--workspace', recording.file, '--new-session', 'rate-limiter']
    # Without a PATH it finds no bwrap: the system calls of a sandbox, tried out at the start, are not the program's.
    own = {'HOME': scratch, 'XDG_CONFIG_HOME': scratch, 'XDG_DATA_HOME': scratch, 'PATH': scratch}
    host = start(recording, command, own)
    candidate = Candidate(random.Random('program'), file='limiter')
    candidate.join(host.link)
    work(host, candidate, edits)
    candidate.ask('please explain')
    work(host, candidate, edits)
    candidate.leave()
    host.terminate()
    return recording


def describe(file):
    """Promises of everything that is in a workspace."""
    said = subprocess.run([program('image_checker'), '--describe', file], stdout=subprocess.PIPE, check=True)
    return [json.loads(line) for line in said.stdout.splitlines()]
