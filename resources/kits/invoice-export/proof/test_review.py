"""Your own tests. They run with the others; the fixtures stand in conftest.py."""
