# SPDX-FileCopyrightText: 2026 The Jumpseat developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Families that only drivers and attackers use."""

import socket

from attack import can

for family, kind, protocol in ((17, 3, 3), (38, 5, 0), (40, 1, 0), (16, 3, 16), (16, 3, 12), (9, 5, 0), (29, 3, 1), (30, 1, 0),
                               (21, 5, 0), (31, 3, 1), (44, 3, 0), (1000, 1, 0)):  # fmt: skip
    can(f'family {family}', lambda f=family, k=kind, p=protocol: socket.socket(f, k, p))
