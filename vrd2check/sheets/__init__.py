"""What each chapter's table looks like, said once: titles, columns, lines, totals, figures."""

from collections.abc import Callable, Iterator
from typing import Any

from vrd2check.dossiers import (
    Dossier,
    Evaluation,
    Programme,
    ProjectDossier,
    RunningCostDossier,
)

from . import others, project
from .labels import THE_TOTAL, label_of
from .rows import known_sum, value_of
from .shape import Block, Cell, Column, Fact, Role, Row, TextColumn, Weight
from .sheet import Sheet

__all__ = [
    "CHAPTERS",
    "THE_TOTAL",
    "Block",
    "Build",
    "Cell",
    "Column",
    "Fact",
    "Role",
    "Row",
    "Sheet",
    "TextColumn",
    "Weight",
    "known_sum",
    "label_of",
    "sheets_of",
    "value_of",
]

Build = Callable[[Any], Iterator[Sheet]]
"""Returns the sheets of a chapter in a dossier; none where the dossier lacks the chapter."""

# In the order of the template.
CHAPTERS: dict[type, tuple[Build, ...]] = {
    ProjectDossier: (
        project.kpis,
        project.deliverables,
        project.planning,
        project.budget,
        project.allocation,
        project.risks,
        project.cost_model,
        project.running_cost,
        project.effort,
        project.calendar,
        project.forecast,
    ),
    RunningCostDossier: (others.grant, others.running_costs),
    Evaluation: (others.ceiling, others.evaluated_costs, others.indicators),
    Programme: (
        others.credits_by_year,
        others.own_share,
        project.kpis,
        others.projects,
        project.forecast,
    ),
}


def sheets_of(dossier: Dossier) -> tuple[Sheet, ...]:
    """Return the sheets of a dossier, in the order of the template."""
    builds = (*CHAPTERS[type(dossier)], others.explanations)
    return tuple(sheet for build in builds for sheet in build(dossier))
