# SPDX-FileCopyrightText: 2026 The Jumpseat developers
# SPDX-License-Identifier: GPL-3.0-or-later

from words import count_words


def test_words_are_counted():
    assert count_words("to be or not to be") == {"to": 2, "be": 2, "or": 1, "not": 1}
