"""Sliding-window rate limiter for the public API."""
from __future__ import annotations

import threading
import time
from collections import deque
from dataclasses import dataclass, field


@dataclass(slots=True)
class Window:
    """Calls of one key inside the current period."""
    limit: int
    period: float  # seconds on the injected clock
    hits: deque[float] = field(default_factory=deque)


class RateLimiter:
    """Allow at most `limit` calls per `period` seconds for each key."""

    def __init__(self, limit: int, period: float, clock=time.monotonic) -> None:
        self._limit, self._period, self._clock = limit, period, clock
        self._windows: dict[str, Window] = {}
        self._lock = threading.Lock()

    def allow(self, key: str) -> bool:
        with self._lock:  # looking, counting and adding are one step
            return self._take(key, self._clock())

    def _take(self, key: str, now: float) -> bool:
        w = self._windows.get(key)
        if w is None:
            w = self._windows[key] = Window(self._limit, self._period)
        while w.hits and now - w.hits[0] >= w.period:
            w.hits.popleft()
        if len(w.hits) >= w.limit:
            return False
        w.hits.append(now)
        return True

    def retry_after(self, key: str) -> float:
        """Seconds until a call with `key` would be allowed; 0.0 when it would be allowed now. Does not count."""
        with self._lock:
            w = self._windows.get(key)
            if w is None or len(w.hits) < w.limit:
                return 0.0
            return max(0.0, w.hits[0] + w.period - self._clock())
