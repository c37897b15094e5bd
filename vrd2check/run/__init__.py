"""One run: asking the rules, judging what they state, counting, and what is diagnosed together."""

from .asking import Asker, FileOutcome, RuleOutcome, Subject, not_loaded
from .counting import examined, in_order
from .findings import finding_of, finding_of_problem
from .grouping import groups, settled

__all__ = [
    "Asker",
    "FileOutcome",
    "RuleOutcome",
    "Subject",
    "examined",
    "finding_of",
    "finding_of_problem",
    "groups",
    "in_order",
    "not_loaded",
    "settled",
]
