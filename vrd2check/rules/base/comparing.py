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
from typing import NamedTuple

from vrd2check.dossiers import Dimension, line_amount, stated
from vrd2check.dossiers.tables import AnyLine, AnyTable, grouped
from vrd2check.figures import Figure, absent
from vrd2check.language import Text
from vrd2check.relations import Exactly, Sum, Verdict

from .rule import Constraint

Level = tuple[Dimension, ...]
Lines = tuple[AnyLine, ...]

BY_DELIVERABLE: tuple[Level, ...] = (
    (Dimension.DELIVERABLE, Dimension.SOURCE),
    (Dimension.DELIVERABLE,),
    (Dimension.PRODUCT, Dimension.SOURCE),
    (Dimension.PRODUCT,),
)
BY_SOURCE: tuple[Level, ...] = ((Dimension.SOURCE,), ())
ALL_LEVELS = BY_DELIVERABLE + BY_SOURCE


@dataclass(frozen=True, eq=False)
class Side:
    """One side of a comparison: the tables that together say it.

    ``missing`` are absent figures for tables that should be there and are not.
    """

    tables: tuple[AnyTable, ...]
    missing: tuple[Figure, ...] = ()

    @cached_property
    def lines(self) -> Lines:
        """Return the lines of all tables."""
        return tuple(line for table in self.tables for line in table.lines)

    @cached_property
    def dimensions(self) -> frozenset[Dimension]:
        """Return the dimensions by which some line is named."""
        return frozenset(dimension for line in self.lines for dimension in line.names)

    def names(self, dimension: Dimension) -> frozenset[str]:
        """Return the things of one sort that the lines name."""
        return names_in(self.lines, dimension)

    def by_table(self, lines: Lines) -> Iterator[tuple[AnyTable, Lines]]:
        """Return each table with those of some lines that stand in it."""
        for table in self.tables:
            yield table, tuple(line for line in lines if self._table_of[id(line)] is table)

    def totals_over(self, table: AnyTable, lines: Lines) -> Sequence[AnyLine]:
        """Return the subtotals and the total of one of the tables that cover just some lines."""
        return self._totals[id(table)].get(frozenset(map(id, lines)), ())

    @cached_property
    def _table_of(self) -> Mapping[int, AnyTable]:
        """The table in which each line stands, by the line's identity."""
        return {id(line): table for table in self.tables for line in table.lines}

    @cached_property
    def _totals(self) -> Mapping[int, Mapping[frozenset[int], Sequence[AnyLine]]]:
        """The subtotals and the total of each table, by the lines that they cover."""
        return {id(table): _totals_by_lines(table) for table in self.tables}


@dataclass(frozen=True, slots=True, eq=False)
class Slice:
    """Some lines of one side, and the names by which they were found.

    ``sourceless`` are lines that may belong here as well, since they do not say of which source
    they are.
    """

    side: Side
    level: Level
    lines: Lines
    sourceless: Lines = ()

    def amount(self, column: object | None = None) -> tuple[Figure, ...]:
        """Return the figures that make up the amount, in a column or over all of them.

        A stated subtotal or total that covers just these lines is taken instead of them, so that
        one wrong line does not show twice. An absent figure where nothing is stated.
        """
        found = [
            figure
            for table, lines in self.side.by_table(self.lines)
            if lines or table.rest is not None
            for figure in self._amount_in(table, lines, column)
        ]
        found += self.side.missing
        found += [absent(line.place) for line in self.sourceless]
        return tuple(found) or (absent(self.lines[0].place),)

    def _amount_in(self, table: AnyTable, lines: Lines, column: object | None) -> Sequence[Figure]:
        """Return the figures of those lines that stand in one table."""
        # A line that names its deliverable is what it is, whatever other lines are missing.
        if len(lines) == 1 and (table.rest is None or Dimension.DELIVERABLE in self.level):
            return _figures(lines[0], column)
        for total in self.side.totals_over(table, lines):
            figures = _figures(total, column)
            if self._is_named_alike(table, total, lines) and any(map(stated, figures)):
                return figures
        return (*(one for line in lines for one in _figures(line, column)), *table.missing())

    def _is_named_alike(self, table: AnyTable, total: AnyLine, lines: Lines) -> bool:
        """Whether a total is surely of these lines alone.

        Where lines are missing, only its names tell what a total covers.
        """
        if table.rest is None:
            return True
        named = {key: lines[0].canonical(key) for key in self.level} if lines else {}
        return total.covers() == named and (lines != () or self.level == ())

    def names(self, dimension: Dimension) -> frozenset[str]:
        """Return the things of one sort that the lines name."""
        return names_in(self.lines, dimension)


