import io
from copy import deepcopy
from decimal import Decimal

import pytest

from importer import ImportRefused
from merge import merge_customers, merged
from register import Customer, Register

HEADER = "email,name,country,credit_limit,address,tags\n"


def run(text, register, dry_run=False):
    content = text if isinstance(text, bytes) else text.encode()
    return merge_customers(io.BytesIO(content), register, dry_run)


def register_with_anna(**more):
    register = Register()
    register.add(Customer("anna@berg.example", "Anna Berg", "SE", Decimal(500), "Mill Lane 12", ["trade"], **more))
    return register


def counts(report):
    return report.added, report.updated, report.unchanged, len(report.errors)


# what the flaws and the control are shown by


def test_a_limit_of_zero_is_a_value():
    known = Customer("anna@berg.example", "Anna Berg", "SE", Decimal(500))
    assert merged(known, Customer("anna@berg.example", "Anna Berg", "SE", Decimal(0))).credit_limit == 0
    assert merged(known, Customer("anna@berg.example", "Anna Berg", "SE", None)).credit_limit == 500


def test_neither_customer_is_changed_by_merging():
    known = Customer("anna@berg.example", "Anna Berg", "SE", tags=["trade"])
    incoming = Customer("anna@berg.example", "Anna Berg", "SE", tags=["night", "trade"])
    assert merged(known, incoming).tags == ["trade", "night"]
    assert (known.tags, incoming.tags) == (["trade"], ["night", "trade"])


def test_case_does_not_make_two_customers_of_one():
    register = register_with_anna()
    report = run(
        "email,name,country,address\n"
        "Ben@Oak.example,Ben,SE,Dock Road 1\n"
        "ben@oak.example,Ben Oak,SE,\n"
        "ANNA@berg.example,Anna Lund,SE,\n"
        "Anna@Berg.example,Anna Lund,SE,Mill Lane 14\n",
        register,
    )
    assert counts(report) == (1, 3, 0, 0)
    ben, anna = register.find("ben@oak.example"), register.find("anna@berg.example")
    assert (ben.email, ben.name, ben.address) == ("Ben@Oak.example", "Ben Oak", "Dock Road 1")
    assert (anna.email, anna.name, anna.address) == ("anna@berg.example", "Anna Lund", "Mill Lane 14")


def test_the_customer_changed_last_is_the_most_recent():
    register = Register()
    for name in ("anna", "ben", "cleo"):
        register.add(Customer(f"{name}@oak.example", name, "SE"))
    register.update(Customer("Anna@oak.example", "Anna", "SE"))
    assert [customer.name for customer in register.recent(2)] == ["Anna", "cleo"]
    assert len(register) == 3
    with pytest.raises(KeyError):
        register.update(Customer("dora@oak.example", "Dora", "SE"))


# the rest of MERGE.md


def test_a_limit_of_zero_reaches_the_register():
    register = register_with_anna()
    report = run(HEADER + "anna@berg.example,Anna Berg,SE,0,,\n", register)
    assert counts(report) == (0, 1, 0, 0)
    assert register.find("anna@berg.example").credit_limit == 0


def test_a_new_tag_is_a_change_and_a_dry_run_does_not_make_it():
    register = register_with_anna()
    before = deepcopy(register.find("anna@berg.example"))
    text = HEADER + "anna@berg.example,Anna Berg,SE,,,night\n"
    assert counts(run(text, register, dry_run=True)) == (0, 1, 0, 0)
    assert register.find("anna@berg.example") == before
    assert counts(run(text, register)) == (0, 1, 0, 0)
    assert register.find("anna@berg.example").tags == ["trade", "night"]


def test_tags_are_added_at_the_end_each_once():
    register = register_with_anna()
    report = run(HEADER + "anna@berg.example,Anna Lund,SE,,,night;trade;export\n", register)
    assert counts(report) == (0, 1, 0, 0)
    assert register.find("anna@berg.example").tags == ["trade", "night", "export"]


def test_an_unchanged_customer_is_not_the_most_recent():
    register = register_with_anna()
    register.add(Customer("ben@oak.example", "Ben", "SE"))
    report = run(HEADER + "anna@berg.example,Anna Berg,SE,500,,\n", register)
    assert counts(report) == (0, 0, 1, 0)
    assert register.recent(1)[0].name == "Ben"


def test_first_a_limit_and_then_none_in_one_file():
    register = Register()
    report = run(HEADER + "ben@oak.example,Ben,SE,0,,\nben@oak.example,Ben,SE,,Dock Road 1,\n", register)
    assert counts(report) == (1, 1, 0, 0)
    assert register.find("ben@oak.example").credit_limit == 0


def test_a_dry_run_reports_what_the_real_run_does():
    text = HEADER + (
        "ben@oak.example,Ben,SE,,,\n"
        "anna@berg.example,Anna Lund,SE,,,\n"
        "ben@oak.example,Ben,SE,,,\n"
        "nobody,Cleo,SE,,,\n"
        "anna@berg.example,Anna Lund,SE,900,,\n"
    )
    register = register_with_anna()
    before = [deepcopy(customer) for customer in register]
    dry = run(text, register, dry_run=True)
    assert [customer for customer in register] == before
    real = run(text, register)
    assert counts(dry) == counts(real) == (1, 2, 1, 1)
    assert dry.errors == real.errors


def test_on_hold_stays_on_hold():
    register = register_with_anna(on_hold=True)
    report = run(HEADER + "ANNA@berg.example,Anna Lund,SE,,,night\n", register)
    assert counts(report) == (0, 0, 0, 1)
    anna = register.find("anna@berg.example")
    assert (anna.on_hold, anna.name, anna.tags) == (True, "Anna Berg", ["trade"])


def test_a_refused_file_changes_nothing():
    register = register_with_anna()
    with pytest.raises(ImportRefused):
        run(b"email,name,country\nanna@berg.example,Anna Lund,SE\nben@oak.example,M\xfcller,SE\n", register)
    assert len(register) == 1
    assert register.find("anna@berg.example").name == "Anna Berg"
