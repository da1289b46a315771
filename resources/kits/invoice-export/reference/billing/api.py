"""Routes: reads requests, answers them."""
import sqlite3
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from urllib.parse import quote

from billing import exports, invoices
from billing.auth import require
from billing.errors import BadRequest, NotFound
from billing.http import Request, Response, Router
from billing.jobs import enqueue
from billing.money import format_minor

PAGE = 50


class Api:
    def __init__(self, conn: sqlite3.Connection) -> None:
        self._conn = conn
        self._router = Router()
        self._router.add("GET", "/invoices", self.list_invoices)
        self._router.add("GET", "/invoices/{id}", self.get_invoice)
        self._router.add("POST", "/exports", self.create_export)
        self._router.add("GET", "/exports/{id}", self.get_export)
        self._router.add("GET", "/exports/{id}/file", self.download_export)

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

    def create_export(self, request: Request) -> Response:
        require(request.user, "invoices:export")
        body = request.body
        last = _day(body, "to", datetime.now(UTC).date())
        first = _day(body, "from", last - timedelta(days=exports.MAX_DAYS - 1))
        if first > last:
            raise BadRequest("from must not be after to")
        if (last - first).days + 1 > exports.MAX_DAYS:
            raise BadRequest(f"an export covers {exports.MAX_DAYS} days at most")
        statuses = body.get("statuses", ["sent", "paid"])
        if not isinstance(statuses, list) or not statuses:
            raise BadRequest("statuses must be a list")
        if any(status not in invoices.STATUSES for status in statuses):
            raise BadRequest(f"a status is one of {', '.join(invoices.STATUSES)}")
        name = str(body.get("name", "invoices"))[:60]
        sort = str(body.get("sort", "date"))
        if sort not in invoices.SORTS:
            raise BadRequest("sort by date, number or customer")
        account_id = request.user.account_id
        export_id = exports.create(self._conn, account_id, name, first, last, statuses, sort)
        enqueue(self._conn, "export", export_id)
        return Response(202, {"id": export_id, "state": "waiting"})

    def get_export(self, request: Request, export_id: int) -> Response:
        require(request.user, "invoices:export")
        export = exports.get_export(self._conn, request.user.account_id, export_id)
        if export is None:
            raise NotFound("no such export")
        return Response(200, {"id": export.id, "name": export.name, "state": export.state})

    def download_export(self, request: Request, export_id: int) -> Response:
        require(request.user, "invoices:export")
        export = exports.get_export(self._conn, request.user.account_id, export_id)
        if export is None or export.state != "ready":
            raise NotFound("no such file")
        return Response(200, exports.read_chunks(Path(export.path)), {
            "Content-Type": "text/csv; charset=utf-8",
            "Content-Disposition": f"attachment; filename*=UTF-8''{quote(export.name, safe='')}.csv",
        })


def _day(body: dict, key: str, otherwise: date) -> date:
    if key not in body:
        return otherwise
    try:
        return date.fromisoformat(body[key])
    except (TypeError, ValueError):
        raise BadRequest(f"{key} must be a day, like 2026-03-31") from None
