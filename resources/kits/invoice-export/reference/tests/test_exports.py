from pathlib import Path

import pytest

from billing.exports import Export, export_path

MARCH = {"from": "2026-03-01", "to": "2026-03-31"}


def test_one_row_for_every_line(service, owner):
    service.invoice(1, "2026-001", "2026-03-05T10:00:00Z", [("Wood", 500), ("Work", 1999)])
    service.invoice(1, "2026-002", "2026-02-27T10:00:00Z")
    service.invoice(1, "2026-003", "2026-03-06T10:00:00Z", status="draft")
    rows = service.export(owner, MARCH)
    assert [(row["number"], row["description"], row["amount"]) for row in rows] == [
        ("2026-001", "Wood", "5.00"),
        ("2026-001", "Work", "19.99"),
    ]


def test_only_the_own_account(service, owner):
    service.invoice(1, "2026-001", "2026-03-31T09:00:00Z", customer="Ours")
    service.invoice(2, "2026-001", "2026-03-31T09:30:00Z", customer="Theirs")
    rows = service.export(owner, {"from": "2026-03-31", "to": "2026-03-31"})
    assert [row["customer"] for row in rows] == ["Ours"]


def test_sorted_by_number(service, owner):
    service.invoice(1, "2026-002", "2026-03-05T10:00:00Z")
    service.invoice(1, "2026-001", "2026-03-06T10:00:00Z")
    rows = service.export(owner, {**MARCH, "sort": "number"})
    assert [row["number"] for row in rows] == ["2026-001", "2026-002"]


def test_text_for_a_spreadsheet(service, owner):
    service.invoice(1, "2026-001", "2026-03-05T10:00:00Z", [("-10% on wood", -250)], customer="=1+1")
    [row] = service.export(owner, MARCH)
    assert (row["customer"], row["description"], row["amount"]) == ("'=1+1", "'-10% on wood", "-2.50")


def test_the_file_has_the_name_that_was_given(service, owner):
    service.invoice(1, "2026-001", "2026-03-05T10:00:00Z")
    service.export(owner, {**MARCH, "name": "März"})
    response = service.get(owner, "/exports/1/file")
    assert response.headers["Content-Disposition"] == "attachment; filename*=UTF-8''M%C3%A4rz.csv"


@pytest.mark.parametrize("name", ["../../secret", "....//....//b", "/etc/b"])
def test_a_name_stays_in_its_folder(name):
    export = Export(7, 1, name, "2026-03-01", "2026-03-31", "sent", "number", "waiting", None)
    assert export_path(Path("/exports"), export).resolve().is_relative_to("/exports/1/7")


@pytest.mark.parametrize("body", [
    {"from": "2025-01-01", "to": "2026-03-31"},
    {"from": "2026-04-01", "to": "2026-03-31"},
    {"from": "yesterday"},
    {"statuses": ["lost"]},
    {"sort": "id LIMIT 0 --"},
    {"from": "2020-01-01"},
])
def test_what_is_refused(service, owner, body):
    assert service.post(owner, "/exports", body).status == 400


def test_another_account_does_not_see_an_export(service, owner, stranger):
    service.export(owner, MARCH)
    assert service.get(owner, "/exports/1").body["state"] == "ready"
    assert service.get(stranger, "/exports/1").status == 404
    assert service.get(stranger, "/exports/1/file").status == 404
