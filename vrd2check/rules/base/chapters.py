"""The chapters of a project dossier as sides of a comparison."""

from dataclasses import replace

from vrd2check.dossiers import Dimension, Forecast, ProjectDossier, line_amount
from vrd2check.dossiers.tables import AnyLine, AnyTable
from vrd2check.figures import absent
from vrd2check.language import Text

from .comparing import Side
from .sources import Money, kind_of_source

BUDGET = Text(nl="het budget", en="the budget")
COST_MODEL = Text(nl="het kostenmodel", en="the cost model")
CALENDAR_VAK = Text(nl="de kalender (VAK)", en="the calendar (VAK)")


def budget_side(dossier: ProjectDossier) -> Side | None:
    """Return the budget, if it has lines; what it asks for running costs is left out."""
    if dossier.budget is None:
        return None
    table = only(dossier.budget, running=False)
    return Side((table,)) if table.lines else None


def investment_side(dossier: ProjectDossier) -> Side | None:
    """Return what the cost model invests: its tables of investments and connections together.

    A table of connections is left out where there are none; one of investments that is left out
    is still to come.
    """
    model, incomplete = dossier.cost_model, dossier.head.incomplete
    tables = [
        table
        for table in (model.investments, model.connections)
        if table is not None and not _is_nothing(table)
    ]
    if not any(table.lines for table in tables):
        return None
    missing = []
    if model.investments is None:
        missing.append(absent(tables[0].place))
    lost = incomplete.get("kostenmodel.aansluitingen", incomplete.get("kostenmodel"))
    if model.connections is None and lost is not None:
        missing.append(absent(lost))
    return Side(tuple(tables), tuple(missing))


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
    """Return the lines of a table for running costs, or those for anything else.

    Totals go along only where they surely are of these lines alone.
    """
    lines = tuple(line for line in table.lines if is_running(line) is running)
    if len(lines) == len(table.lines):
        return table
    return replace(table, lines=lines, subtotals=(), total=None)


def forecast_side(forecast: Forecast) -> Side | None:
    """Return the forecast, each line with its own source or else that of the whole chapter.

    A forecast without lines is a single line: its total.
    """
    table, total = forecast.table, forecast.table.total
    source = {} if forecast.source is None else {Dimension.SOURCE: forecast.source}
    lines = table.lines
    if not lines and total is not None:
        lines, table = (total,), replace(table, rest=None)
        total = None
    if not lines:
        return None
    if total is not None and not any(line.name(Dimension.SOURCE) for line in lines):
        total = replace(total, names={**source, **total.names})
    named = tuple(replace(line, names={**source, **line.names}) for line in lines)
    return Side((replace(table, lines=named, total=total),))
