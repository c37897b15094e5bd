"""What a diagnosis concludes, as data: causes, and what somebody probably did."""

from decimal import Decimal
from enum import Enum
from typing import NamedTuple

from vrd2check.figures import Figure
from vrd2check.language import Text
from vrd2check.places import Place


class Confidence(Enum):
    """How sure it is that something was done; the surest first."""

    CERTAIN = "certain"
    PROBABLE = "probable"
    POSSIBLE = "possible"


class ActionKind(Enum):
    """What people do to figures by mistake; ``kinds.yaml`` says each in words."""

    # One figure.
    DIGIT = "digit"
    """A digit was typed for another."""
    DIGIT_ADDED = "digit-added"
    DIGIT_DROPPED = "digit-dropped"
    DIGIT_DOUBLED = "digit-doubled"
    DIGITS_SWAPPED = "digits-swapped"
    """Two digits changed places, beside each other or not."""
    FACTOR_TEN = "factor-ten"
    """Zeros too many or too few, or the decimal comma elsewhere: a factor 10, 100 or 1,000."""
    THOUSANDS_POINT = "thousands-point"
    """The point between thousands was read as a decimal one, and cents were rounded."""
    SIGN = "sign"
    VAT = "vat"
    """With VAT of 21 % where it should be without, or the other way round."""
    CUT_OFF = "cut-off"
    """Digits after the comma were cut off, not rounded."""
    COPIED_ABOVE = "copied-above"
    """The figure of the row above it."""
    COPIED_BELOW = "copied-below"
    COPIED_BESIDE = "copied-beside"
    """The figure of the column to the left or to the right."""
    LEFT_EMPTY = "left-empty"
    """An empty cell, or a zero, where an amount belongs."""
    YEAR_EARLIER = "year-earlier"
    """The figure of the same row in the column of the year before."""

    # Several figures of a table.
    MOVED = "moved"
    """An amount stands in the wrong month, column, year or line, and its own place is empty."""
    CELLS_EXCHANGED = "cells-exchanged"
    """Two figures of a row, or of a column, changed places."""
    RATE_AND_DAYS = "rate-and-days"
    ROW_OMITTED = "row-omitted"
    ROW_TWICE = "row-twice"
    ROWS_EXCHANGED = "rows-exchanged"
    """Two rows changed places, their names did not: one has the figures of the other."""
    ROW_SHIFTED = "row-shifted"
    """A row, or some months of it, stands a column too far to the left or to the right."""
    RUNNING_TOTALS = "running-totals"
    """Each month with all months before it, over a whole row or over some months."""
    ROW_VAT = "row-vat"
    ROW_FACTOR = "row-factor"
    WRONG_LABEL = "wrong-label"
    """A row is under another source, deliverable, profile, purchase type or year."""
    COLUMNS_EXCHANGED = "columns-exchanged"
    WRONG_HEADING = "wrong-heading"
    """The figures of a column stand below another heading, and its own column is empty."""

    # A total.
    TOTAL_NOT_UPDATED = "total-not-updated"
    SUBTOTAL_ADDED_IN = "subtotal-added-in"
    LINE_LEFT_OUT = "line-left-out"
    LINE_COUNTED_TWICE = "line-counted-twice"
    TOTAL_SAME_ERROR = "total-same-error"
    """A figure is wrong, and the totals of its table were computed with it."""

    # Several tables.
    SAME_VALUE_COPIED = "same-value-copied"
    """The same wrong figure in several tables."""
    OLD_VERSION = "old-version"
    """A table has figures of another version than the other tables."""

    UNKNOWN = "unknown"
    """A figure is another one, and nothing shows how that came."""


class CellChange(NamedTuple):
    """A figure that an action changed, and what it should be.

    ``proposed`` is None where nothing proposes a value. ``least`` and ``most`` are the values that
    rounding leaves open; None where ``proposed`` is certain to the last digit.
    """

    figure: Figure
    proposed: Decimal | None
    least: Decimal | None = None
    most: Decimal | None = None

    @property
    def place(self) -> Place:
        """Return where the figure stands."""
        return self.figure.place

    @property
    def is_range(self) -> bool:
        """Whether rounding leaves several values open."""
        return self.least is not None and self.most is not None and self.least != self.most


