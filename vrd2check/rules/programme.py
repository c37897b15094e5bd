"""The programme note: credits, projects and payments, and the dossiers of its projects."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from vrd2check.catalogue import say
from vrd2check.dossiers import (
    Dimension,
    Name,
    Programme,
    ProjectDossier,
    canonical_form,
    line_amount,
    same_name,
    stated,
    years_of,
)
from vrd2check.dossiers.project import AMOUNT
from vrd2check.figures import Figure, absent, format_amount, month_name
from vrd2check.language import Text
from vrd2check.places import Place
from vrd2check.relations import AtMost, Sum, equals
from vrd2check.sheets import others as sheets
from vrd2check.sheets.project import forecast

from .base import Constraint, Context, Outcome, Printable, Problem, Severity, rule
from .base.asked import announced_running_cost, asked_of_programme
from .base.families import Spot, adds_up
from .base.lists import all_of
from .base.repetition import named_twice
from .base.sides import TEXTS
from .base.sources import Money, in_calendar
from .base.tables import column_totals, known_sum, line_totals, lines_of, stated_or_sum

# Entity and kind, programme and kind of article, and how it is financed.
_ARTICLE = r"[A-Z0-9]{3}-[A-Z0-9]{7}-[A-Z]{2}"


def _year_of_total(spot: Spot) -> str:
    column = spot.column()
    return _year(column.year if column is not None else None)


portfolio_total = adds_up("PRG101", "portfolio-total", Programme, sheets.projects, column_totals)
programme_months = adds_up(
    "PRG102", "programme-months", Programme, forecast, line_totals, year=_year_of_total
)


@rule("PRG103", "project-listed-twice", Severity.ERROR, Programme)
def project_listed_twice(dossier: Programme, _: Context) -> Iterator[Outcome]:
    """Every project is listed once; otherwise it counts twice, or one of the numbers is wrong."""
    lines = lines_of(dossier.projects)
    numbers = (number for line in lines if (number := line.name(Dimension.NUMBER)) is not None)
    yield from named_twice("number", ((number.canonical, number) for number in numbers))


@rule("PRG104", "heading-of-project-differs", Severity.WARNING, Programme)
def heading_of_project_differs(dossier: Programme, _: Context) -> Iterator[Outcome]:
    """The heading above a project is its title in the portfolio."""
    for line in lines_of(dossier.projects):
        title, heading = line.texts.get("titel"), line.texts.get("opschrift")
        if title and heading and not same_name(title, heading):
            number = line.name(Dimension.NUMBER)
            about: dict[str, Printable] = {
                "number": number or "?",
                "title": title,
                "heading": heading,
            }
            yield Problem(number.place if number is not None else line.place, about)


@rule("PRG105", "form-of-budget-article", Severity.WARNING, Programme)
def form_of_budget_article(dossier: Programme, _: Context) -> Iterator[Outcome]:
    """The code of an article of the Flemish budget, as in SC0-1SJA2NE-WT."""
    article = dossier.head.texts.get("begrotingsartikel", "")
    if article and re.fullmatch(_ARTICLE, article.strip()) is None:
        place = dossier.head.chapters.get("begrotingsartikel", dossier.head.place)
        yield Problem(place, {"article": article})


@rule("PRG106", "meetings-not-as-said", Severity.WARNING, Programme)
def meetings_not_as_said(dossier: Programme, _: Context) -> Iterator[Outcome]:
    """The calendar of the bodies of a programme has the months that the text says."""
    by_name = {
        canonical_form(one.body.text): one for one in dossier.meetings if one.body is not None
    }
    for one in dossier.meetings:
        wrong: list[Text] = []
        if one.said and one.said != one.months:
            wrong.append(say(TEXTS, "said-in", months=_named(one.said)))
        if one.every.value is not None and stated(one.every):
            wrong += [
                say(TEXTS, "too-far", first=month_name(first), then=month_name(then))
                for first, then in _between(one.months)
                if (then - first - 1) % 12 + 1 > one.every.value
            ]
        prepared = by_name.get(canonical_form(one.before.text)) if one.before is not None else None
        for first, then in _between(prepared.months if prepared is not None else ()):
            since = [(first + step) % 12 or 12 for step in range(1, (then - first - 1) % 12 + 2)]
            if one.months and not set(since) & set(one.months):
                wrong.append(say(TEXTS, "not-before", body=one.before, then=month_name(then)))
        for what in wrong:
            about: dict[str, Printable] = {"body": one.body or "?", "months": _named(one.months)}
            yield Problem(one.place, {**about, "what": what})


@rule("PRG201", "projects-within-credit", Severity.ERROR, Programme)
def projects_within_credit(dossier: Programme, _: Context) -> Iterator[Outcome]:
    """In a year, the programme cannot give its projects more than the credit of that year."""
    for projects, credit in _envelope(dossier):
        relation = AtMost(projects, (credit,), adds=True)
        yield Constraint(relation, {"year": _year(dossier.head.year)})


@rule("PRG202", "payments-within-projects", Severity.ERROR, Programme)
def payments_within_projects(dossier: Programme, _: Context) -> Iterator[Outcome]:
    """In the first year of a programme, one cannot settle more than that year's projects commit."""
    year, forecast = dossier.head.year, dossier.forecast
    if forecast is None or forecast.table.total is None or year is None:
        return
    start, _end = dossier.head.term()
    if min(dossier.credits, default=year) < year or (start is not None and start.start.year < year):
        return
    if dossier.projects is not None and dossier.projects.lines:
        limit = stated_or_sum(dossier.projects, AMOUNT)
        what = Text(nl="de projecten samen", en="the projects together")
    elif year in dossier.credits:
        limit = (dossier.credits[year],)
        what = Text(nl="het krediet van dat jaar", en="the credit of that year")
    else:
        return
    about: dict[str, Printable] = {"year": _year(year), "what": what}
    paid = line_amount(forecast.table.total)
    if forecast.year == year:
        yield Constraint(AtMost(paid, limit, adds=True), about)
    else:
        why = say(TEXTS, "other-year", side=what, year=forecast.year)
        yield Constraint(AtMost(paid, (absent(dossier.head.place),)), about, why)


