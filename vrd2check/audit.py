"""How each relation came to its verdict, so that a reader can do the sum again.

A plain structure, without words of any one report: the terminal, the editor, JSON and the pages of
a report render it.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from functools import cache, lru_cache, partial
from typing import NamedTuple

from vrd2check.dossiers import Dimension, Dossier, Explanation, Name
from vrd2check.dossiers.tables import AnyLine
from vrd2check.figures import Figure, State
from vrd2check.language import Text
from vrd2check.places import Place
from vrd2check.relations import (
    AtMost,
    Judgement,
    Number,
    Product,
    Relation,
    Role,
    RunningAtMost,
    Sum,
    Terms,
    Verdict,
    weighted,
)
from vrd2check.result import Finding, Judged, Result
from vrd2check.rules import Rule
from vrd2check.sheets import (
    THE_TOTAL,
    Column,
    Fact,
    Row,
    Sheet,
    Weight,
    each_sheet,
    figure_in,
    label_of,
    lines_beside,
)


class Address(NamedTuple):
    """In which table, line and column of its dossier a figure stands, or should stand.

    ``chapter`` and ``quantity`` are the template's words, ``names`` those of the line by the
    template's word for each; ``column`` is empty for a figure that stands beside its table, and for
    one that is lacking from a line.
    """

    chapter: str
    table: Text
    line: Text | str
    names: Mapping[str, str]
    column: Text = Text("", "")
    quantity: str = ""
    year: int | None = None
    month: int | None = None


class Contributor(NamedTuple):
    """A figure in a relation, or of a finding.

    ``role`` is None where nothing is calculated. ``weight`` is how many times it counts, ``slack``
    how far rounding can have put that off: half a unit of its last written digit, times its weight.
    ``step`` is that of a running comparison.
    """

    role: Role | None
    figure: Figure
    weight: int | Decimal | Fraction
    slack: Number
    address: Address | None
    step: str = ""

    def value(self) -> Number | None:
        """Return what it counts for, weight included; None when it is not known."""
        value = self.figure.value
        if value is None or self.weight == 1:
            return value
        return Fraction(value) * Fraction(self.weight)


class Lack(NamedTuple):
    """A figure for want of which a relation is open.

    ``reason`` says what is so of the place where it should stand, as in "66:25 is still empty".
    """

    figure: Figure
    reason: Text
    address: Address | None


class Audit(NamedTuple):
    """A relation with all that its verdict follows from.

    ``place`` is where a finding of it shows; ``lacking`` and ``because``, what its rule knows of
    the reason, are there when it is open; ``explanation`` when its dossier explains it;
    ``reading`` is how a chapter was read for it, where there are several ways.
    """

    rule: Rule
    place: Place
    relation: Relation
    judgement: Judgement
    contributors: tuple[Contributor, ...]
    lacking: tuple[Lack, ...] = ()
    because: Text | None = None
    explanation: Explanation | None = None
    reading: Text | None = None

    @property
    def verdict(self) -> Verdict:
        """Return the verdict."""
        return self.judgement.verdict

    def is_about(self, holds: Callable[[Place], bool]) -> bool:
        """Whether one of its figures, present or lacking, stands where a caller asks for."""
        return any(holds(one.figure.place) for one in self.contributors)


# Relations between dossiers go from one to another and back.
_MOST_KNOWN = 100


class Auditor:
    """Tells of relations of a result how they came to their verdict."""

    def __init__(self, result: Result) -> None:
        self._result = result
        # Of thousands of dossiers all that is known would take more memory than the run.
        self._addresses = lru_cache(maxsize=_MOST_KNOWN)(self._addresses_of)
        self._explained = {id(one.finding.judgement): one.explanation for one in result.explained}
        self._told = {
            id(one.judgement): one
            for one in result.judged
            if one.judgement.verdict in (Verdict.BROKEN, Verdict.WITHIN_ROUNDING)
        }

    def audits(self, files: Iterable[str] | None = None) -> Iterator[Audit]:
        """Return the relations with a figure in some files, or all, in the order of the places."""
        wanted = None if files is None else frozenset(files)
        chosen = [
            one
            for one in self._result.judged
            if wanted is None
            or any(figure.place.file in wanted for figure in one.relation.only_figures())
        ]
        return self.in_order(chosen)

    def in_order(self, judged: Iterable[Judged]) -> Iterator[Audit]:
        """Return how some relations came to their verdict, in the order of the places."""
        for _, _, one in sorted(
            ((place_of(one), one.rule.code, one) for one in judged), key=lambda found: found[:2]
        ):
            yield self.audit(one)

    def contributors_of(self, finding: Finding) -> tuple[Contributor, ...]:
        """Return the figures of a finding as they count in its relation; none if it has no such."""
        one = self._told.get(id(finding.judgement)) if finding.judgement is not None else None
        return tuple(self._contributors(one.relation)) if one is not None else ()

    def audit(self, one: Judged) -> Audit:
        """Return how one relation came to its verdict."""
        contributors = tuple(self._contributors(one.relation))
        is_open = one.judgement.verdict is Verdict.UNCHECKED
        return Audit(
            rule=one.rule,
            place=place_of(one),
            relation=one.relation,
            judgement=one.judgement,
            contributors=contributors,
            lacking=tuple(self._lacking(contributors)) if is_open else (),
            because=one.words.because,
            explanation=self.explanation(one),
            reading=one.words.reading,
        )

    def explanation(self, one: Judged) -> Explanation | None:
        """Return the explanation of a broken relation that may stay; None where it has none."""
        return self._explained.get(id(one.judgement))

    def address(self, figure: Figure) -> Address | None:
        """Return where a figure stands in the tables of its dossier; None where it is in none."""
        return self._addresses(figure.place.file).of(figure)

    def _contributors(self, relation: Relation) -> Iterator[Contributor]:
        match relation:
            case Product():
                for role, figure in relation.figures():
                    yield Contributor(role, figure, 1, figure.half_unit, self.address(figure))
            case RunningAtMost():
                for step in relation.steps:
                    yield from self._side(Role.AMOUNT, step.left, step.label)
                    yield from self._side(Role.LIMIT, step.right, step.label)
            case Sum():
                yield from self._side(Role.TOTAL, relation.left)
                yield from self._side(Role.PART, relation.right)
            case AtMost():
                yield from self._side(Role.AMOUNT, relation.left)
                yield from self._side(Role.LIMIT, relation.right)

    def _side(self, role: Role, side: Terms, step: str = "") -> Iterator[Contributor]:
        for figure, weight in weighted(side):
            half = figure.half_unit
            slack = half if weight == 1 else abs(Fraction(half) * Fraction(weight))
            yield Contributor(role, figure, weight, slack, self.address(figure), step)

    def _lacking(self, contributors: Iterable[Contributor]) -> Iterator[Lack]:
        """Return the figures that are absent or unreadable, else those that are empty."""
        found = list(contributors)
        lost = [one for one in found if one.figure.value is None]
        for one in lost or [one for one in found if one.figure.state is State.BLANK]:
            file = one.figure.place.file
            reason = self._addresses(file).reason(one.figure, one.role)
            yield Lack(one.figure, reason, one.address)

    def _addresses_of(self, file: str) -> "_Addresses":
        return _Addresses(self._result.dossiers.get(file))


_EMPTY = Text("is nog leeg", "is still empty")
_NOT_STATED = Text("noemt dit cijfer niet", "does not state this figure")


def place_of(one: Judged) -> Place:
    """Return where a relation shows: between dossiers, where the one it was asked about has it."""
    places = [figure.place for figure in one.relation.only_figures()]
    return next((place for place in places if place.file == one.file), places[0])


class _Addresses:
    """Where the figures of one dossier stand, and why one is lacking."""

    def __init__(self, dossier: Dossier | None) -> None:
        self._dossier = dossier
        # Few of a dossier's figures are told, so that an address is made when it is asked for, and
        # sheets are looked through as far as is needed to find a figure.
        self._figures: dict[Place, Callable[[], Address]] = {}
        self._lines: dict[Place, Callable[[], Address]] = {}
        self._sheets = iter(each_sheet(dossier) if dossier is not None else ())

    def _looks_through_another(self) -> bool:
        """Whether there was another sheet to look through."""
        sheet = next(self._sheets, None)
        if sheet is None:
            return False
        for weight, lines in lines_beside(sheet.blocks) if sheet.blocks else ():
            of_line = cache(partial(_of_line, sheet, lines[0], weight))
            if lines[0] is not None:
                self._lines.setdefault(lines[0].place, of_line)
            for block, line in zip(sheet.blocks, lines, strict=True):
                if line is not None:
                    for column in block.columns:
                        self._put(figure_in(column, line), partial(_of_cell, of_line, column))
        for row in sheet.listed:
            of_row = cache(partial(_of_row, sheet, row))
            if row.place is not None:
                self._lines.setdefault(row.place, of_row)
            for column, cell in row.cells.items():
                self._put(cell.figure, partial(_of_cell, of_row, column))
        for fact in sheet.facts:
            self._put(fact.figure, partial(_of_fact, sheet, fact))
        return True

    def _put(self, figure: Figure | None, address: Callable[[], Address]) -> None:
        if figure is not None:
            self._figures.setdefault(figure.place, address)

    def of(self, figure: Figure) -> Address | None:
        place = figure.place
        while place not in self._figures and self._looks_through_another():
            pass
        found = self._figures.get(place) or self._lines.get(place)
        return found() if found is not None else None

    def reason(self, figure: Figure, role: Role | None) -> Text:
        """Return what is so where a figure is lacking, as is said of the place."""
        place, written = figure.place, figure.written.strip()
        if figure.state is State.UNREADABLE:
            return Text(f"is niet te lezen: “{written}”", f"is unreadable: “{written}”")
        if figure.state is State.BLANK and written:
            return Text(f"zegt niets: “{written}”", f"states nothing: “{written}”")
        chapter = self._incomplete_at(place)
        if chapter:
            return Text(
                f"zegt dat van {chapter} nog lijnen ontbreken",
                f"says that lines of {chapter} are still missing",
            )
        if figure.state is State.EMPTY or self._is_empty(place):
            return _EMPTY
        while self._looks_through_another():
            pass
        if place in self._lines:
            line = self._lines[place]().line
            nl, en = (line, line) if isinstance(line, str) else line
            if role is Role.TOTAL and line != THE_TOTAL:
                return Text(f"({nl}) heeft geen totaal", f"({en}) has no total")
            return Text(f"({nl}) noemt dit cijfer niet", f"({en}) does not state this figure")
        if self._dossier is not None and place == self._dossier.head.place:
            label = self._dossier.head.label()
            return Text(f"({label}) noemt dit cijfer niet", f"({label}) does not state this figure")
        return _NOT_STATED

    def _incomplete_at(self, place: Place) -> str:
        declared = self._dossier.head.incomplete if self._dossier is not None else {}
        return next((word for word, where in declared.items() if where == place), "")

    def _is_empty(self, place: Place) -> bool:
        unstated = self._dossier.head.unstated if self._dossier is not None else {}
        return place in unstated.values() or place[1:3] == place[3:]


def _of_line(sheet: Sheet, line: AnyLine | None, weight: Weight) -> Address:
    names = line.names if line is not None else {}
    return _address(sheet, label_of(line, weight), names)


def _of_row(sheet: Sheet, row: Row) -> Address:
    return _address(sheet, row.label, row.names)


def _address(sheet: Sheet, label: Text | str, names: Mapping[Dimension, Name]) -> Address:
    words = {key.value: str(name) for key, name in {**sheet.shared, **names}.items()}
    return Address(sheet.chapter, sheet.heading(), label, words)


def _of_cell(of_line: Callable[[], Address], column: Column) -> Address:
    line = of_line()
    where = column.quantity, column.year, column.month
    return Address(line.chapter, line.table, line.line, line.names, column.name, *where)


def _of_fact(sheet: Sheet, fact: Fact) -> Address:
    return Address(sheet.chapter, sheet.heading(), fact.title, {}, quantity=fact.quantity)
