"""What stands below a sheet: each finding that marks its figures, with who is suspected."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from vrd2check.diagnosis import Confidence, Suspect
from vrd2check.figures import format_value
from vrd2check.language import Text
from vrd2check.result import Finding, Result
from vrd2check.rules import Severity

from ..wording import is_rounding
from .sheets import Mark, Sheet
from .view import View

CONFIDENCES = {
    Confidence.CERTAIN: Text("zeker", "certain"),
    Confidence.PROBABLE: Text("waarschijnlijk", "probable"),
    Confidence.POSSIBLE: Text("mogelijk", "possible"),
}
_SHOULD_BE = Text(
    "{where}: {stated} moet {proposed} zijn", "{where}: {stated} should be {proposed}"
)
_ONE_OF = Text(
    "{confidence}: een van deze {number} cijfers, allemaal gemerkt: {wheres}",
    "{confidence}: one of these {number} figures, all marked: {wheres}",
)
_ABOVE = Text("zie hierboven bij {}", "see above at {}")
_ROUNDED = (
    Text(
        "1 cijfer klopt op afronding na (verschil {}).",
        "1 figure agrees but for rounding (difference {}).",
    ),
    Text(
        "{number} cijfers kloppen op afronding na (grootste verschil {}).",
        "{number} figures agree but for rounding (largest difference {}).",
    ),
)
# More suspects than this are named without their values: these stand in the sheet.
_MOST_TOLD = 3
_MOST_NAMED = 14


class Note(NamedTuple):
    """A remark below a sheet: the mark it explains, the code of the rule, and what it says.

    ``suspects`` are sentences, each on a line of its own below it.
    """

    mark: Mark
    code: str
    text: str
    suspects: tuple[str, ...] = ()


class Notes:
    """The notes of one dossier; what was told below one sheet is not told again below another."""

    def __init__(self, view: View, sheets: Sequence[Sheet]) -> None:
        self._view = view
        self._sheets = sheets
        self._told: dict[int, str] = {}

    def below(self, sheet: Sheet) -> Iterator[Note]:
        """Give the notes below a sheet."""
        figures = sheet.figures()
        rounded = []
        for finding in self._view.marks.findings(figures):
            marked = self._view.marks.marked_by(finding)
            if is_rounding(finding):
                if marked & figures:
                    rounded.append(finding)
            elif finding.severity is Severity.NOTE:
                continue
            # What marks a figure of another sheet is told there.
            elif marked & figures or not any(marked & one.figures() for one in self._sheets):
                yield self._note(finding, sheet)
        if rounded:
            yield self._rounding(rounded)

    def left_out(self, result: Result) -> int:
        """Count the findings in the dossier, mere notes not counted, that stood below no sheet."""
        file = self._view.dossier.head.file
        return sum(
            finding.place.file == file
            and finding.severity is not Severity.NOTE
            and id(finding) not in self._told
            for finding in result.findings
        )

    def _note(self, finding: Finding, sheet: Sheet) -> Note:
        judged = finding.judgement is not None
        mark = Mark.WRONG if judged else Mark.REMARK
        told = self._told.setdefault(id(finding), sheet.title)
        if told is not sheet.title:
            return Note(mark, finding.rule.code, self._view.say(_ABOVE).format(told))
        text = finding.message(self._view.language)
        return Note(mark, finding.rule.code, text, tuple(self._suspects(finding, sheet)))

    def _suspects(self, finding: Finding, sheet: Sheet) -> Iterator[str]:
        for confidence, word in CONFIDENCES.items():
            found = [one for one in finding.suspects if one.confidence is confidence]
            if len(found) > _MOST_TOLD:
                wheres = [self._where(one, sheet) for one in found[:_MOST_NAMED]]
                wheres += ["…"] if len(found) > _MOST_NAMED else []
                yield self._view.say(_ONE_OF).format(
                    confidence=self._view.say(word), number=len(found), wheres="; ".join(wheres)
                )
            else:
                yield from (f"{self._view.say(word)}: {self._told_of(one, sheet)}" for one in found)

    def _told_of(self, suspect: Suspect, sheet: Sheet) -> str:
        figure = suspect.figure
        sentence = self._view.say(_SHOULD_BE).format(
            where=self._where(suspect, sheet),
            stated=format_value(figure.value or Fraction(0), figure.kind),
            proposed=format_value(suspect.proposed, figure.kind),
        )
        reason = f" ({self._view.say(suspect.slip.reason)})" if suspect.slip is not None else ""
        return sentence + reason

    def _where(self, suspect: Suspect, sheet: Sheet) -> str:
        """Name the cell of a suspect; in another sheet with its title, elsewhere by its line."""
        for one in (sheet, *self._sheets):
            where = one.where(suspect.figure)
            if where:
                return where if one is sheet else f"{one.title}, {where}"
        return str(suspect.figure.place)

    def _rounding(self, findings: Sequence[Finding]) -> Note:
        largest = max(
            (one for one in findings if one.judgement is not None),
            key=lambda one: abs(Fraction(one.judgement.difference or 0)) if one.judgement else 0,
        )
        difference = largest.judgement.difference if largest.judgement is not None else 0
        written = format_value(abs(Fraction(difference or 0)), largest.kind())
        text = self._view.say(_ROUNDED[len(findings) > 1])
        return Note(Mark.ROUNDING, "", text.format(written, number=len(findings)))
