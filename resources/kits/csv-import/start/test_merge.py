"""Tests of merging. They fail until it is written; add your own."""
import io
from decimal import Decimal

from merge import merge_customers
from register import Customer, Register


def run(text, register, dry_run=False):
    return merge_customers(io.BytesIO(text.encode()), register, dry_run)


def register_with_anna(**more):
    register = Register()
    register.add(Customer("anna@berg.example", "Anna Berg", "SE", Decimal(500), "Mill Lane 12", ["trade"], **more))
    return register


def test_adds_whom_the_register_does_not_know():
    register = register_with_anna()
    report = run("email,name,country\nben@oak.example,Ben,SE\n", register)
    assert (report.added, report.updated, report.unchanged, report.errors) == (1, 0, 0, [])
    assert register.find("ben@oak.example").name == "Ben"


def test_a_given_value_takes_the_place_of_the_old_one():
    register = register_with_anna()
    report = run("email,name,country,credit_limit,tags\nanna@berg.example,Anna Lund,NO,750,night\n", register)
    assert (report.added, report.updated, report.unchanged, report.errors) == (0, 1, 0, [])
    anna = register.find("anna@berg.example")
    assert (anna.name, anna.country, anna.credit_limit) == ("Anna Lund", "NO", Decimal(750))
    assert anna.tags == ["trade", "night"]


def test_what_is_not_given_stays():
    register = register_with_anna()
    run("email,name,country,credit_limit\nanna@berg.example,Anna Lund,SE,\n", register)
    anna = register.find("anna@berg.example")
    assert (anna.credit_limit, anna.address, anna.tags) == (Decimal(500), "Mill Lane 12", ["trade"])


def test_a_row_that_changes_nothing():
    register = register_with_anna()
    report = run("email,name,country,tags\nanna@berg.example,Anna Berg,SE,trade\n", register)
    assert (report.added, report.updated, report.unchanged) == (0, 0, 1)


def test_a_customer_on_hold_is_not_changed():
    register = register_with_anna(on_hold=True)
    report = run("email,name,country\nanna@berg.example,Anna Lund,SE\n", register)
    assert [(e.line, e.column) for e in report.errors] == [(2, "email")]
    assert register.find("anna@berg.example").name == "Anna Berg"


def test_two_rows_of_one_customer():
    register = Register()
    report = run("email,name,country,address\nben@oak.example,Ben,SE,Dock Road 1\nben@oak.example,Ben Oak,SE,\n", register)
    assert (report.added, report.updated, report.unchanged) == (1, 1, 0)
    ben = register.find("ben@oak.example")
    assert (ben.name, ben.address) == ("Ben Oak", "Dock Road 1")


def test_a_dry_run_changes_nothing():
    register = register_with_anna()
    report = run("email,name,country\nanna@berg.example,Anna Lund,SE\nben@oak.example,Ben,SE\n", register, dry_run=True)
    assert (report.added, report.updated, report.unchanged) == (1, 1, 0)
    assert len(register) == 1
    assert register.find("anna@berg.example").name == "Anna Berg"
