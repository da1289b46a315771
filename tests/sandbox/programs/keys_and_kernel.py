# SPDX-FileCopyrightText: 2026 The Jumpseat developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Keys of the user, and corners of the kernel."""

import ctypes

from attack import refused

refused('add_key', b'user', b'x', b'y', 1, -3)
refused('request_key', b'user', b'x', 0, -3)
refused('keyctl', 0, -3, 0)
refused('bpf', 0, ctypes.create_string_buffer(128), 128)
refused('perf_event_open', ctypes.create_string_buffer(128), 0, -1, -1, 0)
refused('userfaultfd', 0)
refused('name_to_handle_at', -100, b'/', 0, 0, 0)
refused('open_by_handle_at', -100, 0, 0)
refused('syslog', 3, 0, 0)
