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


@rule(
    "VAK101",
    "calendar-line-total",
    Severity.ERROR,
    ProjectDossier,
    title=Text(nl="Rijtotaal in de kalender", en="Row total in the calendar"),
    message=Text(
        nl="In de kalender staat bij {line} als totaal voor {side} {stated}, maar de jaren samen "
        "geven {expected}: {difference} verschil.",
        en="In the calendar {line} has a total of {stated} for {side}, but its years add up to "
        "{expected}: a difference of {difference}.",
    ),
    uitleg="""Het totaal achteraan een lijn van de kalender is de som van de jaren, apart voor de
        vastlegging (VAK) en voor de vereffening (VEK). Dat geldt ook voor het eindtotaal.""",
)
def calendar_line_total(dossier: ProjectDossier, _: Context) -> Iterator[Outcome]:
    """The total at the end of a line of the calendar is the sum of its years.

    That holds for commitments (VAK) and for settlements (VEK), and for the grand total as well.
    """
    for side, table in _sides(dossier.calendar):
        for found in line_totals(table):
            yield Constraint(found.relation, {"side": side, "line": found.line})


@rule(
    "VAK102",
    "calendar-total",
    Severity.ERROR,
    ProjectDossier,
    title=Text(nl="Eindtotaal van de kalender", en="Grand total of the calendar"),
    message=Text(
        nl="In de kalender is het eindtotaal van {column} voor {side} {stated}, maar de lijnen "
        "geven {expected}: {difference} verschil.",
        en="In the calendar the grand total of {column} for {side} is {stated}, but the lines add "
        "up to {expected}: a difference of {difference}.",
    ),
    uitleg="""Het eindtotaal van de kalender is voor elk jaar, en voor alle jaren samen, de som van
        de lijnen, apart voor de vastlegging (VAK) en voor de vereffening (VEK).""",
)
def calendar_total(dossier: ProjectDossier, _: Context) -> Iterator[Outcome]:
    """The grand total of the calendar is the sum of its lines, for every year and for all.

    That holds for commitments (VAK) and for settlements (VEK).
    """
    for side, table in _sides(dossier.calendar):
        for found in (*column_totals(table), *total_of_totals(table)):
            column = _ALL_YEARS if found.column is None else str(found.column)
            yield Constraint(found.relation, {"side": side, "column": column})


@rule(
    "VAK103",
    "settled-before-committed",
    Severity.ERROR,
    ProjectDossier,
    title=Text(nl="Meer vereffend dan vastgelegd", en="More settled than committed"),
    message=Text(
        nl="Voor {line} is er meer vereffend (VEK) dan vastgelegd (VAK): {stated} tegenover "
        "{expected}, of {difference} te veel {when}{step}.",
        en="For {line} more is settled (VEK) than is committed (VAK): {stated} against {expected}, "
        "or {difference} too much {when}{step}.",
    ),
    uitleg="""Men kan niet betalen wat niet eerst vastgelegd is. Daarom mag per financieringsbron de
        vereffening (VEK), van het begin tot het einde van elk jaar samengeteld, nooit hoger zijn
        dan de vastlegging (VAK).""",
)
def settled_before_committed(dossier: ProjectDossier, _: Context) -> Iterator[Outcome]:
    """What was not committed first cannot be paid.

    So for every source what is settled (VEK), added up from the beginning to the end of each year,
    may never be more than what is committed (VAK).
    """
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


@rule(
    "VAK104",
    "running-cost-settled-otherwise",
    Severity.ERROR,
    ProjectDossier,
    title=Text(nl="VAK en VEK van de exploitatie", en="Commitment and settlement of running costs"),
    message=Text(
        nl="Voor {line} verschillen in {year} de vastlegging (VAK) en de vereffening (VEK): "
        "{stated} tegenover {expected}, of {difference} verschil.",
        en="For {line} commitment (VAK) and settlement (VEK) differ in {year}: {stated} against "
        "{expected}, a difference of {difference}.",
    ),
    uitleg="""Exploitatiekosten keren elk jaar terug en worden in hetzelfde jaar vastgelegd en
        vereffend. Voor een financieringsbron voor exploitatie zijn VAK en VEK dus elk jaar
        gelijk.""",
)
def running_cost_settled_otherwise(dossier: ProjectDossier, _: Context) -> Iterator[Outcome]:
    """Running costs come back every year and are committed and settled in the same year.

    So for a source that pays for running costs VAK and VEK are equal in every year.
    """
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


@rule(
    "VAK301",
    "commitment-left-open",
    Severity.WARNING,
    ProjectDossier,
    title=Text(nl="Openstaande vastlegging (encours)", en="Commitment left open (encours)"),
    message=Text(
        nl="Voor {line} is over alle jaren {stated} vastgelegd (VAK) en {expected} vereffend "
        "(VEK): {difference} blijft open (encours).",
        en="For {line} {stated} is committed (VAK) and {expected} settled (VEK) over all years: "
        "{difference} stays open (encours).",
    ),
    uitleg="""Wat vastgelegd wordt, moet ooit vereffend worden. Wat na de jaren van de kalender nog
        openstaat, is het encours. Dat kan juist zijn, als de laatste facturen later komen, maar
        vraagt een woord uitleg.""",
)
def commitment_left_open(dossier: ProjectDossier, _: Context) -> Iterator[Outcome]:
    """What is committed has to be settled one day.

    What is still open after the years of the calendar is called the encours. That may be right,
    if the last invoices come later, but asks for a word of explanation.
    """
    for group in _by_source(dossier.calendar):
        if not is_running(dossier, group.vak[0]):
            left, right = _amounts(group.vak) + group.missing, _amounts(group.vek)
            yield Constraint(AtMost(left, right), {"line": group.label})


@rule(
    "VAK302",
    "negative-in-calendar",
    Severity.WARNING,
    ProjectDossier,
    title=Text(nl="Negatief bedrag in de kalender", en="Negative amount in the calendar"),
    message=Text(
        nl="Voor {line} is de {side} in {year} negatief: {amount}.",
        en="For {line} the {side} in {year} is negative: {amount}.",
    ),
    uitleg="""Een vastlegging of een vereffening is een bedrag dat uitgegeven mag worden en dus niet
        kleiner dan nul. Een vrijgegeven vastlegging hoort niet in de kalender van een aanvraag.""",
)
def negative_in_calendar(dossier: ProjectDossier, _: Context) -> Iterator[Outcome]:
    """A commitment or a settlement is money that may be spent, and so not below zero.

    A commitment given back does not belong in the calendar of a request.
    """
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


@rule(
    "VAK303",
    "calendar-line-twice",
    Severity.WARNING,
    ProjectDossier,
    title=Text(nl="Lijn staat twee keer in de kalender", en="Line twice in the calendar"),
    message=Text(
        nl="{line} staat twee keer in de kalender, en niets onderscheidt die lijnen.",
        en="{line} stands in the calendar twice, and nothing tells those lines apart.",
    ),
    uitleg="""Elke financieringsbron heeft in de kalender één lijn, of één per deliverable. Twee
        lijnen met dezelfde namen zijn vaak een kopie.""",
)
def calendar_line_twice(dossier: ProjectDossier, _: Context) -> Iterator[Outcome]:
    """Every source has one line in the calendar, or one for each deliverable.

    Two lines with the same names are often a copy.
    """
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
