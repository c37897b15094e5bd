"""What changed as JSON: documented in ``docs/diff.md``, its shape in ``schemas/diff.json``."""

import json

from vrd2check.dossiers import Dimension
from vrd2check.history import Change, DossierChange, History, TotalChange
from vrd2check.language import Language
from vrd2check.result import Finding, FindingChange

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
        "findings": _findings(history),
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
        "totals": [_total(one) for one in dossier.totals],
        "facts": [
            {"where": list(one.where), "old": one.old or None, "new": one.new or None}
            for one in dossier.facts
        ],
        "explanations": [
            {
                "fate": one.kind.value,
                "rule": rule.text if (rule := one.there().rule) is not None else None,
                "at": [reference.name.text for reference in one.there().at],
                "reason": reason.text if (reason := one.there().reason) is not None else None,
            }
            for one in dossier.explanations
        ],
    }


def _total(change: TotalChange) -> dict[str, object]:
    (table, quantity, source, year), old, new = change
    return {
        "table": table.nl,
        "quantity": quantity,
        "source": source or None,
        "year": year,
        "computed": {"old": exact(old.computed), "new": exact(new.computed)},
        "stated": {"old": exact(old.stated), "new": exact(new.stated)},
    }


def _findings(history: History) -> dict[str, object]:
    """Return what is new, worse, mended and no longer to be checked."""
    checked = history.checked
    diagnoses = checked.diagnoses if checked is not None else ()
    since = checked.since if checked is not None else None

    def told(finding: Finding) -> dict[str, object]:
        return {
            "code": finding.rule.code,
            "severity": finding.severity.value,
            "dossier": finding.dossier,
            "file": finding.place.file,
            "line": finding.place.line,
            "message": finding.message(Language.EN),
        }

    return {
        "new": [told(one.finding) for one in diagnoses if one.change is FindingChange.NEW],
        "worse": [told(one.finding) for one in diagnoses if one.change is FindingChange.WORSE],
        "mended": list(map(told, since.mended if since is not None else ())),
        "dropped": list(map(told, since.dropped if since is not None else ())),
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