@rule("PRG301", "credit-not-allotted", Severity.WARNING, Programme)
def credit_not_allotted(dossier: Programme, _: Context) -> Iterator[Outcome]:
    """Part of the credit may be kept in reserve, but often a project was forgotten."""
    for projects, credit in _envelope(dossier):
        relation = AtMost((credit,), projects)
        yield Constraint(relation, {"year": _year(dossier.head.year)})


@rule("PRG302", "year-without-credit", Severity.WARNING, Programme)
def year_without_credit(dossier: Programme, _: Context) -> Iterator[Outcome]:
    """A programme note shares out the credit of its year; without it nothing can be compared."""
    year = dossier.head.year
    if dossier.credits and year is not None and year not in dossier.credits:
        place = dossier.head.chapters.get("kredieten", dossier.head.place)
        yield Problem(place, {"year": _year(year)})


@rule("PRG401", "listed-amount-of-project", Severity.ERROR, Programme)
def listed_amount_of_project(dossier: Programme, context: Context) -> Iterator[Outcome]:
    """What a project gets in the portfolio is what its dossier asks of the credit that year."""
    year = dossier.head.year
    if year is None or dossier.projects is None:
        return
    for line in dossier.projects.lines:
        number = line.name(Dimension.NUMBER)
        project = _listed(number, context)
        if number is None or project is None or project.head.year != year:
            continue
        asked = asked_of_programme(project, year)
        about: dict[str, Printable] = {"number": number, "where": asked.where}
        yield Constraint(equals(line.cells[AMOUNT], asked.figures), about)