@dataclass(frozen=True, slots=True, eq=False)
class Match:
    """The lines of two sides that speak of the same thing."""

    left: Slice
    right: Slice

    def equal(self, left: object | None = None, right: object | None = None) -> Sum:
        """Return that both amounts are equal, each in a column or over all of them."""
        return Sum(self.left.amount(left), self.right.amount(right))

    def label(self) -> Text | str:
        """Return what the lines have in common, as the left side spells it."""
        level, lines = self.left.level, self.left.lines
        found = [str(name) for key in level if (name := lines[0].name(key)) is not None]
        return " · ".join(found) if found else Text(nl="het geheel", en="the whole")


def matches(
    left: Side, right: Side, levels: Sequence[Level] = ALL_LEVELS, but: Collection[AnyLine] = ()
) -> Iterator[Match]:
    """Return the lines of two sides that speak of the same thing, each line at most once.

    ``but`` are lines of the left side that were compared with something else already.
    """
    done = {id(line) for line in but}
    shared = left.dimensions & right.dimensions
    for level in levels:
        if not shared.issuperset(level):
            continue
        found = list(_matches_at(level, left, right, done))
        yield from found
        done.update(id(line) for one in found for line in (*one.left.lines, *one.right.lines))


def _matches_at(level: Level, left: Side, right: Side, done: Collection[int]) -> Iterator[Match]:
    """Return what both sides speak of at one level; ``done`` are lines that were compared."""
    distinct = _left_out(level, left, right)
    theirs = _slices(level, right, done)
    for names, one in _slices(level, left, done).items():
        other = theirs.get(names)
        if other is not None and not any(one.names(key) and other.names(key) for key in distinct):
            yield Match(one, other)


def _slices(level: Level, side: Side, done: Collection[int]) -> Mapping[tuple[str, ...], Slice]:
    """Group the lines that are left by the things that they name; some do not name all."""
    groups = {names: _without(done, lines) for names, lines in grouped(side.lines, level).items()}
    left = _without(done, side.lines)
    sourceless = tuple(line for line in left if Dimension.SOURCE not in line.names)
    return {
        names: Slice(side, level, lines, _of_any_source(level, names, sourceless))
        for names, lines in groups.items()
        if lines
    }


def _without(done: Collection[int], lines: Lines) -> Lines:
    """Return the lines that were not compared already."""
    return tuple(line for line in lines if id(line) not in done)


def _of_any_source(level: Level, names: tuple[str, ...], sourceless: Lines) -> Lines:
    """Return the lines without a source that may be meant at a level that names one."""
    if Dimension.SOURCE not in level:
        return ()
    others = [
        (key, name) for key, name in zip(level, names, strict=True) if key is not Dimension.SOURCE
    ]
    return tuple(
        line for line in sourceless if all(line.canonical(key) == name for key, name in others)
    )


def _left_out(level: Level, left: Side, right: Side) -> Sequence[Dimension]:
    """Return the sorts of name that a level leaves out and that may not stand on both sides.

    These are the source, and deliverables or products where the sides have some of these in
    common, so that others are really others.
    """
    # What is of one deliverable is of one product.
    told = (*level, Dimension.PRODUCT) if Dimension.DELIVERABLE in level else level
    return [
        key
        for key in (Dimension.DELIVERABLE, Dimension.PRODUCT, Dimension.SOURCE)
        if key not in told and (key is Dimension.SOURCE or left.names(key) & right.names(key))
    ]


def likeliest(readings: Iterable[Sequence[Constraint]]) -> Sequence[Constraint]:
    """Return, where a chapter can be read in several ways, the reading that fits best.

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


def _misfit(constraints: Sequence[Constraint]) -> _Misfit:
    with Exactly() as judged:
        judgements = [judged(one.relation) for one in constraints]
    verdicts = [judgement.verdict for judgement in judgements]
    off = [abs(Fraction(one.difference)) for one in judgements if one.difference]
    return _Misfit(verdicts.count(Verdict.BROKEN), verdicts.count(Verdict.UNCHECKED), sum(off))


def names_in(lines: Iterable[AnyLine], dimension: Dimension) -> frozenset[str]:
    """Return the things of one sort that some lines name."""
    return frozenset(line.names[dimension].canonical for line in lines if dimension in line.names)


def _totals_by_lines(table: AnyTable) -> Mapping[frozenset[int], Sequence[AnyLine]]:
    found: dict[frozenset[int], list[AnyLine]] = {}
    for subtotal, lines, _ in table.by_subtotal():
        found.setdefault(frozenset(map(id, lines)), []).append(subtotal)
    if table.total is not None:
        found.setdefault(frozenset(map(id, table.lines)), []).append(table.total)
    return found


def _figures(line: AnyLine, column: object | None) -> tuple[Figure, ...]:
    if column is None:
        return line_amount(line)
    found = (line.cells[column],) if column in line.cells else ()
    if line.rest is not None:
        return (*found, line.rest)
    return (absent(line.place),) if not found and line.only_total() else found
