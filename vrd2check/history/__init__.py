"""What git remembers of dossiers: which changed since a revision, and which figures."""

from .calling import GitError
from .changes import Change, DossierChange, History, compare, kind_of
from .configuration import changed_configuration
from .findings import all_new
from .git import Repository, find_repository
from .kinds import ChangeKind
from .reading import Both, at_revision, in_both
from .rows import Row
from .since import compared, narrowed

__all__ = [
    "Both",
    "Change",
    "ChangeKind",
    "DossierChange",
    "GitError",
    "History",
    "Repository",
    "Row",
    "all_new",
    "at_revision",
    "changed_configuration",
    "compare",
    "compared",
    "find_repository",
    "in_both",
    "kind_of",
    "narrowed",
]
