# SPDX-FileCopyrightText: 2026 The Jumpseat developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Empty files cost the kernel memory too."""

import os

for number in range(2_000_000):
    if number % 5000 == 0:
        os.mkdir(f'/tmp/{number}')
        folder = f'/tmp/{number}'
    os.close(os.open(f'{folder}/{number}', os.O_CREAT))
print('ESCAPED: two million files', flush=True)