@rule("PRG402", "dossiers-within-credit", Severity.ERROR, Programme)
def dossiers_within_credit(dossier: Programme, context: Context) -> Iterator[Outcome]:
    """All project dossiers together cannot commit more of VRD 2 in a year than its credit."""
    for year, credit in dossier.credits.items():
        if _told_later(dossier, year, context):
            continue
        if not _of_year(year, context):
            why = say(TEXTS, "no-dossiers", year=year)
            yield Constraint(AtMost((absent(credit.place),), (credit,)), {}, why)
            continue
        asked: list[Figure] = []
        silent: list[str] = []
        for project in context.collection.projects(year):
            number = project.head.number
            twice = number and len(context.collection.numbered(number.canonical)) > 1
            in_year = in_calendar(project, Money.INVESTMENT, year)
            if project.head.year == year or in_year is not None:
                missing = (absent(project.head.place),)
                figures = missing if twice else asked_of_programme(project, year).figures
                if any(figure.value is None for figure in figures):
                    silent.append(str(number or project.head.title or "?"))
                asked += figures
        relation = AtMost(tuple(asked), (credit,), adds=True)
        unknown = say(TEXTS, "not-asked", numbers=all_of(silent)) if silent else None
        yield Constraint(relation, {"year": str(year)}, unknown)


@rule("PRG403", "project-without-dossier", Severity.WARNING, Programme)
def project_without_dossier(dossier: Programme, context: Context) -> Iterator[Outcome]:
    """Every project of the portfolio has a project dossier."""
    if dossier.projects is None or not _of_year(dossier.head.year, context):
        return
    numbers = [number for line in dossier.projects.lines if (number := line.name(Dimension.NUMBER))]
    missing = {
        number.canonical: number
        for number in reversed(numbers)
        if not context.collection.numbered(number.canonical)
    }
    if missing:
        numbers = sorted(missing.values(), key=lambda number: number.place)
        yield Problem.at_first(numbers, {"numbers": all_of([str(number) for number in numbers])})


@rule("PRG404", "dossier-not-listed", Severity.WARNING, Programme)
def dossier_not_listed(dossier: Programme, context: Context) -> Iterator[Outcome]:
    """A project dossier of the note's year belongs to a project of the portfolio."""
    table = dossier.projects
    if table is None or not table.lines or table.rest is not None:
        return
    listed = {line.canonical(Dimension.NUMBER) for line in table.lines}
    unlisted: list[Name] = [
        number
        for project in _of_year(dossier.head.year, context)
        if (number := project.head.number) is not None and number.canonical not in listed
    ]
    if unlisted:
        numbers = dict.fromkeys(str(number) for number in unlisted)
        about: dict[str, Printable] = {
            "year": str(dossier.head.year),
            "numbers": all_of(list(numbers)),
        }
        yield Problem(table.place, about, related=tuple(number.place for number in unlisted))


@rule("PRG405", "own-share", Severity.WARNING, Programme)
def own_share(dossier: Programme, context: Context) -> Iterator[Outcome]:
    """The own share is the part of the year's investments that the entities pay themselves."""
    share = dossier.own_share
    if share.value is None or not stated(share):
        return
    found = _own_and_rest(dossier, context)
    if isinstance(found, Lacking):
        yield Constraint(Sum((share,), (absent(found.place, share.kind),)), {}, found.why)
        return
    own, rest = found
    means, slack_of_means = _sum(own)
    total, slack = _sum((*own, *rest))
    if total <= slack:
        return
    low = (means - slack_of_means) / (total + slack)
    high = (means + slack_of_means) / (total - slack)
    half = _half_of_last_digit(share.value)
    if high < Fraction(share.value) - half or low > Fraction(share.value) + half:
        about: dict[str, Printable] = {"share": share, "found": means / total}
        yield Problem(share.place, about, (share,))


