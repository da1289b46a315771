"""What the columns of a customer list may hold."""
from __future__ import annotations

import re
from decimal import Decimal

MAX_NAME = 80

EMAIL = re.compile(r"[^@\s]+@[^@\s]+")
COUNTRY = re.compile(r"[A-Za-z]{2}")
AMOUNT = re.compile(r"[0-9]{1,7}(\.[0-9]{1,2})?")


def is_email(text: str) -> bool:
    return EMAIL.fullmatch(text) is not None


def country_code(text: str) -> str | None:
    """Two letters, in capitals; None when it is something else."""
    return text.upper() if COUNTRY.fullmatch(text) else None


def amount(text: str) -> Decimal | None:
    """An amount with two places at most, such as 1250 or 99.50; None when it is something else."""
    return Decimal(text) if AMOUNT.fullmatch(text) else None


def tag_list(text: str) -> list[str]:
    """Tags are separated by semicolons; in small letters, each once, in the order given."""
    tags = (tag.strip().lower() for tag in text.split(";"))
    return list(dict.fromkeys(tag for tag in tags if tag))
