# SPDX-FileCopyrightText: 2026 The Jumpseat developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Nothing but its own places can be written."""

import os

from attack import can

for place in ('/', '/usr', '/usr/bin', '/etc', '/dev', '/home', '/proc/sys/kernel', '/inside', '/report/..'):
    can(f'a file in {place}', lambda place=place: os.open(f'{place}/new', os.O_CREAT | os.O_WRONLY))
can('passwd', lambda: open('/etc/passwd', 'a'))
can('its own first process', lambda: open('/inside', 'ab'))
can('a sysctl', lambda: open('/proc/sys/kernel/core_pattern', 'w').write('x'))
