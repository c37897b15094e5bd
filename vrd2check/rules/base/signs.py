"""The sign of a figure, and which lines may have a negative one."""

from collections.abc import Sequence

from vrd2check.dossiers import Dimension, Name, plain
from vrd2check.dossiers.tables import AnyLine
from vrd2check.figures import Figure

# What lowers a cost, and so is negative when it is written as a line of its own.
_SAVING = ("bespar", "minderkost", "minderuitga", "saving")
_LOWERS = (
    *_SAVING,
    *("korting", "opbrengst", "ontvangst", "inkomst", "recuper", "terug", "correctie", "discount"),
)
_TELLING = (
    Dimension.PURCHASE_TYPE,
    Dimension.DESCRIPTION,
    Dimension.PROFILE,
    Dimension.PRODUCT,
    Dimension.COST,
)
"""The names of a line that tell what it is for."""


def is_negative(figure: Figure) -> bool:
    """Whether a figure is known and below zero."""
    return figure.value is not None and figure.value < 0


def is_positive(figure: Figure) -> bool:
    """Whether a figure is known and above zero."""
    return figure.value is not None and figure.value > 0


def is_saving(line: AnyLine) -> bool:
    """Whether a line is called a saving."""
    return any(_has_one(_SAVING, name) for name in _telling(line))


def lowers(line: AnyLine) -> bool:
    """Whether a line is called something that lowers a cost."""
    return any(_has_one(_LOWERS, name) for name in _telling(line))


def _telling(line: AnyLine) -> Sequence[Name]:
    return [line.names[key] for key in _TELLING if key in line.names]


def _has_one(parts: Sequence[str], name: Name) -> bool:
    text = plain(name.text)
    return any(part in text for part in parts)
