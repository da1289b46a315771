# SPDX-FileCopyrightText: 2026 The Jumpseat developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""So have the calls of x32."""

import ctypes
import platform

if platform.machine() != 'x86_64':
    raise SystemExit(0)
result = ctypes.CDLL(None).syscall(ctypes.c_long(0x40000000 | 39))
print(f'{"ESCAPED" if result > 0 else "HELD"}: x32 getpid gave {result}', flush=True)
