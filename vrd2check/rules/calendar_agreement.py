"""The VAK and VEK calendar against the budget and the cost model."""

from collections.abc import Iterator

from vrd2check.dossiers import ProjectDossier
from vrd2check.dossiers.tables import AnyLine
from vrd2check.language import Text

from .base import Constraint, Context, Outcome, Severity, rule
from .base.chapters import budget_side, investment_side, only
from .base.comparing import Match, Side, likeliest, matches

_BUDGET = Text(nl="het budget", en="the budget")
_INVESTMENTS = Text(
    nl="het kostenmodel (investeringen en aansluitingen)",
    en="the cost model (investments and connections)",
)


@rule(
    "VAK201",
    "commitment-against-budget",
    Severity.ERROR,
    ProjectDossier,
    title=Text(nl="Kalender (VAK) tegenover budget", en="Calendar (VAK) against budget"),
    message=Text(
        nl="Voor {what} is volgens de kalender {stated} vastgelegd (VAK, {when}), maar {other} "
        "geeft {expected}: {difference} verschil.",
        en="For {what} the calendar commits {stated} (VAK, {when}), but {other} gives {expected}: "
        "a difference of {difference}.",
    ),
    uitleg="""Wat een dossier vraagt, wordt in het eerste jaar vastgelegd. De vastlegging (VAK) van
        dat jaar moet dus per financieringsbron het budget van hoofdstuk 5.4 zijn, of bij gebrek aan
        een budget de investeringen van het kostenmodel. Past het budget beter bij alle jaren samen,
        dan worden die vergeleken. Bronnen voor exploitatie tellen niet mee.""",
)
def commitment_against_budget(dossier: ProjectDossier, _: Context) -> Iterator[Outcome]:
    """What a dossier asks for is committed in its first year.

    So for every source the commitment (VAK) of that year is the budget of chapter 5.4 or, without
    a budget, the investments of the cost model. Where the budget better fits all years together,
    those are compared. Sources that pay for running costs do not count.
    """
    if dossier.calendar is None:
        return
    calendar = Side((only(dossier.calendar.vak, dossier, running=False),))
    year = dossier.head.year
    compared: list[AnyLine] = []
    budget = budget_side(dossier)
    if budget is not None:
        pairs = list(matches(calendar, budget))
        compared = [line for pair in pairs for line in pair.left.lines]
        yield from likeliest(_claims(pairs, _BUDGET, when, None) for when in _readings(year))
    model = investment_side(dossier)
    if model is not None:
        pairs = list(matches(calendar, model, but=compared))
        yield from likeliest(_claims(pairs, _INVESTMENTS, when, when) for when in _readings(year))


@rule(
    "VAK202",
    "running-cost-against-model",
    Severity.ERROR,
    ProjectDossier,
    title=Text(
        nl="Exploitatie in kalender en kostenmodel", en="Running costs in calendar and cost model"
    ),
    message=Text(
        nl="Voor {what} staat in de kalender {stated} voor {year} ({side}), maar de tabel "
        "exploitatie van het kostenmodel geeft {expected}: {difference} verschil.",
        en="For {what} the calendar states {stated} for {year} ({side}), but the table of running "
        "costs of the cost model gives {expected}: a difference of {difference}.",
    ),
    uitleg="""De exploitatiekosten van elk jaar staan in het kostenmodel en in de kalender, bij de
        bron die ze betaalt. Beide moeten hetzelfde bedrag geven.""",
)
def running_cost_against_model(dossier: ProjectDossier, _: Context) -> Iterator[Outcome]:
    """The running costs of every year stand in the cost model and in the calendar.

    In the calendar they stand with the source that pays them. Both give the same amount.
    """
    calendar, running = dossier.calendar, dossier.cost_model.running
    if calendar is None or running is None:
        return
    for side, table in (("VAK", calendar.vak), ("VEK", calendar.vek)):
        ours = only(table, dossier, running=True)
        if any(line.cells for line in ours.lines):
            reach = set(table.columns())
            for pair in matches(Side((ours,)), Side((running,))):
                stated = {year for line in pair.left.lines for year in line.cells}
                modelled = {year for line in pair.right.lines for year in line.cells}
                for year in sorted(stated | (modelled & reach)):
                    yield Constraint(
                        pair.equal(year, year),
                        {"what": pair.label, "year": str(year), "side": side},
                    )
            return


def _readings(year: int | None) -> tuple[int | None, ...]:
    """Return the ways to read the calendar: the first year, or all years together."""
    return (None,) if year is None else (year, None)


def _claims(
    pairs: list[Match], other: Text, left: int | None, right: int | None
) -> list[Constraint]:
    when = Text(nl="alle jaren", en="all years") if left is None else str(left)
    return [
        Constraint(pair.equal(left, right), {"what": pair.label, "other": other, "when": when})
        for pair in pairs
    ]
