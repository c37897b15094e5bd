"""Findings as an editor shows them: marked while typing, explained on hover, mended on demand."""

import os
from collections.abc import Iterator
from itertools import islice

from lsprotocol import types

from vrd2check.fixes import Change
from vrd2check.language import Language, Text
from vrd2check.places import Place, lines_of
from vrd2check.reports.explaining import explained_at
from vrd2check.reports.markup import escaped
from vrd2check.reports.rulebook import severity_noun
from vrd2check.reports.safe import visible
from vrd2check.reports.view import View
from vrd2check.result import Diagnosis, Finding
from vrd2check.rules import Severity
from vrd2check.workbook.rows import pasted_row

from .desk import Study
from .positions import Positions, holds, touches

SOURCE = "vrd2check"
_MOST_RELATED = 50
_SEVERITIES = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.NOTE: types.DiagnosticSeverity.Information,
}


class Presentation:
    """One study, as an editor that counts in certain units shows it."""

    def __init__(self, study: Study, positions: Positions, language: Language) -> None:
        self._study, self._positions, self._language = study, positions, language

    def diagnostics(self) -> dict[str, list[types.Diagnostic]]:
        """Return the marks of each document, by its address; open ones without any included."""
        found: dict[str, list[types.Diagnostic]] = {one.uri: [] for one in self._study.documents}
        for one in self._study.diagnoses:
            uri = self._positions.uri(one.told_at.file)
            if uri is not None:
                found.setdefault(uri, []).append(self.diagnostic(one))
        return found

    def diagnostic(self, diagnosis: Diagnosis) -> types.Diagnostic:
        """Return the mark of a diagnosis, with the other figures that it is about."""
        view = View(diagnosis, self._language, os.path.basename)
        return types.Diagnostic(
            range=self._positions.range(view.place),
            message=visible(view.in_short),
            severity=_SEVERITIES[view.severity],
            code=view.rule.code,
            source=SOURCE,
            related_information=list(islice(self._related(view), _MOST_RELATED)),
        )

    def _related(self, view: View) -> Iterator[types.DiagnosticRelatedInformation]:
        for pointer in view.pointers():
            location = self._positions.location(pointer.place)
            if location is not None:
                yield types.DiagnosticRelatedInformation(location, visible(pointer.text))

    def hover(self, file: str, position: types.Position) -> types.Hover | None:
        """Explain the rules of the findings at a position, and how the figure there was checked."""
        found = [
            (one, self._positions.range(place))
            for diagnosis in self._study.diagnoses
            for one in diagnosis.findings
            for place in _shown_at(one, diagnosis)
            if place.file == file
        ]
        here = [(one, range_) for one, range_ in found if holds(range_, position)]
        place = self._figure_at(file, position)
        rules = dict.fromkeys(one.rule for one, _ in here)
        parts = [
            f"**{rule.code} {escaped(rule.title.of(self._language))}** "
            f"({severity_noun(rule, self._language)}, `{rule.name}`)\n\n"
            f"{escaped(rule.explanation.of(self._language))}"
            for rule in rules
        ]
        if place is not None:
            parts += explained_at(place, self._study.result, self._language)
        if not parts:
            return None
        content = types.MarkupContent(
            kind=types.MarkupKind.Markdown, value="\n\n---\n\n".join(parts)
        )
        covered = self._positions.range(place) if place is not None else here[0][1]
        return types.Hover(contents=content, range=here[0][1] if here else covered)

    def _figure_at(self, file: str, position: types.Position) -> Place | None:
        dossier = self._study.result.dossiers.get(file)
        for figure in dossier.head.figures if dossier is not None else ():
            # The line is compared first: to work out all ranges takes long.
            is_near = figure.place.line - 1 <= position.line <= figure.place.end_line - 1
            if is_near and holds(self._positions.range(figure.place), position):
                return figure.place
        return None

    def rows(self, file: str, asked: types.Range) -> Iterator[types.CodeAction]:
        """Return for each row of figures that was pasted into a range what it can become."""
        for document in self._study.documents:
            if document.file != file:
                continue
            lines = lines_of(document.text.removeprefix("\ufeff"))
            for number in range(asked.start.line, min(asked.end.line + 1, len(lines))):
                row = pasted_row(lines[number])
                if row is None:
                    continue
                place = Place(file, number + 1, row.start + 1, number + 1, row.end + 1)
                title = Text(
                    f"Maak er YAML van: een rij van {row.size} cijfers",
                    f"Make it YAML: a row of {row.size} figures",
                )
                edit = types.TextEdit(self._positions.range(place), row.new)
                identifier = types.OptionalVersionedTextDocumentIdentifier(
                    document.uri, document.version
                )
                yield types.CodeAction(
                    title=title.of(self._language),
                    kind=types.CodeActionKind.QuickFix,
                    edit=types.WorkspaceEdit(
                        document_changes=[types.TextDocumentEdit(identifier, [edit])]
                    ),
                )

    def actions(self, file: str, asked: types.Range) -> Iterator[types.CodeAction]:
        """Return the safe corrections, in one file, of the findings in a range of it."""
        offered: dict[Place, tuple[Change, list[types.Diagnostic]]] = {}
        for one in self._study.diagnoses:
            for change in self._study.changes(one):
                changed = (edit.place for edit in change.edits)
                near = (
                    place
                    for place in (one.told_at, one.finding.place, *changed)
                    if place.file == file
                )
                if any(touches(self._positions.range(place), asked) for place in near):
                    offered.setdefault(change.place, (change, []))[1].append(self.diagnostic(one))
        for change, diagnostics in offered.values():
            yield self._action(change, diagnostics)

    def _action(self, change: Change, diagnostics: list[types.Diagnostic]) -> types.CodeAction:
        documents = []
        for document in self._study.documents:
            edits = [
                types.TextEdit(self._positions.range(edit.place), edit.new)
                for edit in change.edits
                if edit.place.file == document.file
            ]
            if edits:
                identifier = types.OptionalVersionedTextDocumentIdentifier(
                    document.uri, document.version
                )
                documents.append(types.TextDocumentEdit(identifier, [*edits]))
        first = change.edits[0]
        title = Text(f"Maak van {first.old} {first.new}", f"Change {first.old} to {first.new}")
        reason = change.reason.of(self._language)
        return types.CodeAction(
            title=visible(f"{title.of(self._language)}: {reason}"),
            kind=types.CodeActionKind.QuickFix,
            diagnostics=diagnostics,
            is_preferred=True,
            edit=types.WorkspaceEdit(document_changes=[*documents]),
        )


def _shown_at(finding: Finding, diagnosis: Diagnosis) -> tuple[Place, ...]:
    """Return where a finding can be pointed at; the one that leads perhaps in two places."""
    if finding is diagnosis.finding and diagnosis.is_told_elsewhere:
        return diagnosis.told_at, finding.place
    return (finding.place,)
