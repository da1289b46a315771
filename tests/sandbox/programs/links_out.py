# SPDX-FileCopyrightText: 2026 The Jumpseat developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Leaves links, pipes and strange names where results are collected."""

import os

from attack import WORLD

canary = WORLD['canaries'][0]
os.symlink(canary, 'stolen.txt')
os.symlink(os.path.dirname(canary), 'folder')
os.symlink('/etc/passwd', 'passwd.txt')
os.symlink('.', 'round')
os.mkfifo('pipe')
os.link('world.json', 'second_name')
os.mkdir('deep')
at = 'deep'
for number in range(100):
    at += '/d'
    os.mkdir(at)
open('new\nline', 'w').close()
open('esc\x1b[2J', 'w').close()
os.mkdir('-rf')
open('-rf/--bind', 'w').write('harmless')
os.remove('kept.txt')
os.symlink(canary, 'kept.txt')
open('result.txt', 'w').write('done')
print('HELD', flush=True)
