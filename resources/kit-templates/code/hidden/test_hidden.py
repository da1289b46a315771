# SPDX-FileCopyrightText: 2026 The Jumpseat developers
# SPDX-License-Identifier: GPL-3.0-or-later

import words


def test_blanks_and_line_breaks():
    assert words.count_words("a  b\na") == {"a": 2, "b": 1}


def test_case_is_left_aside():
    assert words.count_words("Straße STRASSE") == {"strasse": 2}


def test_most_frequent_first():
    assert words.most_common("b a a c a b", 2) == ["a", "b"]
