"""The VAK and VEK calendar against the budget and the cost model."""

from collections.abc import Iterator

from vrd2check.dossiers import ProjectDossier
from vrd2check.dossiers.tables import AnyLine
from vrd2check.language import Text

from .base import Constraint, Context, Outcome, Severity, rule
from .base.chapters import BUDGET, budget_side, investment_side, only
from .base.comparing import Match, Side, likeliest, matches

_INVESTMENTS = Text(
    nl="het kostenmodel (investeringen en aansluitingen)",
    en="the cost model (investments and connections)",
)


@rule("VAK201", "commitment-against-budget", Severity.ERROR, ProjectDossier)
def commitment_against_budget(dossier: ProjectDossier, _: Context) -> Iterator[Outcome]:
    """What a dossier asks for is committed in its first year."""
    if dossier.calendar is None:
        return
    calendar = Side((only(dossier.calendar.vak, dossier, running=False),))
    year = dossier.head.year
    compared: list[AnyLine] = []
    budget = budget_side(dossier)
    if budget is not None:
        pairs = list(matches(calendar, budget))
        compared = [line for pair in pairs for line in pair.left.lines]
        yield from likeliest(_claims(pairs, BUDGET, when, None) for when in _readings(year))
    model = investment_side(dossier)
    if model is not None:
        pairs = list(matches(calendar, model, but=compared))
        yield from likeliest(_claims(pairs, _INVESTMENTS, when, when) for when in _readings(year))


@rule("VAK202", "running-cost-against-model", Severity.ERROR, ProjectDossier)
def running_cost_against_model(dossier: ProjectDossier, _: Context) -> Iterator[Outcome]:
    """The running costs of every year stand in the cost model and in the calendar."""
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
