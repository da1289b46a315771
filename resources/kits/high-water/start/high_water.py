"""How long ago the water stood higher. The problem stands in PROBLEM.md."""
from __future__ import annotations


def since_higher(readings: list[tuple[int, int]], drop: int) -> list[int | None]:
    """For each reading the minutes since the latest earlier one that was at least `drop` higher, or None."""
    raise NotImplementedError("since_higher")
