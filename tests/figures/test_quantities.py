"""Counts and percentages as people write them."""

from decimal import Decimal

import pytest

from tests.figures.readers import read_count, read_percentage
from vrd2check.figures import State


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("55", "55"),
        ("0", "0"),
        ("1360,5", "1360.5"),
        ("12.15", "12.15"),
        ("12,15", "12.15"),
        ("1.360", "1.36"),
        ("1,360", "1.36"),
        ("1.360,5", "1360.5"),
        ("1 360", "1360"),
        ("1 360,5", "1360.5"),
        ("1.360.000", "1360000"),
        ("1.360.000,25", "1360000.25"),
        ("0.123", "0.123"),
        ("-3", "-3"),
        ("−3", "-3"),
        ("+3", "3"),
    ],
)
def test_a_count_is_exact_and_takes_either_decimal_mark(written: str, value: str) -> None:
    reading = read_count(written)
    assert (reading.value, reading.half_unit) == (Decimal(value), Decimal(0))
    assert not reading.point_groups


@pytest.mark.parametrize(
    ("written", "meaning"),
    [
        ("1,360,000", "1.360.000"),
        ("007", "7"),
        ("12;15", "12,15"),
        ("55 dagen", "55"),
        ("1,5k", "1500"),
        ("1e3", "1000"),
        ("1_360", "1360"),
    ],
)
def test_an_odd_count_is_an_error_that_asks_what_was_meant(written: str, meaning: str) -> None:
    reading = read_count(written)
    assert reading.value is None
    assert reading.problem is not None
    assert reading.problem.nl.endswith(f" Bedoelt u {meaning}?")
    assert "een aantal" in reading.problem.nl
    assert "a count" in reading.problem.en


@pytest.mark.parametrize("written", ["5 %", "x", "minimaal", "12-15", "-\t5", "9" * 25])
def test_what_is_no_count_is_an_error(written: str) -> None:
    reading = read_count(written)
    assert reading.value is None
    assert reading.problem is not None


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("25 %", "0.25"),
        ("25%", "0.25"),
        ("25\u00a0%", "0.25"),
        ("16,3 %", "0.163"),
        ("66.67%", "0.6667"),
        ("0,25 %", "0.0025"),
        ("100 %", "1"),
        ("120 %", "1.2"),
        ("-5 %", "-0.05"),
        ("0", "0"),
        ("21", "0.21"),
    ],
)
def test_a_percentage_is_an_exact_fraction_of_one(written: str, value: str) -> None:
    reading = read_percentage(written)
    assert (reading.value, reading.half_unit) == (Decimal(value), Decimal(0))


@pytest.mark.parametrize(
    ("written", "meanings"),
    [
        ("0,25", "25 % of 0,25 %"),
        ("1", "100 % of 1 %"),
        ("25 procent", "25 %"),
        ("1 0 %", "10 %"),
    ],
)
def test_an_odd_percentage_is_an_error_that_asks_what_was_meant(
    written: str, meanings: str
) -> None:
    reading = read_percentage(written)
    assert reading.value is None
    assert reading.problem is not None
    assert reading.problem.nl.endswith(f" Bedoelt u {meanings}?")


@pytest.mark.parametrize("written", ["%", "% 25", "25 % %", "helft", "9" * 61])
def test_what_is_no_percentage_is_an_error(written: str) -> None:
    reading = read_percentage(written)
    assert reading.value is None
    assert reading.problem is not None


@pytest.mark.parametrize("written", ["nvt", "/", "-"])
def test_nothing_stated_is_blank_for_counts_and_percentages(written: str) -> None:
    assert read_count(written).state is State.BLANK
    assert read_percentage(written).state is State.BLANK
