# SPDX-FileCopyrightText: 2026 The Jumpseat developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""No word of this computer."""

import os
import socket

from attack import WORLD, said

for secret in WORLD['secrets']:
    said(any(secret in value for value in os.environ.values()), f'secret {secret[:4]} in the environment')
said(socket.gethostname() != 'sandbox', socket.gethostname())
said(os.getuid() != 1000 or os.getgid() != 1000, f'{os.getuid()}:{os.getgid()}')
said(set(os.getgroups()) - {1000}, f'groups {os.getgroups()}')