@rule("PRG406", "who-bears-running-costs", Severity.WARNING, Programme)
def who_bears_running_costs(dossier: Programme, context: Context) -> Iterator[Outcome]:
    """Running costs that the entities bear by the note are not asked of the programme."""
    bearer = dossier.recurrent_costs
    if bearer is None:
        return
    by_year: dict[int, list[tuple[ProjectDossier, tuple[Figure, ...]]]] = {}
    last = max((y for one in context.collection.projects() for y in years_of(one)), default=0)
    for project in context.collection.projects():
        for year in range(project.head.year or last + 1, last + 1):
            announced = announced_running_cost(project, year)
            if announced is not None and known_sum(announced.figures):
                by_year.setdefault(year, []).append((project, announced.figures))
    if by_year:
        amounts = [
            f"{format_amount(known_sum(figure for _, some in found for figure in some))} ({year})"
            for year, found in sorted(by_year.items())
        ]
        announcing = (project for found in by_year.values() for project, _ in found)
        numbers = dict.fromkeys(str(one.head.number or one.head.label()) for one in announcing)
        about: dict[str, Printable] = {
            "projects": all_of(list(numbers)),
            "amounts": all_of(amounts),
            "bearer": bearer,
        }
        yield Problem(bearer.place, about)


def _between(months: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Return each month with the next one, of the last with the first of the next year."""
    return pairwise((*months, *months[:1])) if months else iter(())


def _named(months: Sequence[int]) -> Text:
    return all_of([month_name(month) for month in months], most=12)


def _envelope(dossier: Programme) -> Iterator[tuple[tuple[Figure, ...], Figure]]:
    """Return what the projects come to and the credit of the year, if both are stated."""
    year = dossier.head.year
    if dossier.projects is not None and year is not None and year in dossier.credits:
        yield stated_or_sum(dossier.projects, AMOUNT), dossier.credits[year]


def _year(year: int | None) -> str:
    return "?" if year is None else str(year)


def _listed(number: Name | None, context: Context) -> ProjectDossier | None:
    """Return the project dossier with a number; None if there is none or several."""
    return None if number is None else context.collection.project(number.canonical)


def _of_year(year: int | None, context: Context) -> tuple[ProjectDossier, ...]:
    """Return the project dossiers of a year."""
    if year is None:
        return ()
    about = context.collection.projects(year)
    return tuple(project for project in about if project.head.year == year)


def _told_later(dossier: Programme, year: int, context: Context) -> bool:
    """Whether a later programme note states the credit of a year as well."""
    return any(
        year in years_of(other) and (other.head.year or 0) > (dossier.head.year or 0)
        for other in context.collection.of_kind(Programme)
    )


class Lacking(NamedTuple):
    """What is lacking to try a rule: the place where it should stand, and what it is."""

    place: Place
    why: Text


def _own_and_rest(
    dossier: Programme, context: Context
) -> tuple[Sequence[Figure], Sequence[Figure]] | Lacking:
    """Return the own means of the year and its other investments, if every project states both."""
    year, table = dossier.head.year, dossier.projects
    if year is None or table is None or table.rest is not None or not table.lines:
        place = dossier.head.place if table is None else table.place
        return Lacking(place, say(TEXTS, "no-portfolio"))
    own: list[Figure] = []
    rest: list[Figure] = []
    for line in table.lines:
        number = line.name(Dimension.NUMBER)
        project = _listed(number, context)
        if project is None:
            return Lacking(line.place, say(TEXTS, "no-dossier", number=number or "?"))
        credit = in_calendar(project, Money.INVESTMENT, year)
        other = in_calendar(project, Money.OTHER, year)
        means = in_calendar(project, Money.OWN, year)
        figures = (*(credit[0] if credit else ()), *(means[0] if means else ()))
        if not credit or other is not None or any(figure.value is None for figure in figures):
            return Lacking(project.head.place, say(TEXTS, "no-shares", number=number, year=year))
        own += means[0] if means is not None else ()
        rest += credit[0]
    return (own, rest) if own else Lacking(table.place, say(TEXTS, "no-own-means", year=year))


def _sum(figures: Sequence[Figure]) -> tuple[Fraction, Fraction]:
    """Return what figures add up to, and how much more or less that may be for rounding."""
    return known_sum(figures), sum((Fraction(figure.half_unit) for figure in figures), Fraction(0))


def _half_of_last_digit(share: Decimal) -> Fraction:
    exponent = share.as_tuple().exponent
    return Fraction(10) ** int(exponent) / 2
