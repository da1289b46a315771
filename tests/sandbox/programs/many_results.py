# SPDX-FileCopyrightText: 2026 The Jumpseat developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""More than anybody wants back."""

for number in range(3000):
    with open(f'result{number}', 'w') as result:
        result.write('x' * 8192)
print('HELD', flush=True)
