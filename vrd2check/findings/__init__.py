"""From dossiers to findings: asking the rules, judging their claims, counting what was examined."""

from .across import Across, Answer, Group, every_claim, groups, questions
from .asking import Asked, Asker, not_loaded
from .counting import in_order
from .gathering import Findings
from .glancing import Glance
from .looking import Look, Looker
from .making import Judged, finding_of
from .shelf import Shelf, most_at_hand

__all__ = [
    "Across",
    "Answer",
    "Asked",
    "Asker",
    "Findings",
    "Glance",
    "Group",
    "Judged",
    "Look",
    "Looker",
    "Shelf",
    "every_claim",
    "finding_of",
    "groups",
    "in_order",
    "most_at_hand",
    "not_loaded",
    "questions",
]
