"""The kinds of dossier and how each is read."""

from collections.abc import Callable
from collections.abc import Collection as Some
from typing import TypeAlias

from vrd2check.places import Place
from vrd2check.source import MappingNode, Scalar

from .evaluation import Evaluation, read_evaluation
from .programme import Programme, read_programme
from .project import ProjectDossier, read_project
from .running_cost import RunningCostDossier, read_running_cost
from .strategic_plan import StrategicPlan, read_strategic_plan

Dossier: TypeAlias = ProjectDossier | RunningCostDossier | Evaluation | Programme | StrategicPlan

KINDS: dict[str, Callable[[MappingNode, Some[Place]], Dossier]] = {
    "projectdossier": read_project,
    "exploitatiedossier": read_running_cost,
    "evaluatie": read_evaluation,
    "programma": read_programme,
    "strategisch_plan": read_strategic_plan,
}

# The chapters of each kind, in the order of the template, with the words of the format.
CHAPTERS: dict[str, tuple[str, ...]] = {
    "projectdossier": (
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
    "exploitatiedossier": ("hefboomkrediet", "kosten"),
    "evaluatie": ("plafond", "actueel_tot", "kosten", "indicatoren"),
    "programma": ("kredieten", "projecten", "prognose_vek"),
    "strategisch_plan": ("prioriteiten",),
}


def read_dossier(root: MappingNode, split: Some[Place] = ()) -> Dossier | None:
    """Read a dossier of the kind that its ``soort`` names; None when it names no kind.

    ``split`` holds the places of the lists and mappings in which a decimal comma split a value.
    """
    kind = root.get("soort")
    read = KINDS.get(kind.written.strip()) if isinstance(kind, Scalar) else None
    return read(root, split) if read is not None else None
