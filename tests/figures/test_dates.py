"""Dates and months as a Dutch-speaking author writes them."""

from datetime import date

import pytest

from vrd2check.figures import month_name, month_number, read_date, short_month_name
from vrd2check.language import Text


@pytest.mark.parametrize(
    "written",
    [
        "04/09/2022", "4/9/2022", "4-9-2022", "04.09.2022", "4 september 2022", "4 Sept. 2022",
        "4 sep 2022", "2022-09-04", "4/09/22", "4\u00a0september  2022",
    ],
)  # fmt: skip
def test_a_date_has_its_day_before_its_month_or_is_an_iso_date(written: str) -> None:
    assert read_date(written) == date(2022, 9, 4)


def test_the_years_1990_to_2100_and_texts_of_60_characters_are_read() -> None:
    assert read_date("01/01/1990") == date(1990, 1, 1)
    assert read_date("31/12/2100") == date(2100, 12, 31)
    assert read_date("31/12/1989") is None
    assert read_date("4 september 2022".ljust(60)) == date(2022, 9, 4)
    assert read_date("4 september 2022".ljust(61)) is None


@pytest.mark.parametrize(
    "written",
    [
        "", "31/02/2022", "13/13/2022", "4 foo 2022", "04/09/1822", "04/09/2101", "4/9-2022",
        "september 2022", "０４/09/2022", "0/0/0000", "x" * 1000,
    ],
)  # fmt: skip
def test_what_is_no_possible_date_is_none(written: str) -> None:
    assert read_date(written) is None


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("jan", 1),
        ("januari", 1),
        ("Febr.", 2),
        ("maart", 3),
        ("mrt", 3),
        ("Maart", 3),
        ("mnd3", 3),
        ("mnd 3", 3),
        ("3", 3),
        ("03", 3),
        ("mei", 5),
        ("aug", 8),
        ("sept.", 9),
        ("okt", 10),
        ("mnd12", 12),
        ("DEC", 12),
    ],
)
def test_a_month_is_a_name_an_abbreviation_or_a_number(written: str, number: int) -> None:
    assert month_number(written) == number


@pytest.mark.parametrize("written", ["", "0", "13", "mnd13", "mnd", "ma", "kerst", "٣", "3.0"])
def test_what_is_no_month_is_none(written: str) -> None:
    assert month_number(written) is None


@pytest.mark.parametrize(
    ("month", "dutch", "english", "short_dutch", "short_english"),
    [
        (1, "januari", "January", "jan", "Jan"),
        (3, "maart", "March", "mrt", "Mar"),
        (4, "april", "April", "apr", "Apr"),
        (10, "oktober", "October", "okt", "Oct"),
        (12, "december", "December", "dec", "Dec"),
    ],
)
def test_a_month_has_a_name_and_a_short_one(
    month: int, dutch: str, english: str, short_dutch: str, short_english: str
) -> None:
    assert month_name(month) == Text(dutch, english)
    assert short_month_name(month) == Text(short_dutch, short_english)
