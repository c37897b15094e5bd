"""What the figures show of a slip, worked out from the relations and not from the diagnosis.

A slip can be told only where the figures show it: two or more relations are broken by it, no other
figure would, changed by itself, put all of them right as well, and it is not so that two tables
differ, each in order by itself, and no third one says which of them is right.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from vrd2check.figures import Figure, State
from vrd2check.relations import (
    AtMost,
    Judgement,
    Product,
    Relation,
    RunningAtMost,
    Step,
    Sum,
    Term,
    Terms,
    Verdict,
    judge,
    weighted,
)
from vrd2check.result import Judged

from .tables import Spot


class Shown(NamedTuple):
    """How many equalities are broken, and which figures explain all of them by themselves.

    ``sides`` are the two tables between which alone they are, where no third one takes a side.
    """

    broken: int
    explain: frozenset[Spot]
    sides: frozenset[str] = frozenset()

    def others(self, area: frozenset[Spot]) -> int:
        """Count the figures outside the place of a slip that explain all of it as well."""
        return len(self.explain - area)


def shown(judged: Sequence[Judged], chapters: Mapping[Spot, str]) -> Shown:
    """Tell what some judged relations show together; ``chapters`` is the table of each figure."""
    broken = [
        one
        for one in judged
        if one.judgement.verdict is Verdict.BROKEN
        and not isinstance(one.relation, AtMost | RunningAtMost)
    ]
    if not broken:
        return Shown(0, frozenset())
    common = set.intersection(*(set(_figures(one.relation)) for one in broken))
    return Shown(
        len(broken),
        frozenset(spot(figure) for figure in common if _explains(figure, broken, judged)),
        _sides(broken, judged, chapters),
    )


def _sides(
    broken: Sequence[Judged], judged: Sequence[Judged], chapters: Mapping[Spot, str]
) -> frozenset[str]:
    """Return the two tables between which all broken relations are, if no third takes a side."""

    def tables(one: Judged) -> frozenset[str]:
        found = (chapters.get(spot(figure)) for figure in _figures(one.relation))
        return frozenset(chapter for chapter in found if chapter is not None)

    sides = {tables(one) for one in broken}
    if len(sides) > 1 or len(*sides) != 2:
        return frozenset()
    (both,) = sides
    disputed = {figure for one in broken for figure in _figures(one.relation)}
    for one in judged:
        holds = one.judgement.verdict in (Verdict.HOLDS, Verdict.WITHIN_ROUNDING)
        equality = not isinstance(one.relation, AtMost | RunningAtMost)
        if holds and equality and tables(one) - both and disputed & set(_figures(one.relation)):
            return frozenset()
    return both


def spot(figure: Figure) -> Spot:
    """Return where a figure stands."""
    return Spot(figure.place.line, figure.place.column)


def _figures(relation: Relation) -> Iterator[Figure]:
    return (figure for _, figure in relation.figures())


def _explains(figure: Figure, broken: Sequence[Judged], judged: Sequence[Judged]) -> bool:
    value = _needed(figure, broken[0].relation, broken[0].judgement)
    if value is None:
        return False
    changed = replace(figure, value=value, state=State.READ)
    return not any(
        judge(_with(one.relation, figure, changed)).verdict is Verdict.BROKEN
        for one in judged
        if figure in set(_figures(one.relation))
    )


def _needed(figure: Figure, relation: Relation, judgement: Judgement) -> Decimal | None:
    """Return the value with which a figure makes one relation hold, to a hundredth of a cent."""
    if judgement.difference is None:
        return None
    difference, now = Fraction(judgement.difference), Fraction(figure.value or 0)
    if isinstance(relation, Sum):
        weight = sum(
            (Fraction(term.weight) for term in weighted(relation.right) if term.figure == figure),
            Fraction(0),
        ) - sum(
            (Fraction(term.weight) for term in weighted(relation.left) if term.figure == figure),
            Fraction(0),
        )
        value = now + difference / weight if weight else None
    else:
        # A rate times days: the difference is the product as stated less the one computed.
        result = getattr(relation, "result", None)
        if figure == result:
            value = now - difference
        elif now and judgement.expected and Fraction(judgement.expected) and result is not None:
            value = now * Fraction(result.value or 0) / Fraction(judgement.expected)
        else:
            value = None
    if value is None:
        return None
    return Decimal(round(value * 10_000)) / 10_000


def _with(relation: Relation, figure: Figure, other: Figure) -> Relation:
    """Return a relation in which another figure stands for one."""

    def terms(side: Terms) -> Terms:
        return tuple(
            Term(other if one is figure else one, weight) for one, weight in weighted(side)
        )

    match relation:
        case Sum() | AtMost():
            return replace(relation, left=terms(relation.left), right=terms(relation.right))
        case Product():
            factors = tuple(other if one is figure else one for one in relation.factors)
            result = other if relation.result is figure else relation.result
            return replace(relation, result=result, factors=factors)
        case RunningAtMost():
            return RunningAtMost(
                tuple(Step(one.label, terms(one.left), terms(one.right)) for one in relation.steps)
            )
