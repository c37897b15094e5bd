"""The relations that every table of the template has, whatever its columns are.

Each function yields one kind of relation, so that a chapter's rules choose which of them it has:
lines against their own totals, subtotals and grand totals against the lines, column by column.
"""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import Any, NamedTuple

from vrd2check.dossiers import line_amount, stated
from vrd2check.dossiers.tables import AnyLine, AnyTable, Covered
from vrd2check.figures import Figure, State, absent
from vrd2check.relations import Relation, equals
from vrd2check.sheets import Weight


class TableRelation(NamedTuple):
    """A relation in a table, with the line it is about and the column, where it has one."""

    relation: Relation
    line: AnyLine
    weight: Weight
    column: object | None


def line_totals(table: AnyTable) -> Iterator[TableRelation]:
    """Each line's figures add up to the total stated at its end.

    A line of which no total is stated has nothing to agree with.
    """
    for line, weight in _weighted(table):
        figures = line.figures()
        if figures and line.total.state is not State.ABSENT:
            yield TableRelation(equals(line.total, figures), line, weight, None)


def subtotals(table: AnyTable) -> Iterator[TableRelation]:
    """Each subtotal equals, column by column, the lines that it covers.

    So does its own total, where it has no columns or where each of its lines states a total. A
    subtotal over names that no line has comes to nothing, and one without names is unchecked.
    """
    for covered in table.by_subtotal():
        yield from subtotal_columns(table, covered)
        subtotal, lines, _ = covered
        amounts = _amounts_under(subtotal, lines)
        if amounts is not None:
            parts = amounts + table.missing(covered) + _untold(subtotal)
            yield TableRelation(equals(subtotal.total, parts), subtotal, Weight.SUBTOTAL, None)


def subtotal_columns(table: AnyTable, covered: Covered[Any]) -> Iterator[TableRelation]:
    """A subtotal equals, column by column, its lines; without any name it is unchecked."""
    subtotal, lines, _ = covered
    for column, figure in subtotal.cells.items():
        parts = table.sum_of(column, lines, covered) + _untold(subtotal)
        yield TableRelation(equals(figure, parts), subtotal, Weight.SUBTOTAL, column)


def _untold(subtotal: AnyLine) -> tuple[Figure, ...]:
    """Return an absent figure for the lines of a subtotal that does not tell which these are."""
    return () if subtotal.covers() else (absent(subtotal.place),)


def column_totals(table: AnyTable) -> Iterator[TableRelation]:
    """The grand total equals, column by column, the lines, or the subtotals that cover them all.

    Where subtotals cover every line once, the total is compared with them: the lines are already
    compared with the subtotals, and one wrong line should not break two relations. A column that
    the total, of those it states, leaves out is unchecked.
    """
    if table.total is None or all(
        figure.state is State.ABSENT for figure in table.total.cells.values()
    ):
        return
    covering = table.covering_subtotals()
    for column in table.columns() if table.total.cells else ():
        figure = table.total.cells.get(column) or absent(table.total.place)
        use_subtotals = covering and all(column in subtotal.cells for subtotal in covering)
        parts = table.sum_of(column, covering if use_subtotals else table.lines)
        if parts or figure.state is not State.ABSENT:
            yield TableRelation(equals(figure, parts), table.total, Weight.TOTAL, column)


def total_of_totals(table: AnyTable) -> Iterator[TableRelation]:
    """The grand total equals the amounts of the lines, where it has no columns.

    When it also states figures by column, its own line is checked by ``line_totals``, and it is
    compared with the totals of the lines where each line states one: both are needed, since a
    figure may be wrong in either direction.
    """
    if table.total is None:
        return
    lines = table.covering_subtotals() or table.lines
    amounts = _amounts_under(table.total, lines)
    if amounts is not None:
        relation = equals(table.total.total, (*amounts, *table.missing()))
        yield TableRelation(relation, table.total, Weight.TOTAL, None)


def grand_totals(table: AnyTable) -> Iterator[TableRelation]:
    """The grand total equals the lines, column by column and over all columns."""
    yield from column_totals(table)
    yield from total_of_totals(table)


def _weighted(table: AnyTable) -> Iterator[tuple[AnyLine, Weight]]:
    """Return lines, subtotals and total, in the order of the table, and which of these each is."""
    for line in table.lines:
        yield line, Weight.LINE
    for subtotal in table.subtotals:
        yield subtotal, Weight.SUBTOTAL
    if table.total is not None:
        yield table.total, Weight.TOTAL


def _amounts_under(total: AnyLine, lines: tuple[AnyLine, ...]) -> tuple[Figure, ...] | None:
    """Return the amounts that a stated total must be the sum of; None when its columns suffice."""
    if total.total.state is State.ABSENT:
        return None
    if not total.cells:
        return tuple(figure for line in lines for figure in line_amount(line))
    totals = tuple(line.total for line in lines)
    return None if not totals or any(total.state is State.ABSENT for total in totals) else totals


def lines_of(table: AnyTable | None) -> tuple[AnyLine, ...]:
    """Return the lines of a table; none where the dossier lacks it."""
    return () if table is None else table.lines


def stated_or_sum(table: AnyTable, column: object) -> tuple[Figure, ...]:
    """Return what a column comes to: its stated total, else its lines.

    The stated total comes first, so that one wrong cell breaks no relation but that of its column.
    """
    if table.total is not None and column in table.total.cells:
        total = table.total.cells[column]
        if stated(total):
            return (total,)
    return table.sum_of(column) if table.lines else (absent(table.place),)


def known_sum(figures: Iterable[Figure]) -> Fraction:
    """Return what the figures that can be read add up to, exactly."""
    return sum((Fraction(figure.value or 0) for figure in figures), Fraction(0))
