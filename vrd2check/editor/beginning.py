"""To explain what is found, comply or explain: an editor begins it, its author fills in why."""

from collections.abc import Iterator

from lsprotocol import types

from vrd2check.fixes import Justification
from vrd2check.language import Text
from vrd2check.places import Place, lines_of
from vrd2check.result import Finding
from vrd2check.rules import Severity
from vrd2check.rules.base.explanation_match import can_be_explained

from .actions import edit_of
from .desk import Document
from .positions import touches
from .window import Window

SHOW_REASON = "vrd2check.showReason"
"""The command that an editor gives once it has added an explanation: go to its reason."""


def explanations(window: Window, asked: types.Range) -> Iterator[types.CodeAction]:
    """Return for each finding in a range that may stay for a reason the offer to explain it.

    What is added takes as long to find as a check, and is found by ``begun`` when it is wanted.
    """
    for diagnosis in window.study.diagnoses:
        for finding in diagnosis.findings:
            told_at = (diagnosis.told_at,) if finding is diagnosis.finding else ()
            if (
                finding.severity is not Severity.NOTE
                and can_be_explained(finding.rule)
                and _document_of(finding, window) is not None
                and any(
                    place.file == window.file and touches(window.positions.range(place), asked)
                    for place in (finding.place, *told_at)
                )
            ):
                code, title = finding.rule.code, finding.rule.title
                told = Text(f"Leg uit: {code} {title.nl}", f"Explain: {code} {title.en}")
                yield types.CodeAction(
                    title=told.of(window.language),
                    kind=types.CodeActionKind.QuickFix,
                    diagnostics=[window.marks.of(diagnosis)],
                    data={"uri": window.document.uri, **_identity(finding)},
                )


def begun(window: Window, action: types.CodeAction) -> types.CodeAction:
    """Return the offer with what is added, and with the command to go to where the reason belongs.

    Without these if the finding is there no more. Raises NotBegunError where it cannot be done.
    """
    data = action.data if isinstance(action.data, dict) else {}
    wanted = {key: value for key, value in data.items() if key != "uri"}
    found = (one for diagnosis in window.study.diagnoses for one in diagnosis.findings)
    finding = next((one for one in found if _identity(one) == wanted), None)
    document = _document_of(finding, window) if finding is not None else None
    if finding is None or document is None:
        return action
    made = window.study.justification(finding)
    place, text = added(document.file, made.old, made.new)
    action.edit = edit_of({document: [types.TextEdit(window.positions.range(place), text)]})
    action.command = _to_the_reason(window, document, made)
    return action


def added(file: str, old: str, new: str) -> tuple[Place, str]:
    """Return the one edit that makes a text of another: a place in the old one and what is new."""
    start = _in_common(old, new)
    more = new[start:]
    same = _in_common(old[start:][::-1], more[::-1])
    begin, end = lines_of(old[:start]), lines_of(old[: len(old) - same])
    place = Place(file, len(begin), len(begin[-1]) + 1, len(end), len(end[-1]) + 1)
    return place, more[: len(more) - same]


def _in_common(one: str, other: str) -> int:
    """Return the number of characters with which two texts begin alike."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((n for n, (a, b) in pairs if a != b), min(len(one), len(other)))


def _to_the_reason(window: Window, document: Document, made: Justification) -> types.Command:
    range_ = window.positions.of_text(document.file, made.new).range(made.reason)
    start = range_.start
    # Between the quotes.
    inside = {"line": start.line, "character": start.character + 1}
    title = Text("Naar de reden", "To the reason").of(window.language)
    return types.Command(title, SHOW_REASON, arguments=[document.uri, inside])


def _document_of(finding: Finding, window: Window) -> Document | None:
    """Return the open document that a finding is to be explained in; None if it is not open."""
    documents = window.study.documents
    return next((one for one in documents if one.file == finding.place.file), None)


def _identity(finding: Finding) -> dict[str, object]:
    """Return by what a finding of one text is known again, as an editor keeps it meanwhile."""
    figures = [[figure.place.file, *figure.place[1:3]] for _, figure in finding.figures]
    return {"code": finding.rule.code, "place": list(finding.place), "figures": figures}
