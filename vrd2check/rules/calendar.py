"""The VAK and VEK calendar of annex 1: what is committed and what is settled, by source and year.

VAK (vastleggingskrediet) is what may be committed, VEK (vereffeningskrediet) what may be settled.
"""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import NamedTuple

from vrd2check.dossiers import Calendar, Dimension, Line, ProjectDossier, line_amount, stated
from vrd2check.figures import Figure
from vrd2check.language import Text
from vrd2check.relations import AtMost, RunningAtMost, Step, Sum
from vrd2check.sheets import label_of
from vrd2check.sheets import project as sheets

from .base import Constraint, Context, Outcome, Printable, Severity, rule
from .base.chapters import (
    CALENDAR_VAK,
    COST_MODEL,
    asked_side,
    calendar_side,
    is_running,
    running_model_side,
    running_side,
    side_stated,
)
from .base.families import adds_up, line_twice, not_negative
from .base.readings import Columns, agreement, in_each_year
from .base.tables import grand_totals, line_totals

_OVER_ALL = Text(nl="over alle jaren", en="over all years")
_BY_THE_END = Text(nl="tegen eind ", en="by the end of ")

calendar_line_total = adds_up(
    "VAK101", "calendar-line-total", ProjectDossier, sheets.calendar, line_totals, "side", "line"
)
calendar_total = adds_up(
    "VAK102", "calendar-total", ProjectDossier, sheets.calendar, grand_totals, "side", "column"
)


@rule("VAK103", "settled-before-committed", Severity.ERROR, ProjectDossier)
def settled_before_committed(dossier: ProjectDossier, _: Context) -> Iterator[Outcome]:
    """What was not committed first cannot be paid."""
    for group in _by_source(dossier.calendar):
        settled = (*group.missing, *_unknown(group.vek))
        committed = (*group.missing, *_unknown(group.vak))
        if any(line.only_total() for line in (*group.vak, *group.vek)):
            relation = AtMost(
                _amounts(group.vek) + settled, _amounts(group.vak) + committed, adds=True
            )
            yield Constraint(relation, {"line": group.label, "when": _OVER_ALL})
        elif any(line.cells for line in group.vek):
            steps = [
                Step(
                    str(year),
                    _cells(group.vek, year) + settled,
                    _cells(group.vak, year) + committed,
                )
                for year in group.years()
            ]
            running = RunningAtMost(tuple(steps), adds=True)
            yield Constraint(running, {"line": group.label, "when": _BY_THE_END})


@rule("VAK104", "running-cost-settled-otherwise", Severity.ERROR, ProjectDossier)
def running_cost_settled_otherwise(dossier: ProjectDossier, _: Context) -> Iterator[Outcome]:
    """Running costs come back every year and are committed and settled in the same year."""
    for group in _by_source(dossier.calendar):
        if not is_running(group.vak[0]):
            continue
        unknown = (*group.missing, *_unknown(group.vak), *_unknown(group.vek))
        for year in group.years():
            vak, vek = _cells(group.vak, year), _cells(group.vek, year)
            # An empty cell is zero, but what is stated has to come first.
            left, right = (vak, vek) if any(map(stated, vak)) else (vek, vak)
            about = {"line": group.label, "year": str(year)}
            yield Constraint(Sum(left, right + unknown), about)


@rule("VAK201", "commitment-against-budget", Severity.ERROR, ProjectDossier)
def commitment_against_budget(dossier: ProjectDossier, _: Context) -> Iterator[Outcome]:
    """What a dossier asks for is committed in its first year."""
    calendar, asked = calendar_side(dossier, CALENDAR_VAK), asked_side(dossier)
    if calendar is not None and asked is not None:
        by_year = asked.name is COST_MODEL
        columns = [
            Columns(year, year, year if by_year else None)
            for year in dict.fromkeys((dossier.head.year, None))
        ]
        yield from agreement(calendar, asked, columns, {"other": asked.name})


@rule("VAK202", "running-cost-against-model", Severity.ERROR, ProjectDossier)
def running_cost_against_model(dossier: ProjectDossier, _: Context) -> Iterator[Outcome]:
    """The running costs of every year stand in the cost model and in the calendar."""
    ours, theirs = running_side(dossier), running_model_side(dossier)
    if ours is not None and theirs is not None:
        yield from in_each_year(
            ours, theirs, lambda year: {"year": str(year), "side": side_stated(dossier, year)}
        )


@rule("VAK301", "commitment-left-open", Severity.WARNING, ProjectDossier)
def commitment_left_open(dossier: ProjectDossier, _: Context) -> Iterator[Outcome]:
    """What is committed has to be settled one day."""
    for group in _by_source(dossier.calendar):
        if not is_running(group.vak[0]):
            left, right = _amounts(group.vak), _amounts(group.vek)
            relation = AtMost(left + group.missing, right + group.missing, adds=True)
            yield Constraint(relation, {"line": group.label})


negative_in_calendar = not_negative(
    "VAK302",
    "negative-in-calendar",
    ProjectDossier,
    sheets.calendar,
    "line",
    "side",
    "year",
    "amount",
)
calendar_line_twice = line_twice(
    "VAK303", "calendar-line-twice", ProjectDossier, sheets.calendar, "line"
)


class _Group(NamedTuple):
    """The lines of one source, for VAK and for VEK; ``missing`` stands for lines that are lost."""

    label: Printable
    vak: tuple[Line[int], ...]
    vek: tuple[Line[int], ...]
    missing: tuple[Figure, ...]

    def years(self) -> list[int]:
        """Return the years for which a line states something."""
        return sorted({year for line in (*self.vak, *self.vek) for year in line.cells})


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
            str(label) if label is not None else partial(label_of, of_vak[0]),
            of_vak,
            of_vek,
            calendar.vak.missing() if len(pairs) > 1 else (),
        )
        found.append(group)
    return found


def _cells(lines: tuple[Line[int], ...], year: int) -> tuple[Figure, ...]:
    return tuple(line.cells[year] for line in lines if year in line.cells)


def _unknown(lines: tuple[Line[int], ...]) -> tuple[Figure, ...]:
    return tuple(line.rest for line in lines if line.rest is not None)


def _amounts(lines: tuple[Line[int], ...]) -> tuple[Figure, ...]:
    return tuple(figure for line in lines for figure in line_amount(line))
