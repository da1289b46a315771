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


def test_refuses_the_call_after_the_limit():
    limiter = RateLimiter(limit=3, period=60, clock=FakeClock())
    answers = [limiter.allow("alice") for _ in range(5)]
    assert answers == [True, True, True, False, False]


class MeetingPlace(dict):
    """Holds whoever finds no value until the other thread has looked too."""

    def __init__(self) -> None:
        super().__init__()
        self._barrier = threading.Barrier(2)

    def get(self, key, default=None):
        value = super().get(key, default)
        if value is None:
            try:
                self._barrier.wait(timeout=0.5)
            except threading.BrokenBarrierError:
                pass  # the other one is not coming: it waits for the lock
        return value


def test_two_threads_share_the_window_of_a_new_key():
    limiter = RateLimiter(limit=3, period=60, clock=FakeClock())
    limiter._windows = MeetingPlace()
    threads = [threading.Thread(target=limiter.allow, args=("new",)) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [limiter.allow("new") for _ in range(3)] == [True, False, False]


def test_nothing_to_wait_for():
    limiter = RateLimiter(limit=2, period=10, clock=FakeClock())
    assert limiter.retry_after("alice") == 0.0
    limiter.allow("alice")
    assert limiter.retry_after("alice") == 0.0


def test_retry_after_names_the_moment_of_the_next_call():
    clock = FakeClock()
    limiter = RateLimiter(limit=2, period=10, clock=clock)
    limiter.allow("alice")
    clock.now += 4
    limiter.allow("alice")
    assert limiter.retry_after("alice") == 6.0
    clock.now += 5.75
    assert limiter.allow("alice") is False
    clock.now += 0.25
    assert limiter.retry_after("alice") == 0.0
    assert limiter.allow("alice") is True


def test_asking_does_not_count():
    limiter = RateLimiter(limit=2, period=10, clock=FakeClock())
    for _ in range(5):
        limiter.retry_after("alice")
    assert [limiter.allow("alice") for _ in range(3)] == [True, True, False]


def test_many_threads():
    limiter = RateLimiter(limit=1000, period=60, clock=FakeClock())
    limiter.allow("alice")
    threads = [threading.Thread(target=limiter.allow, args=("alice",)) for _ in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert limiter.allow("alice") is True
