"""Months by name, for a reader."""

from vrd2check.language import Text

_MONTHS = (
    Text("januari", "January"),
    Text("februari", "February"),
    Text("maart", "March"),
    Text("april", "April"),
    Text("mei", "May"),
    Text("juni", "June"),
    Text("juli", "July"),
    Text("augustus", "August"),
    Text("september", "September"),
    Text("oktober", "October"),
    Text("november", "November"),
    Text("december", "December"),
)


def month_name(month: int) -> Text:
    """Return the name of month 1 to 12."""
    return _MONTHS[month - 1]


def short_month_name(month: int) -> Text:
    """Return the name of month 1 to 12 in three letters."""
    name = month_name(month)
    return Text("mrt" if month == 3 else name.nl[:3], name.en[:3])
