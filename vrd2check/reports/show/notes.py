"""What stands below a sheet: each finding that marks its figures, with who is suspected."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from vrd2check.diagnosis.conclusions import Confidence, Suspect
from vrd2check.figures import Figure, format_value
from vrd2check.language import Text
from vrd2check.result import Diagnosis, Finding, Result
from vrd2check.rules import Severity

from ..telling import justification
from ..wording import size
from .table import Mark, Table
from .view import View

CONFIDENCES = {
    Confidence.CERTAIN: Text("zeker", "certain"),
    Confidence.PROBABLE: Text("waarschijnlijk", "probable"),
    Confidence.POSSIBLE: Text("mogelijk", "possible"),
}
_SHOULD_BE = Text(
    "{where}: {stated} moet {proposed} zijn", "{where}: {stated} should be {proposed}"
)
_WOULD_BE = Text(
    "{where}: {stated} zou {proposed} moeten zijn", "{where}: {stated} would have to be {proposed}"
)
_ONE_OF = Text(
    "{confidence}: een van de {number} aangeduide cijfers {where}",
    "{confidence}: one of the {number} marked figures {where}",
)
_HERE = Text("in deze tabel", "in this table")
_IN = Text("in {}", "in {}")
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
# More suspects than this are only counted: they are marked in the sheet.
_MOST_TOLD = 4


Elsewhere = Callable[[str], tuple[str, list[Table]]]


class Note(NamedTuple):
    """A remark below a sheet: the mark it explains, the code of the rule, and what it says.

    Without a mark, what it tells is marked elsewhere.

    ``suspects`` are sentences, each on a line of its own below it.
    """

    mark: Mark | None
    code: str
    text: str
    suspects: tuple[str, ...] = ()


class Notes:
    """The notes of one dossier; what was told below one sheet is not told again below another.

    ``sheets`` are those of the whole dossier, of which some are ``shown``. ``elsewhere`` gives of
    another file what its dossier is called and its sheets, so that a figure can be named wherever
    it stands.
    """

    def __init__(
        self,
        view: View,
        sheets: Sequence[Table],
        shown: Sequence[Table],
        elsewhere: Elsewhere,
    ) -> None:
        self._view, self._sheets, self._shown = view, sheets, shown
        self._elsewhere = elsewhere
        self._names = _Names()
        self._told: dict[int, Table] = {}
        self._figures: dict[Table, frozenset[Figure]] = {}

    def below(self, sheet: Table) -> Iterator[Note]:
        """Return the notes below a sheet."""
        figures = self._figures_of(sheet)
        rounded = []
        for diagnosis in self._view.marks.diagnoses(figures):
            finding = diagnosis.finding
            marked = self._view.marks.marked_by(finding)
            if finding.is_rounding:
                if marked & figures:
                    rounded.append(finding)
            elif diagnosis.severity is Severity.NOTE:
                continue
            # What marks a figure of another sheet is told there.
            elif marked & figures or not any(marked & self._figures_of(one) for one in self._shown):
                yield self._note(diagnosis, sheet)
        if rounded:
            yield self._rounding(rounded)

    def left_out(self, result: Result) -> int:
        """Count the findings in the dossier, mere notes not counted, that stood below no sheet."""
        file = self._view.dossier.head.file
        return sum(
            one.finding.place.file == file
            and one.severity is not Severity.NOTE
            and id(one.finding) not in self._told
            for one in result.diagnoses
        )

    def _figures_of(self, sheet: Table) -> frozenset[Figure]:
        """Return the figures of a sheet, gathered once for all its findings."""
        if sheet not in self._figures:
            self._figures[sheet] = sheet.figures()
        return self._figures[sheet]

    def _note(self, diagnosis: Diagnosis, sheet: Table) -> Note:
        finding = diagnosis.finding
        explained = self._view.marks.explained(finding)
        marked = self._view.marks.marked_by(finding) & self._figures_of(sheet)
        mark = None
        if explained is not None:
            # A figure that is wrong for another reason too bears the mark of that.
            here = (self._view.marks.of(figure) for figure in marked)
            if any(one is not None and one.mark is Mark.EXPLAINED for one in here):
                mark = Mark.EXPLAINED
        elif marked:
            mark = Mark.WRONG if finding.judgement is not None else Mark.REMARK
        told = self._told.setdefault(id(finding), sheet)
        if told is not sheet:
            return Note(mark, finding.rule.code, self._view.say(_ABOVE).format(told.title))
        text = finding.message(self._view.language)
        if explained is not None:
            text = f"{text} {justification(explained, self._view.language)}"
        return Note(mark, finding.rule.code, text, tuple(self._suspects(diagnosis, sheet)))

    def _suspects(self, diagnosis: Diagnosis, sheet: Table) -> Iterator[str]:
        for confidence, word in CONFIDENCES.items():
            found = [one for one in diagnosis.conclusion.suspects if one.confidence is confidence]
            if len(found) <= _MOST_TOLD:
                yield from (f"{self._view.say(word)}: {self._told_of(one, sheet)}" for one in found)
                continue
            counts = Counter(self._title(one, sheet) for one in found)
            for title, number in counts.items():
                yield self._view.say(_ONE_OF).format(
                    confidence=self._view.say(word),
                    number=len(found) if len(counts) == 1 else f"{len(found)} ({number})",
                    where=self._view.say(_IN).format(title) if title else self._view.say(_HERE),
                )

    def _told_of(self, suspect: Suspect, sheet: Table) -> str:
        figure = suspect.figure
        certain = suspect.confidence is Confidence.CERTAIN
        sentence = self._view.say(_SHOULD_BE if certain else _WOULD_BE).format(
            where=self._where(suspect, sheet),
            stated=format_value(figure.value or Fraction(0), figure.kind),
            proposed=format_value(suspect.proposed, figure.kind),
        )
        reason = f" ({self._view.say(suspect.slip.reason)})" if suspect.slip is not None else ""
        return sentence + reason

    def _where(self, suspect: Suspect, sheet: Table) -> str:
        """Name the cell of a suspect; in another sheet with its title, elsewhere by its line."""
        found = self._find(suspect, sheet)
        if found is None:
            return str(suspect.figure.place)
        dossier, one, name = found
        return name if one is sheet else ", ".join(filter(None, (dossier, one.title, name)))

    def _title(self, suspect: Suspect, sheet: Table) -> str:
        """Return the title of the sheet that a suspect stands in; empty for this one."""
        found = self._find(suspect, sheet)
        if found is None:
            return suspect.figure.place.file
        dossier, one, _ = found
        return "" if one is sheet else ", ".join(filter(None, (dossier, one.title)))

    def _find(self, suspect: Suspect, sheet: Table) -> tuple[str, Table, str] | None:
        """Find the cell of a suspect: the dossier if it is another one, the sheet, the name."""
        file = suspect.figure.place.file
        dossier, sheets = "", [sheet, *self._sheets]
        if file != self._view.dossier.head.file:
            dossier, sheets = self._elsewhere(file)
        for one in sheets:
            name = self._names[one].get(self._view.marks.shown(suspect.figure))
            if name is not None:
                return dossier, one, name
        return None

    def _rounding(self, findings: Sequence[Finding]) -> Note:
        def difference(finding: Finding) -> Fraction:
            judgement = finding.judgement
            return (
                abs(Fraction(judgement.difference or 0)) if judgement is not None else Fraction(0)
            )

        text = self._view.say(_ROUNDED[len(findings) > 1])
        written = size(max(findings, key=difference))
        return Note(Mark.ROUNDING, "", text.format(written, number=len(findings)))


class _Names(dict[Table, dict[Figure, str]]):
    """The names of the figures in sheets, each sheet gone through once."""

    def __missing__(self, sheet: Table) -> dict[Figure, str]:
        self[sheet] = names = sheet.names()
        return names
