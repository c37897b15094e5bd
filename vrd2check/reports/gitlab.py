"""The report for GitLab's code quality widget: what merge requests show beside a changed line."""

import json
from collections.abc import Iterator, Sequence

from vrd2check.language import Language
from vrd2check.places import Place
from vrd2check.result import Diagnosis, Examined, Explained, Result
from vrd2check.rules import Severity

from .fingerprints import fingerprints
from .locations import path_below
from .safe import sentence
from .telling import cause, justification, shown_from, told
from .wording import not_checked

Json = dict[str, object]

# GitLab knows info, minor, major, critical and blocker.
_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.NOTE: "info"}


def render(result: Result, language: Language, root: str, *, rounding: bool = False) -> str:
    """Write a JSON list with a line for each finding, paths told from the folder ``root``.

    GitLab reads nothing but issues, so what was not checked of a dossier is one as well.
    """
    marks = fingerprints(result)
    issues = [
        _issue(one, mark, language, root)
        for one, mark in zip(result.diagnoses, marks.findings, strict=True)
        if rounding or not one.finding.is_rounding
    ]
    issues += [
        _explained(explained, mark, language, root)
        for explained, mark in zip(result.explained, marks.explained, strict=True)
    ]
    issues += [
        _not_checked(examined, said, mark, root)
        for examined, mark in zip(result.examined, marks.examined, strict=True)
        if (said := list(not_checked(examined, result, language)))
    ]
    lines = ",\n".join(map(json.dumps, issues))
    return f"[\n{lines}\n]\n"


def _explained(explained: Explained, mark: str, language: Language, root: str) -> Json:
    """Return an explained finding, as information: GitLab has no word for it."""
    issue = _issue(Diagnosis(explained.finding), mark, language, root)
    reason = sentence(str(justification(explained, language)))
    return {**issue, "severity": "info", "description": f"{reason} {issue['description']}"}


def _not_checked(examined: Examined, said: Sequence[str], mark: str, root: str) -> Json:
    """Return what was not checked of a dossier, as information at its first line."""
    return {
        "type": "issue",
        "check_name": "vrd2check",
        "description": sentence(" ".join(said)),
        "categories": ["Clarity"],
        "severity": "info",
        "fingerprint": mark,
        "location": _location(Place(examined.file, 1, 1, 1, 1), root),
    }


def _issue(diagnosis: Diagnosis, mark: str, language: Language, root: str) -> Json:
    rule = diagnosis.finding.rule
    return {
        "type": "issue",
        "check_name": rule.code,
        "description": " ".join(_description(diagnosis, language, root)),
        "content": {"body": rule.explanation.of(language)},
        "categories": ["Bug Risk" if diagnosis.severity is Severity.ERROR else "Clarity"],
        "severity": _SEVERITIES[diagnosis.severity],
        "fingerprint": mark,
        "location": _location(diagnosis.told_at, root),
    }


def _location(place: Place, root: str) -> Json:
    return {
        "path": sentence(path_below(place.file, root)),
        # GitLab reads the line from either; only the second has room for columns.
        "lines": {"begin": place.line, "end": place.end_line},
        "positions": {
            "begin": {"line": place.line, "column": place.column},
            "end": {"line": place.end_line, "column": place.end_column},
        },
    }


def _description(diagnosis: Diagnosis, language: Language, root: str) -> Iterator[str]:
    shown = shown_from(diagnosis.told_at, root)
    yield sentence(told(diagnosis, language, shown))
    found = cause(diagnosis, language, shown)
    if found is not None:
        yield sentence(str(found))
