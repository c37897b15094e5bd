"""The report as JSON: documented in ``docs/json.md``, its shape in ``schemas/report.json``."""

import json
from collections.abc import Iterable, Iterator, Mapping
from decimal import Context, Decimal, Inexact

from vrd2check import __version__
from vrd2check.audit import Address, Audit, Auditor, Contributor
from vrd2check.diagnosis.conclusions import ActionKind, CellChange, Suspect
from vrd2check.dossiers import Explanation
from vrd2check.figures import Figure
from vrd2check.language import Language, Text
from vrd2check.places import Place
from vrd2check.relations import Judgement, Number
from vrd2check.result import Diagnosis, Examined, Explained, Finding, Lowered, Result, Tally

from .auditing import arithmetic, constant_of, kind_of, lack_sentence, slack_arithmetic
from .fingerprints import hash_of
from .report import Report, newest_first
from .view import View, view_of_explained

VERSION = 1
"""Raised when a field changes its meaning or goes; a new field alone does not raise it."""
# No figure has as many digits as this.
_EXACT = Context(prec=400, traps=[Inexact])


def render(report: Report) -> str:
    """Return the whole result, rounding notes always included, as one JSON object in ASCII."""
    return "".join(pieces(report))


def pieces(report: Report) -> Iterator[str]:
    """Return the same piece by piece: all relations of 2,000 dossiers are more than a gigabyte.

    Each diagnosis, dossier and relation stands on a line of its own.
    """
    result, labels = report.result, report.labels()
    severities = result.by_severity()
    summary = {
        "dossiers": len(result.examined),
        **_tally(result.tally()),
        "coverage": result.coverage()._asdict(),
        "findings": {severity.value: number for severity, number in severities.items()},
        "explained": len(result.explained),
    }
    every = (View(one, report.language) for one in newest_first(result.diagnoses))
    auditor = Auditor(result)
    fields: dict[str, Iterable[str]] = {
        "version": [json.dumps(VERSION)],
        "tool": [json.dumps({"name": "vrd2check", "version": __version__})],
        "summary": [json.dumps(summary)],
        "findings": _lines(_diagnosis(view, labels, auditor) for view in every),
        "explained": _lines(
            _explained(one, report.language, labels, auditor) for one in result.explained
        ),
        "dossiers": _lines(_examined(one, report) for one in result.examined),
        "skipped": [json.dumps(result.skipped)],
        "ignored": [json.dumps([rule.code for rule in result.ignored])],
        "configuration": [json.dumps(result.configuration or None)],
        "since": [json.dumps(_since(result, report.language))],
        "lowered": [json.dumps(list(map(_lowered, result.lowered)))],
        "context": [json.dumps([examined.file for examined in result.context])],
    }
    if report.relations:
        files = [one.file for one in result.examined]
        fields["relations"] = _lines(
            relation(audit, labels, report.language) for audit in auditor.audits(files)
        )
    return _object(fields)


def _object(fields: Mapping[str, Iterable[str]]) -> Iterator[str]:
    """Write an object piece by piece."""
    before = "{\n"
    for key, value in fields.items():
        yield f"{before}  {json.dumps(key)}: "
        yield from value
        before = ",\n"
    yield "\n}\n"


def _lines(objects: Iterable[Mapping[str, object]]) -> Iterator[str]:
    """Write a list with each object on a line of its own, one after another.

    With an indent for json.dumps, a report of thousands of findings takes four times as long.
    """
    before = "[\n"
    for one in objects:
        yield f"{before}    {json.dumps(one)}"
        before = ",\n"
    yield "[]" if before.startswith("[") else "\n  ]"


def _figures(finding: Finding, auditor: Auditor, language: Language) -> list[dict[str, object]]:
    """Return the figures of a finding; what belongs to no relation has no weight."""
    contributors = auditor.contributors_of(finding)
    if contributors:
        return [contributor(each, language) for each in contributors]
    return [
        {
            "role": role.value if role is not None else None,
            **as_written(figure),
            "slack": exact(figure.half_unit),
            "cell": cell(auditor.address(figure), language),
        }
        for role, figure in finding.figures
    ]


