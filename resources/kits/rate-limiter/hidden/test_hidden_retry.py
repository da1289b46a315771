"""What the interviewer runs after the second task."""
import threading

from limiter import RateLimiter


class FakeClock:
    """A clock that moves only when a test says so."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def used_up(limit=2, period=10):
    """A limiter whose calls are a second apart, and its clock, half a second after the last of them."""
    clock = FakeClock()
    limiter = RateLimiter(limit=limit, period=period, clock=clock)
    for _ in range(limit):
        assert limiter.allow("alice") is True
        clock.now += 1
    clock.now -= 0.5
    return limiter, clock


def test_nothing_to_wait_for_with_an_unknown_key():
    limiter = RateLimiter(limit=1, period=10, clock=FakeClock())
    wait = limiter.retry_after("alice")
    assert wait == 0.0
    assert isinstance(wait, float)


def test_nothing_to_wait_for_below_the_limit():
    limiter = RateLimiter(limit=3, period=10, clock=FakeClock())
    for _ in range(2):
        limiter.allow("alice")
        assert limiter.retry_after("alice") == 0.0
    limiter.allow("alice")
    assert limiter.retry_after("alice") == 10.0


def test_the_wait_is_until_the_oldest_call_leaves():
    for limit in (1, 2, 5):
        limiter, clock = used_up(limit=limit)
        wait = limiter.retry_after("alice")
        assert isinstance(wait, float)
        assert wait == 10 - (limit - 0.5)


def test_a_call_after_the_wait_is_allowed_and_none_before():
    limiter, clock = used_up(limit=3)
    wait = limiter.retry_after("alice")
    clock.now += wait - 0.25
    assert limiter.allow("alice") is False
    assert limiter.retry_after("alice") == 0.25
    clock.now += 0.25
    assert limiter.retry_after("alice") == 0.0
    assert limiter.allow("alice") is True
    assert limiter.retry_after("alice") == 1.0  # the second of the three leaves a second later


def test_long_after_the_last_call_there_is_nothing_to_wait_for():
    limiter, clock = used_up()
    clock.now += 1000
    assert limiter.retry_after("alice") == 0.0


def test_asking_does_not_count_and_changes_nothing():
    limiter, clock = used_up(limit=2)
    waits = {limiter.retry_after("alice") for _ in range(20)}
    assert len(waits) == 1
    clock.now += 20
    for _ in range(20):
        assert limiter.retry_after("alice") == 0.0
        assert limiter.retry_after("bob") == 0.0
    assert [limiter.allow("alice") for _ in range(3)] == [True, True, False]
    assert [limiter.allow("bob") for _ in range(3)] == [True, True, False]


def test_keys_wait_for_themselves():
    limiter, clock = used_up()
    assert limiter.retry_after("bob") == 0.0


def test_asking_and_calling_do_not_wait_for_each_other():
    limiter, clock = used_up()
    done = []

    def ask():
        limiter.retry_after("alice")
        limiter.allow("alice")
        limiter.retry_after("new")
        done.append(True)

    thread = threading.Thread(target=ask, daemon=True)
    thread.start()
    thread.join(5)
    assert done, "retry_after or allow never came back"
