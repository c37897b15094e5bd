"""What a table of people counts: days or months."""

import re

from .names import Name
from .project import Effort

_WORD = re.compile(r"[^\W\d_]+")
# What a word in a heading is, or how it ends.
_DAYS = frozenset({"md", "mds"}), ("dag", "dagen", "day", "days")
_MONTHS = frozenset({"mm", "mnd", "mnds"}), ("maand", "maanden", "month", "months")


def heading_units(heading: Name) -> set[bool]:
    """Return the units that a heading names: False for days, True for months."""
    words = _WORD.findall(heading.text.casefold())
    return {
        unit
        for unit, (whole, endings) in ((False, _DAYS), (True, _MONTHS))
        if any(word in whole or word.endswith(endings) for word in words)
    }


def counts_months(effort: Effort) -> bool:
    """Whether a table counts months: it says so, or says nothing and its heading does."""
    if effort.unit is not None or effort.heading is None:
        return effort.in_months
    return heading_units(effort.heading) == {True}
