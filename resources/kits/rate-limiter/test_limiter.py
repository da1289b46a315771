"""Tests that came with the draft. Run them with: pytest -q"""
import threading

from limiter import RateLimiter


class FakeClock:
    """A clock that moves only when a test says so."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_allows_up_to_limit():
    limiter = RateLimiter(limit=3, period=60, clock=FakeClock())
    assert [limiter.allow("alice") for _ in range(3)] == [True, True, True]


def test_stops_a_flood():
    limiter = RateLimiter(limit=5, period=60, clock=FakeClock())
    answers = [limiter.allow("alice") for _ in range(50)]
    assert answers[0] is True
    assert answers[-1] is False


def test_window_slides():
    clock = FakeClock()
    limiter = RateLimiter(limit=2, period=10, clock=clock)
    for _ in range(20):
        limiter.allow("alice")
    assert limiter.allow("alice") is False
    clock.now += 10
    assert limiter.allow("alice") is True


def test_keys_are_independent():
    limiter = RateLimiter(limit=1, period=60, clock=FakeClock())
    for _ in range(5):
        limiter.allow("alice")
    assert limiter.allow("alice") is False
    assert limiter.allow("bob") is True


def test_many_threads():
    limiter = RateLimiter(limit=1000, period=60, clock=FakeClock())
    limiter.allow("alice")
    threads = [threading.Thread(target=limiter.allow, args=("alice",)) for _ in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert limiter.allow("alice") is True
