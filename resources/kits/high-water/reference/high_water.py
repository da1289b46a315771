"""How long ago the water stood higher. The problem stands in PROBLEM.md."""
from __future__ import annotations

from bisect import bisect_right


def since_higher(readings: list[tuple[int, int]], drop: int) -> list[int | None]:
    """For each reading the minutes since the latest earlier one that was at least `drop` higher, or None.

    A reading that a later one equals or tops is never the answer again. What is left has falling levels from the
    oldest to the newest, so the latest one that is high enough is found by halving.
    """
    answers: list[int | None] = []
    minutes: list[int] = []
    depths: list[int] = []  # levels with the sign turned, so that they rise, as bisect wants it
    for minute, level in readings:
        high_enough = bisect_right(depths, -(level + drop))
        answers.append(minute - minutes[high_enough - 1] if high_enough else None)
        while depths and depths[-1] >= -level:
            depths.pop()
            minutes.pop()
        depths.append(-level)
        minutes.append(minute)
    return answers
