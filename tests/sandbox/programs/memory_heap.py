# SPDX-FileCopyrightText: 2026 The Jumpseat developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""More and more of it, touched."""

hoard = []
while True:
    hoard.append(bytearray(b'x' * (16 << 20)))
    print(f'{len(hoard) * 16} MiB', flush=True)
    if len(hoard) > 256:
        print('ESCAPED: 4 GiB', flush=True)
        break
