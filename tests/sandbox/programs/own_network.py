# SPDX-FileCopyrightText: 2026 The Jumpseat developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""An honest program that talks to itself."""

import socket
import threading

server = socket.create_server(('127.0.0.1', 0))
threading.Thread(target=lambda: server.accept()[0].sendall(b'hello'), daemon=True).start()
with socket.create_connection(server.getsockname(), timeout=5) as connection:
    print(connection.recv(5).decode(), flush=True)
