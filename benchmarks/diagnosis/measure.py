"""One dossier with slips, run through a check, and what became of each slip."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from time import perf_counter
from typing import NamedTuple

from vrd2check import checking
from vrd2check.checking import check_loaded
from vrd2check.diagnosis.causes import diagnose
from vrd2check.diagnosis.conclusions import Cause, Confidence
from vrd2check.dossiers import load_text
from vrd2check.relations import AtMost, Judgement, Relation, RunningAtMost, Verdict
from vrd2check.settings import Settings

from .sheets import Cell, Sheet, Spot

FILE = "dossier.yaml"


class Named(Enum):
    """Whether the diagnosis named the wrong figure."""

    ALONE = "alone in first place"
    TIED = "among several"
    MISSED = "missed"


class Outcome(NamedTuple):
    """What became of one slip.

    ``visible`` counts the equalities that are broken in the dossier and in which the wrong figure
    stands. ``right`` tells whether the proposed value is the true one, ``near`` whether it is so
    within what rounding leaves open.
    """

    kind: str
    visible: int
    named: Named
    right: bool
    near: bool


class Measured(NamedTuple):
    """One dossier: what became of each slip, what was said too surely, seconds spent."""

    outcomes: tuple[Outcome, ...]
    certain: int
    wrongly_certain: tuple[str, ...]
    seconds: float
    seconds_of_diagnosis: float
    broken: int


class Run(NamedTuple):
    """A check with what its diagnosis was given and found: nothing where no relation is broken."""

    judged: Sequence[tuple[Relation, Judgement]]
    causes: Sequence[Cause]
    seconds: float
    seconds_of_diagnosis: float


def run(text: str) -> Run:
    """Check a dossier as the tool does, and keep what went in and out of the diagnosis."""
    kept: list[tuple[Sequence[tuple[Relation, Judgement]], list[Cause], float]] = []

    def recorded(judged: Sequence[tuple[Relation, Judgement]]) -> list[Cause]:
        start = perf_counter()
        causes = diagnose(judged)
        kept.append((judged, causes, perf_counter() - start))
        return causes

    start = perf_counter()
    checking.diagnose = recorded
    try:
        check_loaded([load_text(text, FILE)], Settings())
    finally:
        checking.diagnose = diagnose
    seconds = perf_counter() - start
    judged, causes, seconds_of_diagnosis = kept[0] if kept else ((), [], 0.0)
    return Run(judged, causes, seconds, seconds_of_diagnosis)


def is_true(sheet: Sheet) -> bool:
    """Whether relations of a dossier were judged and none of them is broken."""
    verdicts = check_loaded([load_text(sheet.text()[0], FILE)], Settings()).tally().verdicts
    return not verdicts[Verdict.BROKEN] and verdicts[Verdict.HOLDS] > 0


def measure(sheet: Sheet, slips: Sequence[tuple[str, Mapping[Cell, Decimal]]]) -> Measured:
    """Put slips in a dossier, check it, and see what became of them."""
    changed = {cell: value for _, changes in slips for cell, value in changes.items()}
    text, spots = sheet.text(changed)
    done = run(text)
    broken = [
        frozenset((figure.place.line, figure.place.column) for _, figure in relation.figures())
        for relation, judgement in done.judged
        if judgement.verdict is Verdict.BROKEN and not isinstance(relation, AtMost | RunningAtMost)
    ]
    slack = _slack_at(done)
    outcomes = []
    for kind, changes in slips:
        cells = list(changes)
        visible = sum(any(_at(spots[cell]) in figures for cell in cells) for figures in broken)
        named, right, near = _named(done.causes, changes, spots, slack)
        outcomes.append(Outcome(kind, visible, named, right, near))
    truth = {_at(spots[cell]): cell.value for cell in changed}
    certain = [
        suspect
        for cause in done.causes
        for suspect in cause.conclusion.suspects
        if suspect.confidence is Confidence.CERTAIN
    ]
    wrong = []
    for suspect in certain:
        here = suspect.figure.place.line, suspect.figure.place.column
        value = truth.get(here)
        if value is None or not _is_near(value, suspect.proposed, slack.get(here)):
            wrong.append(f"{suspect.figure.place}: {suspect.figure.written}, {suspect.proposed}")
    return Measured(
        tuple(outcomes),
        len(certain),
        tuple(wrong),
        done.seconds,
        done.seconds_of_diagnosis,
        len(broken),
    )


def _at(spot: Spot) -> tuple[int, int]:
    return spot.line, spot.column


def _slack_at(done: Run) -> dict[tuple[int, int], Fraction]:
    """Return for each figure how far rounding leaves it open: the least slack of its equalities."""
    slack: dict[tuple[int, int], Fraction] = {}
    for relation, judgement in done.judged:
        if judgement.slack is None or isinstance(relation, AtMost | RunningAtMost):
            continue
        for _, figure in relation.figures():
            here = figure.place.line, figure.place.column
            slack[here] = min(slack.get(here, Fraction(10**9)), Fraction(judgement.slack))
    return slack


def _is_near(true: Decimal, proposed: Decimal, slack: Fraction | None) -> bool:
    """Whether rounding explains the difference.

    Both values may be as far as the slack from what the other figures give, on either side; and
    the true value may be rounded where the wrong one is not.
    """
    rounding = Fraction(1, 2) if true == true.to_integral_value() else Fraction(1, 200)
    return abs(Fraction(true) - Fraction(proposed)) <= max(2 * (slack or Fraction(0)), rounding)


def _named(
    causes: Sequence[Cause],
    changes: Mapping[Cell, Decimal],
    spots: Mapping[Cell, Spot],
    slack: Mapping[tuple[int, int], Fraction],
) -> tuple[Named, bool, bool]:
    truth = {_at(spots[cell]): cell.value for cell in changes}
    for cause in causes:
        suspects = cause.conclusion.suspects
        places = [(s.figure.place.line, s.figure.place.column) for s in suspects]
        culprits = [n for n, place in enumerate(places) if place in truth]
        if not culprits:
            continue
        proposed = [
            (truth[places[n]], suspects[n].proposed, slack.get(places[n])) for n in culprits
        ]
        right = all(true == value for true, value, _ in proposed)
        near = all(_is_near(*one) for one in proposed)
        others = [
            suspect.confidence
            for place, suspect in zip(places, suspects, strict=True)
            if place not in truth
        ]
        lead = suspects[culprits[0]].confidence
        order = list(Confidence)
        alone = all(order.index(other) > order.index(lead) for other in others)
        return (Named.ALONE if alone else Named.TIED), right, near
    return Named.MISSED, False, False
