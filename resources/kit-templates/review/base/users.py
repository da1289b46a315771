# SPDX-FileCopyrightText: 2026 The Jumpseat developers
# SPDX-License-Identifier: GPL-3.0-or-later

from contextlib import contextmanager
import sqlite3


@contextmanager
def connect():
    """A connection that is closed at the end of the block."""
    db = sqlite3.connect("users.db")
    try:
        yield db
    finally:
        db.close()
