"""All relations of a check as one system, with each figure's place in them."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from vrd2check.figures import Figure, State
from vrd2check.relations import AtMost, Judgement, Relation, RunningAtMost, Sum, Verdict

from .amounts import Number, in_units
from .constraints import (
    NOTHING,
    Changes,
    Constraint,
    Interval,
    constraints_of,
)

Added = Mapping[int, Number]
"""What comes on the left side of some relations by something that is no figure yet: a line."""

_NONE_ADDED: Added = {}
# An empty cell is as good as nought, and so may be what is wrong.
_WRITTEN = (State.READ, State.BLANK)


class Judged(NamedTuple):
    """A relation with its judgement; those of one ``family`` say the same of other names."""

    relation: Relation
    judgement: Judgement
    family: object = None


class Undone(NamedTuple):
    """What is different once something is undone."""

    changes: Changes
    added: Added = _NONE_ADDED


NOTHING_UNDONE = Undone({})


class System:
    """All relations that were judged, and the figures that an author wrote in them.

    A ceiling that is exceeded constrains nothing: nobody knows whether it was meant to be. One
    that holds does, and so rules things out. An amount beside which there is nothing is not wrong
    by itself either: no figure is changed for its sake, but a line or a name may be what lacks.
    """

    def __init__(self, judged: Sequence[Judged]) -> None:
        self.judged = judged
        self.broken: list[int] = []
        self.exceeded: list[int] = []
        self.beside_nothing: frozenset[int] = frozenset(
            position
            for position, (relation, judgement, _) in enumerate(judged)
            if judgement.verdict is Verdict.BROKEN and _is_beside_nothing(relation)
        )
        self.relations_of: dict[Figure, list[int]] = {}
        self.beside_nothing_of: dict[Figure, list[int]] = {}
        self._figures: dict[int, frozenset[Figure]] = {}
        self._constraints: dict[int, tuple[Constraint, ...]] = {}
        self._ranks: dict[int, tuple[object, ...]] = {}
        for position, (_, judgement, _) in enumerate(judged):
            if judgement.verdict is Verdict.BROKEN:
                (self.exceeded if self.is_ceiling(position) else self.broken).append(position)
        if self.broken:
            self._index()

    def _index(self) -> None:
        without = frozenset(self.exceeded)
        for position, (_, judgement, _) in enumerate(self.judged):
            if judgement.verdict is not Verdict.UNCHECKED and position not in without:
                alone = position in self.beside_nothing
                index = self.beside_nothing_of if alone else self.relations_of
                for figure in self.figures_of(position):
                    index.setdefault(figure, []).append(position)

    def rank(self, position: int) -> tuple[object, ...]:
        """Return by what relations are put in an order that is not that in which they came."""
        known = self._ranks.get(position)
        if known is None:
            places = sorted(figure.place for figure in self.figures_of(position))
            known = (len(places), places, position)
            self._ranks[position] = known
        return known

    def is_ceiling(self, position: int) -> bool:
        """Whether a relation only says what is the most."""
        return isinstance(self.judged[position].relation, AtMost | RunningAtMost)

    def figures_of(self, position: int) -> frozenset[Figure]:
        """Return the figures of a relation that an author wrote, be it as an empty cell."""
        known = self._figures.get(position)
        if known is None:
            figures = self.judged[position].relation.figures()
            known = frozenset([f for _, f in figures if f.state in _WRITTEN])
            self._figures[position] = known
        return known

    def constraints_of(self, position: int) -> tuple[Constraint, ...]:
        """Return what a relation demands of the changes of its figures."""
        known = self._constraints.get(position)
        if known is None:
            relation, judgement, _ = self.judged[position]
            known = tuple(constraints_of(relation, judgement))
            self._constraints[position] = known
        return known

    def touched(self, undone: Undone) -> list[int]:
        """Return the relations that something has to do with, in order."""
        places = {place for figure in undone.changes for place in self.relations_of.get(figure, ())}
        return sorted(places.union(undone.added))

    def steps(self, figure: Figure) -> int:
        """Return how many steps it takes to try what each relation of a figure makes of it."""
        return 10 + len(self.relations_of.get(figure, ())) ** 2

    def holds(self, position: int, undone: Undone) -> bool:
        """Whether a relation holds once something is undone."""
        changes, added = undone
        more = added.get(position, 0)
        return all(one.left(changes, more).contains(0) for one in self.constraints_of(position))

    def demand(self, position: int, figure: Figure, undone: Undone) -> Interval:
        """Return the further changes of one figure that satisfy a relation."""
        changes, added = undone
        more, found = added.get(position, 0), Interval(None, None)
        for one in self.constraints_of(position):
            demanded = one.demand(figure, changes, more)
            if demanded is not None:
                found = found.within(demanded)
            elif not one.left(changes, more).contains(0):
                return NOTHING
        return found

    def difference(self, position: int, undone: Undone = NOTHING_UNDONE) -> Number:
        """Return how far the left side of an equality is above its right side."""
        (one,) = self.constraints_of(position)
        middle = one.left(undone.changes, undone.added.get(position, 0)).middle()
        assert middle is not None
        return -middle

    def slack(self, position: int) -> Number:
        """Return how much of a difference rounding can explain."""
        return in_units(self.judged[position].judgement.slack or 0)


def in_order(figures: Iterable[Figure]) -> list[Figure]:
    """Return some figures in the order of the file, so that a set's order decides nothing."""
    return sorted(figures, key=lambda figure: (figure.place, figure.written))


def clusters(system: System, broken: Collection[int]) -> list[list[int]]:
    """Part broken relations into clusters that share no figure; each has its own causes."""
    remaining = dict.fromkeys(p for p in broken if p not in system.beside_nothing)
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
                for other in system.relations_of.get(figure, ()):
                    if other in remaining:
                        del remaining[other]
                        part.append(other)
                        open_.append(other)
        parts.append(sorted(part))
    return [*parts, *([position] for position in broken if position in system.beside_nothing)]


def _is_beside_nothing(relation: Relation) -> bool:
    """Whether an amount is compared with nothing at all."""
    return (
        isinstance(relation, Sum)
        and not (relation.left and relation.right)
        and not relation.constant
    )
