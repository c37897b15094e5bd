"""What can become of something between two revisions."""

from enum import Enum


class ChangeKind(Enum):
    """What became of a dossier, a row or an explanation."""

    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"
