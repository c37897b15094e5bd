"""Typed dossiers: one module a kind, and the collection of those under a root."""

from .calendars import Calendar
from .collection import Collection, years_of
from .dossier import Decision, Head, Kpi, Priority
from .evaluation import Evaluation, Indicator, Nature, Value
from .explanations import Explanation, Reference
from .kinds import CHAPTERS, KINDS, Dossier, read_dossier
from .loading import Loaded, load_file, load_found, load_text
from .names import (
    Name,
    Spellings,
    deliverable_number,
    dossier_number,
    is_undetermined,
    nearest_spelling,
    plain,
    same_thing,
)
from .placeholder import PLACEHOLDER, is_placeholder
from .programme import Programme
from .project import (
    Action,
    Allocation,
    CostModel,
    Deliverable,
    Effort,
    Forecast,
    ProjectDossier,
    Risk,
    RunningCost,
    Source,
)
from .reading import When, stated
from .running_cost import Grant, RunningCostDossier
from .strategic_plan import PlannedPriority, StrategicPlan
from .tables import Dimension, Line, Table, amount_of, line_amount

__all__ = [
    "CHAPTERS",
    "KINDS",
    "PLACEHOLDER",
    "Action",
    "Allocation",
    "Calendar",
    "Collection",
    "CostModel",
    "Decision",
    "Deliverable",
    "Dimension",
    "Dossier",
    "Effort",
    "Evaluation",
    "Explanation",
    "Forecast",
    "Grant",
    "Head",
    "Indicator",
    "Kpi",
    "Line",
    "Loaded",
    "Name",
    "Nature",
    "PlannedPriority",
    "Priority",
    "Programme",
    "ProjectDossier",
    "Reference",
    "Risk",
    "RunningCost",
    "RunningCostDossier",
    "Source",
    "Spellings",
    "StrategicPlan",
    "Table",
    "Value",
    "When",
    "amount_of",
    "deliverable_number",
    "dossier_number",
    "is_placeholder",
    "is_undetermined",
    "line_amount",
    "load_file",
    "load_found",
    "load_text",
    "nearest_spelling",
    "plain",
    "read_dossier",
    "same_thing",
    "stated",
    "years_of",
]
