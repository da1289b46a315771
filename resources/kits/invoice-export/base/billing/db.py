"""Schema and connection."""
import sqlite3
from pathlib import Path

SCHEMA = """
CREATE TABLE IF NOT EXISTS users (
    id         INTEGER PRIMARY KEY,
    account_id INTEGER NOT NULL,
    email      TEXT NOT NULL,
    pass_hash  TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS invoices (
    id         INTEGER PRIMARY KEY,
    account_id INTEGER NOT NULL,
    number     TEXT NOT NULL,
    customer   TEXT NOT NULL,
    currency   TEXT NOT NULL,
    status     TEXT NOT NULL,
    issued_at  TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS invoices_by_day ON invoices (account_id, issued_at);
CREATE TABLE IF NOT EXISTS lines (
    id          INTEGER PRIMARY KEY,
    invoice_id  INTEGER NOT NULL REFERENCES invoices (id),
    description TEXT NOT NULL,
    amount      INTEGER NOT NULL
);
CREATE INDEX IF NOT EXISTS lines_by_invoice ON lines (invoice_id);
CREATE TABLE IF NOT EXISTS jobs (
    id       INTEGER PRIMARY KEY,
    kind     TEXT NOT NULL,
    argument INTEGER NOT NULL,
    state    TEXT NOT NULL DEFAULT 'waiting'
);
"""


def connect(path: str | Path) -> sqlite3.Connection:
    """A connection that commits every statement, with the schema in place."""
    conn = sqlite3.connect(path, autocommit=True)
    conn.executescript(SCHEMA)
    return conn
