"""Amounts as text."""

# Digits behind the point, for the currencies that do not have two.
DIGITS = {"JPY": 0, "KRW": 0, "KWD": 3}


def format_minor(amount: int, currency: str) -> str:
    """1999 EUR is "19.99", 1999 JPY is "1999"."""
    digits = DIGITS.get(currency, 2)
    sign, amount = ("-", -amount) if amount < 0 else ("", amount)
    if digits == 0:
        return f"{sign}{amount}"
    whole, rest = divmod(amount, 10**digits)
    return f"{sign}{whole}.{rest:0{digits}}"
