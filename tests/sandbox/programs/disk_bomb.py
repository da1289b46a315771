# SPDX-FileCopyrightText: 2026 The Jumpseat developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every place that can be written, until it is full."""

import os

total = 0
for place in ('/task', '/tmp', '/home/candidate', '/dev/shm', '/report'):
    try:
        for number in range(10_000):
            with open(f'{place}/bomb{number}', 'wb') as bomb:
                bomb.write(bytes(1 << 20))
            total += 1
            if total > 1024:
                print('ESCAPED: 1 GiB of files', flush=True)
                os._exit(0)
    except OSError as error:
        print(f'{place}: {error}', flush=True)
print(f'HELD at {total} MiB', flush=True)
