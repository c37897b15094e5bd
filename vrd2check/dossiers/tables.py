"""Tables of figures: what every chapter with amounts has in common.

The template has one kind of table in many guises: lines named by a deliverable, a source, a
product or a profile; figures in columns, which may be years, months or quantities; a total at the
end of a line, subtotals over some of the lines, and a grand total. One shape for all of them lets
one set of relations check all of them.
"""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from enum import Enum
from types import MappingProxyType
from typing import Any, Generic, NamedTuple, TypeAlias, TypeVar

from vrd2check.figures import Figure, Kind, State, absent
from vrd2check.places import Place

from .names import Name

NO_TEXTS: Mapping[str, str] = MappingProxyType({})
"""What nearly all lines have for texts: one mapping for all of them."""

Column = TypeVar("Column", bound=Hashable)

STATED = (State.READ, State.UNREADABLE)
"""The states of a figure that an author wrote something for."""


class Dimension(Enum):
    """What a line is named by; the values are the template's words."""

    DELIVERABLE = "deliverable"
    SOURCE = "bron"
    PRODUCT = "product"
    PURCHASE_TYPE = "aankooptype"
    PROFILE = "profiel"
    CONTRACT = "overheidsopdracht"
    DESCRIPTION = "omschrijving"
    COST = "kost"
    GROUP = "groep"
    NUMBER = "nummer"

    # Lines are looked up by these all the time; an enumeration would hash its name each time.
    __hash__ = object.__hash__


class Line(NamedTuple, Generic[Column]):
    """One line: its names, its figures by column, and its stated total over the columns.

    An empty cell has no entry in ``cells`` or a blank figure there; both count as zero. ``rest``
    is an absent figure when part of the line could not be read, so that no sum over the line
    pretends to be complete. ``rate`` and ``share`` are the line's own multipliers, where the table
    has them: a price per day, a percentage. ``complete`` is for a subtotal: all its lines are
    there, although the chapter is incomplete. ``texts`` are words that name nothing, as written, by
    the template's word for them.
    """

    place: Place
    names: Mapping[Dimension, Name]
    cells: Mapping[Column, Figure]
    total: Figure
    rest: Figure | None = None
    rate: Figure | None = None
    share: Figure | None = None
    lump_sum: bool = False
    complete: bool = False
    texts: Mapping[str, str] = NO_TEXTS

    def name(self, key: Dimension) -> Name | None:
        """Return one of the line's names, if it is stated."""
        return self.names.get(key)

    def canonical(self, key: Dimension) -> str | None:
        """Return the key by which one of the line's names equals other spellings of it."""
        name = self.names.get(key)
        return name.canonical if name is not None else None

    def figures(self) -> tuple[Figure, ...]:
        """Return all figures of the line's columns, for a sum over the line."""
        cells = tuple(self.cells.values())
        return cells if self.rest is None else (*cells, self.rest)

    def only_total(self) -> bool:
        """Whether the line states a total and nothing of what it is made up of."""
        return not self.cells and self.total.state in STATED

    def covers(self) -> dict[Dimension, str]:
        """Return names, by their keys of equality, that the lines of a subtotal share with it."""
        return {key: name.canonical for key, name in self.names.items() if key in _COVERING}

    def label(self) -> str:
        """Return what a reader would call the line, by the most telling names that it has."""
        named = [str(self.names[key]) for key in _TELLING if key in self.names]
        return " · ".join(dict.fromkeys(named))


# The order in which names tell a reader which line is meant.
_TELLING = (
    Dimension.NUMBER,
    Dimension.DELIVERABLE,
    Dimension.GROUP,
    Dimension.COST,
    Dimension.PROFILE,
    Dimension.PRODUCT,
    Dimension.SOURCE,
    Dimension.DESCRIPTION,
)


Lines: TypeAlias = tuple[Line[Column], ...]


class Covered(NamedTuple, Generic[Column]):
    """A subtotal with the lines that it covers.

    ``unclear`` are the lines that lack one of the names by which it covers lines.
    """

    subtotal: Line[Column]
    lines: tuple[Line[Column], ...]
    unclear: tuple[Line[Column], ...]

    def perhaps(self) -> Iterator[Line[Column]]:
        """Return the lines that do not tell whether the subtotal covers them."""
        wanted = self.subtotal.covers() if self.unclear else {}
        for line in self.unclear:
            if all(line.canonical(key) in (None, name) for key, name in wanted.items()):
                yield line


