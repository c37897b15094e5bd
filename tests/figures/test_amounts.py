"""Amounts as people write them, and what is said of those that cannot be read."""

from decimal import Decimal

import pytest

from tests.figures.readers import read_amount
from vrd2check.figures import State, states_none, states_nothing

EURO = Decimal("0.5")
TENTH = Decimal("0.05")
CENT = Decimal("0.005")


@pytest.mark.parametrize(
    "written",
    ["6000", "6.000", "6 000", "€ 6.000", "6.000 €", "EUR 6000", "6000 euro", "€6.000", "6.000€"],
)
def test_six_thousand_is_read_in_every_usual_spelling(written: str) -> None:
    reading = read_amount(written)
    assert (reading.value, reading.half_unit) == (Decimal(6000), EURO)
    assert reading.problem is None
    assert reading.state is not State.BLANK


@pytest.mark.parametrize(
    "space", [" ", "\u00a0", "\u2009", "\u202f", "\u2007"], ids=lambda space: f"U+{ord(space):04X}"
)
def test_every_kind_of_space_stands_between_thousands(space: str) -> None:
    assert read_amount(f"1{space}250{space}081").value == Decimal(1250081)
    assert read_amount(f"15{space}974,02{space}€").value == Decimal("15974.02")


@pytest.mark.parametrize(
    ("written", "value", "half_unit"),
    [
        ("1.250.081", "1250081", EURO),
        ("1.362.000", "1362000", EURO),
        ("175.836 euro", "175836", EURO),
        ("15974.02", "15974.02", CENT),
        ("15974,02", "15974.02", CENT),
        ("15.974,02", "15974.02", CENT),
        ("15 974.02", "15974.02", CENT),
        ("62.500,00", "62500", CENT),
        ("0,50", "0.50", CENT),
        ("15974.0", "15974", TENTH),
        ("15.974,5", "15974.5", TENTH),
        ("+5", "5", EURO),
        ("  6.000 ", "6000", EURO),
    ],
)
def test_an_amount_is_known_to_its_last_written_digit(
    written: str, value: str, half_unit: Decimal
) -> None:
    reading = read_amount(written)
    assert (reading.value, reading.half_unit) == (Decimal(value), half_unit)


@pytest.mark.parametrize(
    ("written", "value", "half_unit"),
    [
        ("1,5 mio", 1_500_000, 50_000),
        ("1.5 mio", 1_500_000, 50_000),
        ("1,5 miljoen", 1_500_000, 50_000),
        ("1,5 Mio euro", 1_500_000, 50_000),
        ("€ 12 mln.", 12_000_000, 500_000),
        ("1,362 mio", 1_362_000, 500),
        ("-0,25 mio", -250_000, 5_000),
    ],
)
def test_millions_are_known_to_the_digit_written(written: str, value: int, half_unit: int) -> None:
    reading = read_amount(written)
    assert (reading.value, reading.half_unit) == (Decimal(value), Decimal(half_unit))


@pytest.mark.parametrize(
    "written",
    [
        "-20000", "-20.000", "−20.000", "–20.000", "(20.000)", "€ (20.000)", "(€ 20.000)",
        "(20.000) €", "-€ 20.000", "€ -20.000", "- 20.000 euro",
    ],
)  # fmt: skip
def test_a_minus_is_a_sign_a_dash_of_word_or_brackets(written: str) -> None:
    reading = read_amount(written)
    assert (reading.value, reading.half_unit) == (Decimal(-20000), EURO)


@pytest.mark.parametrize("written", ["0", "0,00", "0.0", "-0", "€ 0", "0 mio", "(0)"])
def test_zero_is_exact_and_has_no_sign(written: str) -> None:
    reading = read_amount(written)
    assert (str(reading.value), reading.half_unit) == ("0", Decimal(0))


@pytest.mark.parametrize(
    "written", ["nvt", "NVT", "n.v.t.", "n.v.t", "/", "-", " – ", "—", "\u00a0nvt"]
)
def test_nothing_stated_is_blank(written: str) -> None:
    reading = read_amount(written)
    assert reading.state is State.BLANK
    assert reading.value == 0
    assert reading.problem is None
    assert reading.half_unit == 0


@pytest.mark.parametrize("written", ["", "   ", "\u00a0", "\t", "~", "null"])
def test_nothing_written_yet_is_empty_and_no_zero(written: str) -> None:
    reading = read_amount(written)
    assert (reading.state, reading.value, reading.problem) == (State.EMPTY, None, None)


@pytest.mark.parametrize(
    ("written", "nothing", "none"),
    [
        ("nvt", True, True),
        ("\u00a0N.V.T. ", True, True),
        ("Geen", False, True),
        ("niet van toepassing", False, True),
        ("", True, False),
        ("~", True, False),
        ("0", False, False),
        ("nvt".ljust(60), True, True),
        ("nvt".ljust(61), False, False),
    ],
)
def test_a_word_for_no_table_at_all_is_no_empty_cell(
    written: str, nothing: bool, none: bool
) -> None:
    assert states_nothing(written) is nothing
    assert states_none(written) is none


