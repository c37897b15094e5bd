"""Looking for changes: what the diagnosis is certain of, and where asked what is probable."""

from collections.abc import Callable, Collection, Iterator, Sequence
from typing import NamedTuple

from vrd2check.diagnosis.conclusions import CellChange, Conclusion, Confidence, Suspect
from vrd2check.dossiers import Loaded
from vrd2check.figures import Figure
from vrd2check.language import Language, Text
from vrd2check.places import Place
from vrd2check.result import Diagnosis, Finding, Result
from vrd2check.schema import ShapeProblemKind

from .author import Author
from .edits import Change, Edit
from .texts import say

Approve = Callable[[Change], bool]


class Options(NamedTuple):
    """What may be changed besides what is certain.

    ``notation``: amounts into plain digits. ``probable``: what is only probable, each with what
    speaks against it. ``rounded``: what the other figures come to, where rounding leaves it open.
    """

    notation: bool = False
    probable: bool = False
    rounded: bool = False


class Seeker:
    """Finds changes to some dossiers.

    Nothing is changed at a place in ``done``: what was changed there, or was declined.
    """

    def __init__(
        self, dossiers: Sequence[Loaded], options: Options, done: Collection[Place]
    ) -> None:
        self._dossiers = dossiers
        self._options = options
        self._done = done
        self._author = Author(dossiers, plain_digits=options.notation)

    def found(self, result: Result) -> list[Change]:
        """Return what puts something right; where nothing does, what is to be plain digits.

        To be asked again after the changes, since a check may see more then.
        """
        changes = [*self.actions(result), *self._quoted(result)]
        if not changes and self._options.notation:
            changes = list(self._plain())
        return changes

    def actions(self, result: Result) -> Iterator[Change]:
        """Return what the diagnosis is sure of, as far as it is figures and names to be changed."""
        taken: set[Place] = set()
        for diagnosis in result.diagnoses:
            for suspect in diagnosis.conclusion.actions:
                if self._is_wanted(suspect):
                    change = self.undoing(suspect, diagnosis)
                    places = {edit.place for edit in change.edits} if change is not None else set()
                    if change is not None and places.isdisjoint(taken | {*self._done}):
                        taken |= places
                        yield change

    def undoing(self, suspect: Suspect, diagnosis: Diagnosis) -> Change | None:
        """Return the change that undoes an action; None where it cannot be written.

        That is so where lines are to be added or left out, where rounding leaves a value open, or
        where one of the values cannot be written in the place of the old one.
        """
        like = [figure for _, figure in diagnosis.finding.figures]
        edits = [
            *(self._figure(cell, like) for cell in suspect.cells),
            *(self._author.label(*label) for label in suspect.labels),
        ]
        if not edits or any(edit is None for edit in edits):
            return None
        open_to_rounding = any(cell.is_range for cell in suspect.cells)
        safe = suspect.confidence is Confidence.CERTAIN and not open_to_rounding
        return Change(
            tuple(sorted(edit for edit in edits if edit is not None)),
            suspect.sentence,
            diagnosis.finding.rule.code,
            sentence_of(diagnosis.finding),
            safe=safe,
            against=None if safe else against(diagnosis.conclusion),
        )

    def _is_wanted(self, suspect: Suspect) -> bool:
        if suspect.confidence is Confidence.PROBABLE:
            return self._options.probable
        return suspect.confidence is Confidence.CERTAIN

    def _figure(self, cell: CellChange, like: Sequence[Figure]) -> Edit | None:
        if cell.proposed is None or (cell.is_range and not self._options.rounded):
            return None
        return self._author.value(cell.figure, cell.proposed, like)

    def _quoted(self, result: Result) -> Iterator[Change]:
        """Return quotes around dossier numbers that stand bare, the characters as they are."""
        findings = {one.finding.place: one.finding for one in result.diagnoses}
        for file in self._dossiers:
            for kind, place, _, quoted in file.shape:
                if kind is ShapeProblemKind.UNQUOTED_NUMBER and place in findings:
                    old = self._author.at(place)
                    if quoted == f'"{old}"' and place not in self._done:
                        edit = Edit(place, old, quoted)
                        finding = findings[place]
                        reason, code = say("quotes"), finding.rule.code
                        yield Change((edit,), reason, code, sentence_of(finding))

    def _plain(self) -> Iterator[Change]:
        """Write the amounts that are not changed otherwise as plain digits."""
        for file in self._dossiers:
            figures = file.dossier.head.figures if file.dossier is not None else ()
            for figure in figures:
                edit = self._author.plain_digits(figure)
                if edit is not None and edit.place not in self._done:
                    yield Change((edit,), say("plain-digits"), "", mends=False)


def sentence_of(finding: Finding) -> Text:
    """Return what a finding says, in both languages."""
    return Text(finding.message(Language.NL), finding.message(Language.EN))


def against(conclusion: Conclusion) -> Text:
    """Return what speaks against something that is probable."""
    others = conclusion.alternatives
    if others:
        return say("otherwise", other=others[0].sentence)
    return say("nothing-confirms")
