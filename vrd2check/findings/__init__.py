"""From dossiers to findings: asking the rules, judging their claims, counting what was examined."""

from .across import Across, Answer, Group, every_claim, groups, questions
from .asking import Asked, Asker, not_loaded
from .counting import in_order
from .gathering import Findings
from .glancing import Glance
from .looking import Looker, Seen
from .making import Judged, finding_of
from .shelf import MOST_AT_HAND, Shelf
from .spreading import spread

__all__ = [
    "MOST_AT_HAND",
    "Across",
    "Answer",
    "Asked",
    "Asker",
    "Findings",
    "Glance",
    "Group",
    "Judged",
    "Looker",
    "Seen",
    "Shelf",
    "every_claim",
    "finding_of",
    "groups",
    "in_order",
    "not_loaded",
    "questions",
    "spread",
]
