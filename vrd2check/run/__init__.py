"""One run: asking the rules, judging what they state, counting, and what is diagnosed together."""

from .asking import Asker, FileOutcome, RuleOutcome, Subject, not_loaded
from .counting import examined, in_order
from .findings import finding_of, finding_of_problem
from .grouping import below_causes, groups, settled, sheets_among
from .identity import dossier_identity, identity

__all__ = [
    "Asker",
    "FileOutcome",
    "RuleOutcome",
    "Subject",
    "below_causes",
    "dossier_identity",
    "examined",
    "finding_of",
    "finding_of_problem",
    "groups",
    "identity",
    "in_order",
    "not_loaded",
    "settled",
    "sheets_among",
]
