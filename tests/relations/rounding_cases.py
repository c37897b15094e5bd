"""Cases of rounding after XBRL Calculations 1.1, each with its verdict and why.

The figures are written as an author would, so that their last digit says how well they are known;
``exactly`` marks a figure that is known exactly whatever its digits. ``slack`` is worked out by
hand as the sum of the half units.
"""

from typing import NamedTuple


class Case(NamedTuple):
    """A total, its weighted parts, and what the judge must say."""

    name: str
    total: tuple[str, str]  # value, half unit
    parts: tuple[tuple[str, str, str], ...]  # weight, value, half unit
    agrees: bool
    slack: str


THOUSANDS, EURO, CENT, EXACT = "500", "0.5", "0.005", "0"

CASES = (
    Case(
        "thousands that add up exactly",
        ("57582000", THOUSANDS),
        (("1", "12141000", THOUSANDS), ("1", "45441000", THOUSANDS)),
        True,
        "1500",
    ),
    Case(
        "euros: 12 141 123 + 45 441 321 = 57 582 444",
        ("57582444", EURO),
        (("1", "12141123", EURO), ("1", "45441321", EURO)),
        True,
        "1.5",
    ),
    Case(
        "exact figures a cent apart have no slack",
        ("300.01", EXACT),
        (("1", "100", EXACT), ("1", "200", EXACT)),
        False,
        "0",
    ),
    Case(
        "31 against 10 + 20: 1 off, three half units are 1.5",
        ("31", EURO),
        (("1", "10", EURO), ("1", "20", EURO)),
        True,
        "1.5",
    ),
    Case(
        "11 against 10: 1 off, two half units are just 1",
        ("11", EURO),
        (("1", "10", EURO),),
        True,
        "1",
    ),
    Case(
        "62 against 60: 2 off, four half units are just 2",
        ("62", EURO),
        (("1", "10", EURO), ("1", "20", EURO), ("1", "30", EURO)),
        True,
        "2",
    ),
    Case(
        "63 against 60: 3 off is more than 2",
        ("63", EURO),
        (("1", "10", EURO), ("1", "20", EURO), ("1", "30", EURO)),
        False,
        "2",
    ),
    Case(
        "58 thousand against exact 57 500: 500 off, the half unit is just 500",
        ("58000", THOUSANDS),
        (("1", "12059", EXACT), ("1", "45441", EXACT)),
        True,
        "500",
    ),
    Case(
        "58 thousand against exact 57 499: 501 off",
        ("58000", THOUSANDS),
        (("1", "12058", EXACT), ("1", "45441", EXACT)),
        False,
        "500",
    ),
    Case(
        "exact 57 999 against 12 + 45 thousand: 999 off, two half units are 1000",
        ("57999", EXACT),
        (("1", "12000", THOUSANDS), ("1", "45000", THOUSANDS)),
        True,
        "1000",
    ),
    Case(
        "a saving counts negatively: 12 000 - 2 000 = 10 000",
        ("10000", THOUSANDS),
        (("1", "12000", THOUSANDS), ("-1", "2000", THOUSANDS)),
        True,
        "1500",
    ),
    Case(
        "12 000 - 2 000 is not 12 000: 2 000 off, slack 1 500",
        ("12000", THOUSANDS),
        (("1", "12000", THOUSANDS), ("-1", "2000", THOUSANDS)),
        False,
        "1500",
    ),
    Case(
        "11 against exact 15 less 5: 1 off, two half units are just 1",
        ("11", EURO),
        (("1", "15", EXACT), ("-1", "5", EURO)),
        True,
        "1",
    ),
    Case(
        "negative amounts add up",
        ("-30", EURO),
        (("1", "-10", EURO), ("1", "-20", EURO)),
        True,
        "1.5",
    ),
    Case(
        "negative amounts 1 off",
        ("-29", EURO),
        (("1", "-10", EURO), ("1", "-20", EURO)),
        True,
        "1.5",
    ),
    Case(
        "45 % of 1 010 103 is 454 546.35",
        ("454546.35", CENT),
        (("0.45", "1010103", EXACT),),
        True,
        "0.005",
    ),
    Case(
        "twelve months of 1 000 against 12 006: 6 off, thirteen half units are 6.5",
        ("12006", EURO),
        (("1", "1000", EURO),) * 12,
        True,
        "6.5",
    ),
    Case(
        "twelve months in cents, 6 cents off, thirteen half cents are 6.5",
        ("12000.06", CENT),
        (("1", "1000.00", CENT),) * 12,
        True,
        "0.065",
    ),
    Case(
        "twelve exact months, a cent off",
        ("12000.01", EXACT),
        (("1", "1000.00", EXACT),) * 12,
        False,
        "0",
    ),
    Case(
        "33 against 30: 3 off, four half units are 2; cutting digits off is no rounding",
        ("33", EURO),
        (("1", "10", EURO),) * 3,
        False,
        "2",
    ),
    Case(
        "10 - 5 = 5",
        ("5", EURO),
        (("1", "10", EURO), ("1", "-5", EURO)),
        True,
        "1.5",
    ),
    Case(
        "6 against 10 - 5: 1 off, three half units are 1.5",
        ("6", EURO),
        (("1", "10", EURO), ("1", "-5", EURO)),
        True,
        "1.5",
    ),
)
