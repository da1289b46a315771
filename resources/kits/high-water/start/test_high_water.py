"""The examples of PROBLEM.md, and one more. Add your own."""
from high_water import since_higher

READINGS = [(0, 50), (10, 80), (20, 75), (30, 60), (45, 70), (60, 90), (75, 70)]


def test_the_example():
    assert since_higher(READINGS, 10) == [None, None, None, 10, 35, None, 15]


def test_a_drop_that_never_happened():
    assert since_higher(READINGS, 30) == [None] * 7


def test_falling_water():
    assert since_higher([(0, 9), (5, 7), (6, 5), (20, 3)], 2) == [None, 5, 1, 14]
