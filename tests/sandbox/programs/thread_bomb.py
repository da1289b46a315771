# SPDX-FileCopyrightText: 2026 The Jumpseat developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Threads count as processes."""

import threading
import time

most = 0
try:
    while most < 2000:
        threading.Thread(target=time.sleep, args=(100,), daemon=True).start()
        most += 1
    print('ESCAPED: 2000 threads', flush=True)
except RuntimeError:
    print(f'HELD after {most} threads', flush=True)
import os

os._exit(0)
