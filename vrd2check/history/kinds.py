"""What can become of something between two revisions."""

from enum import Enum

from vrd2check.language import Text


class ChangeKind(Enum):
    """What became of a dossier, a row or an explanation."""

    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"


KIND_WORDS = {
    ChangeKind.CHANGED: Text("anders", "changed"),
    ChangeKind.ADDED: Text("nieuw", "new"),
    ChangeKind.REMOVED: Text("weg", "gone"),
}
