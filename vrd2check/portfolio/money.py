"""Money over the whole programme: credits, sources by year, months, successors, running costs."""

import re
from collections.abc import Iterator

from vrd2check.dossiers import (
    Collection,
    Dimension,
    Name,
    Programme,
    ProjectDossier,
    plain,
    years_of,
)
from vrd2check.dossiers.project import AMOUNT
from vrd2check.dossiers.tables import AnyLine
from vrd2check.figures import Figure, month_name
from vrd2check.language import Text
from vrd2check.rules.base.asked import announced_running_cost, asked_of_programme
from vrd2check.rules.base.sources import Money, kind_of_source
from vrd2check.rules.base.tables import stated_or_sum
from vrd2check.settings import Settings

from .amounts import Amount, Cell, Ratio, Row, View, total
from .texts import say

_MONTHS = range(1, 13)


def credit(collection: Collection, _: Settings) -> Iterator[View]:
    """Return what of each year's credit is asked, what remains, and which dossiers are silent."""
    rows = [
        _credit_row(year, figure, programme, collection)
        for programme in collection.of_kind(Programme)
        for year, figure in sorted(programme.credits.items())
    ]
    if rows:
        headings = (
            say("year"),
            say("credit-given"),
            say("asked"),
            say("remaining"),
            say("dossiers"),
            say("partly"),
            say("silent"),
        )
        yield View("credit", say("credit"), headings, tuple(rows))


def _credit_row(year: int, figure: Figure, programme: Programme, collection: Collection) -> Row:
    projects = collection.projects(year)
    asked = [(name_of(project), asked_in(project, year)) for project in projects]
    partly = [name for name, amount in asked if amount.terms and amount.gaps]
    silent = [name for name, amount in asked if amount.gaps and not amount.terms]
    given = Amount.of((figure,), programme.head.label(), say("credit-given"))
    together = total(amount for _, amount in asked)
    remaining = total((given, -together))
    if not projects:
        missing = say("no-dossiers", year=year)
        together = remaining = Amount.unknown(programme.head.label(), figure.place, missing)
    listed: list[Cell] = [", ".join(partly), ", ".join(silent)]
    return Row((str(year), given, together, remaining, len(projects), *listed))


def asked_in(project: ProjectDossier, year: int) -> Amount:
    """Return what a project asks of the programme's credit in a year."""
    asked, name = asked_of_programme(project, year), name_of(project)
    amount = Amount.of(asked.figures, name, say("asked-in", where=asked.where, year=year))
    if amount.gaps and not amount.terms:
        return Amount.unknown(name, amount.gaps[0].place, say("asked-nowhere", year=year))
    return amount


def asked_in_all(project: ProjectDossier) -> Amount:
    """Return what a project asks of the programme's credit in all its years."""
    return total(asked_in(project, year) for year in years_of(project))


def name_of(project: ProjectDossier) -> str:
    """Return what a project is called in a view: its number, or else its title."""
    return project.head.number.text if project.head.number is not None else project.head.label()


def sources(collection: Collection, _: Settings) -> Iterator[View]:
    """Return VAK and VEK of each year and source, as the calendars have them."""
    found: dict[tuple[int, int, str], tuple[Text | str, list[Amount], list[Amount]]] = {}
    for project in collection.projects():
        for year, source, vak, vek in _in_calendar(project):
            rank, title = _source_group(source)
            key = year, rank, plain(title if isinstance(title, str) else title.nl)
            sums = found.setdefault(key, (title, [], []))
            sums[1].append(vak)
            sums[2].append(vek)
    rows: list[Row] = []
    for year in sorted({year for year, _, _ in found}):
        of_year = [value for key, value in sorted(found.items()) if key[0] == year]
        for title, vaks, veks in of_year:
            rows.append(Row((str(year), title, total(vaks), total(veks))))
        both = [total(one for _, *sides in of_year for one in sides[side]) for side in (0, 1)]
        rows.append(Row((str(year), say("all-sources"), *both), is_total=True))
    if rows:
        headings = (say("year"), say("source"), Text("VAK", "VAK"), Text("VEK", "VEK"))
        yield View("sources", say("sources"), headings, tuple(rows))


def _in_calendar(project: ProjectDossier) -> Iterator[tuple[int, Name | None, Amount, Amount]]:
    """Return VAK and VEK of a project by year and source; a gap where it has no calendar."""
    label, calendar = name_of(project), project.calendar
    if calendar is None:
        year, missing = project.head.year, say("no-calendar")
        if year is not None:
            unknown = Amount.unknown(label, project.head.place, missing)
            yield year, None, unknown, unknown
        return
    years = sorted({*calendar.vak.columns(), *calendar.vek.columns()})
    for year in years:
        for vak, vek in zip(calendar.vak.lines, calendar.vek.lines, strict=True):
            what = say("in-calendar", year=year)
            committed = Amount.of(_cells(vak, year), label, what)
            paid = Amount.of(_cells(vek, year), label, what)
            yield year, vak.name(Dimension.SOURCE), committed, paid


