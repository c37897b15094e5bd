"""The checks of one organisation, beside those of vrd2check."""

from collections.abc import Iterator

from vrd2check.dossiers import ProjectDossier
from vrd2check.language import Text
from vrd2check.relations import AtMost, terms
from vrd2check.rules.base import Constraint, Context, Outcome, Problem, Severity, rule


@rule(
    "ACM101",
    "running-cost-below-budget",
    Severity.ERROR,
    ProjectDossier,
    title=Text(nl="Exploitatie boven het budget", en="Running cost above the budget"),
    message=Text(
        nl="De exploitatie kost {stated} per jaar, meer dan het hele budget van {expected}.",
        en="Running it costs {stated} a year, more than the whole budget of {expected}.",
    ),
    uitleg="Bij ons kost een jaar exploitatie nooit meer dan wat het bouwen kostte.",
)
def running_cost_below_budget(dossier: ProjectDossier, _: Context) -> Iterator[Outcome]:
    """Here a year of running never costs more than building did."""
    total = dossier.budget.total if dossier.budget is not None else None
    if dossier.running_cost is not None and total is not None:
        yield Constraint(
            AtMost(terms([dossier.running_cost.per_year]), terms(total.cells.values()))
        )


@rule(
    "ACM102",
    "title-with-acronym",
    Severity.WARNING,
    ProjectDossier,
    title=Text(nl="Titel zonder afkorting", en="Title without acronym"),
    message=Text(
        nl="De titel “{title}” begint niet met ACM.",
        en="The title “{title}” does not begin with ACM.",
    ),
    uitleg="Bij ons begint elke titel met de afkorting van de entiteit.",
)
def title_with_acronym(dossier: ProjectDossier, _: Context) -> Iterator[Outcome]:
    """Here every title begins with the acronym of the entity."""
    title = dossier.head.title
    if title is not None and not title.text.startswith("ACM"):
        yield Problem(title.place, {"title": title})
