"""Figures written the Belgian way."""

from decimal import Decimal
from fractions import Fraction

import pytest

from vrd2check.figures import (
    Kind,
    format_amount,
    format_count,
    format_percentage,
    format_value,
)


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (Decimal(1250081), "1.250.081"),
        (Decimal("66.8"), "66,80"),
        (Decimal("62500.00"), "62.500"),
        (Decimal(-20000), "-20.000"),
        (Decimal("-0.5"), "-0,50"),
        (Decimal(0), "0"),
        (Decimal("1.5E+6"), "1.500.000"),
        (Decimal("0.005"), "0"),
        (Decimal("0.015"), "0,02"),
        (Decimal("-0.001"), "0"),
        (Decimal("999.999"), "1.000"),
        (Fraction(100, 3), "33,33"),
        (Fraction(-200, 3), "-66,67"),
    ],
)
def test_an_amount_has_thousands_points_and_cents_where_there_are_any(
    value: Decimal | Fraction, written: str
) -> None:
    assert format_amount(value) == written


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (Decimal("1360.5"), "1.360,5"),
        (Decimal("12.15"), "12,15"),
        (Decimal("12.00"), "12"),
        (Decimal(1360), "1360"),
        (Decimal(1360000), "1.360.000"),
        (Decimal("-0.5"), "-0,5"),
        (Decimal("0.125"), "0,125"),
        (Fraction(1, 8), "0,125"),
        (Fraction(20, 3), "6,67"),
        (Fraction(-1, 1000), "-0,001"),
    ],
)
def test_a_count_never_has_a_point_that_could_be_decimal(
    value: Decimal | Fraction, written: str
) -> None:
    assert format_count(value) == written


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (Decimal("0.25"), "25 %"),
        (Decimal("0.163"), "16,3 %"),
        (Decimal("0.6667"), "66,67 %"),
        (Decimal(1), "100 %"),
        (Decimal("-0.05"), "-5 %"),
        (Fraction(1, 3), "33,33 %"),
    ],
)
def test_a_percentage_is_written_out_of_a_hundred(value: Decimal | Fraction, written: str) -> None:
    assert format_percentage(value) == written


def test_more_than_32_decimals_are_shown_as_two() -> None:
    # 5 to the power of 32 behind nine zeros is 2 to the power of -32.
    assert format_count(Fraction(1, 2**32)) == f"0,{5**32:032}"
    assert format_count(1 + Fraction(1, 2**33)) == "1"


def test_a_value_is_written_as_its_kind() -> None:
    assert format_value(Decimal(1360), Kind.AMOUNT) == "1.360"
    assert format_value(Decimal(1360), Kind.COUNT) == "1360"
    assert format_value(Decimal("0.5"), Kind.PERCENTAGE) == "50 %"


@pytest.mark.parametrize("value", [Decimal("Infinity"), Decimal("NaN")])
def test_what_is_no_number_is_refused(value: Decimal) -> None:
    with pytest.raises((ValueError, OverflowError)):
        format_amount(value)
