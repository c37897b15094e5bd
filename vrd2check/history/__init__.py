"""What git remembers of dossiers: which changed since a revision, and which figures."""

from .calling import GitError
from .changes import Change, ChangeKind, DossierChange, History, compare, kind_of
from .git import Repository, find_repository
from .reading import Both, at_revision, in_both
from .rows import Row
from .since import since

__all__ = [
    "Both",
    "Change",
    "ChangeKind",
    "DossierChange",
    "GitError",
    "History",
    "Repository",
    "Row",
    "at_revision",
    "compare",
    "find_repository",
    "in_both",
    "kind_of",
    "since",
]
