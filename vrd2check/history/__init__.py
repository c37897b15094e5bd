"""What git remembers of dossiers: which changed since a revision, and which figures."""

from .calling import GitError
from .changes import (
    Change,
    DossierChange,
    History,
    compare,
    findings_elsewhere,
    findings_of,
    kind_of,
    over_of,
)
from .configuration import changed_configuration
from .explaining import ExplanationChange
from .facts import Fact
from .findings import all_new, with_changes
from .git import Repository, find_repository
from .kinds import KIND_WORDS, ChangeKind
from .reading import Both, at_revision, before_revision, in_both
from .rows import Row
from .since import compared, narrowed
from .totals import SumOf, Total, TotalChange

__all__ = [
    "KIND_WORDS",
    "Both",
    "Change",
    "ChangeKind",
    "DossierChange",
    "ExplanationChange",
    "Fact",
    "GitError",
    "History",
    "Repository",
    "Row",
    "SumOf",
    "Total",
    "TotalChange",
    "all_new",
    "at_revision",
    "before_revision",
    "changed_configuration",
    "compare",
    "compared",
    "find_repository",
    "findings_elsewhere",
    "findings_of",
    "in_both",
    "kind_of",
    "narrowed",
    "over_of",
    "with_changes",
]
