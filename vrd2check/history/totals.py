"""What the lines of a dossier come to by source and year, beside what its totals state."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import NamedTuple

from vrd2check.dossiers import Dimension, Dossier, plain
from vrd2check.figures import Figure, Kind
from vrd2check.language import Text
from vrd2check.sheets import Identity, Weight

from .rows import Row, rows_of

_RATES = ("prijs",)


class SumOf(NamedTuple):
    """What a sum is of: a table, a quantity, a source and a year; of all sources, of all years.

    ``source`` is how the dossier calls it, empty for all; ``year`` is None for all.
    """

    table: Text
    quantity: str
    source: str
    year: int | None


class Total(NamedTuple):
    """What lines come to, and what the author states of that; None where that is nothing."""

    computed: Fraction | None
    stated: Fraction | None


class TotalChange(NamedTuple):
    """A sum that comes to something else, or is stated otherwise."""

    of: SumOf
    old: Total
    new: Total


_NOTHING = Total(None, None)


def totals_of(dossier: Dossier) -> dict[SumOf, Total]:
    """Return what the amounts of each table of a dossier come to, and what is stated of that."""
    computed: dict[SumOf, Fraction] = {}
    stated: dict[SumOf, Fraction] = {}
    for row in rows_of(dossier):
        title = row.sheet.title
        if row.weight is Weight.LINE and row.sheet.blocks:
            name = str(row.names.get(Dimension.SOURCE, ""))
            for quantity, year, amount in _amounts(row):
                for source in dict.fromkeys((name, "")):
                    for when in dict.fromkeys((year, None)):
                        key = SumOf(title, quantity, source, when)
                        computed[key] = computed.get(key, Fraction()) + amount
        elif row.weight is Weight.TOTAL and not row.names.keys() - row.sheet.shared.keys():
            for column, figure in row.cells.items():
                if _is_amount(column, figure) and column.month is None:
                    key = SumOf(title, column.quantity, "", column.year)
                    stated[key] = Fraction(figure.value or 0)
    keys = dict.fromkeys((*computed, *(key for key in stated if key in computed or not computed)))
    return {key: Total(computed.get(key), stated.get(key)) for key in keys}


def changed_totals(was: Dossier | None, now: Dossier | None) -> tuple[TotalChange, ...]:
    """Return the sums that are others now, those of the later revision first.

    A sum over all sources or years is left out where it is that of the only one.
    """
    old = totals_of(was) if was is not None else {}
    new = totals_of(now) if now is not None else {}
    spelled = {_same(key): key for key in old}
    changes = []
    for key in (*new, *(key for key in old if _same(key) not in set(map(_same, new)))):
        before = old.get(spelled.get(_same(key), key), _NOTHING)
        after = new.get(key, _NOTHING)
        if before != after:
            changes.append(TotalChange(key, before, after))
    return tuple(one for one in changes if not _is_of_one(one, changes))


def _is_of_one(change: TotalChange, changes: list[TotalChange]) -> bool:
    """Whether another change says the same of the only source, or the only year, that there is."""
    of = change.of
    for other in changes:
        narrower = (other.of.source != "" and of.source == "" and other.of.year == of.year) or (
            other.of.year is not None and of.year is None and other.of.source == of.source
        )
        same = (other.old.computed, other.new.computed) == (
            change.old.computed,
            change.new.computed,
        )
        if narrower and same and other.of[:2] == of[:2]:
            return change.old.stated == change.new.stated
    return False


def _same(of: SumOf) -> tuple[str, str, str, int | None]:
    return of.table.nl, of.quantity, plain(of.source), of.year


def _amounts(row: Row) -> Iterator[tuple[str, int | None, Fraction]]:
    """Return the amounts that a line states: by year or month, or else its total."""
    cells: Mapping[Identity, Figure] = {
        column: figure for column, figure in row.cells.items() if _is_amount(column, figure)
    }
    parts = {column: figure for column, figure in cells.items() if not column.is_sum} or cells
    for column, figure in parts.items():
        yield column.quantity, column.year, Fraction(figure.value or 0)


def _is_amount(column: Identity, figure: Figure) -> bool:
    return figure.kind is Kind.AMOUNT and column.quantity not in _RATES
