"""What an editor offers to do at a place: corrections, and YAML of a pasted row."""

from collections.abc import Iterator, Mapping, Sequence

from lsprotocol import types

from vrd2check.fixes import Change
from vrd2check.language import Text
from vrd2check.places import Place, lines_of
from vrd2check.reports.safe import visible
from vrd2check.workbook.rows import pasted_row

from .desk import Document
from .positions import touches
from .window import Window


def pasted_rows(window: Window, asked: types.Range) -> Iterator[types.CodeAction]:
    """Return for each row of figures that was pasted into a range what it can become."""
    lines = lines_of(window.document.text.removeprefix("\ufeff"))
    for number in range(asked.start.line, min(asked.end.line + 1, len(lines))):
        row = pasted_row(lines[number])
        if row is None:
            continue
        place = Place(window.file, number + 1, row.start + 1, number + 1, row.end + 1)
        title = Text(
            f"Maak er YAML van: een rij van {row.size} cijfers",
            f"Make it YAML: a row of {row.size} figures",
        )
        edit = types.TextEdit(window.positions.range(place), row.new)
        yield types.CodeAction(
            title=title.of(window.language),
            kind=types.CodeActionKind.QuickFix,
            edit=edit_of({window.document: [edit]}),
        )


def corrections(window: Window, asked: types.Range) -> Iterator[types.CodeAction]:
    """Return the corrections, in the document, of the findings in a range of it.

    What is only probable is offered as that, and an editor that corrects by itself leaves it alone.
    """
    offered: dict[Place, tuple[Change, list[types.Diagnostic]]] = {}
    for one in window.study.diagnoses:
        for change in window.study.changes(one):
            changed = (edit.place for edit in change.edits)
            near = (
                place
                for place in (one.told_at, one.finding.place, *changed)
                if place.file == window.file
            )
            if any(touches(window.positions.range(place), asked) for place in near):
                offered.setdefault(change.place, (change, []))[1].append(window.marks.of(one))
    for change, marks in offered.values():
        yield _correction(window, change, marks)


def _correction(window: Window, change: Change, marks: list[types.Diagnostic]) -> types.CodeAction:
    edits: dict[Document, list[types.TextEdit]] = {}
    for document in window.study.documents:
        for edit in change.edits:
            if edit.place.file == document.file:
                new = types.TextEdit(window.positions.range(edit.place), edit.new)
                edits.setdefault(document, []).append(new)
    first = change.edits[0]
    title = Text(f"Maak van {first.old} {first.new}", f"Change {first.old} to {first.new}")
    told = f"{title.of(window.language)}: {change.reason.of(window.language)}"
    if change.against is not None:
        told = f"{title.of(window.language)}? {change.against.of(window.language)}"
    return types.CodeAction(
        title=visible(told),
        kind=types.CodeActionKind.QuickFix,
        diagnostics=marks,
        is_preferred=change.safe,
        edit=edit_of(edits),
    )


def edit_of(edits: Mapping[Document, Sequence[types.TextEdit]]) -> types.WorkspaceEdit:
    """Return edits of documents in the versions that they were checked in."""
    return types.WorkspaceEdit(
        document_changes=[
            types.TextDocumentEdit(
                types.OptionalVersionedTextDocumentIdentifier(document.uri, document.version),
                list(some),
            )
            for document, some in edits.items()
        ]
    )
