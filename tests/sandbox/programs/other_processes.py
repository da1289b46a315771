# SPDX-FileCopyrightText: 2026 The Jumpseat developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Looking into the first process, and out of the sandbox."""

import ctypes
import os

from attack import can, refused, said

buffer = ctypes.create_string_buffer(64)
vector = (ctypes.c_uint64 * 2)(ctypes.addressof(buffer), 64)
refused('ptrace', 16, 1, 0, 0)
refused('process_vm_readv', 1, vector, 1, vector, 1, 0)
refused('pidfd_getfd', 0, 0, 0)
refused('kcmp', 1, 1, 0, 0, 0)
for name in ('environ', 'mem', 'maps', 'fd/3', 'fd/4', 'cwd/x', 'root/etc/shadow'):
    can(f'/proc/1/{name}', lambda name=name: open(f'/proc/1/{name}', 'rb').read(10) or (_ for _ in ()).throw(OSError('empty')))
others = [name for name in os.listdir('/proc') if name.isdigit() and int(name) not in (1, os.getpid())]
said(bool(others), f'other processes: {others}')
