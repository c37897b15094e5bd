"""Cells with figures: as stated, or computed where the author left them out."""

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

from vrd2check.dossiers import stated
from vrd2check.figures import Figure, Kind, State, format_value
from vrd2check.relations import Number

from .marks import Marking
from .sheets import EMPTY, Cell, Mark
from .view import View


def shown(figure: Figure | None, view: View) -> Cell:
    """Return the cell of a figure: in Belgian notation, or as written if it cannot be read."""
    if figure is None:
        return EMPTY
    if figure.state is State.UNREADABLE:
        return Cell(figure.written.strip(), Mark.REMARK, figure=figure)
    marking = view.marks.of(figure)
    readable = figure.value is not None and figure.state is State.READ
    text = format_value(figure.value or Decimal(0), figure.kind) if readable else ""
    if marking is None:
        return Cell(text, figure=figure)
    return Cell(text, marking.mark, _below(marking, figure.kind), figure)


def computed(value: Number | None, kind: Kind = Kind.AMOUNT) -> Cell:
    """Return the cell of a value that the author does not state; empty when it is not known."""
    return EMPTY if value is None else Cell(format_value(value, kind), Mark.COMPUTED)


def shown_or_sum(
    figure: Figure | None, parts: Iterable[Figure], view: View, kind: Kind = Kind.AMOUNT
) -> Cell:
    """Return the cell of a total: as stated, else the sum of its parts."""
    if figure is not None and stated(figure):
        return shown(figure, view)
    return computed(total(parts), kind)


def total(figures: Iterable[Figure]) -> Fraction | None:
    """Add figures up; None when one of them is not known, or none states anything."""
    found = tuple(figures)
    if not any(map(_is_read, found)):
        return None
    values = [figure.value for figure in found]
    known = [Fraction(value) for value in values if value is not None]
    return sum(known, Fraction(0)) if len(known) == len(values) else None


def value_of(figure: Figure | None, parts: Iterable[Figure]) -> Fraction | None:
    """Return the value of a total: as stated, else the sum of its parts."""
    if figure is not None and stated(figure):
        return Fraction(figure.value) if figure.value is not None else None
    return total(parts)


def _is_read(figure: Figure) -> bool:
    return figure.state is State.READ


def _below(marking: Marking, kind: Kind) -> str:
    if marking.value is None:
        return ""
    value = format_value(marking.value, kind)
    return f"≤ {value}" if marking.at_most else value