class LabelChange(NamedTuple):
    """A name of a line that should be another one."""

    place: Place
    written: str
    proposed: str


class Suspect(NamedTuple):
    """Something that somebody may have done, which undone puts everything of its cause right.

    It changes ``cells``, or ``labels``, or neither: a line that is missing can only be pointed at.
    ``sentence`` says it without a place; ``place`` is where to look. Where it changes one figure,
    ``reason`` is how that came to be wrong, None where nothing shows that. ``line`` is the place of
    the line that stands there twice, or under the wrong name.
    """

    kind: ActionKind
    place: Place
    confidence: Confidence
    sentence: Text
    cells: tuple[CellChange, ...] = ()
    labels: tuple[LabelChange, ...] = ()
    reason: Text | None = None
    line: Place | None = None

    @property
    def cell(self) -> CellChange | None:
        """Return the only figure that it changes, where that is all it changes."""
        return self.cells[0] if len(self.cells) == 1 and not self.labels else None

    @property
    def places(self) -> tuple[Place, ...]:
        """Return where to look, and then where else it changes something."""
        return tuple(dict.fromkeys((self.place, *self._cells_and_labels)))

    @property
    def changed(self) -> tuple[Place, ...]:
        """Return the places of the figures and names that it changes, and of a line as a whole."""
        return (*self._cells_and_labels, *(() if self.line is None else (self.line,)))

    @property
    def _cells_and_labels(self) -> tuple[Place, ...]:
        return (*(one.place for one in self.cells), *(one.place for one in self.labels))


class ConclusionKind(Enum):
    """What a diagnosis can say of what is behind one cause."""

    NOTHING = "nothing"
    """Nothing was calculated, or a ceiling is exceeded: a matter of substance, not of typing."""
    WRONG = "wrong"
    """Something was done, certainly or probably: mostly one thing, or several together."""
    ONE_OF = "one-of"
    """Several things explain it, and none is much likelier than the others."""
    SEVERAL = "several"
    """More is wrong than the search tries, so nothing can be named."""


class Conclusion(NamedTuple):
    """What was probably done.

    ``actions`` put everything right together, mostly there is one; ``alternatives`` could have been
    done in their stead, the likeliest first, and ``others`` is how many more there are. There are
    none of these where nothing can be named.
    """

    kind: ConclusionKind
    actions: tuple[Suspect, ...] = ()
    alternatives: tuple[Suspect, ...] = ()
    others: int = 0

    @property
    def suspects(self) -> tuple[Suspect, ...]:
        """Return all that may have been done, most likely first."""
        return self.actions + self.alternatives

    @property
    def confidence(self) -> Confidence:
        """Return how sure the whole is: as sure as the least sure of what was done together."""
        return _least_sure(self.actions)

    @property
    def culprit(self) -> Suspect | None:
        """Return what was certainly done, where that is one thing with a place of its own."""
        if len(self.actions) == 1 and self.confidence is Confidence.CERTAIN:
            return self.actions[0]
        return None


NOTHING = Conclusion(ConclusionKind.NOTHING)
SEVERAL = Conclusion(ConclusionKind.SEVERAL)


def blaming(
    actions: tuple[Suspect, ...], alternatives: tuple[Suspect, ...] = (), others: int = 0
) -> Conclusion:
    """Return the conclusion that some things were done together, or others in their stead."""
    possible = _least_sure(actions) is Confidence.POSSIBLE
    kind = ConclusionKind.ONE_OF if possible else ConclusionKind.WRONG
    return Conclusion(kind, actions, alternatives, others)


def _least_sure(suspects: tuple[Suspect, ...]) -> Confidence:
    confidences = [one.confidence for one in suspects]
    return max(confidences, key=list(Confidence).index, default=Confidence.POSSIBLE)


class Cause(NamedTuple):
    """Positions of the broken relations that have one cause, and what is concluded of it."""

    relations: tuple[int, ...]
    conclusion: Conclusion = NOTHING
