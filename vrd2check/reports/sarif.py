"""The report as SARIF 2.1.0, which code scanning and many editors read."""

import json
import os
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from pathlib import PurePath
from urllib.parse import quote

from vrd2check import HOMEPAGE, __version__
from vrd2check.fixes import Change, Edit, by_file, mending, offer
from vrd2check.language import Language
from vrd2check.places import Place
from vrd2check.relations import Verdict
from vrd2check.result import FindingChange
from vrd2check.rules import Rule, Severity

from .fingerprints import fingerprints, hash_of
from .report import Report
from .rulebook import examples
from .safe import sentence, visible
from .view import SEE_ALSO, Pointer, View, WritePath, capitalised, numbers_of

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
MOST_RELATED = 100
"""GitHub reads no more related locations of a result."""
_MOST_LINKED = 5
_BRACKETS = str.maketrans("[]", "()")
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}
_BASELINE = {
    FindingChange.NEW: "new",
    FindingChange.WORSE: "updated",
    FindingChange.SAME: "unchanged",
}

Json = dict[str, object]


def render(report: Report) -> str:
    """Return one SARIF log in ASCII, with the corrections that are safe."""
    return log_of(report, offer(report.result, report.settings))


def log_of(report: Report, changes: Iterable[Change]) -> str:
    """Return the log; each change that is safe becomes a fix of the findings that it mends."""
    safe = [change for change in changes if change.safe]
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [_run(report, safe)]}
    return json.dumps(log) + "\n"


def _run(report: Report, changes: Sequence[Change]) -> Json:
    result, language = report.result, report.language
    views = (*report.views(report.below_root), *report.explained(report.below_root))
    own = {one.rule.code: one.rule for one in result.lowered}
    shown = {view.rule.code: view.rule for view in views}
    rules = dict(sorted({**shown, **own}.items()))
    numbers = {code: number for number, code in enumerate(rules)}
    marks, labels, tally = fingerprints(result), report.labels(), result.tally()
    return {
        "tool": {
            "driver": {
                "name": "vrd2check",
                "informationUri": HOMEPAGE,
                "version": __version__,
                "semanticVersion": __version__,
                "language": language.value,
                "rules": [_rule(rule, language) for rule in rules.values()],
            }
        },
        "language": language.value,
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(report)],
        "artifacts": [
            {
                "location": _artifact(report.below_root(one.file)),
                **_hashes(hash_of(one.file, result)),
            }
            for one in result.examined
        ],
        "results": [
            {
                "ruleId": view.rule.code,
                "ruleIndex": numbers[view.rule.code],
                **_result(view, labels, marks.of(view.finding)),
                **_fixes(view, changes),
                **_suppressions(view),
            }
            for view in views
        ],
        "properties": {
            "dossiers": len(result.examined),
            "figures": tally.figures,
            "ignored": [rule.code for rule in result.ignored],
            "skipped": [sentence(report.below_root(file)) for file in result.skipped],
            "configuration": report.below_root(result.configuration),
            "coverage": result.coverage()._asdict(),
            **_mended(report),
            "relations": {one.value: tally.verdicts[one] for one in Verdict},
        },
    }


def _mended(report: Report) -> Json:
    """Return what is mended; as results of their own, websites would list them as if they stood."""
    since = report.result.since
    if since is None:
        return {}
    mended = [f"{one.rule.code} {sentence(one.message(report.language))}" for one in since.mended]
    return {"since": since.revision, "mended": mended}


def _invocation(report: Report) -> Json:
    """Return that the check ran, and which rules a configuration made it count otherwise."""
    overrides = [
        {
            "descriptor": {"id": one.rule.code},
            "configuration": {"level": _LEVELS[one.severity]},
        }
        for one in report.result.lowered
    ]
    invocation: Json = {"executionSuccessful": True}
    return {**invocation, "ruleConfigurationOverrides": overrides} if overrides else invocation


def _rule(rule: Rule, language: Language) -> Json:
    title = rule.title.of(language)
    explanation = rule.explanation.of(language) or title
    markdown = "\n".join((explanation, *examples(rule, language)))
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": title},
        "fullDescription": {"text": explanation},
        "help": {
            "text": explanation,
            "markdown": "\n".join(map(visible, markdown.split("\n"))),
        },
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"tags": [rule.family]},
    }


