"""What stands below a table: each finding that marks its figures, with who is suspected."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from vrd2check.diagnosis.conclusions import Confidence, Suspect
from vrd2check.figures import format_value
from vrd2check.language import Text
from vrd2check.places import Place
from vrd2check.result import Diagnosis, Finding, Result
from vrd2check.rules import Severity

from ..view import CONFIDENCES, size_of, view_of_explained
from .dossier_view import DossierView
from .table import Mark, Table

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
# More suspects than this are only counted: they are marked in the table.
_MOST_TOLD = 4


class Spot(NamedTuple):
    """Where a figure is shown: in which table, by what name, and of which other dossier."""

    table: Table
    name: str
    dossier: str = ""

    def title(self) -> str:
        """Return the title of the table, with the dossier if it is another one."""
        return ", ".join(filter(None, (self.dossier, self.table.title)))


Spots = Mapping[Place, Spot]


def spots_in(tables: Iterable[Table], dossier: str = "") -> Spots:
    """Return where each figure of some tables is shown."""
    return {
        place: Spot(table, name, dossier)
        for table in tables
        for place, name in table.names().items()
    }


class Note(NamedTuple):
    """A remark below a table: the mark it explains, the code of the rule, and what it says.

    Without a mark, what it tells is marked elsewhere. ``suspects`` are sentences, each on a line of
    its own below it.
    """

    mark: Mark | None
    code: str
    text: str
    suspects: tuple[str, ...] = ()


class Notes:
    """The notes of one dossier; what was told below one table is not told again below another.

    ``spots`` are those of the whole dossier, of which some tables are ``shown``. ``elsewhere``
    returns those of another file, so that a figure can be named wherever it stands.
    """

    def __init__(
        self,
        view: DossierView,
        spots: Spots,
        shown: Sequence[Table],
        elsewhere: Callable[[str], Spots],
    ) -> None:
        self._view, self._spots, self._elsewhere = view, spots, elsewhere
        self._places = {table: table.places() for table in shown}
        self._told: dict[int, Table] = {}

    def below(self, table: Table) -> Iterator[Note]:
        """Return the notes below a table."""
        places = self._places[table]
        rounded = []
        for diagnosis in self._view.marks.diagnoses(places):
            finding = diagnosis.finding
            marked = self._view.marks.marked_by(finding)
            if finding.is_rounding:
                if marked & places:
                    rounded.append(finding)
            elif diagnosis.severity is Severity.NOTE:
                continue
            # What marks a figure of another table is told there.
            elif marked & places or not any(marked & others for others in self._places.values()):
                yield self._note(diagnosis, table)
        if rounded:
            yield self._rounding(rounded)

    def left_out(self, result: Result) -> int:
        """Return how many findings in the dossier, mere notes left out, stood below no table."""
        file = self._view.dossier.head.file
        return sum(
            one.finding.place.file == file
            and one.severity is not Severity.NOTE
            and id(one.finding) not in self._told
            for one in result.diagnoses
        )

    def _note(self, diagnosis: Diagnosis, table: Table) -> Note:
        finding = diagnosis.finding
        explained = self._view.marks.explained(finding)
        marked = self._view.marks.marked_by(finding) & self._places[table]
        mark = None
        if explained is not None:
            # A figure that is wrong for another reason too bears the mark of that.
            here = map(self._view.marks.at, marked)
            if any(one is not None and one.mark is Mark.EXPLAINED for one in here):
                mark = Mark.EXPLAINED
        elif marked:
            mark = Mark.WRONG if finding.judgement is not None else Mark.REMARK
        told = self._told.setdefault(id(finding), table)
        if told is not table:
            return Note(mark, finding.rule.code, self._view.say(_ABOVE).format(told.title))
        text = finding.message(self._view.language)
        if explained is not None:
            reason = view_of_explained(explained, self._view.language).justification
            text = f"{text} {reason}"
        return Note(mark, finding.rule.code, text, tuple(self._suspects(diagnosis, table)))

    def _suspects(self, diagnosis: Diagnosis, table: Table) -> Iterator[str]:
        for confidence, word in CONFIDENCES.items():
            found = [one for one in diagnosis.conclusion.suspects if one.confidence is confidence]
            spots = [self._spot(one.figure.place) for one in found]
            if len(found) <= _MOST_TOLD:
                for suspect, spot in zip(found, spots, strict=True):
                    yield f"{self._view.say(word)}: {self._told_of(suspect, spot, table)}"
                continue
            titles = (
                suspect.figure.place.file
                if spot is None
                else ""
                if spot.table is table
                else spot.title()
                for suspect, spot in zip(found, spots, strict=True)
            )
            counts = Counter(titles)
            for title, number in counts.items():
                yield self._view.say(_ONE_OF).format(
                    confidence=self._view.say(word),
                    number=len(found) if len(counts) == 1 else f"{len(found)} ({number})",
                    where=self._view.say(_IN).format(title) if title else self._view.say(_HERE),
                )

    def _told_of(self, suspect: Suspect, spot: Spot | None, table: Table) -> str:
        """Return what is said of a suspect, which names its cell, and its table if another."""
        figure, certain = suspect.figure, suspect.confidence is Confidence.CERTAIN
        where = str(figure.place)
        if spot is not None:
            where = spot.name if spot.table is table else f"{spot.title()}, {spot.name}"
        sentence = self._view.say(_SHOULD_BE if certain else _WOULD_BE).format(
            where=where,
            stated=format_value(figure.value or Fraction(0), figure.kind),
            proposed=format_value(suspect.proposed, figure.kind),
        )
        reason = f" ({self._view.say(suspect.slip.reason)})" if suspect.slip is not None else ""
        return sentence + reason

    def _spot(self, place: Place) -> Spot | None:
        here = place.file == self._view.dossier.head.file
        return (self._spots if here else self._elsewhere(place.file)).get(place)

    def _rounding(self, findings: Sequence[Finding]) -> Note:
        text = self._view.say(_ROUNDED[len(findings) > 1])
        largest = max(findings, key=lambda one: Fraction(one.difference or 0))
        written = size_of(largest.difference or Fraction(0), largest.kind())
        return Note(Mark.ROUNDING, "", text.format(written, number=len(findings)))
