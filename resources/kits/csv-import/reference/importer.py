"""Import of the customer lists that branches send as CSV. What it has to do stands in SPEC.md.

The names and arguments here are used by the upload page and by the nightly job: they stay as they are.
"""
from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

from fields import MAX_NAME, amount, country_code, is_email, tag_list
from register import Customer, Register, email_key

REQUIRED = ("email", "name", "country")
COLUMNS = ("email", "name", "country", "credit_limit", "address", "tags")


class ImportRefused(Exception):
    """The file as a whole cannot be imported. The message is for the branch."""


@dataclass(frozen=True, slots=True)
class Row:
    line: int               # on which it begins in the file
    values: dict[str, str]  # by column, in small letters
    fits: bool = True       # it has as many values as the first line has columns


@dataclass(frozen=True, slots=True)
class RowError:
    line: int
    column: str
    value: str
    message: str


@dataclass(slots=True)
class Report:
    added: int = 0
    errors: list[RowError] = field(default_factory=list)


def read_rows(source: BinaryIO) -> Iterator[Row]:
    """The rows of a file that hold anything. ImportRefused when it cannot be read."""
    try:
        text = source.read().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ImportRefused("The file is not UTF-8. Save it as \"CSV UTF-8\".") from error
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        header = [name.strip().lower() for name in next(reader, [])]
        missing = [name for name in REQUIRED if name not in header]
        if missing:
            raise ImportRefused(f"The first line does not name the columns {', '.join(missing)}.")
        before = reader.line_num
        for fields in reader:
            line, before = before + 1, reader.line_num
            values = [value.strip() for value in fields]
            if any(values):
                yield Row(line, dict(zip(header, values)), len(values) == len(header))
    except csv.Error as error:
        raise ImportRefused(f"The file cannot be read from line {reader.line_num} on: {error}.") from error


def check_row(row: Row) -> tuple[Customer | None, list[RowError]]:
    """The customer of a row, or None and what is wrong with it. Knows nothing of the register."""
    if not row.fits:
        return None, [RowError(row.line, "", "", "has more or fewer values than there are columns")]
    given = {column: row.values.get(column, "") for column in COLUMNS}
    errors: list[RowError] = []

    def wrong(column: str, message: str) -> None:
        errors.append(RowError(row.line, column, given[column], message))

    if not is_email(given["email"]):
        wrong("email", "is no email address")
    if not given["name"]:
        wrong("name", "is empty")
    elif len(given["name"]) > MAX_NAME:
        wrong("name", f"has more than {MAX_NAME} characters")
    country = country_code(given["country"])
    if country is None:
        wrong("country", "is no code of two letters")
    limit = amount(given["credit_limit"]) if given["credit_limit"] else None
    if given["credit_limit"] and limit is None:
        wrong("credit_limit", "is no amount")
    if errors or country is None:
        return None, errors
    return Customer(given["email"], given["name"], country, limit, given["address"], tag_list(given["tags"])), []


def import_customers(source: BinaryIO, register: Register, dry_run: bool = False) -> Report:
    """Import a file into `register`; a dry run only reports."""
    report = Report()
    accepted: dict[str, Customer] = {}
    for row in read_rows(source):
        customer, errors = check_row(row)
        report.errors += errors
        if customer is None:
            continue
        key = email_key(customer.email)
        if key in accepted or register.find(customer.email) is not None:
            report.errors.append(RowError(row.line, "email", customer.email, "is known already"))
        else:
            accepted[key] = customer
    report.added = len(accepted)
    if not dry_run:
        for customer in accepted.values():
            register.add(customer)
    return report


def errors_as_csv(report: Report) -> str:
    """The errors of a report as CSV text."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(("line", "column", "value", "message"))
    writer.writerows((error.line, error.column, error.value, error.message) for error in report.errors)
    return out.getvalue()
