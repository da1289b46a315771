from billing.money import format_minor


def test_digits_follow_the_currency():
    assert format_minor(1999, "EUR") == "19.99"
    assert format_minor(-5, "EUR") == "-0.05"
    assert format_minor(1999, "JPY") == "1999"
    assert format_minor(1999, "KWD") == "1.999"
