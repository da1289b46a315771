# SPDX-FileCopyrightText: 2026 The Jumpseat developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Programs that run as root for ordinary users."""

import os
import subprocess

from attack import can, said

said('NoNewPrivs:\t1' not in open('/proc/self/status').read(), 'no new privileges')
for line in open('/proc/self/status'):
    if line.startswith('Cap') and not line.startswith('CapBnd'):
        said(line.split()[1].strip('0') != '', line.strip())
can('uid 0', lambda: os.setuid(0))
for name in ('su', 'mount', 'passwd', 'newgrp', 'chsh', 'pkexec', 'sudo'):
    try:
        run = subprocess.run([name, '--version'], capture_output=True, text=True, timeout=5, check=False)
        print(f'{name}: {run.returncode}')
    except (OSError, subprocess.TimeoutExpired) as error:
        print(f'{name}: {error}')
print('HELD', flush=True)
