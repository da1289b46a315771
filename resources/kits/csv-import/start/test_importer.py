"""Tests of the import. They fail until it is written; add your own."""
import csv
import io

import pytest

from importer import ImportRefused, errors_as_csv, import_customers
from register import Customer, Register


def run(text, register=None, dry_run=False):
    register = Register() if register is None else register
    return import_customers(io.BytesIO(text.encode()), register, dry_run)


def test_imports_the_rows_of_a_list():
    register = Register()
    report = run(
        "email,name,country,credit_limit,tags\n"
        "anna@berg.example,Anna Berg,se,1250.50,Trade;  night\n"
        'info@oak.example,"Oak, Ash and Sons",GB,,\n',
        register,
    )
    assert (report.added, report.errors) == (2, [])
    anna = register.find("anna@berg.example")
    assert (anna.name, anna.country, str(anna.credit_limit)) == ("Anna Berg", "SE", "1250.50")
    assert anna.tags == ["trade", "night"]
    assert register.find("info@oak.example").name == "Oak, Ash and Sons"


def test_reports_what_is_wrong_and_imports_the_rest():
    register = Register()
    report = run(
        "email,name,country,credit_limit\n"
        "nobody,,Sweden,much\n"
        "anna@berg.example,Anna Berg,SE,10\n"
        "ben@berg.example,Ben Berg\n",
        register,
    )
    assert report.added == len(register) == 1
    assert [(e.line, e.column, e.value) for e in report.errors] == [
        (2, "email", "nobody"),
        (2, "name", ""),
        (2, "country", "Sweden"),
        (2, "credit_limit", "much"),
        (4, "", ""),
    ]


def test_a_column_is_missing():
    register = Register()
    with pytest.raises(ImportRefused, match="country"):
        run("email,name\nanna@berg.example,Anna Berg\n", register)
    assert len(register) == 0


def test_a_byte_order_mark_is_no_part_of_the_first_name():
    assert run("\ufeffemail,name,country\nanna@berg.example,Anna Berg,SE\n").added == 1


def test_an_email_that_is_known_is_an_error():
    register = Register()
    register.add(Customer("anna@berg.example", "Anna Berg", "SE"))
    report = run("email,name,country\nanna@berg.example,A. Berg,SE\n", register)
    assert report.added == 0
    assert [(e.line, e.column) for e in report.errors] == [(2, "email")]
    assert register.find("anna@berg.example").name == "Anna Berg"


def test_an_email_that_comes_twice_is_an_error():
    report = run("email,name,country\nanna@berg.example,Anna,SE\nanna@berg.example,Anna B,SE\n")
    assert report.added == 1
    assert [(e.line, e.column) for e in report.errors] == [(3, "email")]


def test_a_dry_run_imports_nothing():
    register = Register()
    report = run("email,name,country\nanna@berg.example,Anna,SE\nben@berg.example,Ben,SE\n", register, dry_run=True)
    assert report.added == 2
    assert len(register) == 0


def test_the_errors_as_csv():
    report = run('email,name,country\n"Anna, or Ben",Anna,SE\n')
    rows = list(csv.reader(io.StringIO(errors_as_csv(report))))
    assert rows[0] == ["line", "column", "value", "message"]
    assert rows[1][:3] == ["2", "email", "Anna, or Ben"]
    assert len(rows) == 2
