# SPDX-FileCopyrightText: 2026 The Jumpseat developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""One folder that was left open would be a way out."""

import os

from attack import said

for name in os.listdir('/proc/self/fd'):
    try:
        where = os.readlink(f'/proc/self/fd/{name}')
    except OSError:
        continue
    if int(name) > 2:
        said('fd' not in where, f'descriptor {name} is {where}')
    else:
        said(not (where.startswith('pipe:') or where.startswith('/dev/')), f'descriptor {name} is {where}')
