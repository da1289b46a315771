"""The register: every customer of Larkfield Supply."""
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import islice


@dataclass(slots=True)
class Customer:
    email: str
    name: str
    country: str
    credit_limit: Decimal | None = None  # None: nothing agreed; 0: pays in advance
    address: str = ""
    tags: list[str] = field(default_factory=list)
    on_hold: bool = False  # set by accounts, never by an import


def email_key(email: str) -> str:
    """Two addresses with the same key belong to the same customer."""
    return email.casefold()


class Register:
    """Customers by email, in the order in which they were added or last changed."""

    def __init__(self) -> None:
        self._by_key: dict[str, Customer] = {}

    def __len__(self) -> int:
        return len(self._by_key)

    def __iter__(self) -> Iterator[Customer]:
        return iter(self._by_key.values())

    def find(self, email: str) -> Customer | None:
        """The record itself, not a copy of it. To change it, `update` it."""
        return self._by_key.get(email_key(email))

    def add(self, customer: Customer) -> None:
        """ValueError when the email is known."""
        key = email_key(customer.email)
        if key in self._by_key:
            raise ValueError(f"{customer.email} is in the register")
        self._by_key[key] = customer

    def update(self, customer: Customer) -> None:
        """Put `customer` in the place of the record with its email. KeyError when there is none."""
        key = email_key(customer.email)
        del self._by_key[key]
        self._by_key[key] = customer

    def recent(self, count: int) -> list[Customer]:
        """Up to `count` customers that were added or changed last, the latest first."""
        return list(islice(reversed(self._by_key.values()), count))
