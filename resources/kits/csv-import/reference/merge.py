"""Lists from branches we have heard from before. What has to happen stands in MERGE.md."""
from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import BinaryIO

from importer import RowError, check_row, read_rows
from register import Customer, Register, email_key


@dataclass(slots=True)
class MergeReport:
    added: int = 0
    updated: int = 0
    unchanged: int = 0
    errors: list[RowError] = field(default_factory=list)


def merged(known: Customer, incoming: Customer) -> Customer:
    """The customer `known` as it stands after a row with `incoming`. Neither of the two is changed."""
    limit = known.credit_limit if incoming.credit_limit is None else incoming.credit_limit
    return replace(
        known,
        name=incoming.name,
        country=incoming.country,
        credit_limit=limit,
        address=incoming.address or known.address,
        tags=list(dict.fromkeys([*known.tags, *incoming.tags])),
    )


def merge_customers(source: BinaryIO, register: Register, dry_run: bool = False) -> MergeReport:
    """Add and change customers as a file says; a dry run only reports."""
    report = MergeReport()
    changed: dict[str, Customer] = {}  # by key, in the order of their last change
    for row in read_rows(source):
        customer, errors = check_row(row)
        report.errors += errors
        if customer is None:
            continue
        key = email_key(customer.email)
        known = changed.get(key) or register.find(customer.email)
        if known is None:
            changed[key] = customer
            report.added += 1
        elif known.on_hold:
            report.errors.append(RowError(row.line, "email", customer.email, "is on hold"))
        else:
            result = merged(known, customer)
            if result == known:
                report.unchanged += 1
                continue
            changed.pop(key, None)
            changed[key] = result
            report.updated += 1
    if not dry_run:
        for customer in changed.values():
            if register.find(customer.email) is None:
                register.add(customer)
            else:
                register.update(customer)
    return report
