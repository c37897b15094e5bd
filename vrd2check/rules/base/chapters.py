"""The chapters of a project dossier as sides of a comparison."""

from collections.abc import Collection

from vrd2check.dossiers import (
    Dimension,
    Forecast,
    Line,
    ProjectDossier,
    RunningCost,
    Table,
    line_amount,
    stated,
)
from vrd2check.dossiers.tables import AnyLine, AnyTable
from vrd2check.figures import absent
from vrd2check.language import Text

from .sides import Side, reach, table_where
from .sources import Money, kind_of_source

BUDGET = Text(nl="het budget", en="the budget")
COST_MODEL = Text(nl="het kostenmodel", en="the cost model")
RUNNING_COSTS = Text(nl="de tabel exploitatie van het kostenmodel", en="the table of running costs")
CALENDAR = Text(nl="de kalender", en="the calendar")
CALENDAR_VAK = Text(nl="de kalender (VAK)", en="the calendar (VAK)")
CALENDAR_VEK = Text(nl="de kalender (VEK)", en="the calendar (VEK)")
FORECAST = Text(nl="de prognose", en="the forecast")
SENTENCE = Text(nl="de zin over de exploitatiekost", en="the sentence on running costs")
ALLOCATION = Text(nl="de verdeling", en="the allocation")
EFFORT = Text(nl="de inzet", en="the effort")


def budget_side(dossier: ProjectDossier) -> Side | None:
    """Return the budget, if it states anything; what it asks for running costs is left out."""
    if dossier.budget is None:
        return None
    table = only(with_stand_ins(dossier.budget), running=False)
    return Side(BUDGET, (table,)) if table.lines else None


def investment_side(dossier: ProjectDossier) -> Side | None:
    """Return what the cost model invests: its tables of investments and connections together.

    A table of connections is left out where there are none; one of investments that is left out
    is still to come.
    """
    model, incomplete = dossier.cost_model, dossier.head.incomplete
    tables = [
        with_stand_ins(table)
        for table in (model.investments, model.connections)
        if table is not None and not _is_nothing(table)
    ]
    if not any(table.lines for table in tables):
        return None
    missing = []
    if model.investments is None:
        missing.append(absent(dossier.head.chapters.get("kostenmodel", tables[0].place)))
    lost = incomplete.get("kostenmodel.aansluitingen", incomplete.get("kostenmodel"))
    if model.connections is None and lost is not None:
        missing.append(absent(lost))
    return Side(COST_MODEL, tuple(tables), tuple(missing))


def asked_side(dossier: ProjectDossier) -> Side | None:
    """Return what tells how much the project costs: the budget, or the cost model.

    The first of these that is whole, else the first that is there.
    """
    sides = [side for side in (budget_side(dossier), investment_side(dossier)) if side is not None]
    return next((side for side in sides if not side.lost()), sides[0] if sides else None)


def calendar_side(
    dossier: ProjectDossier, name: Text, sources: Collection[str | None] = ()
) -> Side | None:
    """Return what the calendar commits, or settles if it is called so, other than running costs.

    Running costs that are of some sources are in it. A calendar without lines has those in its
    total, if there are any.
    """
    calendar = dossier.calendar
    runs = dossier.running_cost is not None or dossier.cost_model.running is not None
    if calendar is None or (runs and not calendar.vak.lines):
        return None
    table = table_where(
        with_stand_ins(calendar.vek if name is CALENDAR_VEK else calendar.vak),
        lambda line: not is_running(line) or line.canonical(Dimension.SOURCE) in sources,
    )
    if table.rest is not None:
        # A line that is missing may be one of running costs, which are in the total.
        table = table._replace(total=None)
    return Side(name, (table,)) if table.lines else None


def years_of_calendar(dossier: ProjectDossier) -> Collection[int]:
    """Return the years that the calendar is about, its first one that of the dossier."""
    calendar, first = dossier.calendar, dossier.head.year
    years = range(0) if calendar is None else reach(calendar.vak, calendar.vek)
    return years if first is None or not years else {first, *years}


