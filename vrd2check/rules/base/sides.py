"""One side of a comparison between chapters: its lines, and what some of them come to."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from vrd2check.catalogue import say
from vrd2check.dossiers import (
    Dimension,
    line_amount,
    stated,
)
from vrd2check.dossiers.tables import AnyLine, AnyTable
from vrd2check.figures import Figure, absent
from vrd2check.language import Text
from vrd2check.relations import Sum

from .rule import Constraint

Lines = tuple[AnyLine, ...]

TEXTS = Path(__file__).with_name("texts.yaml")
"""Why a relation is open, and how a chapter was read."""


@dataclass(frozen=True, eq=False)
class Side:
    """One side of a comparison: the tables that together say it, and what a sentence calls it.

    ``missing`` are absent figures for tables that should be there and are not. ``years`` are those
    that it is about, where its columns are years: one of them that it leaves out is zero there.
    """

    name: Text
    tables: tuple[AnyTable, ...]
    missing: tuple[Figure, ...] = ()
    years: Collection[int] = ()

    @cached_property
    def lines(self) -> Lines:
        """Return the lines of all tables."""
        return tuple(line for table in self.tables for line in table.lines)

    @cached_property
    def all_names(self) -> Mapping[Dimension, frozenset[str]]:
        """Return the things that the lines name, by their sort."""
        found: dict[Dimension, set[str]] = {}
        for line in self.lines:
            for dimension, name in line.names.items():
                found.setdefault(dimension, set()).add(name.canonical)
        return {dimension: frozenset(names) for dimension, names in found.items()}

    def names(self, dimension: Dimension) -> frozenset[str]:
        """Return the things of one sort that the lines name."""
        return self.all_names.get(dimension, frozenset())

    def lost(self) -> tuple[Figure, ...]:
        """Return an absent figure for each place where lines or tables are missing."""
        return (*(one for table in self.tables for one in table.missing()), *self.missing)

    def everything(self, column: object | None = None) -> tuple[Figure, ...]:
        """Return the figures that make up the amount of all lines."""
        return Slice(self, {}, self.lines).amount(column)

    def where(self, belongs: Callable[[AnyLine], bool]) -> "Side":
        """Return the side with some of its lines only."""
        tables = tuple(table_where(table, belongs) for table in self.tables)
        return replace(self, tables=tables)

    def totals_over(self, table: AnyTable, lines: Lines) -> Sequence[AnyLine]:
        """Return the subtotals and the total of one of the tables that cover just some lines."""
        return self._totals[id(table)].get(frozenset(map(id, lines)), ())

    @cached_property
    def table_of(self) -> Mapping[int, int]:
        """Return the identity of the table in which each line stands, by the line's identity."""
        return {id(line): id(table) for table in self.tables for line in table.lines}

    @cached_property
    def _totals(self) -> Mapping[int, Mapping[frozenset[int], Sequence[AnyLine]]]:
        """The subtotals and the total of each table, by the lines that they cover."""
        return {id(table): _totals_by_lines(table) for table in self.tables}


class Slice(NamedTuple):
    """Those lines of one side that have some names in common; none where it has no such lines."""

    side: Side
    names: Mapping[Dimension, str]
    lines: Lines

    def amount(self, column: object | None = None) -> tuple[Figure, ...]:
        """Return the figures that make up the amount, in a column or over all of them.

        A stated subtotal or total that covers just these lines is taken instead of them, so that
        one wrong line does not show twice. What may be missing is among them as an absent figure.
        """
        by_table: dict[int, list[AnyLine]] = {}
        for line in self.lines:
            by_table.setdefault(self.side.table_of[id(line)], []).append(line)
        found = [
            figure
            for table in self.side.tables
            for figure in self._amount_in(table, tuple(by_table.get(id(table), ())), column)
        ]
        return (*found, *self.side.missing)

    def _amount_in(self, table: AnyTable, lines: Lines, column: object | None) -> Sequence[Figure]:
        """Return the figures of those lines that stand in one table."""
        if not lines and table.rest is None:
            return ()
        if len(lines) == 1 and (table.rest is None or self._is_all(lines[0])):
            return figures_in(lines[0], column)
        for total in self.side.totals_over(table, lines):
            figures = figures_in(total, column)
            # Where lines are missing, only its names tell what a total covers.
            surely = table.rest is None or total.covers() == self.names
            if surely and any(map(stated, figures)):
                return figures
        return (*(one for line in lines for one in figures_in(line, column)), *table.missing())

    def _is_all(self, line: AnyLine) -> bool:
        """Whether a line is all there is of a deliverable, whatever other lines are missing.

        It is not where a name tells it apart from others of that deliverable.
        """
        apart = set(line.names) - set(self.names) - {Dimension.PRODUCT}
        return Dimension.DELIVERABLE in self.names and not apart

    def label(self) -> str:
        """Return what the lines have in common, as they spell it; empty if that is nothing."""
        return " · ".join(str(self.lines[0].names[key]) for key in self.names)


def names_in(lines: Iterable[AnyLine], dimension: Dimension) -> frozenset[str]:
    """Return the things of one sort that some lines name."""
    return frozenset(line.names[dimension].canonical for line in lines if dimension in line.names)


def table_where(table: AnyTable, belongs: Callable[[AnyLine], bool]) -> AnyTable:
    """Return some lines of a table, with the subtotals that surely are of these alone."""
    lines = tuple(filter(belongs, table.lines))
    if len(lines) == len(table.lines):
        return table
    kept = set(map(id, lines))
    subtotals = tuple(
        one.subtotal
        for one in table.by_subtotal()
        if one.lines and not one.unclear and kept.issuperset(map(id, one.lines))
        # Where lines are missing, only its names tell what a subtotal covers.
        if table.rest is None or belongs(one.subtotal)
    )
    return table._replace(lines=lines, subtotals=subtotals, total=None)


def _totals_by_lines(table: AnyTable) -> Mapping[frozenset[int], Sequence[AnyLine]]:
    found: dict[frozenset[int], list[AnyLine]] = {}
    for subtotal, lines, _ in table.by_subtotal():
        found.setdefault(frozenset(map(id, lines)), []).append(subtotal)
    if table.total is not None:
        found.setdefault(frozenset(map(id, table.lines)), []).append(table.total)
    return found


def figures_in(line: AnyLine, column: object | None) -> tuple[Figure, ...]:
    """Return the figures of a line in a column, or those of its amount."""
    if column is None:
        return line_amount(line)
    found = (line.cells[column],) if column in line.cells else ()
    if line.rest is not None:
        return (*found, line.rest)
    return (absent(line.place),) if not found and line.only_total() else found


def lacking(side: Side, figures: tuple[Figure, ...], why: str, **words: object) -> Constraint:
    """Return the open relation of figures about which a side says nothing, and why it does not."""
    relation = Sum((absent(side.tables[0].place),), figures)
    return Constraint(relation, {}, say(TEXTS, why, side=side.name, **words))


def reach(*tables: AnyTable) -> range:
    """Return the years from the first to the last one in which some tables state something."""
    years = [year for table in tables for year in table.columns()]
    return range(min(years), max(years) + 1) if years else range(0)
