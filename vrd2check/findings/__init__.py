"""From dossiers to findings: asking the rules, judging their claims, counting what was examined."""

from .across import Across, Answer, Group, every_claim, groups, questions
from .asking import Asked, ask_alone, not_loaded, told_of
from .counting import counted_too, in_order
from .gathering import Findings
from .glancing import Glance, glance, is_of_run
from .making import Judged, finding_of
from .shelf import Shelf

__all__ = [
    "Across",
    "Answer",
    "Asked",
    "Findings",
    "Glance",
    "Group",
    "Judged",
    "Shelf",
    "ask_alone",
    "counted_too",
    "every_claim",
    "finding_of",
    "glance",
    "groups",
    "in_order",
    "is_of_run",
    "not_loaded",
    "questions",
    "told_of",
]
