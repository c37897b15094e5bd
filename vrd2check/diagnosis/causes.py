"""Grouping the broken relations that one figure could explain.

A figure explains a broken relation if some other value of it would mend that relation. It explains
several together if one and the same value would mend them all. Relations that one figure can so
explain have one cause and make one finding; two wrong cells whose relations merely touch the same
column stay two findings.
"""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from vrd2check.figures import Figure
from vrd2check.relations import (
    AtMost,
    Judgement,
    Product,
    Relation,
    RunningAtMost,
    Sum,
    Verdict,
)


class Cause(NamedTuple):
    """Positions of the broken relations that have one cause, and the figures that explain all."""

    relations: tuple[int, ...]
    suspects: tuple[Figure, ...]


class Correction(NamedTuple):
    """The changes of a figure, from least to most, that would mend a relation; None is no bound."""

    least: Fraction | None
    most: Fraction | None

    def meet(self, other: "Correction") -> "Correction | None":
        """Give the changes that mend both relations, None when there are none."""
        lows = [bound for bound in (self.least, other.least) if bound is not None]
        highs = [bound for bound in (self.most, other.most) if bound is not None]
        least, most = max(lows, default=None), min(highs, default=None)
        if least is not None and most is not None and least > most:
            return None
        return Correction(least, most)


def group(judged: Sequence[tuple[Relation, Judgement]]) -> list[Cause]:
    """Group the broken relations by cause, the cause that explains most first.

    Every broken relation is in exactly one group; the positions are those of ``judged``. Within a
    group they keep their order, and ties between figures go to the one met first, so the outcome
    depends on nothing but the order of ``judged``.
    """
    corrections: dict[Figure, dict[int, Correction]] = {}
    for position, (relation, judgement) in enumerate(judged):
        if judgement.verdict is Verdict.BROKEN:
            for figure, correction in corrections_of(relation, judgement).items():
                corrections.setdefault(figure, {})[position] = correction
    held = {
        figure
        for relation, judgement in judged
        if judgement.verdict in (Verdict.HOLDS, Verdict.ROUNDING) and not _one_sided(relation)
        for _, figure in relation.figures()
        if figure in corrections
    }
    open_relations = [
        position
        for position, (_, judgement) in enumerate(judged)
        if judgement.verdict is Verdict.BROKEN
    ]
    causes = []
    remaining = set(open_relations)
    while remaining:
        covers = {
            figure: _largest_cover(
                {position: c for position, c in mends.items() if position in remaining}
            )
            for figure, mends in corrections.items()
        }
        best = max(
            covers, key=lambda figure: (len(covers[figure]), figure not in held), default=None
        )
        if best is None or len(covers[best]) < 2:
            break
        cover = covers[best]
        suspects = tuple(
            f for f, c in covers.items() if c == cover and (f in held) == (best in held)
        )
        causes.append(Cause(cover, suspects))
        remaining -= set(cover)
        corrections = {f: m for f, m in corrections.items() if remaining & m.keys()}
    causes += [Cause((position,), ()) for position in sorted(remaining)]
    return causes


def corrections_of(relation: Relation, judgement: Judgement) -> dict[Figure, Correction]:
    """Give for each figure of a broken relation the changes that would mend it."""
    match relation:
        case Sum():
            return _of_sum(relation, judgement)
        case Product():
            return _of_product(relation, judgement)
        case AtMost() | RunningAtMost():
            return _of_bound(relation, judgement)


def _of_sum(relation: Sum, judgement: Judgement) -> dict[Figure, Correction]:
    difference, slack = _numbers(judgement)
    weights: dict[Figure, Fraction] = {}
    for sign, side in ((1, relation.left), (-1, relation.right)):
        for figure, weight in side:
            weights[figure] = weights.get(figure, Fraction(0)) + sign * Fraction(weight)
    found = {}
    for figure, weight in weights.items():
        if weight:
            change, leeway = -difference / weight, slack / abs(weight)
            found[figure] = Correction(change - leeway, change + leeway)
    return found


def _of_product(relation: Product, judgement: Judgement) -> dict[Figure, Correction]:
    difference, slack = _numbers(judgement)
    found = {relation.result: Correction(-difference - slack, -difference + slack)}
    for factor in relation.factors:
        others = Fraction(relation.constant)
        for other in relation.factors:
            if other is not factor:
                others *= Fraction(other.value or 0)
        if others:
            change, leeway = difference / others, slack / abs(others)
            found[factor] = Correction(change - leeway, change + leeway)
    return found


def _of_bound(relation: AtMost | RunningAtMost, judgement: Judgement) -> dict[Figure, Correction]:
    """Whatever is too much must go down, or the limit up, by at least the excess."""
    excess, slack = _numbers(judgement)
    found: dict[Figure, Correction] = {}
    steps = (
        [("", relation.left, relation.right)] if isinstance(relation, AtMost) else relation.steps
    )
    for label, left, right in steps:
        for figure, weight in left:
            found[figure] = Correction(None, -(excess - slack) / abs(Fraction(weight)))
        for figure, weight in right:
            found[figure] = Correction((excess - slack) / abs(Fraction(weight)), None)
        if label == (judgement.step or ""):
            break
    return found


def _largest_cover(mends: dict[int, Correction]) -> tuple[int, ...]:
    """Give the most relations that one change mends, in order.

    The changes that mend most are found by starting from each relation in turn and taking in
    every other that leaves a change that mends all.
    """
    best: tuple[int, ...] = ()
    for first, correction_of_first in mends.items():
        common = correction_of_first
        cover = [first]
        for position, correction in mends.items():
            if position != first and (narrowed := common.meet(correction)) is not None:
                common = narrowed
                cover.append(position)
        if len(cover) > len(best):
            best = tuple(sorted(cover))
    return best


def _numbers(judgement: Judgement) -> tuple[Fraction, Fraction]:
    difference, slack = judgement.difference, judgement.slack
    assert isinstance(difference, Decimal | Fraction)
    assert isinstance(slack, Decimal | Fraction)
    return Fraction(difference), Fraction(slack)


def _one_sided(relation: Relation) -> bool:
    return isinstance(relation, AtMost | RunningAtMost)
