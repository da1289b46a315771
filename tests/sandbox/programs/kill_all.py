# SPDX-FileCopyrightText: 2026 The Jumpseat developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whom it may signal, first of all process 1."""

import os
import signal
import time

for number in (signal.SIGSTOP, signal.SIGTERM, signal.SIGKILL, signal.SIGUSR1):
    os.kill(1, number)
time.sleep(0.2)
print('HELD: process 1 lives', flush=True)
os.kill(-1, signal.SIGKILL)
