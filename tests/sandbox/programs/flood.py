# SPDX-FileCopyrightText: 2026 The Jumpseat developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Output without end, on both."""

import sys

while True:
    sys.stdout.write('x' * 65536)
    sys.stderr.write('y' * 65536)
