"""Days in a sentence."""

from datetime import date

from vrd2check.language import Text

from .months import month_of_year


def format_date(day: date) -> Text:
    """Write a day with the month in words: 27 november 2020."""
    month = month_of_year(day.month, day.year)
    return Text(nl=f"{day.day} {month.nl}", en=f"{day.day} {month.en}")
