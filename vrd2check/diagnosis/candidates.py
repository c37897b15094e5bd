"""An action that may have been done, with what undoing it does to the relations."""

from collections.abc import Collection, Mapping
from types import MappingProxyType
from typing import NamedTuple

from vrd2check.figures import Figure
from vrd2check.places import Place

from .conclusions import ActionKind, LabelChange
from .constraints import Changes, Interval
from .recognition import Way
from .system import System, Undone
from .weights import Odds

NO_WORDS: Mapping[str, object] = MappingProxyType({})
NONE_OPEN: Mapping[Figure, Interval] = MappingProxyType({})
NO_CHANGES: Changes = MappingProxyType({})


class Candidate(NamedTuple):
    """An action that may have been done.

    ``undone`` is what is different once it is undone, ``open`` for some figures the values that
    rounding leaves open. ``mends`` are the broken relations that hold then, ``fails`` those that it
    touches and that do not. ``words`` are for its sentence; ``told`` are the figures that it names,
    None for all that it changes, and ``shown`` are changes that it names besides. ``is_sure`` tells
    that values are right to the last digit. ``line`` is the place of a line that is wrong as such.
    """

    kind: ActionKind
    odds: Odds
    undone: Undone
    mends: frozenset[int]
    fails: frozenset[int]
    place: Place
    part: str = ""
    open: Mapping[Figure, Interval] = NONE_OPEN
    labels: tuple[LabelChange, ...] = ()
    words: Mapping[str, object] = NO_WORDS
    told: frozenset[Figure] | None = None
    is_sure: bool = True
    shown: Changes = NO_CHANGES
    line: Place | None = None

    @property
    def key(self) -> object:
        """Return what tells it from others: what it changes, however that came.

        What changes neither figures nor names is told from others by its table.
        """
        return (
            None if self.undone.changes or self.labels else self.place,
            frozenset(self.undone.changes.items()),
            frozenset(self.undone.added.items()),
            self.labels,
        )

    @property
    def is_clean(self) -> bool:
        """Whether all that it touches holds once it is undone."""
        return not self.fails

    def mended_of(self, relations: Collection[int]) -> frozenset[int]:
        """Return those of some relations that it mends."""
        return self.mends.intersection(relations)


def tried(
    system: System,
    broken: Collection[int],
    way: Way,
    undone: Undone,
    place: Place,
) -> Candidate | None:
    """Return what undoing something does; None where that mends nothing."""
    mends, fails = set(), set()
    for position in system.touched(undone):
        if not system.holds(position, undone):
            fails.add(position)
        elif position in broken:
            mends.add(position)
    if not mends:
        return None
    own = frozenset(mends), frozenset(fails)
    return Candidate(way.kind, way.odds, undone, *own, place, way.part)


def together(one: Undone, other: Undone) -> Undone:
    """Return what is different once two things are undone."""
    changes, added = dict(one.changes), dict(one.added)
    for figure, change in other.changes.items():
        changes[figure] = changes.get(figure, 0) + change
    for position, more in other.added.items():
        added[position] = added.get(position, 0) + more
    return Undone(changes, added)
