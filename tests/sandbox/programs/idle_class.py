# SPDX-FileCopyrightText: 2026 The Jumpseat developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Out of the class that runs when nobody else wants to."""

import ctypes
import os

from attack import can, refused, said

said(os.sched_getscheduler(0) != os.SCHED_IDLE, f'class {os.sched_getscheduler(0)}')
refused('sched_setscheduler', 0, 0, ctypes.create_string_buffer(8))
refused('sched_setattr', 0, ctypes.create_string_buffer(64), 0)
can('nice', lambda: os.setpriority(os.PRIO_PROCESS, 0, 0))
