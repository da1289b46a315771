"""Routes: reads requests, answers them."""
import sqlite3

from billing import invoices
from billing.auth import require
from billing.errors import BadRequest, NotFound
from billing.http import Request, Response, Router
from billing.money import format_minor

PAGE = 50


class Api:
    def __init__(self, conn: sqlite3.Connection) -> None:
        self._conn = conn
        self._router = Router()
        self._router.add("GET", "/invoices", self.list_invoices)
        self._router.add("GET", "/invoices/{id}", self.get_invoice)

    def handle(self, request: Request) -> Response:
        return self._router.dispatch(request)

    def list_invoices(self, request: Request) -> Response:
        require(request.user, "invoices:read")
        sort = request.query.get("sort", "date")
        if sort not in invoices.SORTS:
            raise BadRequest("sort by date, number or customer")
        found = invoices.list_invoices(self._conn, request.user.account_id, sort, PAGE)
        return Response(200, [{"id": invoice.id, "number": invoice.number} for invoice in found])

    def get_invoice(self, request: Request, invoice_id: int) -> Response:
        require(request.user, "invoices:read")
        invoice = invoices.find_invoice(self._conn, request.user.account_id, invoice_id)
        if invoice is None:
            raise NotFound("no such invoice")
        total = sum(line.amount for line in invoices.lines_of(self._conn, invoice.id))
        return Response(200, {
            "number": invoice.number,
            "customer": invoice.customer,
            "status": invoice.status,
            "total": format_minor(total, invoice.currency),
            "currency": invoice.currency,
        })
