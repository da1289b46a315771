import math
import os
import random
import sys

import pytest

import high_water
from high_water import since_higher


def simple(readings, drop):
    """What is asked for, word by word."""
    answers = []
    for now, (minute, level) in enumerate(readings):
        earlier = [at for at, before in readings[:now] if before >= level + drop]
        answers.append(minute - earlier[-1] if earlier else None)
    return answers


def every_minute(levels):
    return list(enumerate(levels))


# edges


def test_no_readings():
    assert since_higher([], 5) == []


def test_one_reading():
    assert since_higher([(7, 100)], 0) == [None]


def test_exactly_the_drop_is_enough():
    assert since_higher([(0, 30), (4, 20)], 10) == [None, 4]
    assert since_higher([(0, 30), (4, 20)], 11) == [None, None]


def test_a_drop_of_zero_counts_equal_levels():
    assert since_higher([(0, 5), (3, 5), (10, 5)], 0) == [None, 3, 7]


def test_equal_levels_with_a_drop():
    assert since_higher([(0, 8), (1, 5), (3, 5), (10, 5)], 3) == [None, 1, 3, 10]


def test_the_latest_and_not_the_highest():
    assert since_higher([(0, 90), (1, 50), (2, 20)], 10) == [None, 1, 1]


def test_not_the_one_before_but_an_older_one():
    assert since_higher([(0, 40), (5, 12), (9, 11), (20, 10)], 20) == [None, 5, 9, 20]


def test_high_water_that_was_topped_by_too_little():
    # 31 at 2 tops 30 at 0 and is high enough itself; 12 at 3 is not
    assert since_higher([(0, 30), (2, 31), (3, 12), (8, 10)], 15) == [None, None, 1, 6]


def test_levels_below_the_mark():
    assert since_higher([(0, -10), (6, -30), (7, -25), (9, 0)], 15) == [None, 6, 7, None]


def test_large_numbers_and_gaps():
    assert since_higher([(10**12, 10**9), (10**12 + 10**6, -(10**9))], 2 * 10**9) == [None, 10**6]


def test_rising_water_is_never_answered():
    assert since_higher(every_minute(range(50)), 0) == [None] * 50


def test_the_readings_are_left_as_they_were():
    readings = [(0, 50), (10, 80), (20, 75)]
    since_higher(readings, 1)
    assert readings == [(0, 50), (10, 80), (20, 75)]


def test_a_second_call_knows_nothing_of_the_first():
    since_higher([(0, 1000)], 1)
    assert since_higher([(5, 1)], 1) == [None]


@pytest.mark.parametrize("seed", range(40))
def test_the_same_as_word_by_word(seed):
    chance = random.Random(seed)
    spread = chance.choice((3, 20, 1000))
    minute, readings = 0, []
    for _ in range(chance.randrange(120)):
        minute += chance.randrange(1, 30)
        readings.append((minute, chance.randrange(-spread, spread)))
    for drop in (0, 1, spread // 2, spread):
        assert since_higher(readings, drop) == simple(readings, drop)


# work


class Level(int):
    """A level that counts how often it is compared, whoever compares it."""

    compared = 0
    __hash__ = int.__hash__


def counting(name):
    plain = getattr(int, name)

    def method(self, other):
        Level.compared += 1
        return plain(self, other)

    return method


for name in ("__lt__", "__le__", "__gt__", "__ge__", "__eq__", "__ne__"):
    setattr(Level, name, counting(name))


class TooMuch(BaseException):
    """Thrown into the function so that nobody waits for it."""


def work(levels, drop, most):
    """Lines that the solution executes, and comparisons of levels wherever they happen; inf when more than `most`."""
    readings = [(minute, Level(level)) for minute, level in enumerate(levels)]
    folder = os.path.dirname(high_water.__file__)
    lines = 0

    def step(_frame, event, _argument):
        nonlocal lines
        if event == "line":  # another line, or the same one once more in a loop
            lines += 1
            if lines + Level.compared > most:
                raise TooMuch
        return step

    def enter(frame, _event, _argument):
        file = frame.f_code.co_filename
        return step if os.path.dirname(file) == folder and file != __file__ else None

    Level.compared = 0
    before = sys.gettrace()
    sys.settrace(enter)
    try:
        since_higher(readings, drop)
    except TooMuch:
        return math.inf
    finally:
        sys.settrace(before)
    return lines + Level.compared if lines + Level.compared <= most else math.inf


SHAPES = {
    "rising": lambda n: (range(n), 1),
    "falling": lambda n: (range(n, 0, -1), 1),
    "falling by too little": lambda n: (range(n, 0, -1), n // 2),
    "falling and never enough": lambda n: (range(n, 0, -1), 2 * n),
    "level": lambda n: ([5] * n, 0),
    "level and never enough": lambda n: ([5] * n, 1),
    "saw": lambda n: ([n - minute + (minute % 7) * 3 for minute in range(n)], n // 3),
    "any": lambda n: ([random.Random(minute).randrange(n) for minute in range(n)], n // 4),
}

SMALL, LARGE = 250, 1000


@pytest.mark.parametrize("shape", SHAPES)
def test_four_times_the_readings_are_not_much_more_than_four_times_the_work(shape):
    small = work(*SHAPES[shape](SMALL), math.inf)
    # n log n makes 5 of it, with another log 6, and n * n makes 16
    assert work(*SHAPES[shape](LARGE), 7 * small) < math.inf


def test_fifty_thousand_readings():
    shape = SHAPES["falling by too little"]
    n = 3000
    assert work(*shape(n), 500 * n) < math.inf, "not tried with more, it would take too long"
    n = 50_000
    levels, drop = shape(n)
    assert since_higher(every_minute(levels), drop) == [None] * drop + [drop] * (n - drop)
