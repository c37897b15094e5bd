"""Which row, and which dossier, of one revision is which of another.

Where something stands in a file, and what that file is called, does not matter: numbers and names
tell what it is, and two spellings of one name are one name.
"""

from collections import deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from vrd2check.dossiers import (
    Dimension,
    Dossier,
    Name,
    ProjectDossier,
    alike,
    canonical_form,
    same_name,
)
from vrd2check.sheets import Weight

from .rows import Row

Item = TypeVar("Item")
Pair = tuple[Item | None, Item | None]

# What tells where money goes to or comes from: rows that differ in these are two rows.
_TELLING_OF_MONEY = (
    Dimension.DELIVERABLE,
    Dimension.SOURCE,
    Dimension.NUMBER,
    Dimension.PRODUCT,
    Dimension.GROUP,
)
# Free text beside the names of a row, which is edited without the row becoming another.
_CAPTIONS = frozenset({Dimension.DESCRIPTION, Dimension.CONTRACT})
Identity = tuple[type, str, int | None]

# More rows than this that are new by their names are not compared one by one.
_MOST_COMPARED = 300


@dataclass(frozen=True, slots=True, eq=False)
class _Known:
    """A row with what its names come to, the dossier's own number left out."""

    row: Row
    names: Mapping[Dimension, str]
    figures: frozenset[tuple[object, object]]

    def key(self) -> tuple[object, ...]:
        by_word = sorted((key.value, name) for key, name in self.names.items())
        return (self.row.weight, *by_word)

    def is_same(self, other: "_Known", key: Dimension) -> bool:
        one, two = self.names[key], other.names[key]
        if one == two or key in (Dimension.DELIVERABLE, Dimension.NUMBER):
            return one == two
        names = self.row.names[key], other.row.names[key]
        if key is Dimension.SOURCE and same_name(names[0].text, names[1].text):
            return True
        return alike(str(names[0]), str(names[1]))

    def agrees(self, other: "_Known", keys: Iterable[Dimension]) -> bool:
        """Whether two rows have no different name among some, where both have one."""
        both = self.names.keys() & other.names.keys()
        return all(self.is_same(other, key) for key in keys if key in both)


Step = Callable[[Sequence[_Known], Sequence[_Known]], dict[int, _Known]]


def paired_rows(
    before: Sequence[Row], after: Sequence[Row], numbers: tuple[str, str]
) -> list[Pair[Row]]:
    """Pair the rows of one chapter in two revisions, in the order of the later one.

    ``numbers`` are the dossier's own in both, so that a dossier may be renumbered. A row that has
    no counterpart stands alone, those that went after those that are there.
    """
    old = [_known(row, numbers[0]) for row in before]
    new = [_known(row, numbers[1]) for row in after]
    found: dict[int, _Known] = {}
    for match in _STEPS:
        taken = {id(one) for one in found.values()}
        left = [one for one in old if id(one) not in taken]
        found.update(match(left, [one for one in new if id(one) not in found]))
    taken = {id(one) for one in found.values()}
    pairs: list[Pair[Row]] = [
        (found[id(one)].row if id(one) in found else None, one.row) for one in new
    ]
    pairs += [(one.row, None) for one in old if id(one) not in taken]
    return sorted(pairs, key=_weight)


def _weight(pair: Pair[Row]) -> int:
    row = pair[0] or pair[1]
    return list(Weight).index(row.weight) if row is not None else 0


def paired_dossiers(
    before: Mapping[str, Dossier], after: Mapping[str, Dossier]
) -> list[tuple[str | None, str | None]]:
    """Pair dossiers by their file names: first by what they are, then by where they are."""
    old = {name: _identity(dossier) for name, dossier in before.items()}
    new = {name: _identity(dossier) for name, dossier in after.items()}
    found = {name: name for name in new if old.get(name) == new[name]}

    def left(some: Mapping[str, Identity], taken: Iterable[str]) -> dict[Identity, list[str]]:
        done, by_identity = set(taken), dict[Identity, list[str]]()
        for name in some:
            if name not in done:
                by_identity.setdefault(some[name], []).append(name)
        return by_identity

    earlier = left(old, found.values())
    for identity, names in left(new, found).items():
        was = earlier.get(identity, [])
        if len(names) == len(was) == 1:
            found[names[0]] = was[0]
    taken = set(found.values())
    for name, dossier in after.items():
        there = name not in found and name in before and name not in taken
        if there and type(before[name]) is type(dossier):
            found[name] = name
            taken.add(name)
    pairs: list[tuple[str | None, str | None]] = [(found.get(name), name) for name in after]
    return pairs + [(name, None) for name in before if name not in taken]


def _identity(dossier: Dossier) -> Identity:
    head = dossier.head
    named = (
        head.number.canonical if head.number is not None else canonical_form(str(head.title or ""))
    )
    # Of what is made every year, such as an evaluation, two years are two dossiers.
    year = None if isinstance(dossier, ProjectDossier) else head.year
    return type(dossier), named, year


def _known(row: Row, number: str) -> _Known:
    names = {key: _comparable(key, name, number) for key, name in row.names.items()}
    figures = frozenset((column, figure.value) for column, figure in row.cells.items())
    return _Known(row, names, figures)


def _comparable(key: Dimension, name: Name, number: str) -> str:
    if key is Dimension.DELIVERABLE:
        return name.canonical.removeprefix(f"D.{number}.") if number else name.canonical
    return name.canonical if key is Dimension.NUMBER else canonical_form(str(name))


def _by_name(before: Sequence[_Known], after: Sequence[_Known]) -> dict[int, _Known]:
    """Return pairs of rows with the same names: first with the same figures, then in order."""
    found: dict[int, _Known] = {}
    taken: set[int] = set()
    for key in (lambda one: (one.key(), one.figures), _Known.key):
        groups: dict[object, deque[_Known]] = {}
        for one in before:
            if id(one) not in taken:
                groups.setdefault(key(one), deque()).append(one)
        for one in after:
            group = groups.get(key(one))
            if group and id(one) not in found:
                found[id(one)] = group.popleft()
                taken.add(id(found[id(one)]))
    return found


def _likened(alike: Callable[[_Known, _Known], bool]) -> Step:
    def match(before: Sequence[_Known], after: Sequence[_Known]) -> dict[int, _Known]:
        if max(len(before), len(after)) > _MOST_COMPARED:
            return {}
        found: dict[int, _Known] = {}
        left = list(before)
        for same_figures in (True, False):
            for one in after:
                if id(one) in found:
                    continue
                for position, other in enumerate(left):
                    fits = not same_figures or other.figures == one.figures
                    if fits and alike(other, one):
                        found[id(one)] = left.pop(position)
                        break
        return found

    return match


def _same_names(one: _Known, other: _Known) -> bool:
    same = one.row.weight is other.row.weight and one.names.keys() == other.names.keys()
    return same and one.agrees(other, Dimension)


def _compatible(one: _Known, other: _Known) -> bool:
    """Whether one row states more names than the other, or another caption."""
    shared = (one.names.keys() & other.names.keys()) - _CAPTIONS
    same = one.row.weight is other.row.weight and bool(shared)
    return same and one.agrees(other, set(Dimension) - _CAPTIONS)


def _same_money(one: _Known, other: _Known) -> bool:
    """Whether the same figures stand under other words, for the same thing."""
    same = one.row.weight is other.row.weight and one.figures == other.figures
    return same and bool(one.figures) and one.agrees(other, _TELLING_OF_MONEY)


_STEPS: tuple[Step, ...] = (
    _by_name,
    _likened(_same_names),
    _likened(_compatible),
    _likened(_same_money),
)
