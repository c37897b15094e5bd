"""Sheets of the people that a project asks for: days or months, rates and costs."""

from collections.abc import Iterator
from fractions import Fraction

from vrd2check.dossiers import Effort, ProjectDossier, stated
from vrd2check.dossiers.tables import AnyLine
from vrd2check.figures import Figure, Kind, format_percentage
from vrd2check.language import Text

from .cells import computed, shown, shown_or_sum
from .sheets import EMPTY, Cell, Column, Row, Sheet, Sort, Weight
from .tables import TOTAL, name_columns, remarks, subtotal_label
from .view import View

_EFFORT = Text("Inzet", "Effort")
_UNIT = Text("Eenheid", "Unit")
_COUNT = Text("aantal", "count")
_RATE = Text("prijs", "rate")
_COST = Text("kost", "cost")
_DAYS = Text("mandagen", "man-days")
_MONTHS = Text("maanden", "months")
_LUMP_SUM = Text("forfait", "lump sum")
_VAT = Text("Btw, niet in de prijs", "VAT, not in the rate")


def effort(view: View, dossier: ProjectDossier) -> Iterator[Sheet]:
    """Return the tables of people, one for each purchase type."""
    for one in dossier.efforts:
        yield _Table(view, one).sheet()


class _Table:
    """One table; the columns of rates and costs are there when some line has them."""

    def __init__(self, view: View, effort: Effort) -> None:
        self._view, self._effort = view, effort
        lines = list(effort.table.all_lines())
        self._names = name_columns(view, effort.table)
        self._rated = any(line.rate is not None and stated(line.rate) for line in lines)
        self._costed = self._rated or any(_cost(line) is not None for line in lines)

    def sheet(self) -> Sheet:
        """Lay out the table."""
        table = self._effort.table
        rows = [self._line(line) for line in table.lines]
        for line in table.subtotals:
            count, cost = shown(line.cells.get("aantal"), self._view), _cost(line)
            label = subtotal_label(self._view, line)
            rows.append(self._sum(count, shown(cost, self._view), Weight.SUBTOTAL, label))
        if len(table.lines) > 1 or table.total is not None:
            rows.append(self._total())
        return Sheet(
            self._title(),
            tuple(self._columns()),
            tuple(rows),
            tuple(self._facts()),
            remarks(self._view, table),
        )

    def _title(self) -> str:
        kind, year = self._effort.purchase_type, self._effort.year
        title = self._view.say(_EFFORT) + (f": {kind}" if kind is not None else "")
        return f"{title} {year}" if year is not None else title

    def _facts(self) -> Iterator[tuple[str, str]]:
        unit, vat = self._unit(), self._effort.vat
        if self._effort.heading is not None and unit is not None:
            yield self._view.say(_UNIT), self._view.say(unit)
        if vat.value is not None and stated(vat):
            yield self._view.say(_VAT), format_percentage(vat.value)

    def _unit(self) -> Text | None:
        if self._effort.unit is None:
            return None
        return _MONTHS if self._effort.in_months else _DAYS

    def _columns(self) -> Iterator[Column]:
        yield from (Column(name.title) for name in self._names)
        # The counts are headed as the author does, else by what is counted.
        heading = self._effort.heading
        counts = heading.text if heading is not None else self._view.say(self._unit() or _COUNT)
        yield Column(counts, Sort.NUMBER, 0)
        if self._rated:
            yield Column(self._view.say(_RATE), Sort.AMOUNT, 0)
        if self._costed:
            yield Column(self._view.say(_COST), Sort.AMOUNT, 0)

    def _line(self, line: AnyLine) -> Row:
        cells = [Cell(name.of(line)) for name in self._names]
        cells.append(shown(line.cells.get("aantal"), self._view))
        if self._rated:
            lump_sum = Cell(self._view.say(_LUMP_SUM))
            cells.append(lump_sum if line.lump_sum else shown(line.rate, self._view))
        if self._costed:
            cost = _cost(line)
            cells.append(computed(self._product(line)) if cost is None else shown(cost, self._view))
        return Row(tuple(cells))

    def _total(self) -> Row:
        table = self._effort.table
        count = table.total.cells.get("aantal") if table.total is not None else None
        cost = _cost(table.total) if table.total is not None else None
        costs = [self._amount(line) for line in table.lines]
        known = [amount for amount in costs if amount is not None]
        complete = table.rest is None and known and len(known) == len(costs)
        return self._sum(
            shown_or_sum(count, table.sum_of("aantal"), self._view, Kind.COUNT),
            computed(sum(known, Fraction(0)) if complete else None)
            if cost is None
            else shown(cost, self._view),
            Weight.TOTAL,
            self._view.say(TOTAL),
        )

    def _sum(self, count: Cell, cost: Cell, weight: Weight, label: str) -> Row:
        cells = [EMPTY] * len(self._names) + [count]
        cells += [EMPTY] if self._rated else []
        cells += [cost] if self._costed else []
        return Row(tuple(cells), weight, label)

    def _amount(self, line: AnyLine) -> Fraction | None:
        cost = _cost(line)
        if cost is None:
            return self._product(line)
        return Fraction(cost.value) if cost.value is not None else None

    def _product(self, line: AnyLine) -> Fraction | None:
        """Compute the cost of a line from its count and its rate, with VAT where that is apart."""
        count, rate, vat = line.cells.get("aantal"), line.rate, self._effort.vat
        if count is None or rate is None or not (stated(count) and stated(rate)):
            return None
        if count.value is None or rate.value is None or (stated(vat) and vat.value is None):
            return None
        return Fraction(count.value) * Fraction(rate.value) * (1 + Fraction(vat.value or 0))


def _cost(line: AnyLine) -> Figure | None:
    """Return the cost that a line states, if it does."""
    cost = line.cells.get("kost")
    return cost if cost is not None and stated(cost) else None
