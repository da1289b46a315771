# SPDX-FileCopyrightText: 2026 The Jumpseat developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Types into the terminal of whoever started it."""

import fcntl
import os
import struct
import termios

from attack import said

for name in ('/dev/tty', 0, 1, 2):
    try:
        descriptor = os.open(name, os.O_RDWR) if isinstance(name, str) else name
        for request in (termios.TIOCSTI, termios.TIOCSTI | 0x1_0000_0000):
            fcntl.ioctl(descriptor, request & 0xFFFFFFFF, b'x')
            said(True, f'TIOCSTI on {name}')
    except OSError as error:
        said(False, f'TIOCSTI on {name}: {error}')
try:
    fcntl.ioctl(0, termios.TIOCSETD, struct.pack('i', 2))
    said(True, 'TIOCSETD')
except OSError as error:
    said(False, f'TIOCSETD: {error}')