class Table(NamedTuple, Generic[Column]):
    """A table: its lines, the subtotals and the grand total that the author states.

    ``rest`` is an absent figure when lines are missing (the chapter is declared incomplete) or
    could not be read; every sum over the lines includes it and so is unchecked, but for a subtotal
    that declares its own lines complete.
    """

    place: Place
    lines: tuple[Line[Column], ...]
    subtotals: tuple[Line[Column], ...] = ()
    total: Line[Column] | None = None
    rest: Figure | None = None

    def columns(self) -> tuple[Column, ...]:
        """Return columns in which some line, subtotal or the total states a figure, in order."""
        found: set[Any] = set().union(*[line.cells for line in self.all_lines()])
        return tuple(sorted(found))

    def all_lines(self) -> tuple[Line[Column], ...]:
        """Return lines, subtotals and total, in the order of the table."""
        total = () if self.total is None else (self.total,)
        return (*self.lines, *self.subtotals, *total)

    def by_subtotal(self) -> "list[Covered[Column]]":
        """Return each subtotal with the lines that it covers: those that share all of its names.

        A subtotal without any name does not tell what it covers: it covers no lines.
        """
        found: list[Covered[Column]] = []
        groups: dict[tuple[Dimension, ...], Mapping[tuple[str, ...], Lines[Column]]] = {(): {}}
        unclear: dict[tuple[Dimension, ...], Lines[Column]] = {(): ()}
        for subtotal in self.subtotals:
            wanted = subtotal.covers()
            keys = tuple(wanted)
            if keys not in groups:
                groups[keys] = self.by(*keys)
                unclear[keys] = tuple(
                    line for line in self.lines if any(key not in line.names for key in keys)
                )
            lines = groups[keys].get(tuple(wanted.values()), ())
            found.append(Covered(subtotal, lines, unclear[keys]))
        return found

    def covering_subtotals(self) -> tuple[Line[Column], ...]:
        """Return the subtotals if each covers lines, and together they cover every one once."""
        each = self.by_subtotal()
        if not all(one.lines for one in each) or not each:
            return ()
        # Where they cover more than all lines, which ones need not be looked at.
        if sum(len(one.lines) for one in each) != len(self.lines):
            return ()
        covered = {id(line) for one in each for line in one.lines}
        return self.subtotals if len(covered) == len(self.lines) else ()

    def sum_of(
        self,
        column: Column,
        lines: Lines[Column] | None = None,
        of: "Covered[Column] | None" = None,
    ) -> tuple[Figure, ...]:
        """Return the figures of a column whose sum the total of some lines must be.

        Without ``lines`` these are all lines; ``of`` is the subtotal that covers them. What a line
        that states nothing but its total has in the column is not known.
        """
        chosen = self.lines if lines is None else lines
        figures = [line.cells[column] for line in chosen if column in line.cells]
        unclear = [line for line in chosen if line.rest is not None or not line.cells]
        if unclear:
            figures += [line.rest for line in unclear if line.rest is not None]
            figures += [absent(line.place) for line in unclear if line.only_total()]
        return (*figures, *self.missing(of))

    def missing(self, of: "Covered[Column] | None" = None) -> tuple[Figure, ...]:
        """Return absent figures for what may be missing from a sum over all lines or a subtotal's.

        These are lines that are not there, and of a subtotal also lines that do not tell whether
        they belong to it, unless the subtotal declares that its own lines are complete.
        """
        rest = () if self.rest is None else (self.rest,)
        if of is None:
            return rest
        if of.subtotal.complete:
            return ()
        return rest + tuple([absent(line.place) for line in of.perhaps()])

    def with_unstated(self, columns: Mapping[Column, Kind]) -> "Table[Column]":
        """Return it with unstated told from empty: without a cell, a line is not zero there.

        Only a lump sum lacks its count by right.
        """
        stated = self.columns()
        used = {column: kind for column, kind in columns.items() if column in stated}

        def with_all(line: Line[Column]) -> Line[Column]:
            unstated = {
                column: absent(line.place, kind)
                for column, kind in used.items()
                if column not in line.cells and not (line.lump_sum and kind is Kind.COUNT)
            }
            return line._replace(cells={**line.cells, **unstated}) if unstated else line

        return self._replace(lines=tuple(map(with_all, self.lines)))

    def by(self, *keys: Dimension) -> dict[tuple[str, ...], tuple[Line[Column], ...]]:
        """Group the lines by some of their names; lines that lack one are left out."""
        return grouped(self.lines, keys)


AnyTable = Table[Any]
AnyLine = Line[Any]


def grouped(
    lines: Sequence[Line[Column]], keys: tuple[Dimension, ...]
) -> dict[tuple[str, ...], tuple[Line[Column], ...]]:
    """Group lines by some of their names; lines that lack one are left out."""
    groups: dict[Any, list[Line[Column]]] = {}
    wanted = frozenset(keys)
    for line in lines:
        names = line.names
        if names.keys() >= wanted:
            groups.setdefault(tuple([names[key].canonical for key in keys]), []).append(line)
    return {names: tuple(found) for names, found in groups.items()}


# A subtotal's description is a caption, not a condition on its lines.
_COVERING = frozenset(Dimension) - {Dimension.DESCRIPTION}


def line_amount(line: Line[Column]) -> tuple[Figure, ...]:
    """Return the figures that make up a line's amount: its stated total, else its cells."""
    if line.total.state in STATED:
        return (line.total,)
    return line.figures() or (line.total,)


def amount_of(
    table: Table[Column], lines: tuple[Line[Column], ...] | None = None
) -> tuple[Figure, ...]:
    """Return the figures that make up the amount of some lines of a table, or of all of them."""
    chosen = table.lines if lines is None else lines
    figures = tuple(figure for line in chosen for figure in line_amount(line))
    return figures if table.rest is None else (*figures, table.rest)
