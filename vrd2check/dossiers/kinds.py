"""The kinds of dossier: how each is called, read, and what chapters it has."""

from collections.abc import Callable
from collections.abc import Collection as Some
from typing import NamedTuple, TypeAlias

from vrd2check.language import Text
from vrd2check.places import Place
from vrd2check.source import MappingNode, Scalar

from .evaluation import Evaluation, read_evaluation
from .programme import Programme, read_programme
from .project import ProjectDossier, read_project
from .running_cost import RunningCostDossier, read_running_cost
from .strategic_plan import StrategicPlan, read_strategic_plan

Dossier: TypeAlias = ProjectDossier | RunningCostDossier | Evaluation | Programme | StrategicPlan


class DossierKind(NamedTuple):
    """A kind of dossier: what it is called, its type, and what reads it from a located tree.

    ``chapters`` are those of the template, in its order, with the words of the format.
    """

    title: Text
    type: type[Dossier]
    read: Callable[[MappingNode, Some[Place]], Dossier]
    chapters: tuple[str, ...]


KINDS: dict[str, DossierKind] = {
    "projectdossier": DossierKind(
        Text("Projectdossier", "Project dossier"),
        ProjectDossier,
        read_project,
        (
            "bronnen",
            "kpis",
            "deliverables",
            "planning",
            "budget",
            "risicos",
            "kostenmodel",
            "inzet",
            "vak_vek_kalender",
            "prognose_vek",
        ),
    ),
    "exploitatiedossier": DossierKind(
        Text("Exploitatiedossier", "Running-cost dossier"),
        RunningCostDossier,
        read_running_cost,
        ("hefboomkrediet", "kosten"),
    ),
    "evaluatie": DossierKind(
        Text("Evaluatie", "Evaluation"),
        Evaluation,
        read_evaluation,
        ("plafond", "actueel_tot", "kosten", "indicatoren"),
    ),
    "programma": DossierKind(
        Text("Programma", "Programme"),
        Programme,
        read_programme,
        ("kredieten", "projecten", "prognose_vek"),
    ),
    "strategisch_plan": DossierKind(
        Text("Strategisch plan", "Strategic plan"),
        StrategicPlan,
        read_strategic_plan,
        ("prioriteiten",),
    ),
}
"""The kinds by the words of the format."""


def read_dossier(root: MappingNode, split: Some[Place] = ()) -> Dossier | None:
    """Read a dossier of the kind that its ``soort`` names; None when it names no kind.

    ``split`` holds the places of the lists and mappings in which a decimal comma split a value.
    """
    kind = root.get("soort")
    known = KINDS.get(kind.written.strip()) if isinstance(kind, Scalar) else None
    return known.read(root, split) if known is not None else None
