"""What the interviewer runs after the first task. Nothing here looks into the limiter."""
import importlib.util
import sys
import threading
import time

import limiter as limiter_module
from limiter import RateLimiter


class FakeClock:
    """A clock that moves only when a test says so."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def admitted(limiter, key="alice", calls=50):
    """How many of so many calls are let through."""
    return sum(limiter.allow(key) for _ in range(calls))


class Watched:
    """A lock that tells when somebody has to wait for it."""

    def __init__(self, lock) -> None:
        self._lock, self.waits = lock, threading.Event()

    def acquire(self, blocking=True, timeout=-1):
        if self._lock.acquire(blocking=False):
            return True
        if not blocking:
            return False
        self.waits.set()
        return self._lock.acquire(timeout=timeout)

    def release(self):
        self._lock.release()

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *what):
        self.release()


def watch_locks(owner, waits):
    """Puts watched locks in the place of those that stand in a limiter or its module."""
    locks = (type(threading.Lock()), type(threading.RLock()))
    for name, value in list(vars(owner).items()):
        if isinstance(value, threading.Condition):
            watch_locks(value, waits)
        elif isinstance(value, locks):
            setattr(owner, name, Watched(value))
        if isinstance(watched := getattr(owner, name), Watched):
            watched.waits = waits


def stopped_at(line, limiter, key):
    """Two threads call `allow`. One stops before its n-th line until the other is done or has to wait for it.

    The answers of both, and whether the first got as far as that line.
    """
    reached, go_on, waits = threading.Event(), threading.Event(), threading.Event()
    watch_locks(limiter, waits)
    watch_locks(limiter_module, waits)
    answers = []
    seen = 0

    def trace(frame, event, argument):
        nonlocal seen
        if frame.f_code.co_filename != limiter_module.__file__:
            return None
        if event == "line":
            seen += 1
            if seen == line:
                reached.set()
                go_on.wait(5)
        return trace

    def first():
        sys.settrace(trace)
        try:
            answers.append(limiter.allow(key))
        finally:
            sys.settrace(None)
            reached.set()

    def second():
        answers.append(limiter.allow(key))
        waits.set()

    threads = [threading.Thread(target=first), threading.Thread(target=second)]
    threads[0].start()
    assert reached.wait(5)
    threads[1].start()
    waits.wait(0.2)  # for a lock that stands elsewhere and is not watched
    go_on.set()
    for thread in threads:
        thread.join(5)
        assert not thread.is_alive(), "two calls wait for each other"
    assert len(answers) == 2, "a call of allow did not come to its end"
    return answers, seen >= line


def two_threads_count_as_two_calls(limit, calls_before):
    """Wherever one thread is overtaken by another, as many calls are admitted as one after the other would be."""
    alone = RateLimiter(limit=limit, period=60, clock=FakeClock())
    expected = admitted(alone, "new")
    line, further = 1, True
    while further and line < 60:
        limiter = RateLimiter(limit=limit, period=60, clock=FakeClock())
        before = admitted(limiter, "new", calls_before)
        answers, further = stopped_at(line, limiter, "new")
        total = before + sum(answers) + admitted(limiter, "new")
        assert total == expected, f"{total} calls admitted, not {expected}, when overtaken before line {line} of allow"
        line += 1


def test_exactly_the_limit_is_admitted():
    for limit in (1, 2, 3, 10):
        limiter = RateLimiter(limit=limit, period=60, clock=FakeClock())
        answers = [limiter.allow("alice") for _ in range(limit + 5)]
        assert answers == [True] * limit + [False] * 5


def test_two_threads_and_a_new_key():
    two_threads_count_as_two_calls(limit=4, calls_before=0)


def test_two_threads_at_the_limit():
    for calls_before in (2, 3):
        two_threads_count_as_two_calls(limit=3, calls_before=calls_before)


def test_the_date_of_the_machine_does_not_matter(monkeypatch):
    steady, date = [5000.0], [1_790_000_000.0]
    for name in ("monotonic", "perf_counter"):
        monkeypatch.setattr(time, name, lambda: steady[0])
    monkeypatch.setattr(time, "time", lambda: date[0])
    spec = importlib.util.spec_from_file_location("limiter_again", limiter_module.__file__)
    again = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, "limiter_again", again)
    spec.loader.exec_module(again)

    limiter = again.RateLimiter(limit=2, period=10)
    admitted(limiter)
    date[0] += 1_000_000
    assert limiter.allow("alice") is False
    date[0] -= 2_000_000
    assert limiter.allow("alice") is False
    steady[0] += 10
    assert limiter.allow("alice") is True


def test_a_call_counts_for_exactly_the_period():
    clock = FakeClock()
    limiter = RateLimiter(limit=2, period=10, clock=clock)
    admitted(limiter)
    clock.now += 9.75
    assert limiter.allow("alice") is False
    clock.now += 0.25
    assert limiter.allow("alice") is True


def test_refused_calls_do_not_count():
    clock = FakeClock()
    limiter = RateLimiter(limit=1, period=10, clock=clock)
    admitted(limiter)
    for _ in range(5):
        clock.now += 1
        assert limiter.allow("alice") is False
    clock.now += 5
    assert limiter.allow("alice") is True


def test_keys_do_not_share_their_calls():
    limiter = RateLimiter(limit=2, period=60, clock=FakeClock())
    assert admitted(limiter, "alice") == admitted(limiter, "bob")
