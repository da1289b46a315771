"""Work that is done later, in the worker process."""
import logging
import sqlite3
from collections.abc import Callable

log = logging.getLogger(__name__)


def enqueue(conn: sqlite3.Connection, kind: str, argument: int) -> None:
    conn.execute("INSERT INTO jobs (kind, argument) VALUES (?, ?)", (kind, argument))


class Worker:
    """There is one worker process, and it does one job after the other."""

    def __init__(self, conn: sqlite3.Connection) -> None:
        self._conn = conn
        self._handlers: dict[str, Callable[[int], None]] = {}

    def on(self, kind: str, handler: Callable[[int], None]) -> None:
        self._handlers[kind] = handler

    def run_waiting(self) -> None:
        """A job that raises is marked as failed and does not keep the others from running."""
        waiting = self._conn.execute(
            "SELECT id, kind, argument FROM jobs WHERE state = 'waiting' ORDER BY id"
        ).fetchall()
        for job_id, kind, argument in waiting:
            try:
                self._handlers[kind](argument)
                state = "done"
            except Exception:
                log.exception("job %s (%s) failed", job_id, kind)
                state = "failed"
            self._conn.execute("UPDATE jobs SET state = ? WHERE id = ?", (state, job_id))
