"""Key performance indicators, chapter 3: numbers, targets and periods."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from vrd2check.dossiers import (
    BASELINE,
    Kpi,
    Loaded,
    Name,
    ProjectDossier,
    is_placeholder,
)
from vrd2check.language import Text

from .base import Context, Outcome, Printable, Problem, Severity, rule
from .base.lists import all_of, skipped_numbers
from .base.repetition import named_twice

_NUMBER = (
    r"^(?i:KPI)?[.\s-]*(?:(?P<year>\d{1,4})\.\s*(?P<dossier>\d{1,3})\.\s*)?"
    r"(?P<number>\d{1,3})\s*(?P<letter>[a-zA-Z]?)\.?$"
)
_TARGET = Text(nl="geen streefwaarde", en="no target")
_PERIOD = Text(nl="geen meetperiode", en="no period of measurement")


@rule("KPI101", "kpi-number-twice", Severity.ERROR, Loaded)
def kpi_number_twice(file: Loaded, _: Context) -> Iterator[Outcome]:
    """Evaluations name a KPI by its number, and two with one number cannot be told apart."""
    numbered = ((number or name.text, name) for name, number in _numbered(file))
    yield from named_twice("number", numbered)


@rule("KPI301", "kpi-without-target", Severity.WARNING, Loaded)
def kpi_without_target(file: Loaded, _: Context) -> Iterator[Outcome]:
    """A KPI says what is to be reached (the target) and by when (the period of measurement)."""
    for kpi in file.dossier.head.kpis if file.dossier is not None else ():
        wanted = ((kpi.target, _TARGET), (kpi.period, _PERIOD))
        missing = [word for stated, word in wanted if stated is None]
        # Of one that is still to be written, that is said as a whole.
        begun = kpi.description is None or not is_placeholder(kpi.description.text)
        if missing and begun:
            name = kpi.number or kpi.description
            yield Problem(
                name.place if name is not None else kpi.place,
                {"kpi": _label(kpi), "missing": all_of(missing)},
            )


@rule("KPI302", "kpi-of-another-dossier", Severity.WARNING, Loaded)
def kpi_of_another_dossier(file: Loaded, _: Context) -> Iterator[Outcome]:
    """The number of a KPI holds that of its dossier: KPI.22.06.1 is the first of dossier 22.06."""
    if file.dossier is None or file.dossier.head.number is None:
        return
    own = file.dossier.head.number_parts()
    foreign = [name for name, number in _numbered(file) if number and number.dossier != own]
    if own is not None and foreign:
        numbers = all_of([name.text for name in foreign])
        about: dict[str, Printable] = {"dossier": file.dossier.head.number, "numbers": numbers}
        yield Problem.at_first(foreign, about)


@rule("KPI303", "kpi-number-gap", Severity.WARNING, Loaded)
def kpi_number_gap(file: Loaded, _: Context) -> Iterator[Outcome]:
    """KPIs are numbered without gaps; 1a, 1b, 2 has none."""
    if file.dossier is None or "kpis" in file.dossier.head.incomplete:
        return
    own = file.dossier.head.number_parts()
    numbered: dict[int, Name] = {}
    for name, number in _numbered(file):
        if number is not None and number.dossier == own:
            numbered.setdefault(number.number, name)
    yield from skipped_numbers(numbered, "KPI ")


@rule("KPI304", "baseline-after-the-start", Severity.WARNING, ProjectDossier)
def baseline_after_the_start(dossier: ProjectDossier, _: Context) -> Iterator[Outcome]:
    """A baseline is measured before the results are used, not in a year after the execution."""
    year = dossier.head.year
    for one in dossier.mentions:
        when = one.start
        if one.about != BASELINE or when is None or when.period is None or year is None:
            continue
        if when.period.start.year > year:
            about: dict[str, Printable] = {
                "what": str(one.what or one.of or "?"),
                "when": when.written.strip(),
                "year": str(year),
            }
            yield Problem(when.place, about)


class _Number(NamedTuple):
    """A KPI's number, and that of its dossier."""

    dossier: tuple[int, int] | None
    number: int
    letter: str


def _numbered(file: Loaded) -> Sequence[tuple[Name, _Number | None]]:
    """Return the KPIs that have a number; None where it has another form."""
    if file.dossier is None:
        return ()
    found: list[tuple[Name, _Number | None]] = []
    own = file.dossier.head.number_parts()
    for kpi in file.dossier.head.kpis:
        if kpi.number is None:
            continue
        parts = re.match(_NUMBER, kpi.number.text)
        if parts is None:
            found.append((kpi.number, None))
            continue
        dossier = own
        if parts["year"] is not None:
            dossier = (int(parts["year"]), int(parts["dossier"]))
        number = _Number(dossier, int(parts["number"]), parts["letter"].lower())
        found.append((kpi.number, number))
    return found


def _label(kpi: Kpi) -> Text | str:
    if kpi.number is not None:
        return kpi.number.text
    if kpi.description is not None:
        return f"“{kpi.description}”"
    return Text(nl=f"de KPI op regel {kpi.place.line}", en=f"the KPI on line {kpi.place.line}")
