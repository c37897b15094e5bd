"""What stands out over the whole programme: forecasts without a course, rates far from others."""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from vrd2check.dossiers import Collection, ProjectDossier
from vrd2check.dossiers.tables import AnyLine
from vrd2check.settings import Settings

from .amounts import Amount, Row, View
from .money import name_of
from .people import Worked, average, by_dossier, by_profile
from .texts import say

# A forecast of fewer months says little about its course.
_ENOUGH_MONTHS = 6
# How many times the average of its profile a rate is, or the reverse, to stand out.
_SPREAD = Fraction(5, 4)


def outliers(collection: Collection, settings: Settings) -> Iterator[View]:
    """Return forecasts that are the same every month, and rates far from those of their profile."""
    flat = tuple(
        Row((name_of(project), line.label(), len(line.cells), amount))
        for project in collection.projects()
        for line in (project.forecast.table.lines if project.forecast is not None else ())
        if (amount := _same_every_month(project, line)) is not None
    )
    if flat:
        headings = (say("dossier"), say("line"), say("months-unit"), say("each-month"))
        yield View("flat-forecasts", say("flat-forecasts"), headings, flat, (say("flat-why"),))
    apart = tuple(_far_apart(by_profile(collection, settings).values()))
    if apart:
        titles = (say("profile"), say("dossier"), say("rate"), say("average"), say("times"))
        yield View("rates", say("rates"), titles, apart, (say("rates-why"),))


def _same_every_month(project: ProjectDossier, line: AnyLine) -> Amount | None:
    """Return what a line pays each month, if that is the same in all of its months."""
    cells = list(line.cells.values())
    values = {figure.value for figure in cells}
    if len(cells) < _ENOUGH_MONTHS or len(values) > 1 or not cells[0].value:
        return None
    return Amount.of(cells[:1], name_of(project), say("each-month"))


def _far_apart(profiles: Iterable[Sequence[Worked]]) -> Iterator[Row]:
    """Return the rates of a profile that are far from the average of all dossiers with it."""
    for lines in profiles:
        usual, of_dossiers = average(lines), by_dossier(lines)
        for dossier, some in of_dossiers.items():
            rate = average(some)
            if len(of_dossiers) < 2 or not rate.value or not usual.value:
                continue
            times = rate.value / usual.value
            if not 1 / _SPREAD <= times <= _SPREAD:
                yield Row((some[0].profile, dossier, rate, usual, times))
