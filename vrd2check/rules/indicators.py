"""The indicators of an evaluation: flows, levels and series with a hole."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from operator import itemgetter

from vrd2check.dossiers import Evaluation, Indicator, Nature, Value, stated
from vrd2check.figures import absent
from vrd2check.relations import AtMost, equals

from .base import Constraint, Context, Outcome, Printable, Problem, Severity, rule
from .base.lists import all_of

_QUARTERS = (1, 2, 3, 4)

# What a value is of: a year and a quarter of it, or the year as a whole, after its quarters.
_Moment = tuple[int, int]
_WHOLE = 5
_FIRST, _LAST = (1, _WHOLE), (4, _WHOLE)


@rule("EVA111", "quarters-make-the-year", Severity.ERROR, Evaluation)
def quarters_make_the_year(dossier: Evaluation, _: Context) -> Iterator[Outcome]:
    """A flow counts what happens in a period, such as trainings: four quarters make the year."""
    for indicator, year, whole, quarters in _years_of_flows(dossier):
        missing = [absent(whole.figure.place)] * (len(_QUARTERS) - len(quarters))
        figures = [value.figure for value in quarters.values()] + missing
        yield Constraint(equals(whole.figure, figures), {"indicator": indicator, "year": str(year)})


@rule("EVA112", "quarters-within-the-year", Severity.ERROR, Evaluation)
def quarters_within_the_year(dossier: Evaluation, _: Context) -> Iterator[Outcome]:
    """What happens in some quarters cannot be more than what happens in the whole year."""
    for indicator, year, whole, quarters in _years_of_flows(dossier):
        if len(quarters) < len(_QUARTERS):
            named = " + ".join(f"Q{quarter}" for quarter in sorted(quarters))
            about = {"indicator": indicator, "year": str(year), "quarters": named}
            figures = tuple(value.figure for value in quarters.values())
            yield Constraint(AtMost(figures, (whole.figure,)), about)


@rule("EVA301", "falling-level", Severity.WARNING, Evaluation)
def falling_level(dossier: Evaluation, _: Context) -> Iterator[Outcome]:
    """A level that is meant to rise over the whole series does not usually fall halfway."""
    for indicator, values in _stated(dossier):
        if indicator.nature is not Nature.LEVEL:
            continue
        series = [
            (value, number)
            for _, value in sorted(values.items(), key=itemgetter(0))
            if (number := value.figure.value) is not None
        ]
        falls = [(before, now) for (before, was), (now, number) in pairwise(series) if number < was]
        rises = sum(number > was for (_, was), (_, number) in pairwise(series))
        if not falls or rises < len(falls):
            continue
        if rises == len(falls) and series[-1][1] < series[0][1]:
            continue
        for before, now in falls:
            about: dict[str, Printable] = {
                "indicator": _name(indicator),
                "label": now.label,
                "before": before.figure,
                "now": now.figure,
            }
            yield Problem(now.figure.place, about, (now.figure,), (before.figure.place,))


@rule("EVA302", "series-with-a-hole", Severity.WARNING, Evaluation)
def series_with_a_hole(dossier: Evaluation, _: Context) -> Iterator[Outcome]:
    """Between the first and last value of an indicator no year or quarter is missing."""
    for indicator, values in _stated(dossier):
        if indicator.nature is not Nature.YES_NO:
            missing = _holes(sorted(values))
            if missing:
                place = indicator.name.place if indicator.name is not None else indicator.place
                yield Problem(place, {"indicator": _name(indicator), "missing": all_of(missing)})


def _years_of_flows(dossier: Evaluation) -> Sequence[tuple[str, int, Value, Mapping[int, Value]]]:
    """Return each year of a flow that is stated as a whole and in one or more quarters."""
    found: list[tuple[str, int, Value, Mapping[int, Value]]] = []
    for indicator, values in _stated(dossier):
        if indicator.nature is not Nature.FLOW:
            continue
        for (year, part), whole in values.items():
            if part != _WHOLE:
                continue
            quarters = {
                quarter: values[year, quarter] for quarter in _QUARTERS if (year, quarter) in values
            }
            if quarters:
                found.append((_name(indicator), year, whole, quarters))
    return found


def _stated(dossier: Evaluation) -> Sequence[tuple[Indicator, Mapping[_Moment, Value]]]:
    """Return each indicator with the values that are filled in, by when they are of."""
    return [(indicator, _by_moment(indicator)) for indicator in dossier.indicators]


def _by_moment(indicator: Indicator) -> Mapping[_Moment, Value]:
    """Return the values that are filled in; of two of one moment, the first."""
    found: dict[_Moment, Value] = {}
    for value in indicator.values:
        if value.year is not None and stated(value.figure):
            found.setdefault((value.year, value.quarter or _WHOLE), value)
    return found


def _holes(moments: Sequence[_Moment]) -> list[str]:
    """Name the years and quarters that are missing between the moments of a series."""
    holes: list[str] = []
    for (year, part), (next_year, next_part) in pairwise(moments):
        if next_year == year + 1 and part in _LAST and next_part in _FIRST:
            continue
        if year == next_year:
            if next_part != _WHOLE:
                holes += [f"Q{quarter} {year}" for quarter in range(part + 1, next_part)]
            continue
        after = range(part + 1, _WHOLE) if part != _WHOLE else ()
        holes += [f"Q{quarter} {year}" for quarter in after]
        holes += [str(between) for between in range(year + 1, next_year)]
        before = range(1, next_part) if next_part != _WHOLE else ()
        holes += [f"Q{quarter} {next_year}" for quarter in before]
    return holes


def _name(indicator: Indicator) -> str:
    return str(indicator.name) if indicator.name is not None else "?"
