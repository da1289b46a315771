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
from register import Customer, Register

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
    raise NotImplementedError("read_rows")


def check_row(row: Row) -> tuple[Customer | None, list[RowError]]:
    """The customer of a row, or None and what is wrong with it. Knows nothing of the register."""
    raise NotImplementedError("check_row")


def import_customers(source: BinaryIO, register: Register, dry_run: bool = False) -> Report:
    """Import a file into `register`; a dry run only reports."""
    raise NotImplementedError("import_customers")


def errors_as_csv(report: Report) -> str:
    """The errors of a report as CSV text."""
    raise NotImplementedError("errors_as_csv")
