"""Periods as the planning tables name them."""

from datetime import date

import pytest

from vrd2check.figures import Period, read_period

FIRST_QUARTER = Period(date(2022, 1, 1), date(2022, 3, 31))
MARCH = Period(date(2022, 3, 1), date(2022, 3, 31))


@pytest.mark.parametrize(
    "written",
    [
        "Q1 2022", "q1 2022", "Q1 22", "Q1/22", "Q1/2022", "Q1-2022", "Q1 '22", "Q1", "K1 2022",
        "kwartaal 1 2022", "1e kwartaal 2022", "1ste kwartaal van 2022", "2022 Q1", "2022-Q1",
        "Q1\u00a02022", " Q1 2022 ",
    ],
)  # fmt: skip
def test_a_quarter_is_read_in_every_usual_spelling(written: str) -> None:
    assert read_period(written, 2022) == FIRST_QUARTER


@pytest.mark.parametrize(
    "written", ["maart 2022", "mrt 22", "Maart", "03/2022", "3/2022", "2022-03"]
)
def test_a_month_is_read_in_every_usual_spelling(written: str) -> None:
    assert read_period(written, 2022) == MARCH


@pytest.mark.parametrize(
    ("written", "start", "end"),
    [
        ("2022", date(2022, 1, 1), date(2022, 12, 31)),
        ("Q4 2022", date(2022, 10, 1), date(2022, 12, 31)),
        ("H2 2022", date(2022, 7, 1), date(2022, 12, 31)),
        ("februari 2024", date(2024, 2, 1), date(2024, 2, 29)),
        ("december 2022", date(2022, 12, 1), date(2022, 12, 31)),
        ("04/09/2022", date(2022, 9, 4), date(2022, 9, 4)),
        ("2022-2024", date(2022, 1, 1), date(2024, 12, 31)),
        ("2022 - 2024", date(2022, 1, 1), date(2024, 12, 31)),
        ("2022 – 2024", date(2022, 1, 1), date(2024, 12, 31)),
        ("Q1 2022 - Q2 2023", date(2022, 1, 1), date(2023, 6, 30)),
        ("Q1-Q3 2022", date(2022, 1, 1), date(2022, 9, 30)),
        ("Q3 2022 t/m Q4 2022", date(2022, 7, 1), date(2022, 12, 31)),
        ("maart - mei 2022", date(2022, 3, 1), date(2022, 5, 31)),
        ("2022-09-04 - 2022-10-01", date(2022, 9, 4), date(2022, 10, 1)),
        ("4/9/2022 - 4/9/2022", date(2022, 9, 4), date(2022, 9, 4)),
    ],
)
def test_a_period_has_its_first_and_last_day(written: str, start: date, end: date) -> None:
    assert read_period(written, None) == Period(start, end)


def test_a_quarter_without_a_year_is_of_the_year_given() -> None:
    assert read_period("Q4", 2021) == Period(date(2021, 10, 1), date(2021, 12, 31))
    assert read_period("Q4", None) is None


def test_a_range_with_one_year_at_its_end_is_of_that_year() -> None:
    assert read_period("Q1 - Q3 2022", 2019) == Period(date(2022, 1, 1), date(2022, 9, 30))


@pytest.mark.parametrize(
    "written",
    [
        "", "Q5 2022", "Q0", "H3 2022", "1989", "2101", "Q1 1850", "2024-2022", "Q4 - Q1 2022",
        "2022-13", "13/2022", "5", "12", "begin 2022", "Q1 2", "Q１ 2022", "-", "2022-", "x" * 1000,
        "- " * 30,
    ],
)  # fmt: skip
def test_what_is_no_plausible_period_is_none(written: str) -> None:
    assert read_period(written, 2022) is None
