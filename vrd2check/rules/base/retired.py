"""Rules that are no more. Their codes and names stay theirs for ever: no other rule gets them.

A rule goes when nobody can say which mistake of a real dossier it stands for, or when another one
tells the same. A configuration may still name it, without effect.
"""

from typing import NamedTuple


class Retired(NamedTuple):
    """A rule that is no more: what it was called, and which rule tells it now, if any does."""

    code: str
    name: str
    instead: str | None = None


RETIRED = (
    # Beside the quarters of a year the template has no column for that whole year.
    Retired("EVA111", "quarters-make-the-year"),
    Retired("EVA112", "quarters-within-the-year"),
    # Months that were added up exceed the total of their line, or the budget.
    Retired("VEK304", "cumulative-forecast", "VEK101"),
)


def retired(word: str) -> Retired | None:
    """Return the rule that is no more and had this code or name, in capitals or not."""
    wanted = word.strip().lower()
    return next((one for one in RETIRED if wanted in (one.code.lower(), one.name)), None)