def relation(audit: Audit, labels: Mapping[str, str], language: Language) -> dict[str, object]:
    """Return a relation with all that its verdict follows from."""
    judgement, because, reading = audit.judgement, audit.because, audit.reading
    return {
        "code": audit.rule.code,
        "name": audit.rule.name,
        "title": audit.rule.title.of(language),
        "severity": audit.rule.severity.value,
        "verdict": audit.verdict.value,
        "dossier": labels.get(audit.place.file, audit.place.file),
        **_place(audit.place),
        "kind": kind_of(audit.relation),
        "constant": exact(constant_of(audit.relation)),
        "step": judgement.step,
        **_numbers(judgement),
        "arithmetic": arithmetic(audit, exact),
        "slack_arithmetic": slack_arithmetic(audit, exact),
        "figures": [contributor(one, language) for one in audit.contributors],
        "lacking": [
            {
                **_place(one.figure.place),
                "written": one.figure.written,
                "reason": lack_sentence(one, audit.place, language),
                "cell": cell(one.address, language),
            }
            for one in audit.lacking
        ],
        "because": because.of(language) if because is not None else None,
        "reading": reading.of(language) if reading is not None else None,
        "explanation": _explanation(audit.explanation) if audit.explanation is not None else None,
    }


def _numbers(judgement: Judgement | None) -> dict[str, object]:
    """Return what a relation states, what follows, and how far they may differ."""
    names = ("stated", "expected", "difference", "slack")
    return {name: exact(getattr(judgement, name, None)) for name in names}


def contributor(one: Contributor, language: Language) -> dict[str, object]:
    """Return a figure of a relation: its part in it, its weight, slack, and where it stands."""
    step = {"step": one.step} if one.step else {}
    return {
        "role": one.role.value if one.role is not None else None,
        **as_written(one.figure),
        "weight": exact(one.weight),
        "slack": exact(one.slack),
        **step,
        "cell": cell(one.address, language),
    }


def cell(address: Address | None, language: Language) -> dict[str, object] | None:
    """Return in which table, line and column a figure stands; None where it is in no table."""
    if address is None:
        return None
    line = address.line
    return {
        "chapter": address.chapter,
        "table": address.table.of(language),
        "line": line.of(language) if isinstance(line, Text) else line,
        "names": dict(address.names),
        "column": address.column.of(language),
        "quantity": address.quantity,
        "year": address.year,
        "month": address.month,
    }


def _diagnosis(view: View, labels: Mapping[str, str], auditor: Auditor) -> dict[str, object]:
    finding, judgement = view.finding, view.finding.told
    return {
        "code": finding.rule.code,
        "name": finding.rule.name,
        "severity": view.severity.value,
        "verdict": judgement.verdict.value if judgement is not None else None,
        "change": view.diagnosis.change.value if view.diagnosis.change is not None else None,
        "message": view.message,
        "dossier": labels.get(view.place.file, finding.dossier),
        **_place(view.place),
        "shows_at": _place(finding.place),
        **_numbers(judgement),
        "figures": _figures(finding, auditor, view.language),
        "suspects": [_suspect(one, view.language) for one in view.diagnosis.conclusion.suspects],
        "other_suspects": view.diagnosis.conclusion.others,
        "related": [_place(place) for place in finding.related],
        "consequences": [
            _diagnosis(View(Diagnosis(one), view.language), labels, auditor)
            for one in view.diagnosis.consequences
        ],
    }


def _explained(
    one: Explained, language: Language, labels: Mapping[str, str], auditor: Auditor
) -> dict[str, object]:
    return {
        "finding": _diagnosis(view_of_explained(one, language), labels, auditor),
        "explanation": _explanation(one.explanation),
    }


