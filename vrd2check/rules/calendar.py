"""The VAK and VEK calendar of annex 1: what is committed and what is settled, by source and year.

VAK (vastleggingskrediet) is what may be committed, VEK (vereffeningskrediet) what may be settled.
"""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import NamedTuple

from vrd2check.caching import cache_last
from vrd2check.dossiers import Calendar, Dimension, Line, ProjectDossier, Table, line_amount, stated
from vrd2check.figures import Figure
from vrd2check.language import Text
from vrd2check.relations import AtMost, RunningAtMost, Step, Sum

from .base import Constraint, Context, Outcome, Printable, Problem, Severity, rule
from .base.chapters import VAK, VEK, is_running
from .base.repetition import repeated_lines
from .base.signs import is_negative
from .base.tables import column_totals, line_label, line_totals, total_of_totals

_ALL_YEARS = Text(nl="alle jaren samen", en="all years together")
_OVER_ALL = Text(nl="over alle jaren", en="over all years")
_BY_THE_END = Text(nl="tegen eind ", en="by the end of ")


@rule("VAK101", "calendar-line-total", Severity.ERROR, ProjectDossier)
def calendar_line_total(dossier: ProjectDossier, _: Context) -> Iterator[Outcome]:
    """The total at the end of a line of the calendar is the sum of its years."""
    for side, table in _sides(dossier.calendar):
        for found in line_totals(table):
            yield Constraint(found.relation, {"side": side, "line": found.line})


@rule("VAK102", "calendar-total", Severity.ERROR, ProjectDossier)
def calendar_total(dossier: ProjectDossier, _: Context) -> Iterator[Outcome]:
    """The grand total of the calendar is the sum of its lines, for every year and for all."""
    for side, table in _sides(dossier.calendar):
        for found in (*column_totals(table), *total_of_totals(table)):
            column = _ALL_YEARS if found.column is None else str(found.column)
            yield Constraint(found.relation, {"side": side, "column": column})


@rule("VAK103", "settled-before-committed", Severity.ERROR, ProjectDossier)
def settled_before_committed(dossier: ProjectDossier, _: Context) -> Iterator[Outcome]:
    """What was not committed first cannot be paid."""
    for group in _by_source(dossier.calendar):
        unknown = (*group.missing, *_unknown(group.vak), *_unknown(group.vek))
        if any(line.only_total() for line in (*group.vak, *group.vek)):
            yield Constraint(
                AtMost(_amounts(group.vek) + unknown, _amounts(group.vak)),
                {"line": group.label, "when": _OVER_ALL},
            )
        elif any(line.cells for line in group.vek):
            steps = [
                Step(str(year), _cells(group.vek, year) + unknown, _cells(group.vak, year))
                for year in group.years()
            ]
            yield Constraint(
                RunningAtMost(tuple(steps)), {"line": group.label, "when": _BY_THE_END}
            )


@rule("VAK104", "running-cost-settled-otherwise", Severity.ERROR, ProjectDossier)
def running_cost_settled_otherwise(dossier: ProjectDossier, _: Context) -> Iterator[Outcome]:
    """Running costs come back every year and are committed and settled in the same year."""
    for group in _by_source(dossier.calendar):
        if not is_running(dossier, group.vak[0]):
            continue
        unknown = (*group.missing, *_unknown(group.vak), *_unknown(group.vek))
        for year in group.years():
            vak, vek = _cells(group.vak, year), _cells(group.vek, year)
            # An empty cell is zero, but what is stated has to come first.
            left, right = (vak, vek) if any(map(stated, vak)) else (vek, vak)
            about = {"line": group.label, "year": str(year)}
            yield Constraint(Sum(left, right + unknown), about)


@rule("VAK301", "commitment-left-open", Severity.WARNING, ProjectDossier)
def commitment_left_open(dossier: ProjectDossier, _: Context) -> Iterator[Outcome]:
    """What is committed has to be settled one day."""
    for group in _by_source(dossier.calendar):
        if not is_running(dossier, group.vak[0]):
            left, right = _amounts(group.vak) + group.missing, _amounts(group.vek)
            yield Constraint(AtMost(left, right), {"line": group.label})


@rule("VAK302", "negative-in-calendar", Severity.WARNING, ProjectDossier)
def negative_in_calendar(dossier: ProjectDossier, _: Context) -> Iterator[Outcome]:
    """A commitment or a settlement is money that may be spent, and so not below zero."""
    for side, table in _sides(dossier.calendar):
        for line in table.lines:
            for year, amount in line.cells.items():
                if is_negative(amount):
                    about = {
                        "line": line_label(table, line),
                        "side": side,
                        "year": str(year),
                        "amount": amount,
                    }
                    yield Problem(amount.place, about, (amount,))


@rule("VAK303", "calendar-line-twice", Severity.WARNING, ProjectDossier)
def calendar_line_twice(dossier: ProjectDossier, _: Context) -> Iterator[Outcome]:
    """Every source has one line in the calendar, or one for each deliverable."""
    if dossier.calendar is not None:
        for line, first in repeated_lines(dossier.calendar.vak):
            about = {"line": line_label(dossier.calendar.vak, line)}
            yield Problem(line.place, about, related=(first.place,))


class _Group(NamedTuple):
    """The lines of one source, for VAK and for VEK; ``missing`` stands for lines that are lost."""

    label: Printable
    vak: tuple[Line[int], ...]
    vek: tuple[Line[int], ...]
    missing: tuple[Figure, ...]

    def years(self) -> list[int]:
        """Return the years for which a line states something."""
        return sorted({year for line in (*self.vak, *self.vek) for year in line.cells})


@cache_last
def _by_source(calendar: Calendar | None) -> Sequence[_Group]:
    """Group the lines by their source; a line that names none is on its own.

    What a single line says of itself holds whatever other lines are lost.
    """
    if calendar is None:
        return ()
    found: list[_Group] = []
    groups: dict[object, list[tuple[Line[int], Line[int]]]] = {}
    for vak, vek in zip(calendar.vak.lines, calendar.vek.lines, strict=True):
        groups.setdefault(vak.canonical(Dimension.SOURCE) or id(vak), []).append((vak, vek))
    for pairs in groups.values():
        of_vak, of_vek = zip(*pairs, strict=True)
        label = of_vak[0].name(Dimension.SOURCE) if len(pairs) > 1 else None
        group = _Group(
            str(label) if label is not None else partial(line_label, calendar.vak, of_vak[0]),
            of_vak,
            of_vek,
            calendar.vak.missing() if len(pairs) > 1 else (),
        )
        found.append(group)
    return found


def _sides(calendar: Calendar | None) -> tuple[tuple[Text, Table[int]], ...]:
    return () if calendar is None else ((VAK, calendar.vak), (VEK, calendar.vek))


def _cells(lines: tuple[Line[int], ...], year: int) -> tuple[Figure, ...]:
    return tuple([line.cells[year] for line in lines if year in line.cells])


def _unknown(lines: tuple[Line[int], ...]) -> tuple[Figure, ...]:
    return tuple([line.rest for line in lines if line.rest is not None])


def _amounts(lines: tuple[Line[int], ...]) -> tuple[Figure, ...]:
    return tuple([figure for line in lines for figure in line_amount(line)])
