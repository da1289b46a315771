# SPDX-FileCopyrightText: 2026 The Jumpseat developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""How much each place takes, without filling it."""

import os

from attack import said

for place in ('/task', '/tmp', '/home/candidate', '/dev/shm', '/report', '/etc'):
    status = os.statvfs(place)
    said(status.f_blocks * status.f_frsize > 64 << 20, f'{place} takes {status.f_blocks * status.f_frsize >> 20} MiB')
