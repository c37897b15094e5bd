"""What stands below a table: the diagnoses that mark its figures, as every report words them."""

from collections.abc import Iterator, Sequence, Set
from fractions import Fraction
from typing import NamedTuple

from vrd2check.language import Language
from vrd2check.places import Place
from vrd2check.result import Finding, Result
from vrd2check.rules import Severity

from ..texts import say
from ..view import Detail, size_of
from .marks import Mark, Marked, Marks
from .table import Table


class Note(NamedTuple):
    """A remark below a table: the mark it explains, the code of the rule, and what it says.

    Without a mark, what it tells is marked elsewhere. ``details`` stand below it.
    """

    mark: Mark | None
    code: str
    text: str
    details: tuple[Detail, ...] = ()


class Notes:
    """The notes of one file; what was told below one table is not told again below another."""

    def __init__(self, marks: Marks, tables: Sequence[Table], file: str, language: Language):
        self._marks, self._file, self._language = marks, file, language
        self._shown = frozenset().union(*(table.places() for table in tables))
        self._told: dict[int, Table] = {}

    def below(self, table: Table) -> Iterator[Note]:
        """Return the notes below a table."""
        places = table.places()
        rounded = []
        for one in self._marks.about(places):
            if one.view.finding.is_rounding:
                if one.marks & places:
                    rounded.append(one.view.finding)
            # What marks a figure of another table is told there.
            elif one.view.severity is not Severity.NOTE and (
                one.marks & places or not one.marks & self._shown
            ):
                yield self._note(one, table, one.marks & places)
        if rounded:
            yield self._rounding(rounded)

    def left_out(self, result: Result) -> int:
        """Return how many findings in the file, mere notes left out, stood below no table."""
        return sum(
            one.finding.place.file == self._file
            and one.severity is not Severity.NOTE
            and id(one.finding) not in self._told
            for one in result.diagnoses
        )

    def _note(self, one: Marked, table: Table, here: Set[Place]) -> Note:
        view, mark = one.view, self._mark(one, here)
        told = self._told.setdefault(id(view.finding), table)
        if told is not table:
            above = say("see-above", title=told.title).of(self._language)
            return Note(mark, view.rule.code, above)
        where = view.place.position if view.place.file == self._file else view.where
        details = (view.justification, *view.details)
        known = tuple(detail for detail in details if detail is not None)
        return Note(mark, view.rule.code, f"{where} {view.sentence}", known)

    def _mark(self, one: Marked, here: Set[Place]) -> Mark | None:
        """Return the mark that a note explains: that of its figures in the table, if any."""
        if one.view.explanation is not None:
            # A figure that is wrong for another reason too bears the mark of that.
            markings = map(self._marks.at, here)
            explained = any(one is not None and one.mark is Mark.EXPLAINED for one in markings)
            return Mark.EXPLAINED if explained else None
        if not here:
            return None
        return Mark.WRONG if one.view.finding.judgement is not None else Mark.REMARK

    def _rounding(self, findings: Sequence[Finding]) -> Note:
        largest = max(findings, key=lambda one: Fraction(one.difference or 0))
        written = size_of(largest.difference or Fraction(0), largest.kind())
        text = say("rounded-one", difference=written)
        if len(findings) > 1:
            text = say("rounded", number=len(findings), difference=written)
        return Note(Mark.ROUNDING, "", text.of(self._language))
