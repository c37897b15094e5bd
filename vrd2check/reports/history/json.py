"""What changed as JSON: documented in ``docs/diff.md``, its shape in ``schemas/diff.json``."""

import json

from vrd2check.dossiers import Dimension
from vrd2check.history import Change, DossierChange, History

from ..json import as_written, exact
from .wording import Between

VERSION = 1
"""Raised when a field changes its meaning or goes; a new field alone does not raise it."""


def render(history: History, between: Between) -> str:
    """Return all that changed as one JSON object in ASCII."""
    report = {
        "version": VERSION,
        "old": between.old,
        "new": between.new,
        "compared": history.compared,
        "dossiers": [_dossier(one) for one in history.dossiers],
        "unread": {"old": list(history.unread_before), "new": list(history.unread_after)},
    }
    return json.dumps(report, indent=2) + "\n"


def _dossier(dossier: DossierChange) -> dict[str, object]:
    old, new = dossier.asked
    return {
        "fate": dossier.change_kind.value,
        "dossier": dossier.label,
        "kind": dossier.kind,
        "old_file": dossier.old_file,
        "file": dossier.file,
        "asked": {"old": exact(old), "new": exact(new)},
        "sources": [{"key": key, "old": was, "new": now} for key, was, now in dossier.sources],
        "partly_read": dossier.partly_read,
        "changes": [_change(one) for one in dossier.changes],
    }


def _change(change: Change) -> dict[str, object]:
    row, column = change.row, change.column
    deliverable = row.names.get(Dimension.DELIVERABLE)
    return {
        "chapter": row.chapter,
        "row": row.weight.value,
        "fate": change.change_kind.value,
        "deliverable": deliverable.canonical if deliverable is not None else None,
        "names": {key.value: str(name) for key, name in row.names.items()},
        "quantity": column.quantity,
        "year": column.year,
        "month": column.month,
        "is_sum": column.is_sum,
        "old": as_written(change.old) if change.old is not None else None,
        "new": as_written(change.new) if change.new is not None else None,
        "difference": exact(change.difference),
    }
