# SPDX-FileCopyrightText: 2026 The Jumpseat developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""System calls by another door."""

import ctypes

from attack import refused

refused('io_uring_setup', 8, ctypes.create_string_buffer(256))
