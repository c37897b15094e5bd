"""Whether the rates of a project's people are plausible, stated or implied."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from vrd2check.dossiers import (
    Dimension,
    Effort,
    Line,
    Name,
    ProjectDossier,
    canonical_form,
    line_amount,
    stated,
)
from vrd2check.dossiers.project import COST, COUNT
from vrd2check.dossiers.tables import AnyLine, AnyTable
from vrd2check.dossiers.units import counts_months
from vrd2check.figures import Figure, State, format_amount, format_count
from vrd2check.language import Text
from vrd2check.relations import Number
from vrd2check.settings import Band, Settings
from vrd2check.sheets import label_of

from .base import Context, Outcome, Printable, Problem, Severity, rule
from .base.chapters import investment_side
from .base.signs import is_positive
from .effort import by_type, model_amount

# Fewer rates than this do not tell what is ordinary in a dossier.
_ENOUGH = 3


@rule("INZ301", "implausible-rate", Severity.WARNING, ProjectDossier)
def implausible_rate(dossier: ProjectDossier, context: Context) -> Iterator[Outcome]:
    """A day rate far above or below the ordinary, incl. VAT, is often a slip or a lump sum."""
    for effort, line, rate in _stated_rates(dossier):
        least, most = _ordinary_rates(line, context.settings)
        if least <= rate <= most or counts_months(effort):
            continue
        assert line.rate is not None
        about: dict[str, Printable] = {
            "line": label_of(line),
            "rate": rate,
            "least": least,
            "most": most,
            "hint": _hint(line),
        }
        yield Problem(line.rate.place, about, (line.rate,))


@rule("INZ302", "implausible-implied-rate", Severity.WARNING, ProjectDossier)
def implausible_implied_rate(dossier: ProjectDossier, context: Context) -> Iterator[Outcome]:
    """Where no day rate is stated, it follows from the amount and the number of days."""
    implied = list(_implied_rates(dossier))
    if not implied:
        return
    known = [
        Fraction(rate)
        for effort, line, rate in _stated_rates(dossier)
        if not counts_months(effort) and _within(_ordinary_rates(line, context.settings), rate)
    ]
    for position, one in enumerate(implied):
        others = [other.rate for other in implied[:position] + implied[position + 1 :]]
        ordinary = _out_of_the_ordinary(one, known + others, context.settings)
        if ordinary is not None:
            about: dict[str, Printable] = {
                "what": one.what,
                "amount": one.amount,
                "days": format_count(one.days),
                "rate": one.rate,
                "ordinary": ordinary,
            }
            yield Problem(one.figures[0].place, about, one.figures)


@rule("INZ303", "budget-without-staff", Severity.WARNING, ProjectDossier)
def budget_without_staff(dossier: ProjectDossier, _: Context) -> Iterator[Outcome]:
    """Where effort tables tell who works on each deliverable, all with money should be in them."""
    staffed = _staffed(dossier)
    if staffed is None:
        return
    for deliverable, lines in _money_by_deliverable(dossier).items():
        if deliverable in staffed:
            continue
        figures = [figure for line in lines for figure in line_amount(line)]
        name = lines[0].name(Dimension.DELIVERABLE)
        if name is not None and any(map(is_positive, figures)):
            about: dict[str, Printable] = {"deliverable": name, "amount": _sum(figures)}
            yield Problem(name.place, about, tuple(figures))


@rule("INZ304", "profile-at-two-rates", Severity.WARNING, ProjectDossier)
def profile_at_two_rates(dossier: ProjectDossier, _: Context) -> Iterator[Outcome]:
    """The same profile usually has one rate in a dossier, incl. VAT."""
    first: dict[tuple[object, ...], tuple[Figure, Number]] = {}
    told: set[tuple[object, ...]] = set()
    for effort, line, rate in _stated_rates(dossier):
        profile, description = line.name(Dimension.PROFILE), line.name(Dimension.DESCRIPTION)
        if profile is None or line.rate is None:
            continue
        described = canonical_form(description.text) if description is not None else ""
        key = (profile.canonical, described, counts_months(effort), effort.year)
        figure, other = first.setdefault(key, (line.rate, rate))
        if rate != other and key not in told:
            told.add(key)
            about: dict[str, Printable] = {
                "profile": profile,
                "rate": rate,
                "other": other,
                "line": str(figure.place.line),
            }
            yield Problem(line.rate.place, about, (line.rate,), (figure.place,))


class _Implied(NamedTuple):
    """A day rate that follows from an amount and a number of days; of a line, with that line."""

    what: Name | Text | str
    figures: tuple[Figure, ...]
    amount: Fraction
    days: Fraction
    line: Line[str] | None

    @property
    def rate(self) -> Fraction:
        return self.amount / self.days


def _stated_rates(dossier: ProjectDossier) -> Sequence[tuple[Effort, Line[str], Number]]:
    """Return the rates that are stated, incl. VAT, but for lump sums; a rate of zero is none."""
    found: list[tuple[Effort, Line[str], Number]] = []
    for effort in dossier.efforts:
        if effort.vat.state in (State.UNREADABLE, State.EMPTY):
            continue
        with_vat = 1 + Fraction(effort.vat.value) if effort.vat.value else None
        for line in effort.table.lines:
            value = line.rate.value if line.rate is not None else None
            if value and not line.lump_sum:
                rate = value if with_vat is None else Fraction(value) * with_vat
                found.append((effort, line, rate))
    return found


def _implied_rates(dossier: ProjectDossier) -> Iterator[_Implied]:
    """Return the implied day rates, of lines if they state costs, else of larger things."""
    in_days = [effort for effort in dossier.efforts if not counts_months(effort)]
    for effort in in_days:
        for line in effort.table.lines:
            priced = line.lump_sum or (line.rate is not None and stated(line.rate))
            if COST in line.cells and COUNT in line.cells and not priced:
                what = label_of(line)
                yield from _implied(what, (line.cells[COST],), (line.cells[COUNT],), line)
    if any(COST in effort.table.columns() for effort in dossier.efforts):
        return
    staffed = _staffed(dossier)
    if staffed is not None:
        if len(in_days) == len(dossier.efforts):
            for deliverable, lines in _money_by_deliverable(dossier).items():
                amounts = tuple(figure for line in lines for figure in line_amount(line))
                name = lines[0].name(Dimension.DELIVERABLE)
                if name is not None and deliverable in staffed:
                    yield from _implied(name, amounts, staffed[deliverable])
        return
    for (purchase_type, year), efforts in by_type(dossier).items():
        name = efforts[0].purchase_type
        if name is not None and not any(counts_months(effort) for effort in efforts):
            days = tuple(figure for effort in efforts for figure in effort.table.sum_of(COUNT))
            yield from _implied(name, model_amount(dossier, purchase_type, year), days)


def _implied(
    what: Name | Text | str,
    amounts: Sequence[Figure],
    days: Sequence[Figure],
    line: Line[str] | None = None,
) -> Iterator[_Implied]:
    figures = (*amounts, *days)
    if any(figure.value is None for figure in figures):
        return
    amount, number = _sum(amounts), _sum(days)
    if amount > 0 and number > 0:
        yield _Implied(what, figures, amount, number, line)


def _staffed(dossier: ProjectDossier) -> dict[str, tuple[Figure, ...]] | None:
    """Return counts of each deliverable in the effort tables; None unless all lines name one."""
    found: dict[str, tuple[Figure, ...]] = {}
    for effort in dossier.efforts:
        if effort.table.rest is not None:
            return None
        for line in effort.table.lines:
            deliverable = line.canonical(Dimension.DELIVERABLE)
            if deliverable is None:
                return None
            counts = (line.cells[COUNT],) if COUNT in line.cells else ()
            found[deliverable] = found.get(deliverable, ()) + counts
    return found or None


def _money_by_deliverable(dossier: ProjectDossier) -> dict[str, list[AnyLine]]:
    """Return the lines with money for each deliverable, of the chapter that tells most of it.

    That is the cost model, of the purchase types of the effort tables, or else the budget or the
    forecast; nothing if lines of it are missing or do not name a deliverable.
    """
    side = investment_side(dossier)
    types = {
        effort.purchase_type.canonical
        for effort in dossier.efforts
        if effort.purchase_type is not None
    }
    tables: list[AnyTable] = []
    if side is not None:
        if side.missing:
            return {}
        tables += side.tables
    elif dossier.budget is not None and dossier.budget.lines:
        tables.append(dossier.budget)
    elif dossier.forecast is not None:
        tables.append(dossier.forecast.table)
    found: dict[str, list[AnyLine]] = {}
    for table in tables:
        if table.rest is not None:
            return {}
        for line in table.lines:
            deliverable, kind = (
                line.canonical(Dimension.DELIVERABLE),
                line.canonical(Dimension.PURCHASE_TYPE),
            )
            if deliverable is None:
                return {}
            if kind is None or not types or kind in types:
                found.setdefault(deliverable, []).append(line)
    return found


def _out_of_the_ordinary(
    implied: _Implied, others: Sequence[Fraction], settings: Settings
) -> Text | None:
    """Return what is ordinary, if a rate is not."""
    rate, band = implied.rate, _ordinary_rates(implied.line, settings)
    if not _within(band, rate):
        least, most = format_amount(band.least), format_amount(band.most)
        return Text(
            nl=f"gewoon is tussen {least} en {most}", en=f"ordinary is between {least} and {most}"
        )
    if len(others) < _ENOUGH:
        return None
    middle, spread = _median(others), Fraction(settings.rate_spread)
    if middle / spread <= rate <= middle * spread:
        return None
    around = format_amount(middle)
    return Text(
        nl=f"de andere prijzen liggen rond {around}", en=f"the other rates are about {around}"
    )


def _median(numbers: Sequence[Fraction]) -> Fraction:
    ordered = sorted(numbers)
    half = len(ordered) // 2
    return (ordered[half] + ordered[-half - 1]) / 2


def _ordinary_rates(line: Line[str] | None, settings: Settings) -> Band:
    profile = line.name(Dimension.PROFILE) if line is not None else None
    return settings.rates_of(profile.text if profile is not None else None)


def _within(band: Band, rate: Number) -> bool:
    return band.least <= rate <= band.most


def _hint(line: Line[str]) -> Text:
    """Propose a lump sum where the count is one."""
    count = line.cells.get(COUNT)
    if count is None or count.value != 1:
        return Text(nl="", en="")
    return Text(
        nl=" Is het een vast bedrag, schrijf er dan forfait: true bij.",
        en=" If it is a lump sum, add forfait: true.",
    )


def _sum(figures: Sequence[Figure]) -> Fraction:
    return sum((Fraction(figure.value or 0) for figure in figures), Fraction(0))
