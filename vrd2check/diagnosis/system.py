"""All relations of a check as one system, with each figure's place in them."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from vrd2check.figures import Figure, Kind, State
from vrd2check.relations import (
    AtMost,
    Judgement,
    Product,
    Relation,
    RunningAtMost,
    Sum,
    Verdict,
)

from .constraints import ANY, Interval, LinearConstraint, constraints_of, scaled


class Judged(NamedTuple):
    """A relation with its judgement."""

    relation: Relation
    judgement: Judgement


class System:
    """All relations that were judged, and the figures that an author wrote in them.

    A ceiling that is exceeded constrains nothing: nobody knows whether it was meant to be. One
    that holds does, and so rules figures out. ``without`` are relations to leave aside.
    """

    def __init__(self, judged: Sequence[Judged], without: Collection[int] = ()) -> None:
        self.judged = judged
        self.broken: list[int] = []
        self.exceeded: list[int] = []
        self.relations_of: dict[Figure, list[int]] = {}
        self._figures: dict[int, frozenset[Figure]] = {}
        self._numbers: dict[Figure, int] = {}
        self._constraints: dict[int, tuple[LinearConstraint, ...]] = {}
        self._alone: dict[tuple[int, Figure], Interval] = {}
        for position, (relation, judgement) in enumerate(judged):
            if judgement.verdict is Verdict.BROKEN and position not in without:
                (self.exceeded if _stands_alone(relation) else self.broken).append(position)
        if self.broken:
            self._index(frozenset(without).union(self.exceeded))

    def _index(self, without: frozenset[int]) -> None:
        for position, (relation, judgement) in enumerate(self.judged):
            if judgement.verdict is not Verdict.UNCHECKED and position not in without:
                written = self.figures_of(position)
                for figure in dict.fromkeys(figure for _, figure in relation.figures()):
                    if figure in written:
                        self.relations_of.setdefault(figure, []).append(position)
        # Two figures at one place, which an alias repeats, are in the order of the relations.
        in_file = sorted(self.relations_of, key=lambda figure: figure.place)
        self._numbers = {figure: number for number, figure in enumerate(in_file)}

    def in_order(self, figures: Iterable[Figure]) -> list[Figure]:
        """Return some figures in the order of the file.

        A set of figures has the order of their addresses in memory, which must decide nothing.
        """
        return sorted(figures, key=self._numbers.__getitem__)

    def figures_of(self, position: int) -> frozenset[Figure]:
        """Return the figures of a relation that an author wrote, be it as an empty cell."""
        known = self._figures.get(position)
        if known is None:
            figures = (figure for _, figure in self.judged[position].relation.figures())
            known = frozenset(f for f in figures if f.state in (State.READ, State.BLANK))
            self._figures[position] = known
        return known

    def touched(self, figures: Iterable[Figure]) -> list[int]:
        """Return the relations in which some of the figures stand, in order."""
        return sorted({place for figure in figures for place in self.relations_of.get(figure, ())})

    def constraints_of(self, position: int) -> tuple[LinearConstraint, ...]:
        """Return what a relation demands of the changes of all its figures."""
        known = self._constraints.get(position)
        if known is None:
            known = tuple(constraints_of(*self.judged[position]))
            self._constraints[position] = known
        return known

    def constraints(
        self, free: frozenset[Figure], without: Collection[int] = ()
    ) -> list[LinearConstraint]:
        """Return what the relations they stand in demand of the changes of the free figures.

        And what they are: a number of days does not become negative.
        """
        demanded = [
            constraint.on(free)
            for position in self.touched(free)
            if position not in without
            for constraint in self.constraints_of(position)
        ]
        counted = sorted((one for one in free if _is_counted(one)), key=lambda one: one.place)
        own = [LinearConstraint({figure: Fraction(1)}, *_own_range(figure)) for figure in counted]
        return demanded + own

    def alone(self, position: int, figure: Figure) -> Interval:
        """Return the changes of one figure, and of none besides, that satisfy a relation."""
        known = self._alone.get((position, figure))
        if known is None:
            known = _own_range(figure)
            for constraint in self.constraints_of(position):
                weight = constraint.coefficients.get(figure)
                if weight:
                    known = known.within(scaled(constraint, weight))
                elif not Interval(constraint.least, constraint.most).contains(Fraction(0)):
                    known = known.within(Interval(Fraction(1), Fraction(0)))
            self._alone[position, figure] = known
        return known

    def is_linear(self, free: frozenset[Figure]) -> bool:
        """Whether no product has two free factors."""
        return not any(
            isinstance(relation, Product) and sum(factor in free for factor in relation.factors) > 1
            for relation in (self.judged[position].relation for position in self.touched(free))
        )

    def mends(self, position: int, changes: Mapping[Figure, Fraction]) -> bool:
        """Whether a relation holds once some figures, no two factors of it, change."""
        return all(constraint.holds_for(changes) for constraint in self.constraints_of(position))


def clusters(system: System) -> list[list[int]]:
    """Part the broken relations into clusters that share no figure; each has its own causes."""
    remaining = dict.fromkeys(system.broken)
    seen: set[Figure] = set()
    parts = []
    while remaining:
        first = next(iter(remaining))
        del remaining[first]
        part, open_ = [first], [first]
        while open_:
            fresh = system.figures_of(open_.pop()) - seen
            seen |= fresh
            for figure in fresh:
                for other in system.relations_of[figure]:
                    if other in remaining:
                        del remaining[other]
                        part.append(other)
                        open_.append(other)
        parts.append(sorted(part))
    return parts


def _stands_alone(relation: Relation) -> bool:
    """Whether what breaks is no slip in a figure: a ceiling, or an amount beside no other."""
    if isinstance(relation, Sum):
        return not (relation.left and relation.right) and not relation.constant
    return isinstance(relation, AtMost | RunningAtMost)


def _is_counted(figure: Figure) -> bool:
    return figure.kind is not Kind.AMOUNT and figure.value is not None and figure.value >= 0


def _own_range(figure: Figure) -> Interval:
    """Return the changes that leave a figure what it is."""
    return Interval(-Fraction(figure.value or 0), None) if _is_counted(figure) else ANY
