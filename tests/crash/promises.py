# SPDX-FileCopyrightText: 2026 The Jumpseat developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a host told the world, taken from its system calls: every frame that it handed to a socket and every line that
it printed. From the moment a call with such bytes begins, what they say has to be on the disk. promises.h lists the
kinds."""

import hashlib
import json
import re

import change_set
from websocket import TEXT, Frames


def sha(text):
    return hashlib.sha256(text.encode('utf-16-le')).hexdigest()


class Promises:
    """Grows with the steps of a log. `all` holds (number of the step, promise)."""

    def __init__(self):
        self.all = []
        self.acknowledged = []  # (number of the step, inserted text) of each edit that came back
        self._sockets = {}
        self._output = b''
        self._session = ''
        self._texts = {}  # (session, file, version)

    def step(self, number, edge, call):
        """True when the step told the world something."""
        if edge != 'begin' or call.name not in ('sendmsg', 'sendto', 'write', 'writev'):
            return False
        before = len(self.all)
        data = b''.join(call.strings)
        if call.path.startswith('socket:'):
            self._to_socket(number, call.path, data)
        elif call.fds and call.fds[0][0] == 1:
            self._printed(number, data)
        return len(self.all) > before

    def _add(self, number, session, kind, **fields):
        self.all.append((number, {'session': session, 'kind': kind, **fields}))

    # -- lines -------------------------------------------------------------------------------------------------

    def _printed(self, number, data):
        *lines, self._output = (self._output + data).split(b'\n')
        for line in lines:
            self._line(number, line.decode())

    def _line(self, number, line):
        if found := re.match(r'[Ss]ession:? (\S+)', line):
            self._session = found[1]
            for _, promise in self.all:  # made while the session had not been named
                promise['session'] = promise['session'] or found[1]
        elif found := re.search(r'http://\S+/#(\S+)', line):
            self._add(number, self._session, 'invite', token=found[1])
        elif line.startswith('saved '):
            self._add(number, self._session, 'events', count=int(line.split()[1]))

    # -- frames ------------------------------------------------------------------------------------------------

    def _to_socket(self, number, name, data):
        if data.startswith(b'HTTP/1.1 '):
            head, _, data = data.partition(b'\r\n\r\n')
            upgraded = b' 101 ' in head.split(b'\r\n')[0]
            self._sockets[name] = {'frames': Frames(), 'session': ''} if upgraded else None
        socket = self._sockets.get(name)
        if not socket:
            return
        for opcode, payload in socket['frames'].feed(data):
            if opcode == TEXT:
                self._frame(number, socket, json.loads(payload))

    def _frame(self, number, socket, message):
        if message['type'] == 'lobby':
            socket['session'] = message['session']
        handler = getattr(self, '_on_' + message['type'], None)
        if handler:
            handler(number, socket['session'], message)

    def _on_welcome(self, number, session, message):
        for file in message['files']:
            self._on_file(number, session, file)
        for turn in message['turns']:
            self._on_prompt(number, session, {**turn, 'text': turn['prompt']})
            if 'reply' in turn:
                self._on_reply(number, session, {'prompt': turn['id'], 'text': turn['reply']})

    def _on_file(self, number, session, file):
        self._add(number, session, 'file', id=file['id'], name=file['name'])
        self._version(number, session, file['id'], file['version'], file['text'])

    def _version(self, number, session, file, version, text):
        self._texts[session, file, version] = text
        self._add(number, session, 'version', file=file, version=version, sha=sha(text))

    def _on_updates(self, number, session, message):
        file, version = message['file'], message['version']
        for update in message['updates']:
            text = change_set.apply(update['changes'], self._texts[session, file, version])
            version += 1
            self._version(number, session, file, version, text)
            inserted = ''.join('\n'.join(part[1:]) for part in update['changes'] if isinstance(part, list))
            self.acknowledged.append((number, inserted))

    def _on_receipt(self, number, session, message):
        self._add(number, session, 'receipt', hash=message['hash'])

    def _on_prompt(self, number, session, message):
        self._add(number, session, 'prompt', id=message['id'], text=message['text'])

    def _on_reply(self, number, session, message):
        self._add(number, session, 'reply', id=message['prompt'], text=message['text'])

    def _on_suggestion(self, number, session, message):
        self._add(number, session, 'offered', id=message['id'])

    def _on_decided(self, number, session, message):
        self._add(number, session, 'decided', id=message['suggestion'], decision=message['decision'])
