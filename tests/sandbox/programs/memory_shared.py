# SPDX-FileCopyrightText: 2026 The Jumpseat developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Shared pages are in no process's data segment."""

import mmap

hoard = []
while True:
    piece = mmap.mmap(-1, 16 << 20)
    for page in range(0, 16 << 20, 4096):
        piece[page] = 1
    hoard.append(piece)
    print(f'{len(hoard) * 16} MiB', flush=True)
    if len(hoard) > 256:
        print('ESCAPED: 4 GiB', flush=True)
        break
