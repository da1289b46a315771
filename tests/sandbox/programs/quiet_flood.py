# SPDX-FileCopyrightText: 2026 The Jumpseat developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""One byte at a time, for ever."""

import os

while True:
    os.write(1, b'z')
