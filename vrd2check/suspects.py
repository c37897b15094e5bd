"""What a diagnosis tells, as data: causes, suspected figures, and the slips they were made by."""

from decimal import Decimal
from enum import Enum
from typing import NamedTuple

from vrd2check.figures import Figure
from vrd2check.language import Text


class Confidence(Enum):
    """How sure it is that a figure is the wrong one."""

    CERTAIN = "certain"
    PROBABLE = "probable"
    POSSIBLE = "possible"


class Strength(Enum):
    """How much a slip proves: few figures look so by chance, or many do."""

    STRONG = 2
    WEAK = 1


class Slip(NamedTuple):
    """A way in which a figure can go wrong."""

    name: str
    strength: Strength
    reason: Text


class Suspect(NamedTuple):
    """A figure that would, with the proposed value, put everything of its cause right."""

    figure: Figure
    proposed: Decimal
    confidence: Confidence
    slip: Slip | None


class Cause(NamedTuple):
    """Positions of the broken relations that have one cause, and who is suspected.

    Suspects are ordered from most to least likely; the first ``together`` of them are wrong
    together, mostly just one, and the others could be so instead. There are none for a ceiling
    that is exceeded: that is a matter of substance, not of typing. Nor are there any where
    ``several`` figures must be wrong, more than the search tries.
    """

    relations: tuple[int, ...]
    suspects: tuple[Suspect, ...]
    several: bool = False
    together: int = 1
