"""The example of PROBLEM.md, line by line: what Run starts."""
from high_water import since_higher

READINGS = [(0, 50), (10, 80), (20, 75), (30, 60), (45, 70), (60, 90), (75, 70)]

for (minute, level), answer in zip(READINGS, since_higher(READINGS, 10)):
    print(f"minute {minute:3}  level {level:3}  {answer}")
