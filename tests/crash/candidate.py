# SPDX-FileCopyrightText: 2026 The Jumpseat developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A candidate made of code, on the real wire. It keeps its own idea of the text and, after the host was gone, sends
again what was not acknowledged: what PROTOCOL.md asks of a page."""

import collections
import json
import secrets
import time

import change_set
from websocket import WebSocket


class Candidate:
    def __init__(self, random, file='main.py'):
        self.random = random
        self.file = file
        self.client = secrets.token_hex(8)
        self.version = 0
        self.confirmed = None  # the text of `version`, as the host sent it
        self.pending = []  # updates that did not come back yet
        self.count = 0  # of own edits, ever
        self.text = ''  # with the pending edits in it
        self.untouched = 0  # length of what was there before this candidate
        self.sent_again = 0
        self.socket = None
        self.patience = 10  # seconds that it waits for an answer
        self.sent = collections.deque(maxlen=350)  # when the last messages went out
        self.others = []  # messages that nobody waited for

    # -- talking -----------------------------------------------------------------------------------------------

    def send(self, kind, **fields):
        self._keep_pace()
        self.socket.send(json.dumps({'type': kind, **fields}))

    def _keep_pace(self):
        """A host takes whoever sends 400 messages in a second for a flood, and closes."""
        if len(self.sent) == self.sent.maxlen:
            time.sleep(max(0, self.sent[0] + 1 - time.monotonic()))
        self.sent.append(time.monotonic())

    def receive(self, kind):
        while True:
            message = json.loads(self.socket.receive())
            if message['type'] == kind:
                return message
            if message['type'] in ('error', 'refused'):
                raise AssertionError(message)
            self.others.append(message)

    def join(self, link):
        """Connects, or connects again, and brings the host up to date."""
        address, token = link.removeprefix('http://').split('/#')
        self.socket = WebSocket(address, self.patience)
        self.send('hello', protocol=1, token=token, client=self.client)
        lobby = self.receive('lobby')
        self.send('join', name='Ada Quill', notice=lobby['notice'])
        welcome = self.receive('welcome')
        there = next(file for file in welcome['files'] if file['id'] == self.file)
        if self.confirmed is None:
            self.version, self.confirmed = there['version'], there['text']
            self.text = self.confirmed
            self.untouched = len(self.text)
        else:
            self._catch_up(there)

    def leave(self):
        if self.socket:
            self.socket.close()

    def _catch_up(self, there):
        if there['version'] < self.version:
            raise AssertionError(f'version {self.version} was acknowledged and the host has {there["version"]}')
        if there['version'] > self.version:
            self.send('pull', file=self.file, version=self.version)
            self._take_updates(self.receive('updates'))
        if self.confirmed != there['text']:
            raise AssertionError('the text that was acknowledged is not the one that came back')
        if self.pending:
            self.sent_again += len(self.pending)
            self._push()

    # -- editing -----------------------------------------------------------------------------------------------

    def type(self, how_many=1):
        """Makes edits and sends them, without waiting."""
        for _ in range(how_many):
            self.pending.append(self._edit())
        self._push()

    def _edit(self):
        """Mostly an insertion with a mark that occurs once; a deletion where the text has grown long. All of it behind
        the first text, which the assistant's proposals need."""
        self.count += 1
        length = len(self.text)
        begin = self.random.randrange(self.untouched, length + 1)
        if length > self.untouched + 2000:
            end = self.untouched + 1500
            changes = change_set.replace(length, self.untouched, end, '')
        else:
            changes = change_set.replace(length, begin, begin, f'e{self.count:06d};')
        self.text = change_set.apply(changes, self.text)
        return {'n': self.count, 'changes': changes, 'event': 'input.type'}

    def _push(self):
        self.send('push', file=self.file, version=self.version, updates=self.pending)

    def wait_until_saved(self):
        while self.pending:
            self._take_updates(self.receive('updates'))

    def _take_updates(self, message):
        if message['file'] != self.file or message['version'] != self.version:
            raise AssertionError(f'{message["file"]} {message["version"]} came, {self.version} was expected')
        for update in message['updates']:
            if update['client'] != self.client or not self.pending:
                raise AssertionError('an edit that this candidate has not made, or not twice')
            own = self.pending.pop(0)
            if own['changes'] != update['changes']:
                raise AssertionError('another edit than was sent')
            self.confirmed = change_set.apply(update['changes'], self.confirmed)
            self.version += 1

    # -- the assistant -----------------------------------------------------------------------------------------

    def ask(self, text):
        """Asks and decides on what is proposed, if anything is."""
        self.others.clear()
        self.send('ask', mid=secrets.token_hex(8), text=text, context=[self.file])
        self.receive('prompt')
        self.receive('reply')

    def decide(self):
        suggestion = self.receive('suggestion')
        self.send(
            'decide', mid=secrets.token_hex(8), suggestion=suggestion['id'], decision='rejected', lines=0
        )
        self.receive('decided')

    def add_file(self, name):
        self.send('file-add', mid=secrets.token_hex(8), name=name, text='x\n')
        self.receive('file')
