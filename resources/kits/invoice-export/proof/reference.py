"""Your own tests. They run with the others; the fixtures stand in conftest.py."""

MARCH = {"from": "2026-03-01", "to": "2026-03-31"}


def test_a_stranger_does_not_get_the_file(service, owner, stranger):
    service.invoice(1, "2026-001", "2026-03-05T10:00:00Z")
    assert len(service.export(owner, MARCH)) == 1
    assert service.get(stranger, "/exports/1/file").status == 404


def test_the_last_day_is_included_and_the_next_is_not(service, owner):
    service.invoice(1, "2026-001", "2026-03-31T00:00:00Z")
    service.invoice(1, "2026-002", "2026-03-31T23:59:59Z")
    service.invoice(1, "2026-003", "2026-04-01T00:00:00Z")
    assert [row["number"] for row in service.export(owner, MARCH)] == ["2026-001", "2026-002"]


def test_sort_is_not_sql(service, owner):
    body = {**MARCH, "sort": "(SELECT pass_hash FROM users LIMIT 1)"}
    assert service.post(owner, "/exports", body).status == 400
