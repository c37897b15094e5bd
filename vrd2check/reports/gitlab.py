"""The report for GitLab's code quality widget: what merge requests show beside a changed line."""

import json
from collections.abc import Sequence
from hashlib import sha256

from vrd2check.places import NOWHERE, Place
from vrd2check.rules import Severity

from .fingerprints import fingerprints
from .report import Report
from .safe import sentence
from .view import View
from .wording import SKIPPED, configured_sentences, not_checked

Json = dict[str, object]

_LENGTH = 32

# GitLab knows info, minor, major, critical and blocker.
_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.NOTE: "info"}


def render(report: Report) -> str:
    """Return a JSON list with a line for each diagnosis.

    GitLab reads nothing but issues, so what was not checked of a dossier is one as well.
    """
    marks = fingerprints(report.result)
    views = (*report.views(report.below_root), *report.explained(report.below_root))
    issues = [_issue(view, marks.of(view.finding)) for view in views]
    configured = list(configured_sentences(report.result, report.language))
    for examined in report.result.examined:
        said = [*not_checked(examined, report.language), *configured]
        if said:
            path = report.below_root(examined.file)
            issues.append(_not_checked(said, path, marks.dossiers[examined.file]))
    for file in report.result.skipped:
        path = report.below_root(file)
        issues.append(_not_checked([f"{SKIPPED.of(report.language)}."], path, _mark_of(path)))
    lines = ",\n".join(map(json.dumps, issues))
    return f"[\n{lines}\n]\n"


def _issue(view: View, mark: str) -> Json:
    said = [sentence(view.sentence)]
    if view.cause is not None:
        said.append(sentence(str(view.cause)))
    severity = _SEVERITIES[view.severity]
    if view.justification is not None:  # GitLab has no word for what is explained
        said.insert(0, sentence(str(view.justification)))
        severity = "info"
    return {
        "type": "issue",
        "check_name": view.rule.code,
        "description": " ".join(said),
        "content": {"body": view.rule.explanation.of(view.language)},
        "categories": ["Bug Risk" if view.severity is Severity.ERROR else "Clarity"],
        "severity": severity,
        "fingerprint": mark,
        "location": _location(view.write_path(view.place.file), view.place),
    }


def _not_checked(said: Sequence[str], path: str, mark: str) -> Json:
    """Return what was not checked of a dossier, as information at its first line."""
    return {
        "type": "issue",
        "check_name": "vrd2check",
        "description": sentence(" ".join(said)),
        "categories": ["Clarity"],
        "severity": "info",
        "fingerprint": mark,
        "location": _location(path, NOWHERE),
    }


def _mark_of(path: str) -> str:
    """Return a fingerprint for a file that is no dossier, of which there is only its path."""
    return sha256(f"skipped {path}".encode(errors="surrogatepass")).hexdigest()[:_LENGTH]


def _location(path: str, place: Place) -> Json:
    return {
        "path": sentence(path),
        # GitLab reads the line from either; only the second has room for columns.
        "lines": {"begin": place.line, "end": place.end_line},
        "positions": {
            "begin": {"line": place.line, "column": place.column},
            "end": {"line": place.end_line, "column": place.end_column},
        },
    }
