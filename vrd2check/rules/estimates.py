"""Running costs that were calculated or copied and not estimated."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from vrd2check.dossiers import Line, Loaded, ProjectDossier, RunningCostDossier
from vrd2check.figures import Figure, format_amount
from vrd2check.language import Text
from vrd2check.sheets import label_of

from .base import Context, Outcome, Printable, Problem, Severity, rule
from .base.chapters import is_running
from .base.lists import all_of

_NOT_INDEXED = Text(
    nl=" Het exploitatiedossier zegt dat de bedragen niet geïndexeerd zijn.",
    en=" The running-cost dossier says that its amounts are not indexed.",
)
# Growth from less than this, or to a multiple of a thousand, may be a whole percentage by chance.
_SMALLEST_GROWN = 10_000
_ROUND = 1_000


@rule("EXP302", "growth-by-a-round-percentage", Severity.NOTE, Loaded)
def growth_by_a_round_percentage(file: Loaded, context: Context) -> Iterator[Outcome]:
    """A year that is the year before and a round percentage was calculated, not estimated."""
    dossier = file.dossier
    if not isinstance(dossier, RunningCostDossier | ProjectDossier):
        return
    for line in _lines_by_year(dossier):
        growths = filter(None, (_growth(line, year) for year in sorted(line.cells)))
        for percentage, before, after in growths:
            about: dict[str, Printable] = {
                "line": label_of(line),
                "before": before,
                "after": after,
                "percentage": percentage,
                "indexed": _NOT_INDEXED if _is_not_indexed(dossier, context) else "",
            }
            yield Problem(after.place, about, (after, before), (before.place,))


@rule("EXP405", "same-announcement-in-two-projects", Severity.NOTE, ProjectDossier)
def same_announcement_in_two_projects(
    dossier: ProjectDossier, context: Context
) -> Iterator[Outcome]:
    """Two projects that announce the same running cost in a sentence may have copied it."""
    own = dossier.running_cost
    if own is None or not own.per_year.value:
        return
    same = [
        other
        for other in context.collection.projects()
        if other.running_cost is not None and other.head.file != dossier.head.file
        if other.running_cost.per_year.value == own.per_year.value
    ]
    if same:
        about: dict[str, Printable] = {
            "amount": own.per_year,
            "others": all_of([one.head.label() for one in same]),
        }
        places = (one.running_cost.place for one in same if one.running_cost is not None)
        yield Problem(own.per_year.place, about, (own.per_year,), tuple(places))


def _lines_by_year(dossier: RunningCostDossier | ProjectDossier) -> Iterator[Line[int]]:
    """Return the lines of running costs with a column for each year."""
    if isinstance(dossier, RunningCostDossier):
        yield from dossier.costs.lines if dossier.costs is not None else ()
        return
    if dossier.calendar is not None:
        yield from (line for line in dossier.calendar.vak.lines if is_running(line))
    if dossier.cost_model.running is not None:
        yield from dossier.cost_model.running.lines


def growth_of(project: ProjectDossier, year: int) -> Text | str:
    """Return that a project's figure of a year is the one before and a round percentage."""
    for line in _lines_by_year(project):
        growth = _growth(line, year) if year in line.cells else None
        if growth is not None:
            percentage, before, after = growth
            numbers = (
                format_amount(after.value or Decimal()),
                format_amount(before.value or Decimal()),
            )
            return Text(
                nl=f" {numbers[0]} is {numbers[1]} plus {percentage}: ook dat kan fout zijn.",
                en=f" {numbers[0]} is {numbers[1]} plus {percentage}: that may be wrong as well.",
            )
    return ""


def _growth(line: Line[int], year: int) -> tuple[str, Figure, Figure] | None:
    """Return the whole percentage by which a year is the one before, with both figures.

    Of round amounts, and of small ones, any growth may be by chance.
    """
    before, after = line.cells.get(year - 1), line.cells[year]
    if before is None or not before.value or not after.value or after.value <= before.value:
        return None
    if after.value % _ROUND == 0 or before.value < _SMALLEST_GROWN:
        return None
    percentage = round(100 * (Fraction(after.value) / Fraction(before.value) - 1))
    exact = Fraction(before.value) * (100 + percentage) / 100
    is_exact = abs(exact - Fraction(after.value)) <= after.half_unit
    return (f"{percentage} %", before, after) if percentage and is_exact else None


def _is_not_indexed(dossier: RunningCostDossier | ProjectDossier, context: Context) -> bool:
    """Whether the running-cost dossier says that its amounts are not indexed."""
    own = (dossier,) if isinstance(dossier, RunningCostDossier) else ()
    same = context.collection.running_costs(dossier.head.number)
    return any(one.not_indexed is not None for one in (*own, *same))