def _result(view: View, labels: Mapping[str, str], mark: str) -> Json:
    change = view.diagnosis.change
    related = list(islice(view.pointers(), MOST_RELATED))
    label = labels.get(view.place.file, view.finding.dossier) or view.place.file
    name = sentence(label) or view.rule.code
    found: Json = {
        **({"baselineState": _BASELINE[change]} if change is not None else {}),
        "level": _LEVELS[view.severity],
        "message": {"text": _message(view, related)},
        "locations": [
            {
                "physicalLocation": _location(view.place, view.write_path),
                "logicalLocations": [{"name": name, "kind": "module"}],
            }
        ],
        "partialFingerprints": {"vrd2check/v1": mark, "primaryLocationLineHash": f"{mark}:1"},
        "properties": _numbers(view),
    }
    if related:
        found["relatedLocations"] = [
            {
                "id": number,
                "message": {"text": _unlinked(one.text)},
                "physicalLocation": _location(one.place, view.write_path),
            }
            for number, one in enumerate(related, 1)
        ]
    return found


def _message(view: View, related: Sequence[Pointer]) -> str:
    """Return the sentence and the cause, with links to the first related locations.

    Code scanning shows only those related locations that the message links to.
    """
    said = [_unlinked(view.sentence)]
    if view.cause is not None:
        said.append(_unlinked(str(view.cause)))
    if related:
        links = ", ".join(
            f"[{sentence(view.at(one.place)).translate(_BRACKETS)}]({number})"
            for number, one in enumerate(related[:_MOST_LINKED], 1)
        )
        said.append(f"{capitalised(SEE_ALSO.of(view.language))}: {links}.")
    return " ".join(said)


def _numbers(view: View) -> Json:
    stated, expected, difference = numbers_of(view.finding)
    if not stated:
        return {}
    at_most = expected.replace("≤", "<=")
    return {"stated": stated, "expected": at_most, "difference": difference}


def _fixes(view: View, changes: Sequence[Change]) -> Json:
    fixes = [_fix(change, view) for change in mending(view.diagnosis, changes)]
    return {"fixes": fixes} if fixes else {}


def _fix(change: Change, view: View) -> Json:
    what = ", ".join(f"{edit.old} → {edit.new}" for edit in change.edits)
    return {
        "description": {"text": _unlinked(f"{what}: {change.reason.of(view.language)}")},
        "artifactChanges": [
            {
                "artifactLocation": _artifact(view.write_path(file)),
                "replacements": [_replacement(edit) for edit in edits],
            }
            for file, edits in by_file(change.edits).items()
        ],
    }


def _replacement(edit: Edit) -> Json:
    return {"deletedRegion": _region(edit.place), "insertedContent": {"text": edit.new}}


def _suppressions(view: View) -> Json:
    """Return that a finding may stay, and why."""
    if view.explanation is None or view.justification is None:
        return {}
    suppression = {
        "kind": "inSource",
        "status": "accepted",
        "justification": sentence(view.justification.text),
        "location": {"physicalLocation": _location(view.explanation.place, view.write_path)},
    }
    return {"suppressions": [suppression]}


def _location(place: Place, write_path: WritePath) -> Json:
    return {"artifactLocation": _artifact(write_path(place.file)), "region": _region(place)}


def _region(place: Place) -> Json:
    return {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    }


def _hashes(sha256: str | None) -> dict[str, object]:
    return {"hashes": {"sha-256": sha256}} if sha256 is not None else {}


def _artifact(path: str) -> Json:
    """Return a path as a URI: relative, or of the scheme ``file`` where it is outside the root."""
    written = quote(os.fsencode(path))
    if PurePath(path).is_absolute():
        return {"uri": f"file://{written if written.startswith('/') else f'/{written}'}"}
    # A first part with a colon would be taken for a scheme; quote has written it as %3A.
    return {"uri": written}


def _unlinked(text: str) -> str:
    """Return visible text in which brackets make no link: SARIF knows ``[text](target)``."""
    return sentence(text).replace("](", "] (")
