"""Who works on what: deliverables and products with money and with people, held together."""

from collections.abc import Iterator, Mapping, Sequence

from vrd2check.dossiers import Dimension, ProjectDossier, line_amount
from vrd2check.dossiers.project import COUNT
from vrd2check.dossiers.tables import AnyLine, AnyTable, grouped
from vrd2check.figures import Figure

from .base import Context, Outcome, Printable, Problem, Severity, rule
from .base.chapters import investment_side
from .base.lists import all_of
from .base.signs import is_positive
from .base.tables import known_sum

_Lines = Sequence[AnyLine]


@rule("INZ303", "budget-without-staff", Severity.WARNING, ProjectDossier)
def budget_without_staff(dossier: ProjectDossier, _: Context) -> Iterator[Outcome]:
    """Where effort tables tell who works on what, all that gets money should be in them."""
    for dimension in (Dimension.DELIVERABLE, Dimension.PRODUCT):
        staffed, money = staff_by(dossier, dimension), money_by(dossier, dimension)
        # Where nothing has both, one name stands for the other, and INZ306 tells it.
        for thing, lines in money.items() if not staffed.keys().isdisjoint(money) else ():
            figures = tuple(figure for line in lines for figure in line_amount(line))
            name = lines[0].name(dimension)
            if thing not in staffed and name is not None and any(map(is_positive, figures)):
                about: dict[str, Printable] = {"thing": name, "amount": known_sum(figures)}
                yield Problem(name.place, about, figures)


@rule("INZ306", "staff-without-budget", Severity.WARNING, ProjectDossier)
def staff_without_budget(dossier: ProjectDossier, _: Context) -> Iterator[Outcome]:
    """Where all money says what it is for, all that people work on should get some."""
    for dimension in (Dimension.DELIVERABLE, Dimension.PRODUCT):
        money = money_by(dossier, dimension)
        for lines in unpaid(dossier, dimension).values():
            figures = _counts(lines)
            name = lines[0].name(dimension)
            if name is not None:
                about: dict[str, Printable] = {
                    "thing": name,
                    "number": known_sum(figures),
                    "money": all_of([str(some[0].name(dimension)) for some in money.values()]),
                }
                yield Problem(name.place, about, figures)


def unpaid(dossier: ProjectDossier, dimension: Dimension) -> Mapping[str, _Lines]:
    """Return the lines of people of each deliverable or product that gets no money.

    None where that is not told of all money.
    """
    money = money_by(dossier, dimension)
    staffed = staff_by(dossier, dimension) if money else {}
    return {
        thing: lines
        for thing, lines in staffed.items()
        if thing not in money and any(map(is_positive, _counts(lines)))
    }


def _counts(lines: _Lines) -> tuple[Figure, ...]:
    return tuple(line.cells[COUNT] for line in lines if COUNT in line.cells)


def staff_by(dossier: ProjectDossier, dimension: Dimension) -> Mapping[str, _Lines]:
    """Return the lines of people of each deliverable or product; none unless all name one."""
    if any(effort.table.rest is not None for effort in dossier.efforts):
        return {}
    lines = [line for effort in dossier.efforts for line in effort.table.lines]
    return _by(lines, dimension)


def money_by(dossier: ProjectDossier, dimension: Dimension) -> Mapping[str, _Lines]:
    """Return the lines with money for each deliverable or product, where the most of it is told.

    That is the cost model, of the purchase types of the effort tables, or else the budget or the
    forecast; nothing if lines of it are missing or do not name one.
    """
    side = investment_side(dossier)
    tables: Sequence[AnyTable] = ()
    if side is not None:
        tables = () if side.missing else side.tables
    elif dossier.budget is not None and dossier.budget.lines:
        tables = (dossier.budget,)
    elif dossier.forecast is not None:
        tables = (dossier.forecast.table,)
    if any(table.rest is not None for table in tables):
        return {}
    types = {
        effort.purchase_type.canonical
        for effort in dossier.efforts
        if effort.purchase_type is not None
    }
    lines = [line for table in tables for line in table.lines]
    if any(dimension not in line.names for line in lines):
        return {}
    of_types = [
        line
        for line in lines
        if not types or line.canonical(Dimension.PURCHASE_TYPE) in (None, *types)
    ]
    return _by(of_types, dimension)


def _by(lines: _Lines, dimension: Dimension) -> Mapping[str, _Lines]:
    if any(dimension not in line.names for line in lines):
        return {}
    return {name: found for (name,), found in grouped(lines, (dimension,)).items()}
