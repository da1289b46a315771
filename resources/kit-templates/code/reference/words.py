# SPDX-FileCopyrightText: 2026 The Jumpseat developers
# SPDX-License-Identifier: GPL-3.0-or-later

import sys


def count_words(text: str) -> dict[str, int]:
    """How often each word occurs, upper and lower case left aside."""
    counts: dict[str, int] = {}
    for word in text.split():
        word = word.casefold()
        counts[word] = counts.get(word, 0) + 1
    return counts


def most_common(text: str, n: int) -> list[str]:
    """The n most frequent words, the most frequent first."""
    counts = count_words(text)
    return sorted(counts, key=counts.get, reverse=True)[:n]


if __name__ == "__main__":
    for name, count in count_words(sys.stdin.read() or "to be or not to be").items():
        print(count, name)
