# SPDX-FileCopyrightText: 2026 The Jumpseat developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Children without end."""

import os
import time

print('begun', flush=True)
most = 0
while True:
    try:
        if os.fork() == 0:
            time.sleep(100)
    except OSError:
        print(f'HELD after {most} children', flush=True)
        time.sleep(0.2)
        break
    most += 1
    if most > 2000:
        print('ESCAPED: 2000 children', flush=True)
        break
