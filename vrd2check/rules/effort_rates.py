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
from vrd2check.dossiers.units import counts_months
from vrd2check.figures import Figure, State, format_amount, format_count
from vrd2check.language import Text
from vrd2check.relations import Number
from vrd2check.settings import Band, Settings
from vrd2check.sheets import label_of

from .base import Context, Outcome, Printable, Problem, Severity, rule
from .base.lists import all_of
from .base.tables import known_sum
from .effort import by_type, model_amount
from .staffing import money_by, staff_by

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


@rule("INZ304", "profile-at-two-rates", Severity.WARNING, ProjectDossier)
def profile_at_two_rates(dossier: ProjectDossier, _: Context) -> Iterator[Outcome]:
    """The same profile usually has one rate in a dossier, incl. VAT.

    That is the one that most lines have, and the lower of two that as many have.
    """
    stated: dict[tuple[object, ...], dict[Number, list[tuple[Name, Figure]]]] = {}
    for effort, line, rate in _stated_rates(dossier):
        profile, description = line.name(Dimension.PROFILE), line.name(Dimension.DESCRIPTION)
        if profile is None or line.rate is None:
            continue
        described = canonical_form(description.text) if description is not None else ""
        key = (profile.canonical, described, counts_months(effort), effort.year)
        stated.setdefault(key, {}).setdefault(rate, []).append((profile, line.rate))
    for by_rate in stated.values():
        ordinary, *others = sorted(by_rate, key=lambda rate: (-len(by_rate[rate]), rate))
        if others:
            odd = others[-1]
            profile, figure = by_rate[odd][0]
            other = by_rate[ordinary][0][1]
            about: dict[str, Printable] = {
                "profile": profile,
                "rate": odd,
                "other": ordinary,
                "line": str(other.place.line),
            }
            yield Problem(figure.place, about, (figure,), (other.place,))


@rule("INZ305", "days-against-shared-rate", Severity.WARNING, ProjectDossier)
def days_against_shared_rate(dossier: ProjectDossier, _: Context) -> Iterator[Outcome]:
    """A cost that is a whole number of days at the rate of others is not that of other days."""
    implied = list(_implied_rates(dossier))
    for one in implied:
        shared = _shared_rate(one, implied)
        if shared is None:
            continue
        rate, others = shared
        about: dict[str, Printable] = {
            "what": one.what,
            "amount": one.amount,
            "days": format_count(one.days),
            "rate": rate,
            "others": all_of([other.called() for other in others]),
            "priced": format_count(one.amount / rate),
            "cost": one.days * rate,
        }
        related = tuple(other.figures[0].place for other in others)
        yield Problem(one.figures[0].place, about, one.figures, related)


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

    def called(self) -> Text | str:
        """Return what it is called in a sentence."""
        return self.what if isinstance(self.what, Text) else str(self.what)

    def profile(self) -> str | None:
        """Return whose rate it is, where the line tells."""
        return self.line.canonical(Dimension.PROFILE) if self.line is not None else None


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
    for dimension in (Dimension.DELIVERABLE, Dimension.SOURCE):
        if staff_by(dossier, dimension):
            if len(in_days) == len(dossier.efforts):
                yield from _rates_by(dossier, dimension)
            return
    for (purchase_type, year), efforts in by_type(dossier).items():
        name = efforts[0].purchase_type
        if name is not None and not any(counts_months(effort) for effort in efforts):
            days = tuple(figure for effort in efforts for figure in effort.table.sum_of(COUNT))
            yield from _implied(name, model_amount(dossier, purchase_type, year), days)


def _rates_by(dossier: ProjectDossier, dimension: Dimension) -> Iterator[_Implied]:
    """Return the rate of each deliverable or source that has both money and days."""
    staffed = staff_by(dossier, dimension)
    for thing, lines in money_by(dossier, dimension).items():
        amounts = tuple(figure for line in lines for figure in line_amount(line))
        name = lines[0].name(dimension)
        if name is not None and thing in staffed:
            counts = [line.cells[COUNT] for line in staffed[thing] if COUNT in line.cells]
            yield from _implied(name, amounts, counts)


def _shared_rate(
    one: _Implied, implied: Sequence[_Implied]
) -> tuple[Fraction, Sequence[_Implied]] | None:
    """Return the rate at which a cost is a whole number of other days, and those that have it.

    At least two others share it to the cent, of the same profile where one is named. What is in
    cents already is a rate of its own, unless it is of that same profile.
    """
    by_rate: dict[Fraction, list[_Implied]] = {}
    for other in implied:
        if other is not one and _in_cents(other.rate) and other.profile() == one.profile():
            by_rate.setdefault(other.rate, []).append(other)
    own = _in_cents(one.rate) and one.profile() is None
    for rate, others in by_rate.items():
        whole = (one.amount / rate).denominator == 1
        if len(others) > 1 and whole and rate != one.rate and not own:
            return rate, others
    return None


def _in_cents(rate: Fraction) -> bool:
    return (rate * 100).denominator == 1


def _implied(
    what: Name | Text | str,
    amounts: Sequence[Figure],
    days: Sequence[Figure],
    line: Line[str] | None = None,
) -> Iterator[_Implied]:
    figures = (*amounts, *days)
    if any(figure.value is None for figure in figures):
        return
    amount, number = known_sum(amounts), known_sum(days)
    if amount > 0 and number > 0:
        yield _Implied(what, figures, amount, number, line)


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
