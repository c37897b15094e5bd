"""Months in a sentence."""

from collections.abc import Sequence

from vrd2check.figures import month_name
from vrd2check.language import Text


def month_of_year(month: int, year: int) -> Text:
    """Name a month of a year."""
    name = month_name(month)
    return Text(f"{name.nl} {year}", f"{name.en} {year}")


def enumerated(texts: Sequence[Text]) -> Text:
    """Join names as a sentence does: one, two and three."""
    if len(texts) < 2:
        return texts[0] if texts else Text("", "")
    *first, last = texts
    return Text(
        ", ".join(text.nl for text in first) + f" en {last.nl}",
        ", ".join(text.en for text in first) + f" and {last.en}",
    )
