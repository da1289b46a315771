# SPDX-FileCopyrightText: 2026 The Jumpseat developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""As much of RFC 6455 as a test needs: a client, and reading what a server sent."""

import base64
import os
import socket
import struct

TEXT, CLOSE, PING, PONG = 1, 8, 9, 10


class Frames:
    """Puts messages together from the bytes of a server."""

    def __init__(self):
        self.bytes = bytearray()
        self._parts = bytearray()
        self._opcode = 0

    def feed(self, data):
        """The messages that are whole now: [(opcode, bytes)]."""
        self.bytes += data
        messages = []
        while (frame := self._take_frame()) is not None:
            last, opcode, payload = frame
            if opcode >= CLOSE:  # control frames may stand between the parts of a message
                messages.append((opcode, payload))
                continue
            self._opcode = opcode or self._opcode
            self._parts += payload
            if last:
                messages.append((self._opcode, bytes(self._parts)))
                self._parts.clear()
        return messages

    def _take_frame(self):
        if len(self.bytes) < 2:
            return None
        length, at = self.bytes[1] & 0x7F, 2
        if length >= 126:
            form = '>H' if length == 126 else '>Q'
            at += struct.calcsize(form)
            if len(self.bytes) < at:
                return None
            (length,) = struct.unpack(form, self.bytes[2:at])
        if len(self.bytes) < at + length:
            return None
        first, payload = self.bytes[0], bytes(self.bytes[at : at + length])
        del self.bytes[: at + length]
        return first & 0x80, first & 0x0F, payload


def masked(opcode, payload):
    """A client's frame."""
    head = bytes([0x80 | opcode])
    if len(payload) < 126:
        head += bytes([0x80 | len(payload)])
    elif len(payload) < 1 << 16:
        head += bytes([0x80 | 126]) + struct.pack('>H', len(payload))
    else:
        head += bytes([0x80 | 127]) + struct.pack('>Q', len(payload))
    mask = os.urandom(4)
    whole = (mask * (len(payload) // 4 + 1))[: len(payload)]
    mixed = int.from_bytes(payload, 'big') ^ int.from_bytes(whole, 'big')
    return head + mask + mixed.to_bytes(len(payload), 'big')


class WebSocket:
    """Raises OSError when the other side is gone or silent."""

    def __init__(self, address, patience=10):
        host, port = address.split(':')
        self.socket = socket.create_connection((host, int(port)), timeout=patience)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.frames = Frames()
        self.messages = []
        self._shake_hands(address)

    def _shake_hands(self, address):
        key = base64.b64encode(os.urandom(16)).decode()
        lines = [
            'GET /ws HTTP/1.1', f'Host: {address}', f'Origin: http://{address}', 'Upgrade: websocket',
            'Connection: Upgrade', f'Sec-WebSocket-Key: {key}', 'Sec-WebSocket-Version: 13', '', '',
        ]  # fmt: skip
        self.socket.sendall('\r\n'.join(lines).encode())
        answer = b''
        while b'\r\n\r\n' not in answer:
            answer += self._receive()
        head, _, rest = answer.partition(b'\r\n\r\n')
        if b' 101 ' not in head.split(b'\r\n')[0]:
            raise OSError(f'not upgraded: {head!r}')
        self.messages += self.frames.feed(rest)

    def _receive(self):
        data = self.socket.recv(1 << 16)
        if not data:
            raise ConnectionError('closed without a word')
        return data

    def send(self, text):
        self.socket.sendall(masked(TEXT, text.encode()))

    def receive(self):
        """The next text."""
        while True:
            while not self.messages:
                self.messages += self.frames.feed(self._receive())
            opcode, payload = self.messages.pop(0)
            if opcode == TEXT:
                return payload.decode()
            if opcode == CLOSE:
                raise ConnectionError(f'closed: {struct.unpack(">H", payload[:2])[0] if payload else 0}')
            if opcode == PING:
                self.socket.sendall(masked(PONG, payload))

    def close(self):
        self.socket.close()
