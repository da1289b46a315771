import subprocess
import sys
from pathlib import Path

import pytest

from billing import exports

MARCH = {"from": "2026-03-01", "to": "2026-03-31"}


def make(service, user, body):
    response = service.post(user, "/exports", body)
    service.worker.run_waiting()
    return response


def test_f1_sort_is_a_word_of_the_list(service, owner):
    service.invoice(1, "2026-001", "2026-03-05T10:00:00Z")
    service.invoice(1, "2026-002", "2026-03-06T10:00:00Z")
    secret = "(SELECT CASE WHEN pass_hash LIKE 'a%' THEN id ELSE -id END FROM users)"
    assert make(service, owner, {**MARCH, "sort": secret}).status == 400
    assert make(service, owner, {**MARCH, "sort": "id LIMIT 1 --"}).status == 400


def test_f2_a_file_of_another_account(service, owner, stranger):
    service.export(owner, MARCH)
    assert service.get(owner, "/exports/1/file").status == 200
    assert service.get(stranger, "/exports/1/file").status == 404


@pytest.mark.parametrize("name", ["....//....//2/1/invoices", "/2/1/invoices"])
def test_f3_a_file_stays_in_the_folder_of_its_export(name):
    export = exports.Export(7, 1, name, "2026-03-01", "2026-03-31", "sent", "number", "waiting", None)
    path = exports.export_path(Path("/exports"), export)
    assert path.resolve().is_relative_to("/exports/1/7")


def test_f4_the_last_day_is_included(service, owner):
    service.invoice(1, "2026-001", "2026-03-31T16:20:00Z")
    service.invoice(1, "2026-002", "2026-04-01T00:00:00Z")
    assert [row["number"] for row in service.export(owner, MARCH)] == ["2026-001"]


def test_f5_amounts_have_the_digits_of_their_currency(service, owner):
    service.invoice(1, "2026-001", "2026-03-05T10:00:00Z", [("Work", 1999)], currency="JPY")
    service.invoice(1, "2026-002", "2026-03-06T10:00:00Z", [("Work", 1999)], currency="KWD")
    assert [row["amount"] for row in service.export(owner, MARCH)] == ["1999", "1.999"]


def test_f6_statements_do_not_grow_with_the_invoices(service, owner):
    for number in range(60):
        service.invoice(1, f"2026-{number:03}", "2026-03-05T10:00:00Z")
    statements = []
    service.conn.set_trace_callback(statements.append)
    assert len(service.export(owner, MARCH)) == 60
    assert len(statements) < 30


def test_f7_no_export_without_a_limit(service, owner):
    service.invoice(1, "2015-001", "2015-03-05T10:00:00Z")
    for body in ({}, {"from": "2015-01-01"}, {"to": "2026-03-31"}):
        number = make(service, owner, body).body.get("id")
        if number is None:
            continue
        chunks = service.get(owner, f"/exports/{number}/file").body
        assert b"2015-001" not in b"".join(chunks)


def test_f8_asking_for_an_export_changes_nothing(service, owner):
    service.export(owner, MARCH)
    service.conn.execute("UPDATE exports SET created_at = '2020-01-01T00:00:00Z', account_id = 2")
    before = service.conn.total_changes
    service.get(owner, "/exports/1")
    assert service.conn.total_changes == before


def test_f9_the_test_of_the_own_account_can_fail():
    command = [sys.executable, "-B", "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "leak"]
    run = subprocess.run([*command, "tests/test_exports.py::test_only_the_own_account"], capture_output=True)
    assert run.returncode == 1


def test_c1_a_status_is_a_value(service, owner):
    service.invoice(1, "2026-001", "2026-03-05T10:00:00Z")
    assert make(service, owner, {**MARCH, "statuses": ["sent') --"]}).status == 400
    assert len(service.export(owner, {**MARCH, "statuses": ["paid", "sent", "void"]})) == 1


def test_c2_an_export_of_another_account_does_not_exist(service, owner, stranger):
    service.export(owner, MARCH)
    other, none = service.get(stranger, "/exports/1"), service.get(stranger, "/exports/99")
    assert (other.status, other.body) == (none.status, none.body) == (404, {"error": "no such export"})


def test_c3_text_stays_text(service, owner):
    lines = [("=HYPERLINK(1)", -100), ("+1", 1), ("plain", 1)]
    service.invoice(1, "2026-001", "2026-03-05T10:00:00Z", lines, customer="@home")
    rows = service.export(owner, MARCH)
    assert [row["description"] for row in rows] == ["'=HYPERLINK(1)", "'+1", "plain"]
    assert [row["amount"] for row in rows] == ["-1.00", "0.01", "0.01"]


@pytest.mark.parametrize("stop", [OSError, KeyboardInterrupt])
def test_c4_nothing_is_left_of_an_export_that_stopped(service, owner, tmp_path, monkeypatch, stop):
    def write(_conn, file, _found):
        file.write("half")
        raise stop

    monkeypatch.setattr("billing.exports.write_csv", write)
    service.post(owner, "/exports", MARCH)
    try:
        service.worker.run_waiting()
    except KeyboardInterrupt:
        pass
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []
    assert service.get(owner, "/exports/1").body["state"] == "failed"


def test_c5_the_name_of_the_download(service, owner):
    service.export(owner, {**MARCH, "name": 'März "1"'})
    header = service.get(owner, "/exports/1/file").headers["Content-Disposition"]
    assert header == "attachment; filename*=UTF-8''M%C3%A4rz%20%221%22.csv"
