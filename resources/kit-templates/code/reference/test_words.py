# SPDX-FileCopyrightText: 2026 The Jumpseat developers
# SPDX-License-Identifier: GPL-3.0-or-later

from words import count_words, most_common


def test_words_are_counted():
    assert count_words("to be or not to be") == {"to": 2, "be": 2, "or": 1, "not": 1}


def test_blanks_make_no_words():
    assert count_words("a  b\n") == {"a": 1, "b": 1}


def test_the_most_frequent_come_first():
    assert most_common("b a a", 1) == ["a"]
