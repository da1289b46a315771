# SPDX-FileCopyrightText: 2026 The Jumpseat developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Memory that no process and no mount is billed for."""

from attack import refused

refused('memfd_create', b'x', 0)
refused('memfd_secret', 0, allowed=(1, 38))
refused('shmget', 0, 64 << 20, 0o1600)
