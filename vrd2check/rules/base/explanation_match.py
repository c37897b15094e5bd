"""What came of an explanation, for the rules that speak of explanations.

Other rules read a dossier before anything is judged. These read what is known after it: to which
of the findings each explanation belongs.
"""

from decimal import Decimal
from enum import Enum
from fractions import Fraction
from typing import NamedTuple

from vrd2check.dossiers import Explanation
from vrd2check.figures import Kind
from vrd2check.language import Text
from vrd2check.places import Place

from .rule import Rule

# Of what makes a document unreadable, and of explanations, nobody can say that it is as meant.
_TO_BE_MENDED = frozenset({"DOC", "TOE"})
_FIRST_BETWEEN_DOSSIERS = 401


class ExplanationStatus(Enum):
    """What came of an explanation; the value is a stable name."""

    EXPLAINS = "explains"
    """It belongs to one finding, which it explains."""
    STALE = "stale"
    """It belongs to no finding, or no longer."""
    UNTRIED = "untried"
    """It belongs to no finding, but what the rule needs to find one was not read."""
    TOO_WIDE = "too-wide"
    """It fits several findings, and so explains none."""
    UNKNOWN_RULE = "unknown-rule"
    """There is no rule of that code or name."""
    WITHOUT_REASON = "without-reason"
    """A reason is written, but states nothing."""
    WITHOUT_DIFFERENCE = "without-difference"
    """It does not say which difference it explains."""
    NOT_EXPLAINABLE = "not-explainable"
    """What the rule finds is to be mended."""
    TWICE = "twice"
    """An earlier explanation explains the finding already."""
    UNTOLD = "untold"
    """It explains nothing, but why is told elsewhere, or cannot be told."""

    def is_told(self) -> bool:
        """Whether there is something to say of it."""
        return self not in (ExplanationStatus.EXPLAINS, ExplanationStatus.UNTOLD)


class Candidate(NamedTuple):
    """A finding that an explanation may be meant for; ``difference`` is stated minus expected."""

    place: Place
    kind: Kind
    stated: Decimal | Fraction | None = None
    expected: Decimal | Fraction | None = None
    difference: Decimal | Fraction | None = None


class ExplanationMatch(NamedTuple):
    """An explanation, held against the findings of its dossier.

    ``rule`` is the one that it names; if there is none, ``near`` are codes and names like it.
    ``candidates`` are the findings that it fits, or of a stale one those that it fits but for the
    difference; ``elsewhere`` are the rule's findings at other places than it says. ``earlier`` is
    where another explanation of the same finding stands; ``unread`` tells what was not read
    though the rule needs it.
    """

    explanation: Explanation
    status: ExplanationStatus
    rule: Rule | None = None
    near: tuple[str, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    elsewhere: tuple[Candidate, ...] = ()
    earlier: Place | None = None
    unread: Text | None = None

    def place(self) -> Place:
        """Return where to tell of it: at the rule that it names."""
        named = self.explanation.rule
        return named.place if named is not None else self.explanation.place


def can_be_explained(rule: Rule) -> bool:
    """Whether what a rule finds may stay for a reason, other than what must be mended."""
    return rule.family not in _TO_BE_MENDED


def is_between_dossiers(rule: Rule) -> bool:
    """Whether a rule compares dossiers, and so says nothing where only one was read."""
    return int(rule.code[3:]) >= _FIRST_BETWEEN_DOSSIERS