@pytest.mark.parametrize("written", ["9.502", "-9.502", "+9.502", "100.000"])
def test_a_bare_thousands_point_is_reported_as_another_number_elsewhere(written: str) -> None:
    assert read_amount(written).point_groups


@pytest.mark.parametrize(
    "written",
    ["9502", "1.362.000", "€ 9.502", "9.502 €", "9.502,00", "95.02", "(9.502)", "−9.502", "9 502"],
)
def test_what_other_readers_see_as_text_or_as_the_same_is_not_reported(written: str) -> None:
    reading = read_amount(written)
    assert reading.value is not None
    assert not reading.point_groups


@pytest.mark.parametrize(
    ("written", "meanings"),
    [
        ("62.500;00", ["62.500,00"]),
        ("1.2345", ["12.345", "1,2345"]),
        ("1,2345", ["12.345", "1,2345"]),
        ("2.60391", ["2.603,91", "260.391", "2,60391"]),
        ("1,234", ["1.234", "1,234"]),
        ("-1,234", ["-1.234", "-1,234"]),
        ("€ 1,234", ["1.234", "1,234"]),
        ("0,123", ["123", "0,123"]),
        ("0.123", ["123", "0,123"]),
        ("00.500", ["500", "0,500"]),
        ("007", ["7"]),
        ("1234.567", ["1.234.567", "1.234,567"]),
        ("1.234,567", ["1.234,57"]),
        ("12.34.567", ["1.234.567"]),
        ("123.45.678", ["12.345.678"]),
        ("1.234.56", ["1.234,56"]),
        ("1,234.56", ["1.234,56"]),
        ("1,234,567", ["1.234.567"]),
        ("1'250'000", ["1.250.000"]),
        ("1 250.081", ["1.250.081", "1.250,081"]),
        ("12 34", ["1.234"]),
        ("1  250", ["1.250"]),
        ("0x1F", ["31"]),
        ("1e6", ["1.000.000"]),
        ("1,5e3", ["1.500"]),
        ("1_000", ["1.000"]),
        ("17:30", ["17,30"]),
        (".50", ["0,50"]),
        ("6.000,-", ["6.000"]),
        ("20.000-", ["-20.000"]),
        ("10 k€", ["10.000"]),
        ("1.250 mio", ["1.250.000.000", "1.250.000"]),
        ("１２３", ["123"]),
        ("1O.000", ["10.000"]),
        ("l5.I00", ["15.100"]),
        ("ca. 5000", ["5.000"]),
        ("ca. 5.000", ["5.000"]),
    ],
)
def test_an_odd_amount_is_an_error_that_asks_what_was_meant(
    written: str, meanings: list[str]
) -> None:
    reading = read_amount(written)
    assert reading.value is None
    assert reading.state is not State.BLANK
    assert reading.problem is not None
    assert reading.problem.nl.endswith(f" Bedoelt u {' of '.join(meanings)}?")
    assert reading.problem.en.endswith(f" Do you mean {' or '.join(meanings)}?")
    assert f'"{written}" is niet te lezen als een bedrag: ' in reading.problem.nl
    assert f'"{written}" cannot be read as an amount: ' in reading.problem.en


@pytest.mark.parametrize(
    "written",
    [
        ".inf", "-.inf", ".nan", "0b12", "1e999", "25 %", "$ 500", "500 USD", "100-200", "tbd",
        "--5", "22.0.1", "2021 2022", "7 2 4 5",
        "(5", "(-5)", "0.1.2", "12,34,56", "miljoen", "ja", "true", "€", "5\n6", "1\t000",
        "9" * 25, "9" * 61, "x" * 100_000, "٣٤٥x",
    ],
)  # fmt: skip
def test_what_has_no_clear_meaning_is_an_error_without_a_proposal(written: str) -> None:
    reading = read_amount(written)
    assert reading.value is None
    assert reading.problem is not None
    assert "Bedoelt u" not in reading.problem.nl


def test_the_error_says_what_is_odd() -> None:
    reading = read_amount("62.500;00")
    assert reading.problem is not None
    assert reading.problem.nl == (
        '"62.500;00" is niet te lezen als een bedrag: er staat een puntkomma in. '
        "Bedoelt u 62.500,00?"
    )
    assert reading.problem.en == (
        '"62.500;00" cannot be read as an amount: it has a semicolon in it. Do you mean 62.500,00?'
    )


def test_the_longest_number_is_read_to_its_last_digit() -> None:
    digits = "123456789012345678901234"
    assert str(read_amount(digits).value) == digits
    assert str(read_amount(f"-{digits[:22]},{digits[22:]}").value) == "-1234567890123456789012.34"
