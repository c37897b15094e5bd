"""What a diagnosis concludes, as data: causes, suspected figures, and how the slips were made."""

from decimal import Decimal
from enum import Enum
from pathlib import Path
from typing import NamedTuple

from vrd2check.catalogue import say
from vrd2check.figures import Figure
from vrd2check.language import Text

_REASONS = Path(__file__).with_name("slips.yaml")


class Confidence(Enum):
    """How sure it is that a figure is the wrong one; the surest first."""

    CERTAIN = "certain"
    PROBABLE = "probable"
    POSSIBLE = "possible"


class Strength(Enum):
    """How much a slip proves: few figures look so by chance, or many do."""

    STRONG = 2
    WEAK = 1


class Slip(NamedTuple):
    """A way in which a figure can go wrong; ``part`` is the other figure that it concerns."""

    name: str
    strength: Strength
    part: str = ""

    @property
    def reason(self) -> Text:
        """Return how the figure went wrong, for its author."""
        return say(_REASONS, self.name, part=self.part)


class Suspect(NamedTuple):
    """A figure that would, with the proposed value, put everything of its cause right."""

    figure: Figure
    proposed: Decimal
    confidence: Confidence
    slip: Slip | None


class ConclusionKind(Enum):
    """What a diagnosis can say of the figures behind one cause."""

    NOTHING = "nothing"
    """Nothing was calculated, or a ceiling is exceeded: a matter of substance, not of typing."""
    WRONG = "wrong"
    """Figures are wrong, certainly or probably: mostly one, or several together."""
    ONE_OF = "one-of"
    """Several explain it equally well, and nothing tells which is wrong."""
    SEVERAL = "several"
    """More figures are wrong than the search tries, so none can be named."""


class Conclusion(NamedTuple):
    """Which figures are held to be wrong.

    ``figures`` put everything right when they change together, mostly one does; ``alternatives``
    could be wrong in their stead. There are none of either where none can be named.
    """

    kind: ConclusionKind
    figures: tuple[Suspect, ...] = ()
    alternatives: tuple[Suspect, ...] = ()

    @property
    def suspects(self) -> tuple[Suspect, ...]:
        """Return all figures that may be wrong, most likely first."""
        return self.figures + self.alternatives

    @property
    def confidence(self) -> Confidence:
        """Return how sure the whole is: as sure as the least sure of what is wrong together."""
        return _least_sure(self.figures)

    @property
    def culprit(self) -> Suspect | None:
        """Return the figure that is certainly wrong, where that is one figure."""
        if len(self.figures) == 1 and self.confidence is Confidence.CERTAIN:
            return self.figures[0]
        return None


NOTHING = Conclusion(ConclusionKind.NOTHING)
SEVERAL = Conclusion(ConclusionKind.SEVERAL)


def blaming(figures: tuple[Suspect, ...], alternatives: tuple[Suspect, ...] = ()) -> Conclusion:
    """Return the conclusion that some figures are wrong together, or others in their stead."""
    possible = _least_sure(figures) is Confidence.POSSIBLE
    kind = ConclusionKind.ONE_OF if possible else ConclusionKind.WRONG
    return Conclusion(kind, figures, alternatives)


def _least_sure(suspects: tuple[Suspect, ...]) -> Confidence:
    confidences = [one.confidence for one in suspects]
    return max(confidences, key=list(Confidence).index, default=Confidence.POSSIBLE)


class Cause(NamedTuple):
    """Positions of the broken relations that have one cause, and what is concluded of it."""

    relations: tuple[int, ...]
    conclusion: Conclusion = NOTHING
