"""All relations with the values as they stand after the changes made so far."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from vrd2check.figures import Figure
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


class Effect(NamedTuple):
    """The broken relations that a change puts right, and those that held and that it breaks."""

    mended: frozenset[int]
    broken: frozenset[int]

    def improves(self) -> bool:
        """Whether a change mends something and breaks nothing."""
        return bool(self.mended) and not self.broken


class Ledger:
    """Judged relations, and the figures in them that have got another value meanwhile.

    Figures are known by what was read from the files; ``now`` gives what stands there now.
    """

    def __init__(self, judged: Sequence[Judged]) -> None:
        self.judged = judged
        self._now: dict[Figure, Figure] = {}
        self._judgements = [one.judgement for one in judged]
        self._positions: dict[Figure, list[int]] = {}
        for position, one in enumerate(judged):
            for figure in dict.fromkeys(figure for _, figure in one.relation.figures()):
                self._positions.setdefault(figure, []).append(position)

    def now(self, figure: Figure) -> Figure:
        """Return what stands for a figure now."""
        return self._now.get(figure, figure)

    def judgement(self, position: int) -> Judgement:
        """Return the judgement of a relation as it stands now."""
        return self._judgements[position]

    def broken(self) -> list[int]:
        """Return the relations that are broken now."""
        return [
            position
            for position, judgement in enumerate(self._judgements)
            if judgement.verdict is Verdict.BROKEN
        ]

    def effect(self, figure: Figure, changed: Figure) -> Effect:
        """Tell what would become of the relations if another figure stood in this one's place."""
        trial = {**self._now, figure: changed}
        mended, broken = set(), set()
        for position in self._positions.get(figure, ()):
            was_broken = self._judgements[position].verdict is Verdict.BROKEN
            relation = substituted(self.judged[position].relation, trial)
            is_broken = judge(relation).verdict is Verdict.BROKEN
            if was_broken and not is_broken:
                mended.add(position)
            elif is_broken and not was_broken:
                broken.add(position)
        return Effect(frozenset(mended), frozenset(broken))

    def change(self, figure: Figure, changed: Figure) -> None:
        """Let another figure stand in this one's place."""
        self._now[figure] = changed
        for position in self._positions.get(figure, ()):
            relation = self.judged[position].relation
            self._judgements[position] = judge(substituted(relation, self._now))


def substituted(relation: Relation, now: Mapping[Figure, Figure]) -> Relation:
    """Return a relation in which other figures stand for some."""

    def terms(side: Terms) -> Terms:
        return tuple(Term(now.get(figure, figure), weight) for figure, weight in weighted(side))

    match relation:
        case Sum() | AtMost():
            return replace(relation, left=terms(relation.left), right=terms(relation.right))
        case Product():
            factors = tuple(now.get(factor, factor) for factor in relation.factors)
            result = now.get(relation.result, relation.result)
            return replace(relation, result=result, factors=factors)
        case RunningAtMost():
            return RunningAtMost(
                tuple(Step(one.label, terms(one.left), terms(one.right)) for one in relation.steps)
            )
