"""What is compared of a dossier: the rows of its sheets about money, with what they state."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from vrd2check.dossiers import (
    Dimension,
    Dossier,
    Name,
    ProjectDossier,
    RunningCostDossier,
    Table,
    amount_of,
    plain,
    stated,
)
from vrd2check.figures import Figure
from vrd2check.sheets import Identity, Sheet, Weight, sheets_of


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """A row of a sheet: the names by which it is known again, and the figures that it states.

    ``title`` is that of the deliverable it is about.
    """

    sheet: Sheet
    weight: Weight
    names: Mapping[Dimension, Name]
    cells: Mapping[Identity, Figure]
    title: str = ""

    @property
    def chapter(self) -> str:
        """Return the template's word for where the row stands."""
        return self.sheet.chapter

    def label(self) -> str:
        """Return all names of the row, the most telling first."""
        named: list[str] = []
        for name in (self._named(key) for key in _TELLING if key in self.names):
            # A description often is the title of the deliverable once more.
            if not any(plain(name) in plain(other) for other in named):
                named.append(name)
        return " · ".join(named)

    def _named(self, key: Dimension) -> str:
        name, title = str(self.names[key]), self.title
        told = plain(title) not in plain(name) if title else False
        return f"{name} {title}" if key is Dimension.DELIVERABLE and told else name


_TELLING = (
    Dimension.NUMBER,
    Dimension.DELIVERABLE,
    Dimension.GROUP,
    Dimension.COST,
    Dimension.PROFILE,
    Dimension.PRODUCT,
    Dimension.DESCRIPTION,
    Dimension.SOURCE,
    Dimension.PURCHASE_TYPE,
)


def rows_of(dossier: Dossier) -> tuple[Row, ...]:
    """Return the rows of a dossier's chapters about money, in the order of the template."""
    titles = _titles(dossier)
    compared = (sheet for sheet in sheets_of(dossier) if _is_about_money(sheet))
    return tuple(row for sheet in compared for row in _rows(sheet, titles))


def asked(dossier: Dossier) -> tuple[Figure, ...]:
    """Return the figures that make up what a dossier asks for; none where it does not ask."""
    match dossier:
        case ProjectDossier(budget=Table() as table):
            return _sum_or_total(table)
        case RunningCostDossier(costs=Table() as table):
            return _sum_or_total(table)
    return ()


def _sum_or_total(table: Table[Any]) -> tuple[Figure, ...]:
    if table.lines or table.total is None:
        return amount_of(table)
    return (*table.total.cells.values(),) or (table.total.total,)


def _is_about_money(sheet: Sheet) -> bool:
    """Whether a sheet is a table or single amounts, and no list such as that of the risks."""
    return bool(sheet.blocks) or any(row.weight is Weight.TOTAL for row in sheet.listed)


def _rows(sheet: Sheet, titles: Mapping[str, str]) -> Iterator[Row]:
    for fact in sheet.facts:
        if fact.quantity and fact.figure is not None and stated(fact.figure):
            yield Row(sheet, Weight.TOTAL, {}, {Identity(fact.quantity): fact.figure})
    for row in sheet.rows():
        if row.place is None and sheet.blocks:
            continue  # a total that the author left out
        figures = {column.identity(): cell.figure for column, cell in row.cells.items()}
        cells = {one: figure for one, figure in figures.items() if figure and stated(figure)}
        deliverable = row.names.get(Dimension.DELIVERABLE)
        title = titles.get(deliverable.canonical, "") if deliverable is not None else ""
        yield Row(sheet, row.weight, {**sheet.shared, **row.names}, cells, title)


def _titles(dossier: Dossier) -> dict[str, str]:
    if not isinstance(dossier, ProjectDossier):
        return {}
    named = [one for one in dossier.deliverables if one.title is not None]
    return {one.number.canonical: str(one.title) for one in named}
