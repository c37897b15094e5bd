"""Finding what two chapters say about the same thing.

A budget names deliverables and sources, a calendar often only sources, a forecast only
deliverables. They are compared at the finest level at which both speak of the same thing, and what
has been compared there is not compared again in a coarser sum. Names that both use and that differ
are never passed over: the money of one source is not compared with that of another.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import chain
from typing import NamedTuple

from vrd2check.dossiers import Dimension, line_amount, stated
from vrd2check.dossiers.tables import AnyLine, AnyTable, gathered
from vrd2check.figures import Figure, absent
from vrd2check.language import Text
from vrd2check.relations import Exactly, Sum, Verdict

from .rule import Constraint

Level = tuple[Dimension, ...]
Lines = tuple[AnyLine, ...]
Groups = Mapping[tuple[str, ...], Lines]

BY_DELIVERABLE: tuple[Level, ...] = (
    (Dimension.DELIVERABLE, Dimension.SOURCE),
    (Dimension.DELIVERABLE,),
    (Dimension.PRODUCT, Dimension.SOURCE),
    (Dimension.PRODUCT,),
)
BY_SOURCE: tuple[Level, ...] = ((Dimension.SOURCE,), ())
# Python 3.11 takes long to read a member of an enumeration, and this one is asked for all the time.
_SOURCE = Dimension.SOURCE
ALL_LEVELS = BY_DELIVERABLE + BY_SOURCE

_NAMING = (Dimension.DELIVERABLE, Dimension.PRODUCT, Dimension.SOURCE)


class Side:
    """One side of a comparison: the tables that together say it, and their lines.

    ``missing`` are absent figures for tables that should be there and are not; ``sourceless`` are
    the lines that name no source; ``is_complete`` tells that no table lacks a line.
    """

    def __init__(self, tables: tuple[AnyTable, ...], missing: tuple[Figure, ...] = ()) -> None:
        self.tables = tables
        self.missing = missing
        self.lines: Lines = tuple(chain.from_iterable([table.lines for table in tables]))
        # The sorts of name that some line has.
        self.keys: frozenset[Dimension] = frozenset().union(*[line.names for line in self.lines])
        self.sourceless: Lines = tuple([line for line in self.lines if _SOURCE not in line.names])
        self.is_complete = [table.rest for table in tables].count(None) == len(tables)
        self._named: dict[Dimension, list[str | None]] = {}
        self._names: dict[Dimension, frozenset[str]] = {}
        self._groups: dict[Level, Groups] = {}
        self._covering: dict[int, Mapping[frozenset[int], Sequence[AnyLine]]] = {}

    @cached_property
    def _table_of(self) -> Mapping[int, AnyTable]:
        """The table in which each line stands, by the line's identity."""
        return {id(line): table for table in self.tables for line in table.lines}

    def by_table(self, lines: Lines) -> Iterable[tuple[AnyTable, Lines]]:
        """Return tables that some lines stand in, or that lack a line, with their own of them."""
        if len(self.tables) == 1:
            return ((self.tables[0], lines),)
        of = self._table_of
        return [
            (table, tuple([line for line in lines if of[id(line)] is table]))
            for table in self.tables
        ]

    def covering(self, table: AnyTable) -> Mapping[frozenset[int], Sequence[AnyLine]]:
        """Return the subtotals and the total of one of the tables, by the lines that they cover."""
        found = self._covering.get(id(table))
        if found is None:
            found = self._covering[id(table)] = _by_lines(table)
        return found

    def groups(self, level: Level) -> Groups:
        """Group the lines by the things that they name; those that do not name all are left out."""
        groups = self._groups.get(level)
        if groups is None:
            by_key = [self._named_by(key) for key in level]
            groups = self._groups[level] = gathered(self.lines, by_key)
        return groups

    def names(self, key: Dimension) -> frozenset[str]:
        """Return the things of one sort that the lines name."""
        names = self._names.get(key)
        if names is None:
            named = self._named_by(key) if key in self.keys else ()
            names = self._names[key] = frozenset([name for name in named if name is not None])
        return names

    def _named_by(self, key: Dimension) -> list[str | None]:
        """Return the thing of one sort that each line names, None for a line that names none."""
        named = self._named.get(key)
        if named is None:
            named = self._named[key] = [
                name.canonical if (name := line.names.get(key)) is not None else None
                for line in self.lines
            ]
        return named


