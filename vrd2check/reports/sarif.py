"""The report as SARIF 2.1.0, which code scanning and many editors read."""

import json
import os
from collections.abc import Iterable, Sequence
from itertools import islice
from pathlib import PurePath
from urllib.parse import quote

from vrd2check import __version__
from vrd2check.fixes import Edit, mending
from vrd2check.language import Language
from vrd2check.places import Place
from vrd2check.relations import Verdict
from vrd2check.result import Diagnosis, Explained, Finding, Result
from vrd2check.rules import Rule, Severity

from .fingerprints import fingerprints
from .locations import path_below
from .rulebook import examples
from .safe import sentence, visible
from .telling import SEE_ALSO, cause, justification, pointers, shown_from, told
from .wording import numbers

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
MOST_RELATED = 100
"""GitHub reads no more related locations of a result."""
_MOST_LINKED = 5
_BRACKETS = str.maketrans("[]", "()")
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}

Json = dict[str, object]


def render(
    result: Result,
    language: Language,
    root: str,
    *,
    rounding: bool = False,
    edits: Iterable[Edit] = (),
) -> str:
    """Write one SARIF log in ASCII, paths told from the folder ``root``.

    ``edits`` are the corrections that are safe; each becomes a fix of the findings it mends.
    """
    report = _Report(result, language, root, edits)
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [report.run(rounding)]}
    return json.dumps(log) + "\n"


