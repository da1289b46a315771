"""Reads invoices and their lines."""
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import batched

STATUSES = ("draft", "sent", "paid", "void")
SORTS = {"date": "issued_at", "number": "number", "customer": "customer"}
COLUMNS = "id, account_id, number, customer, currency, status, issued_at"


@dataclass(frozen=True)
class Invoice:
    """The service gives the number, the customer's name is what somebody typed."""
    id: int
    account_id: int
    number: str
    customer: str
    currency: str
    status: str
    issued_at: str


@dataclass(frozen=True)
class Line:
    """One line of an invoice; every invoice has at least one."""
    description: str
    amount: int


def find_invoice(conn: sqlite3.Connection, account_id: int, invoice_id: int) -> Invoice | None:
    row = conn.execute(
        f"SELECT {COLUMNS} FROM invoices WHERE account_id = ? AND id = ?", (account_id, invoice_id)
    ).fetchone()
    return Invoice(*row) if row else None


def list_invoices(
    conn: sqlite3.Connection, account_id: int, sort: str, limit: int
) -> list[Invoice]:
    """`sort` is a key of SORTS."""
    rows = conn.execute(
        f"SELECT {COLUMNS} FROM invoices WHERE account_id = ? ORDER BY {SORTS[sort]}, id LIMIT ?",
        (account_id, limit),
    )
    return [Invoice(*row) for row in rows]


def find_for_export(conn: sqlite3.Connection, account_id: int, first: str, last: str,
                    statuses: list[str], sort: str) -> list[Invoice]:
    """The invoices issued from the day `first` to the day `last` that have one of the statuses."""
    marks = ", ".join("?" * len(statuses))
    rows = conn.execute(
        f"SELECT {COLUMNS} FROM invoices"
        " WHERE account_id = ? AND issued_at BETWEEN ? AND ?"
        f" AND status IN ({marks})"
        f" ORDER BY {sort}, id",
        (account_id, first, last, *statuses),
    )
    return [Invoice(*row) for row in rows]


def lines_of(conn: sqlite3.Connection, invoice_id: int) -> list[Line]:
    rows = conn.execute(
        "SELECT description, amount FROM lines WHERE invoice_id = ? ORDER BY id", (invoice_id,)
    )
    return [Line(*row) for row in rows]


def lines_of_all(
    conn: sqlite3.Connection, invoice_ids: Iterable[int]
) -> dict[int, list[Line]]:
    """The lines of many invoices, five hundred invoices with one statement."""
    lines: dict[int, list[Line]] = {}
    for ids in batched(invoice_ids, 500):
        marks = ", ".join("?" * len(ids))
        rows = conn.execute(
            "SELECT invoice_id, description, amount FROM lines"
            f" WHERE invoice_id IN ({marks}) ORDER BY id",
            ids,
        )
        for invoice_id, description, amount in rows:
            lines.setdefault(invoice_id, []).append(Line(description, amount))
    return lines
