"""What kind of money a financing source is, told by its name.

Dossiers name their sources freely: ``VRD 2 investeringen``, ``VRD2 Exploitatie``, ``VRD
hefboombudget``, ``Eigen middelen``. Comparing dossiers with each other needs to know which of them
are the programme's investment credit and which pay for running costs.
"""

from collections.abc import Set
from enum import Enum
from typing import Any

from vrd2check.dossiers import Dimension, Line, Name, ProjectDossier, plain, stated
from vrd2check.dossiers.project import AMOUNT
from vrd2check.figures import Figure, absent

from .tables import stated_or_sum


class Money(Enum):
    """Where money comes from, as far as relations between dossiers need to know."""

    INVESTMENT = "the programme's investment credit"
    RUNNING = "a budget for running costs"
    OWN = "own means"
    OTHER = "something else"


def money_of(line: Line[Any]) -> Money | None:
    """Return what kind of money a line is about; None when it names no source."""
    name = line.name(Dimension.SOURCE)
    return None if name is None else kind_of_source(name)


def kind_of_source(name: Name) -> Money:
    """Return what kind of money a source is, by its key and the name declared for that."""
    words = plain(f"{name.text} {name.full}")
    if "exploit" in words:
        return Money.RUNNING
    if "eigen" in words:
        return Money.OWN
    if "vrd" in words or "hefboom" in words:
        return Money.INVESTMENT
    return Money.OTHER


def in_calendar(
    dossier: ProjectDossier, money: Money, year: int
) -> tuple[tuple[Figure, ...], tuple[Figure, ...]] | None:
    """Return the VAK and the VEK of one kind of money in a year, as the calendar states them.

    None when the calendar has no line of that kind or does not reach that year. An empty cell is
    zero, but where a line states only one of the two for the year, the other is not known; nor is
    the whole when a line of the year names no source.
    """
    if dossier.calendar is None or money not in _kinds_in_calendar(dossier):
        return None
    vak_table, vek_table = dossier.calendar.vak, dossier.calendar.vek
    years = (*vak_table.columns(), *vek_table.columns())
    if not years or not min(years) <= year <= max(years):
        return None
    vak: list[Figure] = list(vak_table.missing())
    vek: list[Figure] = list(vek_table.missing())
    for vak_line, vek_line in zip(vak_table.lines, vek_table.lines, strict=True):
        kind = money_of(vak_line)
        of_year = year in vak_line.cells or year in vek_line.cells
        unread = vak_line.rest or vak_line.only_total() or vek_line.only_total()
        if kind not in (money, None) or not (of_year or unread):
            continue
        for line, figures in ((vak_line, vak), (vek_line, vek)):
            stated_there = line.cells.get(year) if kind is money else None
            figures.append(absent(vak_line.place) if stated_there is None else stated_there)
    return tuple(vak), tuple(vek)


def _kinds_in_calendar(dossier: ProjectDossier) -> Set[Money | None]:
    """Return which kinds of money the lines of the calendar are about."""
    calendar = dossier.calendar
    return set() if calendar is None else {money_of(line) for line in calendar.vak.lines}


def in_budget(dossier: ProjectDossier) -> tuple[Figure, ...] | None:
    """Return what the budget asks of the programme's credit; None when it says nothing of it.

    A budget that names no source at all asks all of its money of the programme.
    """
    table = dossier.budget
    if table is None or not table.lines:
        return None
    kinds = {money_of(line) for line in table.lines}
    if kinds in ({Money.INVESTMENT}, {None}):
        return stated_or_sum(table, AMOUNT)
    if None in kinds or Money.INVESTMENT not in kinds:
        return None
    lines = {
        names: lines
        for names, lines in table.by(Dimension.SOURCE).items()
        if money_of(lines[0]) is Money.INVESTMENT
    }
    figures: list[Figure] = []
    for (source,), of_source in lines.items():
        subtotals = [
            subtotal.cells[AMOUNT]
            for subtotal in table.subtotals
            if set(subtotal.names) == {Dimension.SOURCE}
            and subtotal.canonical(Dimension.SOURCE) == source
            and stated(subtotal.cells[AMOUNT])
        ]
        figures += subtotals[:1] or table.sum_of(AMOUNT, of_source)
    return tuple(figures)


def in_cost_model(dossier: ProjectDossier, year: int) -> tuple[Figure, ...] | None:
    """Return what the cost model invests of the programme's credit in a year; None if unsaid.

    As in the budget, a table that names no source at all asks its money of the programme.
    """
    figures: list[Figure] = []
    found = False
    if dossier.cost_model.investments is None:
        figures.append(absent(dossier.head.place))
    for table in (dossier.cost_model.investments, dossier.cost_model.connections):
        if table is None or not table.lines:
            continue
        kinds = {money_of(line) for line in table.lines}
        if kinds in ({Money.INVESTMENT}, {None}):
            figures += stated_or_sum(table, year)
        else:
            asked = (Money.INVESTMENT, None)
            lines = tuple(line for line in table.lines if money_of(line) in asked)
            figures += table.sum_of(year, lines)
            figures += [absent(line.place) for line in lines if money_of(line) is None]
        found = found or Money.INVESTMENT in kinds or kinds == {None}
    return tuple(figures) if found else None