class _Report:
    def __init__(
        self, result: Result, language: Language, root: str, edits: Iterable[Edit]
    ) -> None:
        self._result, self._language, self._root = result, language, root
        self._labels = {one.file: one.label for one in result.read()}
        self._edits: dict[Place, Edit] = {edit.place: edit for edit in edits if edit.safe}
        self._rules: dict[str, int] = {}
        self._artifacts: dict[str, Json] = {}

    def run(self, rounding: bool) -> Json:
        """Return the one run of the log."""
        language = self._language
        marks = fingerprints(self._result)
        shown = [
            (one, mark)
            for one, mark in zip(self._result.diagnoses, marks.findings, strict=True)
            if rounding or not one.finding.is_rounding
        ]
        explained = list(zip(self._result.explained, marks.explained, strict=True))
        every = [one.finding for one, _ in shown] + [one.finding for one, _ in explained]
        rules = list({finding.rule.code: finding.rule for finding in every}.values())
        rules.sort(key=lambda rule: rule.code)
        self._rules = {rule.code: number for number, rule in enumerate(rules)}
        tally = self._result.tally()
        return {
            "tool": {
                "driver": {
                    "name": "vrd2check",
                    "version": __version__,
                    "semanticVersion": __version__,
                    "language": language.value,
                    "rules": [self._rule(rule) for rule in rules],
                }
            },
            "language": language.value,
            "columnKind": "unicodeCodePoints",
            "invocations": [{"executionSuccessful": True}],
            "artifacts": [{"location": self._artifact(one.file)} for one in self._result.examined],
            "results": [
                *(self._diagnosis(one, mark) for one, mark in shown),
                *(self._explained(one, mark) for one, mark in explained),
            ],
            "properties": {
                "dossiers": len(self._result.examined),
                "figures": tally.figures,
                "ignored": [rule.code for rule in self._result.ignored],
                "relations": {one.value: tally.verdicts[one] for one in Verdict},
            },
        }

    def _rule(self, rule: Rule) -> Json:
        language = self._language
        title = rule.title.of(language)
        explanation = rule.explanation.of(language)
        markdown = "\n".join((explanation or title, *examples(rule, language)))
        return {
            "id": rule.code,
            "name": rule.name,
            "shortDescription": {"text": title},
            "fullDescription": {"text": explanation or title},
            "help": {
                "text": explanation or title,
                "markdown": "\n".join(map(visible, markdown.split("\n"))),
            },
            "defaultConfiguration": {"level": _LEVELS[rule.severity]},
            "properties": {"tags": [rule.code.rstrip("0123456789")]},
        }

    def _diagnosis(self, diagnosis: Diagnosis, mark: str) -> Json:
        finding = diagnosis.finding
        related = list(islice(pointers(diagnosis, self._language), MOST_RELATED))
        found: Json = {
            "ruleId": finding.rule.code,
            "ruleIndex": self._rules[finding.rule.code],
            "level": _LEVELS[diagnosis.severity],
            "message": {"text": self._message(diagnosis, [one.place for one in related])},
            "locations": [
                {
                    "physicalLocation": self._place(diagnosis.told_at),
                    "logicalLocations": [{"name": self._label(diagnosis), "kind": "module"}],
                }
            ],
            "partialFingerprints": {"vrd2check/v1": mark, "primaryLocationLineHash": f"{mark}:1"},
            "properties": self._numbers(finding),
        }
        if related:
            found["relatedLocations"] = [
                {
                    "id": number,
                    "message": {"text": _unlinked(one.text)},
                    "physicalLocation": self._place(one.place),
                }
                for number, one in enumerate(related, 1)
            ]
        fixes = self._fixes(diagnosis)
        if fixes:
            found["fixes"] = fixes
        return found

    def _label(self, diagnosis: Diagnosis) -> str:
        file, finding = diagnosis.told_at.file, diagnosis.finding
        label = self._labels.get(file, finding.dossier) or file
        return sentence(label) or finding.rule.code

    def _explained(self, one: Explained, mark: str) -> Json:
        place = one.explanation.place
        suppression = {
            "kind": "inSource",
            "status": "accepted",
            "justification": sentence(justification(one, self._language).text),
            "location": {"physicalLocation": self._place(place)},
        }
        return {**self._diagnosis(Diagnosis(one.finding), mark), "suppressions": [suppression]}

    def _message(self, diagnosis: Diagnosis, related: Sequence[Place]) -> str:
        """Return the sentence and the cause, with links to the first related locations.

        Code scanning shows only those related locations that the message links to.
        """
        shown = shown_from(diagnosis.told_at, self._root)
        remarks = [told(diagnosis, self._language, shown)]
        found = cause(diagnosis, self._language, shown)
        if found is not None:
            remarks.append(str(found))
        text = " ".join(map(_unlinked, remarks))
        if not related:
            return text
        links = ", ".join(
            f"[{sentence(shown(place)).translate(_BRACKETS)}]({number})"
            for number, place in enumerate(related[:_MOST_LINKED], 1)
        )
        word = SEE_ALSO.of(self._language)
        return f"{text} {word[:1].upper()}{word[1:]}: {links}."

    def _numbers(self, finding: Finding) -> Json:
        stated, expected, difference = numbers(finding)
        if not stated:
            return {}
        return {"stated": stated, "expected": expected, "difference": difference}

    def _fixes(self, diagnosis: Diagnosis) -> list[Json]:
        return [self._fix(edit) for edit in mending(diagnosis, self._edits)] if self._edits else []

    def _fix(self, edit: Edit) -> Json:
        return {
            "description": {
                "text": _unlinked(f"{edit.old} → {edit.new}: {edit.reason.of(self._language)}")
            },
            "artifactChanges": [
                {
                    "artifactLocation": self._artifact(edit.place.file),
                    "replacements": [
                        {
                            "deletedRegion": _region(edit.place),
                            "insertedContent": {"text": edit.new},
                        }
                    ],
                }
            ],
        }

    def _place(self, place: Place) -> Json:
        return {"artifactLocation": self._artifact(place.file), "region": _region(place)}

    def _artifact(self, file: str) -> Json:
        if file not in self._artifacts:
            self._artifacts[file] = {"uri": _uri(path_below(file, self._root))}
        return self._artifacts[file]


def _region(place: Place) -> Json:
    return {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    }


def _uri(path: str) -> str:
    """Return a path as a URI: relative, or of the scheme ``file`` where it is outside the root."""
    written = quote(os.fsencode(path))
    if PurePath(path).is_absolute():
        return f"file://{written if written.startswith('/') else f'/{written}'}"
    # A first part with a colon would be taken for a scheme; quote has written it as %3A.
    return written


def _unlinked(text: str) -> str:
    """Return visible text in which brackets make no link: SARIF knows ``[text](target)``."""
    return sentence(text).replace("](", "] (")
