# SPDX-FileCopyrightText: 2026 The Jumpseat developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The person's home, the record, the keys, the system's own places."""

import os

from attack import WORLD, can, said

for path in WORLD['canaries']:
    can(path, lambda path=path: open(path).read())
for path in ('/sys', '/var', '/run', '/root', '/boot', '/mnt', '/media', '/srv', '/opt', '/etc/shadow', '/etc/ssh',
             '/etc/machine-id', '/proc/kcore', '/proc/1/root/root', '/dev/vda', '/dev/sda', '/dev/mem', '/dev/kvm', '/dev/fuse'):  # fmt: skip
    said(os.path.exists(path) and path != '/proc/kcore' and not path.startswith('/proc/1'), f'{path} is there')
said(os.listdir('/home') != ['candidate'] or os.listdir('/home/candidate') != [], f'home {os.listdir("/home/candidate")}')
can('kcore', lambda: open('/proc/kcore', 'rb').read(1))
