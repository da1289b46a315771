# SPDX-FileCopyrightText: 2026 The Jumpseat developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Another view of the files."""

from attack import refused

refused('mount', b'none', b'/tmp', b'tmpfs', 0, 0)
refused('umount2', b'/tmp', 2)
refused('pivot_root', b'/tmp', b'/tmp')
refused('chroot', b'/tmp')
refused('open_tree', -100, b'/', 1)
refused('move_mount', 0, b'', 0, b'', 4)
refused('fsopen', b'tmpfs', 0)
refused('mount_setattr', -100, b'/', 0, 0, 0)