@dataclass(frozen=True, slots=True, eq=False)
class Slice:
    """Some lines of one side, and the names by which they were found.

    ``loose`` are absent figures for lines that may belong here as well, since they do not say of
    which source they are.
    """

    side: Side
    level: Level
    lines: Lines
    loose: tuple[Figure, ...]

    def amount(self, column: object | None = None) -> tuple[Figure, ...]:
        """Return the figures that make up the amount, in a column or over all of them.

        A stated subtotal or total that covers just these lines is taken instead of them, so that
        one wrong line does not show twice. An absent figure where nothing is stated.
        """
        side, lines = self.side, self.lines
        found: Sequence[Figure]
        if len(lines) == 1 and side.is_complete:
            found = _figures(lines[0], column)
        else:
            found = [
                figure
                for table, chosen in side.by_table(lines)
                if chosen or table.rest is not None
                for figure in _amount(side, table, chosen, self.level, column)
            ]
        if side.missing or self.loose:
            found = (*found, *side.missing, *self.loose)
        return tuple(found) or (absent(lines[0].place),)

    def names(self, key: Dimension) -> frozenset[str]:
        """Return the things of one sort that the lines name."""
        return names_in(self.lines, key)

    def has_names(self, key: Dimension) -> bool:
        """Whether a line names a thing of one sort."""
        return any(key in line.names for line in self.lines)


@dataclass(frozen=True, slots=True, eq=False)
class Match:
    """The lines of two sides that speak of the same thing."""

    left: Slice
    right: Slice

    def equal(self, left: object | None = None, right: object | None = None) -> Sum:
        """State that both amounts are equal, each in a column or over all of them."""
        return Sum(self.left.amount(left), self.right.amount(right))

    def label(self) -> Text | str:
        """Name what the lines have in common, as the left side spells it."""
        level, lines = self.left.level, self.left.lines
        found = [str(name) for key in level if (name := lines[0].name(key)) is not None]
        return " · ".join(found) if found else Text(nl="het geheel", en="the whole")


def matches(
    left: Side, right: Side, levels: Sequence[Level] = ALL_LEVELS, but: Collection[AnyLine] = ()
) -> Iterator[Match]:
    """Find the lines of two sides that speak of the same thing, each line at most once.

    ``but`` are lines of the left side that were compared with something else already.
    """
    done = {id(line) for line in but}
    shared = left.keys & right.keys
    for level in levels:
        if not shared.issuperset(level):
            continue
        if not (_without(done, left.lines) and _without(done, right.lines)):
            return
        compared: set[int] = set()
        theirs, telling = right.groups(level), _passed_over(level, left, right)
        for names, ours in left.groups(level).items():
            some, others = ours, theirs.get(names, ())
            if done:
                some, others = _without(done, some), _without(done, others)
            if not some or not others:
                continue
            one = Slice(left, level, some, _loose(left, level, names, done))
            other = Slice(right, level, others, _loose(right, level, names, done))
            if not telling or not _both_name(one, other, telling):
                yield Match(one, other)
                compared.update(map(id, some + others))
        done |= compared


def likeliest(readings: Iterable[Sequence[Constraint]]) -> Sequence[Constraint]:
    """Choose, where a chapter can be read in several ways, the reading that fits best.

    A budget may be that of the first year or of all years, and its heading does not tell. Then the
    author meant the reading under which the fewest relations break, of those the one that leaves
    the fewest unchecked, and of those the one that is least far off; the first such one.
    """
    best: Sequence[Constraint] = ()
    least: _Misfit | None = None
    for reading in filter(None, readings):
        misfit = _misfit(reading)
        if least is None or misfit < least:
            best, least = reading, misfit
        if not any(misfit):
            break
    return best


