# SPDX-FileCopyrightText: 2026 The Jumpseat developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Each of forty processes stays below any limit of its own."""

import os
import time

for _ in range(40):
    if os.fork() == 0:
        hoard = bytearray(b'x' * (100 << 20))
        time.sleep(100)
time.sleep(8)
print('ESCAPED: forty times 100 MiB', flush=True)