def _cells(line: AnyLine, year: int) -> tuple[Figure, ...]:
    stated = (line.cells[year],) if year in line.cells else ()
    return (*stated, line.rest) if line.rest is not None else stated


def _source_group(source: Name | None) -> tuple[int, Text | str]:
    """Return under which source money is told: those of the programme and of running costs each
    have many names; any other by its own.
    """
    if source is None:
        return 3, say("no-source")
    kind = kind_of_source(source)
    if kind is Money.OTHER:
        return 2, str(source)
    if kind is Money.INVESTMENT:
        return 0, say("investment-group")
    return 1, say("running-group") if kind is Money.RUNNING else say("own-group")


def months(collection: Collection, _: Settings) -> Iterator[View]:
    """Return for each year what all forecasts pay in each month, and that added up."""
    years = {one.forecast.year for one in collection.projects() if one.forecast is not None}
    for year in sorted(year for year in years if year is not None):
        rows, so_far = [], Amount()
        for month in _MONTHS:
            paid = total(_paid(one, year, month) for one in collection.projects(year))
            so_far = total((so_far, paid))
            rows.append(Row((month_name(month), paid, so_far)))
        headings = (say("month"), say("paid"), say("paid-so-far"))
        yield View("months", say("months", year=year), headings, tuple(rows))


def _paid(project: ProjectDossier, year: int, month: int) -> Amount:
    forecast, label = project.forecast, name_of(project)
    if forecast is None or forecast.year != year:
        return Amount.unknown(label, project.head.place, say("no-forecast", year=year))
    table = forecast.table
    if not table.lines and table.total is not None:
        figures = _cells(table.total, month)
    else:
        figures = stated_or_sum(table, month)
    return Amount.of(figures, label, say("in-forecast", month=month_name(month)))


def successors(collection: Collection, _: Settings) -> Iterator[View]:
    """Return which projects go on with one that a programme listed before, by their titles."""
    rows = [
        Row((_listed(line), before, name_of(project), asked, Ratio(asked, before)))
        for programme in collection.of_kind(Programme)
        for line in (programme.projects.lines if programme.projects is not None else ())
        for project in collection.projects()
        if _goes_on(project, programme, line)
        for before in (Amount.of((line.cells[AMOUNT],), _listed(line), say("listed-amount")),)
        for asked in (asked_in_all(project),)
    ]
    if rows:
        headings = (say("project"), say("was"), say("successor"), say("asked"), say("times"))
        remarks = (say("by-title"),)
        yield View("successors", say("successors"), headings, tuple(rows), remarks)


def _listed(line: AnyLine) -> str:
    number = line.name(Dimension.NUMBER)
    return " · ".join(filter(None, (str(number or ""), line.texts.get("titel", ""))))


def _goes_on(project: ProjectDossier, programme: Programme, line: AnyLine) -> bool:
    """Whether a later project has all words of the title of one that was listed, or the reverse."""
    year, later = programme.head.year, project.head.year
    if year is None or later is None or later <= year or project.head.title is None:
        return False
    one, other = _words(line.texts.get("titel", "")), _words(project.head.title.text)
    return bool(one and other) and (one <= other or other <= one)


def _words(title: str) -> frozenset[str]:
    return frozenset(map(plain, re.findall(r"\w+\+?", title)))


def running_costs(collection: Collection, _: Settings) -> Iterator[View]:
    """Return what running the results costs in each year, as a share of what was invested."""
    rows: list[Row] = []
    last = max((year for one in collection.projects() for year in years_of(one)), default=0)
    announced: dict[int, list[tuple[ProjectDossier, Amount]]] = {}
    for project in collection.projects():
        first = project.head.year or last
        for year in range(first, last + 1):
            found = announced_running_cost(project, year)
            if found is not None:
                what = say("running-in", where=found.where, year=year)
                amount = Amount.of(found.figures, name_of(project), what)
                announced.setdefault(year, []).append((project, amount))
    for year, found_in in sorted(announced.items()):
        told = [one for one in found_in if one[1].gaps or one[1].value]
        rows += (_running_row(year, project, amount) for project, amount in told)
        if told:
            together = total(amount for _, amount in told)
            rows.append(Row((str(year), say("together"), None, together, None), is_total=True))
    if rows:
        headings = (say("year"), say("dossier"), say("investment"), say("running"), say("share"))
        yield View("running-costs", say("running-costs"), headings, tuple(rows))


def _running_row(year: int, project: ProjectDossier, amount: Amount) -> Row:
    invested = asked_in_all(project)
    share = Ratio(amount, invested, is_share=True)
    return Row((str(year), name_of(project), invested, amount, share))
