# SPDX-FileCopyrightText: 2026 The Jumpseat developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A user namespace of one's own is root in it, and the way to much of the kernel."""

import ctypes

from attack import refused, said, syscall

CLONES = {'user': 0x10000000, 'mount': 0x20000, 'pid': 0x20000000, 'net': 0x40000000, 'ipc': 0x8000000, 'uts': 0x4000000}
for name, flag in CLONES.items():
    refused('unshare', flag)
    child = syscall('clone', flag | 17, 0, 0, 0, 0)
    if child == 0:
        ctypes.CDLL(None)._exit(0)
    said(child > 0, f'clone with a {name} namespace gave {child}')
arguments = (ctypes.c_uint64 * 11)(CLONES['user'], 0, 0, 0, 17)
refused('clone3', arguments, 88, allowed=(38,))
refused('setns', 0, 0)
