# SPDX-FileCopyrightText: 2026 The Jumpseat developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whoever listens on this computer must not hear from it."""

import socket

from attack import WORLD, can, said

for address, port in WORLD['listeners']:
    def connect(address=address, port=port):
        with socket.create_connection((address, port), timeout=2) as connection:
            connection.sendall(b'ESCAPED')
        return 'connected'
    can(f'{address}:{port}', connect)
for path in WORLD['unix']:
    def reach(path=path):
        with socket.socket(socket.AF_UNIX) as connection:
            connection.connect(path.replace('@', '\0', 1))
        return 'connected'
    can(f'unix {path}', reach)
can('a name', lambda: socket.getaddrinfo('example.org', 80))
interfaces = [name for _, name in socket.if_nameindex()]
said(interfaces != ['lo'], f'interfaces {interfaces}')
