# SPDX-FileCopyrightText: 2026 The Jumpseat developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A dump goes to a collector outside."""

import os
import resource
import signal

print('HELD' if resource.getrlimit(resource.RLIMIT_CORE)[1] <= 1 else 'ESCAPED: core dumps', flush=True)
os.kill(os.getpid(), signal.SIGSEGV)
