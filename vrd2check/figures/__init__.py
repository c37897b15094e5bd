"""Amounts, counts, percentages, periods and dates: read as people write them, written Belgian."""

from vrd2check.figures.dates import month_number, read_date
from vrd2check.figures.figure import Figure, State, absent, read_figure, stated_twice
from vrd2check.figures.months import month_name, short_month_name
from vrd2check.figures.notation import (
    format_amount,
    format_count,
    format_percentage,
    format_value,
)
from vrd2check.figures.periods import Period, read_period
from vrd2check.figures.reading import Kind, states_none, states_nothing

__all__ = [
    "Figure",
    "Kind",
    "Period",
    "State",
    "absent",
    "format_amount",
    "format_count",
    "format_percentage",
    "format_value",
    "month_name",
    "month_number",
    "read_date",
    "read_figure",
    "read_period",
    "short_month_name",
    "stated_twice",
    "states_none",
    "states_nothing",
]
