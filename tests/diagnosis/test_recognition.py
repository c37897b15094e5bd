"""Each way in which a figure came to be wrong is recognised, and what only looks like it is not."""

from dataclasses import replace
from decimal import Decimal

import pytest

from tests.diagnosis.tables import figure, figures
from vrd2check.diagnosis.amounts import in_units
from vrd2check.diagnosis.conclusions import ActionKind
from vrd2check.diagnosis.recognition import Surroundings, Way, surroundings, ways
from vrd2check.figures import Kind
from vrd2check.relations import equals


def recognised(written: str, should_be: str, *, kind: Kind = Kind.AMOUNT) -> set[str]:
    found = ways(Surroundings(figure(written, kind)), Decimal(should_be))
    return {way.kind.value for way in found}


def likeliest(around: Surroundings, should_be: int) -> Way:
    return max(ways(around, Decimal(should_be)), key=lambda way: way.odds)


@pytest.mark.parametrize(
    ("written", "should_be", "name"),
    [
        ("12435", "12345", "digits-swapped"),
        ("52341", "12345", "digits-swapped"),
        ("12445", "12345", "digit"),
        ("123445", "12345", "digit-doubled"),
        ("123495", "12345", "digit-added"),
        ("1235", "12345", "digit-dropped"),
        ("-20000", "20000", "sign"),
        ("20000", "-20000", "sign"),
        ("123450", "12345", "factor-ten"),
        ("12345", "1234500", "factor-ten"),
        ("12,35", "12345", "thousands-point"),
        ("584,48", "584481", "thousands-point"),
        ("1210", "1000", "vat"),
        ("1000", "1210", "vat"),
        ("826", "1000", "vat"),
        ("1060", "1000", "vat"),
        ("15974", "15974.89", "cut-off"),
        ("12,43", "12.34", "digits-swapped"),
        ("-12435", "-12345", "digits-swapped"),
        ("-", "12345", "left-empty"),
        ("0", "12345", "left-empty"),
    ],
)
def test_a_slip_is_recognised(written: str, should_be: str, name: str) -> None:
    assert name in recognised(written, should_be)


@pytest.mark.parametrize(
    ("written", "should_be", "why"),
    [
        ("13345", "12435", "two neighbours differ, but are not swapped"),
        ("4", "7", "one digit of a small figure proves nothing"),
        ("12345", "67890", "the difference is divisible by nine, and nothing else"),
        ("12345", "246900", "twenty is no factor of ten"),
        ("15973,8", "15974.89", "cut off is to the euro"),
    ],
)
def test_what_only_looks_like_a_slip_is_none(written: str, should_be: str, why: str) -> None:
    assert recognised(written, should_be) <= {"unknown", "digit-dropped"}, why


def test_a_digit_added_is_doubled_only_where_it_is_the_same_as_the_one_before_it() -> None:
    assert recognised("123445", "12345") == {"digit-added", "digit-doubled", "unknown"}
    assert recognised("123495", "12345") == {"digit-added", "unknown"}


def test_a_digit_of_a_percentage_is_one_of_the_figure_as_it_is_written() -> None:
    assert "digit" in recognised("39 %", "0.31", kind=Kind.PERCENTAGE)


def test_a_line_left_out_of_a_sum_or_counted_twice_is_named() -> None:
    parts = figures([1000, 2345, 713])  # 4.058
    for written, kind in ((1713, ActionKind.LINE_LEFT_OUT), (4771, ActionKind.LINE_COUNTED_TWICE)):
        total = figure(written)
        way = likeliest(surroundings(total, None, [equals(total, parts)]), 4058)
        assert way.kind is kind
        assert way.part in {"2345", "713"}


def test_a_month_with_all_before_it_is_recognised() -> None:
    around = Surroundings(figure(1867), before=in_units(510 + 620))  # 737 + 510 + 620
    assert likeliest(around, 737).kind is ActionKind.RUNNING_TOTALS


def test_what_nothing_proposes_is_dearer_than_any_slip_and_the_dearer_the_larger() -> None:
    slip = likeliest(Surroundings(figure(12435)), 12345)
    small = likeliest(Surroundings(figure(1111)), 2468)
    large = likeliest(Surroundings(figure(11111)), 24680)
    assert (small.kind, large.kind) == (ActionKind.UNKNOWN, ActionKind.UNKNOWN)
    assert slip.odds > small.odds > large.odds


def test_figures_of_a_hundred_digits_are_compared_exactly() -> None:
    one = Surroundings(replace(figure(1), value=Decimal("1" + "0" * 99 + "1")))
    kinds = {way.kind for way in ways(one, Decimal("1" + "0" * 98 + "10"))}
    assert ActionKind.DIGITS_SWAPPED in kinds
    # A thousandth of 37 ones and three noughts, to the cent: 37 ones.
    ones = Surroundings(replace(figure(1), value=Decimal("1" * 37)))
    found = {way.kind for way in ways(ones, Decimal("1" * 37 + "000"))}
    assert ActionKind.THOUSANDS_POINT in found
