# SPDX-FileCopyrightText: 2026 The Jumpseat developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A stopped program ends by itself never."""

import os
import signal

print('begun', flush=True)
os.kill(os.getpid(), signal.SIGSTOP)
print('ESCAPED: it went on', flush=True)
