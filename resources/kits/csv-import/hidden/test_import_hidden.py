import csv
import io

import pytest

from fields import is_email
from importer import ImportRefused, check_row, errors_as_csv, import_customers, read_rows
from register import Customer, Register

HEADER = "email,name,country,credit_limit,address,tags\n"


def run(content, register=None, dry_run=False):
    register = Register() if register is None else register
    content = content if isinstance(content, bytes) else content.encode()
    return import_customers(io.BytesIO(content), register, dry_run)


def checked(content):
    """Customers and errors of a file, with no register about."""
    results = [check_row(row) for row in read_rows(io.BytesIO(content))]
    customers = [customer for customer, _ in results if customer is not None]
    return customers, [error for _, errors in results for error in errors]


def places(report):
    return [(error.line, error.column) for error in report.errors]


# what the flaws and the control are shown by


def test_blanks_around_a_value_do_not_count():
    customers, errors = checked(
        b'email,name,country\nanna@berg.example  , Anna Berg ,SE \nben@berg.example," Ben Berg ",SE\n'
    )
    assert errors == []
    assert [(customer.email, customer.name, customer.country) for customer in customers] == [
        ("anna@berg.example", "Anna Berg", "SE"),
        ("ben@berg.example", "Ben Berg", "SE"),
    ]


def test_a_file_that_is_not_utf8_is_refused():
    with pytest.raises(ImportRefused):
        checked("email,name,country\ninfo@mueller.example,Müller,DE\n".encode("cp1252"))


def test_a_row_is_reported_where_it_begins():
    _, errors = checked(
        b"email,name,country,address\n"               # 1
        b'anna@berg.example,Anna,SE,"Mill Lane 12\n'  # 2
        b'Unit 4"\n'                                  # 3
        b"\n"                                         # 4
        b'nobody,Ben,SE,"Dock Road 1\n'               # 5
        b"Gate B\n"                                   # 6
        b'Ludworth"\n'                                # 7
        b"nobody,Cleo,SE,\n"                          # 8
    )
    assert [(error.line, error.column) for error in errors] == [(5, "email"), (8, "email")]


def test_a_dry_run_reports_what_the_import_would():
    text = "email,name,country\nanna@berg.example,Anna,SE\nben@berg.example,Ben,SE\nAnna@berg.example,Anna B,SE\n"
    dry, real = run(text, dry_run=True), run(text)
    assert (real.added, places(real)) == (2, [(4, "email")])
    assert (dry.added, dry.errors) == (real.added, real.errors)


def test_unusual_addresses_are_addresses():
    for email in ("o'neill+parts@mail.north-gate.example", "anna@localhost", "käthe@bücher.example", "a@b"):
        assert is_email(email)
    for text in ("", "@", "anna@", "@berg.example", "an na@berg.example", "anna@berg@example"):
        assert not is_email(text)


# the rest of SPEC.md


def test_columns_in_any_order_and_case_with_others_between():
    register = Register()
    report = run("Country, NAME ,shoe size,Email\nSE,Anna,38,anna@berg.example\n", register)
    assert (report.added, report.errors) == (1, [])
    assert register.find("anna@berg.example").country == "SE"


def test_empty_rows_are_skipped():
    report = run(HEADER + "\n,,,,,\nanna@berg.example,Anna,SE,,,\n,,,,,,,,\n\n")
    assert (report.added, report.errors) == (1, [])


def test_an_empty_file_is_refused():
    for content in (b"", b"\n\n"):
        with pytest.raises(ImportRefused):
            run(content)


def test_more_or_fewer_values_than_columns_is_the_only_error_of_a_row():
    report = run("email,name,country\nnobody,Anna\nnobody,Anna,SE,\nanna@berg.example,Anna,SE\n")
    assert report.added == 1
    assert [(e.line, e.column, e.value) for e in report.errors] == [(2, "", ""), (3, "", "")]


def test_errors_of_a_row_come_in_the_order_of_the_table():
    report = run("credit_limit,country,name,email\n-5,Sweden,,nobody\n")
    assert places(report) == [(2, "email"), (2, "name"), (2, "country"), (2, "credit_limit")]


def test_a_name_has_eighty_characters_at_most():
    report = run(f"email,name,country\na@b.example,{'n' * 80},SE\nc@d.example,{'n' * 81},SE\n")
    assert (report.added, places(report)) == (1, [(3, "name")])


def test_no_limit_is_not_a_limit_of_zero():
    register = Register()
    run(HEADER + "a@b.example,A,SE,,,\nc@d.example,C,SE,0,,\n", register)
    assert register.find("a@b.example").credit_limit is None
    assert register.find("c@d.example").credit_limit == 0


def test_quotes_hold_commas_quotes_and_line_breaks():
    register = Register()
    run(HEADER + 'a@b.example,"Oak ""Ash"" and Sons",SE,,"4 Mill Lane, Unit 2\r\nLudworth",\n', register)
    customer = register.find("a@b.example")
    assert customer.name == 'Oak "Ash" and Sons'
    assert customer.address.splitlines() == ["4 Mill Lane, Unit 2", "Ludworth"]


def test_lines_of_a_spreadsheet_on_windows():
    report = run("email,name,country\r\nanna@berg.example,Anna,SE\r\nnobody,Ben,SE\r\n")
    assert (report.added, places(report)) == (1, [(3, "email")])


def test_what_is_refused_late_changes_nothing():
    rows = "".join(f"customer{number}@berg.example,Customer {number},SE\n" for number in range(3000))
    good = ("email,name,country\n" + rows).encode()
    for end in (b"info@mueller.example,M\xfcller,DE\n", b'info@mueller.example,"Mueller,DE\n'):
        register = Register()
        with pytest.raises(ImportRefused):
            run(good + end, register)
        assert len(register) == 0


def test_known_emails_in_another_case():
    register = Register()
    register.add(Customer("anna@berg.example", "Anna Berg", "SE"))
    report = run("email,name,country\nANNA@Berg.example,A. Berg,SE\n", register)
    assert (report.added, places(report)) == (0, [(2, "email")])


def test_an_email_whose_first_row_had_an_error_may_come_again():
    report = run("email,name,country\nanna@berg.example,,SE\nanna@berg.example,Anna,SE\n")
    assert (report.added, places(report)) == (1, [(2, "name")])


def test_the_upload_can_be_read_again_after_a_dry_run():
    register = Register()
    upload = io.BytesIO(b"email,name,country\nanna@berg.example,Anna,SE\n")
    import_customers(upload, register, dry_run=True)
    upload.seek(0)
    assert import_customers(upload, register).added == 1


def test_errors_with_commas_and_quotes_come_back_as_they_were():
    report = run('email,name,country\n"a ""b"", c",Anna,SE\n')
    (row,) = list(csv.DictReader(io.StringIO(errors_as_csv(report), newline="")))
    assert (row["line"], row["column"], row["value"]) == ("2", "email", 'a "b", c')
