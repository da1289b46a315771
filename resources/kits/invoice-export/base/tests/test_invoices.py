from billing import invoices
from billing.invoices import Line


def test_lists_are_sorted_and_limited(service):
    service.invoice(1, "2026-002", "2026-03-02T10:00:00Z")
    service.invoice(1, "2026-001", "2026-03-05T10:00:00Z")
    service.invoice(2, "2026-003", "2026-03-01T10:00:00Z")
    by_number = invoices.list_invoices(service.conn, 1, "number", limit=50)
    assert [invoice.number for invoice in by_number] == ["2026-001", "2026-002"]
    by_date = invoices.list_invoices(service.conn, 1, "date", limit=1)
    assert [invoice.number for invoice in by_date] == ["2026-002"]


def test_lines_of_many_invoices(service):
    one = service.invoice(1, "2026-001", "2026-03-01T10:00:00Z", [("Wood", 500), ("Work", 700)])
    two = service.invoice(1, "2026-002", "2026-03-02T10:00:00Z", [("Glue", 90)])
    assert invoices.lines_of_all(service.conn, [one, two]) == {
        one: [Line("Wood", 500), Line("Work", 700)],
        two: [Line("Glue", 90)],
    }
