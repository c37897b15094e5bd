"""The budget figures of a dossier as rows, one shape for all of its tables.

A row has the names by which it is known again in another revision, and figures by column.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any, NamedTuple

from vrd2check.dossiers import (
    Calendar,
    Dimension,
    Dossier,
    Effort,
    Evaluation,
    Forecast,
    Line,
    Name,
    Programme,
    ProjectDossier,
    RunningCostDossier,
    Table,
    amount_of,
)
from vrd2check.figures import Figure, State

AMOUNT = "bedrag"


class Weight(Enum):
    """What a row is: a line of a table, a subtotal, or a total or another figure by itself."""

    LINE = "line"
    SUBTOTAL = "subtotal"
    TOTAL = "total"


class Column(NamedTuple):
    """What a figure is of its row, in the template's word, and of which year and month.

    ``is_sum`` tells that it is the row's stated total over the other columns.
    """

    quantity: str = AMOUNT
    year: int | None = None
    month: int | None = None
    is_sum: bool = False


_WHOLE = Column(is_sum=True)


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """One row: its chapter (the template's word), its names, and what it states.

    What is empty or not stated has no cell. ``title`` is that of the deliverable it is about.
    """

    chapter: str
    weight: Weight
    names: Mapping[Dimension, Name]
    cells: Mapping[Column, Figure]
    title: str = ""

    def label(self) -> str:
        """Name the row by all its names, the most telling first."""
        named = [self._named(key) for key in _TELLING if key in self.names]
        return " · ".join(dict.fromkeys(named))

    def _named(self, key: Dimension) -> str:
        name = str(self.names[key])
        return f"{name} {self.title}" if key is Dimension.DELIVERABLE and self.title else name


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

Place = Callable[[Any], Column]


def rows_of(dossier: Dossier) -> tuple[Row, ...]:
    """Return the rows of a dossier's chapters about money, in the order of the template."""
    match dossier:
        case ProjectDossier():
            return tuple(_project(dossier))
        case RunningCostDossier():
            return tuple(_running_cost(dossier))
        case Evaluation():
            return tuple(_evaluation(dossier))
        case Programme():
            return tuple(_programme(dossier))


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


def _project(dossier: ProjectDossier) -> Iterator[Row]:
    titles = {
        one.number.canonical: str(one.title)
        for one in dossier.deliverables
        if one.title is not None
    }

    def table(chapter: str, one: Table[Any] | None, place: Place = _by_year) -> Iterator[Row]:
        return _table(chapter, one, place, titles=titles)

    yield from table("budget", dossier.budget, Column)
    if dossier.allocation is not None:
        yield _single("verdeling", {Column("basis"): dossier.allocation.base})
        yield from table("verdeling", dossier.allocation.table, Column)
    for name, one in dossier.cost_model.tables():
        yield from table(f"kostenmodel.{name}", one)
    if dossier.running_cost is not None:
        since = dossier.running_cost.since
        figure = dossier.running_cost.per_year
        yield _single("exploitatiekost", {Column("per_jaar", since): figure})
    for effort in dossier.efforts:
        yield from _effort(effort, titles)
    if dossier.calendar is not None:
        yield from _calendar(dossier.calendar, titles)
    if dossier.forecast is not None:
        yield from _forecast(dossier.forecast, titles)


def _running_cost(dossier: RunningCostDossier) -> Iterator[Row]:
    if dossier.grant is not None:
        named = (("investering", dossier.grant.investment), ("exploitatie", dossier.grant.running))
        for word, by_year in named:
            yield _single(
                "hefboomkrediet", {Column(word, year): figure for year, figure in by_year.items()}
            )
    yield from _table("kosten", dossier.costs, _by_year)


def _evaluation(dossier: Evaluation) -> Iterator[Row]:
    yield _single("plafond", {Column("plafond", dossier.head.year): dossier.ceiling})
    yield from _table("kosten", dossier.costs, Column)


def _programme(dossier: Programme) -> Iterator[Row]:
    credits_by_year = {Column("krediet", year): one for year, one in dossier.credits.items()}
    yield _single("kredieten", credits_by_year)
    yield _single("eigen_inbreng", {Column("percentage"): dossier.own_share})
    yield from _table("projecten", dossier.projects, Column)
    if dossier.forecast is not None:
        yield from _forecast(dossier.forecast, {})


def _by_year(year: int) -> Column:
    return Column(year=year)


def _effort(effort: Effort, titles: Mapping[str, str]) -> Iterator[Row]:
    names = {} if effort.purchase_type is None else {Dimension.PURCHASE_TYPE: effort.purchase_type}

    def place(quantity: str) -> Column:
        return Column(quantity, effort.year)

    whole = Column(year=effort.year, is_sum=True)
    yield from _table("inzet", effort.table, place, titles=titles, names=names, whole=whole)


def _forecast(forecast: Forecast, titles: Mapping[str, str]) -> Iterator[Row]:
    names = {} if forecast.source is None else {Dimension.SOURCE: forecast.source}

    def place(month: int) -> Column:
        return Column(year=forecast.year, month=month)

    whole = Column(year=forecast.year, is_sum=True)
    table = forecast.table
    yield from _table("prognose_vek", table, place, titles=titles, names=names, whole=whole)


def _calendar(calendar: Calendar, titles: Mapping[str, str]) -> Iterator[Row]:
    def rows(quantity: str, table: Table[int]) -> Iterator[Row]:
        def place(year: int) -> Column:
            return Column(quantity, year)

        whole = Column(quantity, is_sum=True)
        return _table("vak_vek_kalender", table, place, titles=titles, whole=whole)

    # Both tables have the same lines in the same order.
    for one, other in zip(rows("vak", calendar.vak), rows("vek", calendar.vek), strict=True):
        yield Row(one.chapter, one.weight, one.names, {**one.cells, **other.cells}, one.title)


def _table(
    chapter: str,
    table: Table[Any] | None,
    place: Place,
    *,
    titles: Mapping[str, str] | None = None,
    names: Mapping[Dimension, Name] | None = None,
    whole: Column = _WHOLE,
) -> Iterator[Row]:
    """Return the rows of a table.

    ``names`` are those that all of its lines have; ``whole`` is where the total of a line belongs.
    """
    if table is None:
        return
    weighed = (
        *((Weight.LINE, line) for line in table.lines),
        *((Weight.SUBTOTAL, line) for line in table.subtotals),
        *((Weight.TOTAL, line) for line in (table.total,) if line is not None),
    )
    for weight, line in weighed:
        number = line.canonical(Dimension.DELIVERABLE)
        title = (titles or {}).get(number, "") if number is not None else ""
        cells = _cells(line, place, whole)
        yield Row(chapter, weight, {**(names or {}), **line.names}, cells, title)


def _cells(line: Line[Any], place: Place, whole: Column) -> dict[Column, Figure]:
    cells = {place(column): figure for column, figure in line.cells.items()}
    cells[whole] = line.total
    if line.rate is not None:
        cells[whole._replace(quantity="prijs", is_sum=False)] = line.rate
    if line.share is not None:
        cells[Column("percentage")] = line.share
    return _stated(cells)


def _single(chapter: str, cells: Mapping[Column, Figure]) -> Row:
    return Row(chapter, Weight.TOTAL, {}, _stated(cells))


def _stated(cells: Mapping[Column, Figure]) -> dict[Column, Figure]:
    return {
        column: figure
        for column, figure in cells.items()
        if figure.state in (State.READ, State.UNREADABLE)
    }