def side_stated(dossier: ProjectDossier, year: int) -> str:
    """Return which side of the calendar tells its running costs of a year."""
    calendar = dossier.calendar
    lines = () if calendar is None else calendar.vak.lines
    told = any(is_running(line) and year in line.cells for line in lines)
    return "VAK" if told else "VEK"


def running_side(dossier: ProjectDossier) -> Side | None:
    """Return the running costs of the calendar, if there is one: perhaps it has no lines of them.

    Of VAK and VEK, which are equal for running costs by a rule of their own, VAK is taken, and VEK
    where a line states no VAK for a year.
    """
    calendar = dossier.calendar
    if calendar is None:
        return None
    pairs = zip(calendar.vak.lines, calendar.vek.lines, strict=True)
    lines = tuple(_either(vak, vek) for vak, vek in pairs if is_running(vak))
    table = calendar.vak._replace(lines=lines, total=None)
    return Side(CALENDAR, (table,), years=years_of_calendar(dossier))


def _either(vak: Line[int], vek: Line[int]) -> Line[int]:
    cells = {**vek.cells, **{year: one for year, one in vak.cells.items() if stated(one)}}
    total = vak.total if stated(vak.total) else vek.total
    return vak._replace(cells=cells, total=total, rest=vak.rest and vek.rest)


def running_model_side(dossier: ProjectDossier) -> Side | None:
    """Return the table of running costs of the cost model, if it states anything."""
    table = dossier.cost_model.running
    table = None if table is None else with_stand_ins(table)
    if table is None or not table.lines:
        return None
    return Side(RUNNING_COSTS, (table,), years=reach(table))


def sentence_side(cost: RunningCost, other: Side) -> Side:
    """Return the running cost that a sentence states, in each year that another side is about too.

    And in its first year, whether the other side is about that or not. When no beginning is stated,
    the years without any amount are taken to come before it.
    """
    begun = cost.since
    if begun is None:
        spent = (year for line in other.lines for year, one in line.cells.items() if one.value)
        begun = min(spent, default=min(other.years, default=0))
    years = [begun, *(year for year in other.years if year > begun)]
    line = Line(cost.place, {}, dict.fromkeys(years, cost.per_year), absent(cost.place))
    return Side(SENTENCE, (Table(cost.place, (line,)),), years=years)


def forecast_side(forecast: Forecast) -> Side | None:
    """Return the forecast, each line with its own source or else that of the whole chapter.

    A forecast without lines is a single line: its total.
    """
    table = with_stand_ins(forecast.table)
    if not table.lines:
        return None
    source = {} if forecast.source is None else {Dimension.SOURCE: forecast.source}
    total = table.total
    if total is not None and not any(line.name(Dimension.SOURCE) for line in table.lines):
        total = total._replace(names={**source, **total.names})
    named = tuple(line._replace(names={**source, **line.names}) for line in table.lines)
    return Side(FORECAST, (table._replace(lines=named, total=total),))


def with_stand_ins(table: AnyTable) -> AnyTable:
    """Return a table that has no lines with its total, or else its subtotals, as its lines."""
    if table.lines:
        return table
    total = table.total
    if total is not None and any(map(stated, (*total.cells.values(), total.total))):
        return table._replace(lines=(total,), subtotals=(), total=None, rest=None)
    if table.rest is not None and table.rest.place == table.place:
        return table._replace(lines=table.subtotals, subtotals=(), rest=None)
    return table


def _is_nothing(table: AnyTable) -> bool:
    """Whether a table has no lines and says that it comes to zero."""
    if table.lines or table.total is None:
        return False
    return all(figure.value == 0 for figure in line_amount(table.total))


def is_running(line: AnyLine) -> bool:
    """Whether a line pays for running costs, by its source or else by its description."""
    name = line.names.get(Dimension.SOURCE) or line.names.get(Dimension.DESCRIPTION)
    return name is not None and kind_of_source(name) is Money.RUNNING


def only(table: AnyTable, *, running: bool) -> AnyTable:
    """Return the lines of a table for running costs, or those for anything else."""
    return table_where(table, lambda line: is_running(line) is running)
