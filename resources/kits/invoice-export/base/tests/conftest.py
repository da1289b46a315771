import pytest

from billing.api import Api
from billing.auth import User
from billing.db import connect
from billing.http import Request
from billing.jobs import Worker


class Service:
    """The service with an empty database, and short words for what tests do with it."""

    def __init__(self):
        self.conn = connect(":memory:")
        self.api = Api(self.conn)
        self.worker = Worker(self.conn)

    def invoice(self, account_id, number, issued_at, lines=(("Work", 1000),), **more):
        """Adds an invoice and gives its id."""
        columns = {"customer": "Osk & Daughters", "currency": "EUR", "status": "sent", **more}
        cursor = self.conn.execute(
            "INSERT INTO invoices (account_id, number, issued_at, customer, currency, status)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            (account_id, number, issued_at, columns["customer"], columns["currency"], columns["status"]),
        )
        for description, amount in lines:
            self.conn.execute(
                "INSERT INTO lines (invoice_id, description, amount) VALUES (?, ?, ?)",
                (cursor.lastrowid, description, amount),
            )
        return cursor.lastrowid

    def get(self, user, path, **query):
        return self.api.handle(Request("GET", path, user, query=query))

    def post(self, user, path, body):
        return self.api.handle(Request("POST", path, user, body=body))


@pytest.fixture
def service():
    return Service()


@pytest.fixture
def owner():
    return User(id=1, account_id=1, role="owner")


@pytest.fixture
def stranger():
    """The owner of another account."""
    return User(id=9, account_id=2, role="owner")
