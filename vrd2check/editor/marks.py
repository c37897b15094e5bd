"""Diagnoses as marks in a document: where, what, how serious, and what belongs to it elsewhere."""

import os
from collections.abc import Callable, Iterator
from itertools import islice

from lsprotocol import types

from vrd2check.language import Language
from vrd2check.reports.safe import visible
from vrd2check.reports.view import View
from vrd2check.result import Diagnosis
from vrd2check.rules import Rule, Severity

from .desk import Study
from .positions import Positions

SOURCE = "vrd2check"
_MOST_RELATED = 50
_SEVERITIES = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.NOTE: types.DiagnosticSeverity.Information,
}

RulePage = Callable[[Rule, Language], str | None]
"""Returns the address of a page on a rule; None where there is none."""


class Marks:
    """Makes marks of diagnoses, in the words of one language."""

    def __init__(self, positions: Positions, language: Language, rule_page: RulePage) -> None:
        self._positions, self._language, self._rule_page = positions, language, rule_page

    def by_uri(self, study: Study) -> dict[str, list[types.Diagnostic]]:
        """Return the marks of each document, by its address; open ones without any included."""
        found: dict[str, list[types.Diagnostic]] = {one.uri: [] for one in study.documents}
        for one in study.told:
            uri = self._positions.uri(one.told_at.file)
            if uri is not None:
                found.setdefault(uri, []).append(self.of(one))
        return found

    def of(self, diagnosis: Diagnosis) -> types.Diagnostic:
        """Return the mark of a diagnosis, with the page of its rule and the figures it is about."""
        view = View(diagnosis, self._language, os.path.basename)
        page = self._rule_page(view.rule, self._language)
        return types.Diagnostic(
            range=self._positions.range(view.place),
            message=visible(view.in_short),
            severity=_SEVERITIES[view.severity],
            code=view.rule.code,
            code_description=types.CodeDescription(page) if page is not None else None,
            source=SOURCE,
            related_information=list(islice(self._related(view), _MOST_RELATED)),
        )

    def _related(self, view: View) -> Iterator[types.DiagnosticRelatedInformation]:
        for pointer in view.pointers():
            location = self._positions.location(pointer.place)
            if location is not None:
                yield types.DiagnosticRelatedInformation(location, visible(pointer.text))
