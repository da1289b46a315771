# SPDX-FileCopyrightText: 2026 The Jumpseat developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Escapes for whoever reads the output."""

print('\x1b]0;title\x07\x1b[2J\x1b[31mFAIL\rPASS\x1b[0m \u202eevil\u202c \x00 end', flush=True)