def _explanation(explanation: Explanation) -> dict[str, object]:
    return {
        **_place(explanation.place),
        "rule": explanation.rule.text if explanation.rule is not None else "",
        "at": [reference.name.text for reference in explanation.at],
        "stated": explanation.stated or None,
        "expected": explanation.expected or None,
        "difference": explanation.difference.written.strip() or None,
        "reason": explanation.reason.text if explanation.reason is not None else "",
        "author": explanation.author or None,
        "date": explanation.date or None,
        "approved_by": explanation.approved_by or None,
    }


def _place(place: Place) -> dict[str, object]:
    return place._asdict()


def _suspect(suspect: Suspect, language: Language) -> dict[str, object]:
    cell, unknown = suspect.cell, suspect.kind is ActionKind.UNKNOWN
    return {
        **_place(suspect.place),
        "written": cell.figure.written if cell is not None else "",
        "value": exact(cell.figure.value) if cell is not None else None,
        "proposed": exact(cell.proposed) if cell is not None else None,
        "slip": None if unknown else suspect.kind.value,
        "action": suspect.kind.value,
        "confidence": suspect.confidence.value,
        "sentence": suspect.sentence.of(language),
        "cells": [_cell(cell) for cell in suspect.cells],
        "labels": [
            {**_place(one.place), "written": one.written, "proposed": one.proposed}
            for one in suspect.labels
        ],
    }


def _cell(cell: CellChange) -> dict[str, object]:
    return {
        **as_written(cell.figure),
        "proposed": exact(cell.proposed),
        "least": exact(cell.least),
        "most": exact(cell.most),
    }


def _examined(examined: Examined, report: Report) -> dict[str, object]:
    return {
        "file": examined.file,
        "dossier": examined.label,
        "kind": examined.kind,
        "sha256": hash_of(examined.file, report.result),
        **_tally(examined.tally),
        "coverage": examined.coverage._asdict(),
        "absent_chapters": list(examined.absent_chapters),
        "readings": [reading.of(report.language) for reading in examined.readings],
    }


def _since(result: Result, language: Language) -> dict[str, object] | None:
    """Return what a result was compared with, and what is mended since."""
    if result.since is None:
        return None
    since = result.since
    mended, dropped = (
        [
            {
                "code": one.rule.code,
                "severity": one.severity.value,
                "message": one.message(language),
                "dossier": one.dossier,
                **_place(one.place),
            }
            for one in findings
        ]
        for findings in (since.mended, since.dropped)
    )
    return {
        "revision": since.revision,
        "commit": since.commit,
        "mended": mended,
        "dropped": dropped,
    }


def _lowered(lowered: Lowered) -> dict[str, object]:
    return {
        "code": lowered.rule.code,
        "severity": lowered.severity.value,
        "by_itself": lowered.rule.severity.value,
    }


def _tally(tally: Tally) -> dict[str, object]:
    return {
        "figures": tally.figures,
        "relations": {verdict.value: number for verdict, number in tally.verdicts.items()},
        "unchecked": {reason.value: number for reason, number in tally.reasons.items()},
    }


def as_written(figure: Figure) -> dict[str, object]:
    """Return where a figure stands, what is written there and its value."""
    return {
        "file": figure.place.file,
        "line": figure.place.line,
        "column": figure.place.column,
        "written": figure.written,
        "value": exact(figure.value),
    }


def exact(number: Number | int | None) -> str | None:
    """Return a number exactly: as a decimal, or as ``p/q`` where a decimal would not end."""
    if isinstance(number, int):
        return str(number)
    if number is None or isinstance(number, Decimal):
        return None if number is None else format(number, "f")
    try:
        return format(_EXACT.divide(Decimal(number.numerator), Decimal(number.denominator)), "f")
    except Inexact:
        return f"{number.numerator}/{number.denominator}"