class _Misfit(NamedTuple):
    """How badly a reading fits, what counts most first."""

    broken: int
    unchecked: int
    off: Fraction | int


def _misfit(claims: Sequence[Constraint]) -> _Misfit:
    with Exactly() as judged:
        judgements = [judged(claim.relation) for claim in claims]
    verdicts = [judgement.verdict for judgement in judgements]
    off = [abs(Fraction(one.difference)) for one in judgements if one.difference]
    return _Misfit(verdicts.count(Verdict.BROKEN), verdicts.count(Verdict.UNCHECKED), sum(off))


def _both_name(one: Slice, other: Slice, keys: Iterable[Dimension]) -> bool:
    return any(one.has_names(key) and other.has_names(key) for key in keys)


def names_in(lines: Iterable[AnyLine], key: Dimension) -> frozenset[str]:
    """Return the things of one sort that some lines name."""
    return frozenset([line.names[key].canonical for line in lines if key in line.names])


def _without(done: Collection[int], lines: Lines) -> Lines:
    """Leave out the lines that were compared already."""
    return tuple([line for line in lines if id(line) not in done]) if done else lines


def _passed_over(level: Level, left: Side, right: Side) -> Sequence[Dimension]:
    """Return the sorts of name that a level leaves out and that may not stand on both sides.

    These are the source, and deliverables or products where the sides have some of these in
    common, so that others are really others.
    """
    # What is of one deliverable is of one product.
    told = (*level, Dimension.PRODUCT) if Dimension.DELIVERABLE in level else level
    return [
        key
        for key in _NAMING
        if key not in told and (key is Dimension.SOURCE or left.names(key) & right.names(key))
    ]


def _loose(
    side: Side, level: Level, names: tuple[str, ...], done: Collection[int]
) -> tuple[Figure, ...]:
    if not side.sourceless or _SOURCE not in level:
        return ()
    wanted = {
        key: name for key, name in zip(level, names, strict=True) if key is not Dimension.SOURCE
    }
    return tuple(
        absent(line.place)
        for line in _without(done, side.sourceless)
        if all(line.canonical(key) == name for key, name in wanted.items())
    )


def _by_lines(table: AnyTable) -> Mapping[frozenset[int], Sequence[AnyLine]]:
    found: dict[frozenset[int], list[AnyLine]] = {}
    # Subtotals of the same name have one list of lines between them.
    known: dict[int, tuple[Sequence[AnyLine], frozenset[int]]] = {}
    for subtotal, lines in table.by_subtotal():
        if id(lines) not in known:
            known[id(lines)] = lines, frozenset(map(id, lines))
        found.setdefault(known[id(lines)][1], []).append(subtotal)
    if table.total is not None:
        found.setdefault(frozenset(map(id, table.lines)), []).append(table.total)
    return found


def _amount(
    side: Side, table: AnyTable, lines: Lines, level: Level, column: object | None
) -> tuple[Figure, ...]:
    # A line that names its deliverable is what it is, whatever other lines are missing.
    if len(lines) == 1 and (table.rest is None or Dimension.DELIVERABLE in level):
        return _figures(lines[0], column)
    for total in side.covering(table).get(frozenset(map(id, lines)), ()):
        if _is_of_level(table, total, lines, level):
            figures = _figures(total, column)
            if any(stated(figure) for figure in figures):
                return figures
    return tuple(figure for line in lines for figure in _figures(line, column)) + table.missing()


def _is_of_level(table: AnyTable, total: AnyLine, lines: Lines, level: Level) -> bool:
    if table.rest is None:
        return True
    # Where lines are missing, only its names tell what a total covers.
    return total.covers() == {key: lines[0].canonical(key) for key in level if lines} and (
        lines != () or level == ()
    )


def _figures(line: AnyLine, column: object | None) -> tuple[Figure, ...]:
    if column is None:
        return line_amount(line)
    found = (line.cells[column],) if column in line.cells else ()
    if line.rest is not None:
        return (*found, line.rest)
    return (absent(line.place),) if not found and line.only_total() else found
