"""Sheets of a running-cost dossier and of a programme note."""

from collections.abc import Iterator, Mapping

from vrd2check.dossiers import Programme, RunningCostDossier, stated
from vrd2check.figures import Figure, format_percentage
from vrd2check.language import Text

from .cells import shown
from .project import AMOUNT, TITLE, year_columns
from .sheets import Cell, Column, Row, Sheet, Sort
from .tables import NumberColumn, name_columns, table_sheet, written_column
from .view import View

_GRANT = Text("Hefboomkrediet", "Grant")
_INVESTMENT = Text("Investering", "Investment")
_RUNNING = Text("Exploitatie", "Running costs")
_COSTS = Text("Kosten", "Costs")
_CREDITS = Text("Kredieten", "Credits")
_CREDIT = Text("Krediet", "Credit")
_OWN_SHARE = Text("Eigen inbreng", "Own share")
_PROJECTS = Text("Projecten", "Projects")


def grant(view: View, dossier: RunningCostDossier) -> Iterator[Sheet]:
    """Return what chapter 1 says was granted."""
    if dossier.grant is not None:
        named = ((_INVESTMENT, dossier.grant.investment), (_RUNNING, dossier.grant.running))
        yield from _by_year(view, _GRANT, named)


def costs(view: View, dossier: RunningCostDossier) -> Iterator[Sheet]:
    """Return the running costs by year."""
    table = dossier.costs
    if table is not None:
        names = name_columns(view, table)
        yield table_sheet(view, view.say(_COSTS), table, names, year_columns(table))


def credits_by_year(view: View, dossier: Programme) -> Iterator[Sheet]:
    """Return the credits of the programme by year, and the share that others must bring in."""
    share = dossier.own_share
    facts: tuple[tuple[str, str], ...] = ()
    if stated(share) and share.value is not None:
        facts = ((view.say(_OWN_SHARE), format_percentage(share.value)),)
    yield from _by_year(view, _CREDITS, ((_CREDIT, dossier.credits),), facts)


def projects(view: View, dossier: Programme) -> Iterator[Sheet]:
    """Return the projects of the programme."""
    table = dossier.projects
    if table is not None:
        names = name_columns(view, table)
        names += written_column(view, table, "titel", TITLE)
        numbers = [NumberColumn("bedrag", view.say(AMOUNT))]
        yield table_sheet(view, view.say(_PROJECTS), table, names, numbers)


def _by_year(
    view: View,
    title: Text,
    named: tuple[tuple[Text, Mapping[int, Figure]], ...],
    facts: tuple[tuple[str, str], ...] = (),
) -> Iterator[Sheet]:
    years = sorted({year for _, amounts in named for year in amounts})
    if not years:
        return
    columns = (
        Column(""),
        *(Column(str(year), Sort.AMOUNT, place) for place, year in enumerate(years)),
    )
    rows = tuple(
        Row((Cell(view.say(word)), *(shown(amounts.get(year), view) for year in years)))
        for word, amounts in named
        if amounts
    )
    yield Sheet(view.say(title), columns, rows, facts)
