"""The report as JSON: documented in ``docs/json.md``, its shape in ``schemas/report.json``."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from decimal import Context, Decimal, Inexact

from vrd2check.diagnosis.conclusions import ActionKind, CellChange, Suspect
from vrd2check.figures import Figure
from vrd2check.language import Language
from vrd2check.places import Place
from vrd2check.relations import Number, Role
from vrd2check.result import Diagnosis, Examined, Explained, Lowered, Tally

from .report import Report
from .view import View, view_of_explained

VERSION = 1
"""Raised when a field changes its meaning or goes; a new field alone does not raise it."""
# No figure has as many digits as this.
_EXACT = Context(prec=400, traps=[Inexact])


def render(report: Report) -> str:
    """Return the whole result, rounding notes always included, as one JSON object in ASCII.

    Each diagnosis, and each dossier, stands on a line of its own.
    """
    result, labels = report.result, report.labels()
    severities = result.by_severity()
    summary = {
        "dossiers": len(result.examined),
        **_tally(result.tally()),
        "coverage": asdict(result.coverage()),
        "findings": {severity.value: number for severity, number in severities.items()},
        "explained": len(result.explained),
    }
    every = (View(one, report.language) for one in result.diagnoses)
    fields: dict[str, Iterable[str]] = {
        "version": [json.dumps(VERSION)],
        "summary": [json.dumps(summary)],
        "findings": _lines(_diagnosis(view, labels) for view in every),
        "explained": _lines(_explained(one, report.language, labels) for one in result.explained),
        "dossiers": _lines(map(_examined, result.examined)),
        "skipped": [json.dumps(result.skipped)],
        "ignored": [json.dumps([rule.code for rule in result.ignored])],
        "configuration": [json.dumps(result.configuration or None)],
        "lowered": [json.dumps(list(map(_lowered, result.lowered)))],
        "context": [json.dumps([examined.file for examined in result.context])],
    }
    return "".join(_object(fields))


def _object(fields: Mapping[str, Iterable[str]]) -> Iterator[str]:
    """Write an object piece by piece: of thousands of dossiers they are put together once."""
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


def _diagnosis(view: View, labels: Mapping[str, str]) -> dict[str, object]:
    finding, judgement = view.finding, view.finding.judgement
    return {
        "code": finding.rule.code,
        "name": finding.rule.name,
        "severity": view.severity.value,
        "verdict": judgement.verdict.value if judgement is not None else None,
        "message": view.sentence,
        "dossier": labels.get(view.place.file, finding.dossier),
        **_place(view.place),
        "shows_at": _place(finding.place),
        "stated": exact(judgement.stated) if judgement is not None else None,
        "expected": exact(judgement.expected) if judgement is not None else None,
        "difference": exact(judgement.difference) if judgement is not None else None,
        "slack": exact(judgement.slack) if judgement is not None else None,
        "figures": [_figure(role, figure) for role, figure in finding.figures],
        "suspects": [_suspect(one, view.language) for one in view.diagnosis.conclusion.suspects],
        "other_suspects": view.diagnosis.conclusion.others,
        "related": [_place(place) for place in finding.related],
        "consequences": [
            _diagnosis(View(Diagnosis(one), view.language), labels)
            for one in view.diagnosis.consequences
        ],
    }


def _explained(one: Explained, language: Language, labels: Mapping[str, str]) -> dict[str, object]:
    explanation = one.explanation
    return {
        "finding": _diagnosis(view_of_explained(one, language), labels),
        "explanation": {
            **_place(explanation.place),
            "rule": explanation.rule.text if explanation.rule is not None else "",
            "at": [reference.name.text for reference in explanation.at],
            "difference": explanation.difference.written.strip() or None,
            "reason": explanation.reason.text if explanation.reason is not None else "",
        },
    }


def _place(place: Place) -> dict[str, object]:
    return place._asdict()


def _figure(role: Role | None, figure: Figure) -> dict[str, object]:
    return {
        "role": role.value if role is not None else None,
        **as_written(figure),
    }


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


def _examined(examined: Examined) -> dict[str, object]:
    return {
        "file": examined.file,
        "dossier": examined.label,
        "kind": examined.kind,
        **_tally(examined.tally),
        "coverage": asdict(examined.coverage),
        "absent_chapters": list(examined.absent_chapters),
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


def exact(number: Number | None) -> str | None:
    """Return a number exactly: as a decimal, or as ``p/q`` where a decimal would not end."""
    if number is None or isinstance(number, Decimal):
        return None if number is None else format(number, "f")
    try:
        return format(_EXACT.divide(Decimal(number.numerator), Decimal(number.denominator)), "f")
    except Inexact:
        return f"{number.numerator}/{number.denominator}"
