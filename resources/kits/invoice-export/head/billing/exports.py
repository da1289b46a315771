"""Exports: files with the invoices of a range of days, which the worker writes."""
import csv
import os
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TextIO

from billing import invoices
from billing.invoices import Invoice

MAX_DAYS = 366
KEEP = timedelta(days=7)
COLUMNS = "id, account_id, name, first, last, statuses, sort, state, path"


@dataclass(frozen=True)
class Export:
    id: int
    account_id: int
    name: str
    first: str
    last: str
    statuses: str  # with blanks between them
    sort: str
    state: str  # waiting, ready or failed
    path: str | None


def create(conn: sqlite3.Connection, account_id: int, name: str, first: date, last: date,
           statuses: list[str], sort: str) -> int:
    return conn.execute(
        "INSERT INTO exports (account_id, name, first, last, statuses, sort, created_at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        (account_id, name, str(first), str(last), " ".join(statuses), sort, _text(datetime.now(UTC))),
    ).lastrowid


def load(conn: sqlite3.Connection, export_id: int) -> Export | None:
    row = conn.execute(f"SELECT {COLUMNS} FROM exports WHERE id = ?", (export_id,)).fetchone()
    return Export(*row) if row else None


def get_export(conn: sqlite3.Connection, account_id: int, export_id: int) -> Export | None:
    """The export of that account, or None."""
    since = _text(datetime.now(UTC) - KEEP)
    old = conn.execute("SELECT id, path FROM exports WHERE created_at < ?", (since,)).fetchall()
    for old_id, path in old:
        if path:
            Path(path).unlink(missing_ok=True)
        conn.execute("DELETE FROM exports WHERE id = ?", (old_id,))
    export = load(conn, export_id)
    return export if export and export.account_id == account_id else None


def export_path(export_dir: Path, export: Export) -> Path:
    """Every export has a folder of its own, and the file there has the name that the user gave."""
    name = export.name.replace("../", "").strip() or "invoices"
    return export_dir / str(export.account_id) / str(export.id) / f"{name}.csv"


def run_export(conn: sqlite3.Connection, export_dir: Path, export_id: int) -> None:
    """Writes the file of an export. It appears under its name when it is complete."""
    export = load(conn, export_id)
    path = export_path(export_dir, export)
    part = path.with_suffix(".part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        found = invoices.find_for_export(conn, export.account_id, export.first, export.last,
                                         export.statuses.split(), export.sort)
        with part.open("w", newline="", encoding="utf-8") as file:
            write_csv(conn, file, found)
        os.replace(part, path)
    except BaseException:
        part.unlink(missing_ok=True)
        conn.execute("UPDATE exports SET state = 'failed' WHERE id = ?", (export.id,))
        raise
    conn.execute("UPDATE exports SET state = 'ready', path = ? WHERE id = ?", (str(path), export.id))


def write_csv(conn: sqlite3.Connection, file: TextIO, found: list[Invoice]) -> None:
    """One row for every line of every invoice."""
    writer = csv.writer(file)
    writer.writerow(["number", "issued_at", "customer", "status", "description", "currency", "amount"])
    for invoice in found:
        for line in invoices.lines_of(conn, invoice.id):
            amount = f"{line.amount / 100:.2f}"
            writer.writerow([invoice.number, invoice.issued_at, _cell(invoice.customer), invoice.status,
                             _cell(line.description), invoice.currency, amount])


def read_chunks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while chunk := file.read(65536):
            yield chunk


def _cell(text: str) -> str:
    """Text that somebody typed, as a spreadsheet should get it."""
    return "'" + text if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text


def _text(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")
