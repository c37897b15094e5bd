"""Typed dossiers: one module a kind, and the collection of those under a root."""

from .calendars import Calendar
from .collection import Collection, years_of
from .dossier import Decision, Head, Kpi, Priority
from .evaluation import Evaluation, Indicator, Nature, Value
from .explanations import Explanation, Reference
from .kinds import KINDS, Dossier, read_dossier
from .likeness import Known, alike, clusters, nearest_alike
from .loading import Loaded, load_file, load_found, load_text
from .mentions import BASELINE, Mention
from .names import (
    Name,
    canonical_form,
    canonical_number,
    deliverable_number,
    dossier_number,
    is_undetermined,
    names_several,
    plain,
    same_name,
)
from .placeholder import PLACEHOLDER, is_placeholder
from .programme import Meeting, Programme
from .project import (
    Action,
    Allocation,
    CostModel,
    Deliverable,
    Effort,
    Forecast,
    ProjectDossier,
    Responsibility,
    Risk,
    RunningCost,
    Source,
)
from .reading import When, stated
from .running_cost import Grant, Result, RunningCostDossier
from .strategic_plan import PlannedPriority, StrategicPlan
from .tables import Dimension, Line, Table, amount_of, line_amount

__all__ = [
    "BASELINE",
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
    "Known",
    "Kpi",
    "Line",
    "Loaded",
    "Meeting",
    "Mention",
    "Name",
    "Nature",
    "PlannedPriority",
    "Priority",
    "Programme",
    "ProjectDossier",
    "Reference",
    "Responsibility",
    "Result",
    "Risk",
    "RunningCost",
    "RunningCostDossier",
    "Source",
    "StrategicPlan",
    "Table",
    "Value",
    "When",
    "alike",
    "amount_of",
    "canonical_form",
    "canonical_number",
    "clusters",
    "deliverable_number",
    "dossier_number",
    "is_placeholder",
    "is_undetermined",
    "line_amount",
    "load_file",
    "load_found",
    "load_text",
    "names_several",
    "nearest_alike",
    "plain",
    "read_dossier",
    "same_name",
    "stated",
    "years_of",
]
