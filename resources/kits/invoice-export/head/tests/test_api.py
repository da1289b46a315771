def test_an_invoice_with_its_total(service, owner):
    number = service.invoice(1, "2026-001", "2026-03-01T10:00:00Z", [("Wood", 500), ("Work", 700)])
    response = service.get(owner, f"/invoices/{number}")
    assert response.status == 200
    assert response.body["total"] == "12.00"


def test_another_account_finds_nothing(service, stranger):
    number = service.invoice(1, "2026-001", "2026-03-01T10:00:00Z")
    assert service.get(stranger, f"/invoices/{number}").status == 404


def test_sort_by_something_unknown(service, owner):
    assert service.get(owner, "/invoices", sort="colour").status == 400
