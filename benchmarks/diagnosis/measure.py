"""One dossier with slips, run through a check and through ``fix``, and what became of each slip."""

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import NamedTuple

from vrd2check.__main__ import main
from vrd2check.checking import check_loaded
from vrd2check.diagnosis import causes
from vrd2check.diagnosis.conclusions import ActionKind, Cause, Confidence, Suspect
from vrd2check.dossiers import Loaded, load_text
from vrd2check.figures import Kind, State, read_figure
from vrd2check.fixes import Options, make_plan
from vrd2check.places import Place
from vrd2check.relations import Judgement, Relation, Verdict
from vrd2check.result import Judged, Result
from vrd2check.run import dossier_identity, identity
from vrd2check.settings import Settings

from .dossiers import SOURCES
from .showing import Shown, shown
from .slips import Slip
from .tables import Cell, Dossier, Label, Line, Spot, Table

FILE = "dossier.yaml"


class Outcome(NamedTuple):
    """What became of one slip.

    ``shown`` counts the equalities that it breaks by itself, ``rivals`` the other figures that
    could explain all of these alone; ``two_sided`` tells that just two tables differ and nothing
    says which is right. ``seen``: something is reported. ``told``: it is named as what
    it was, ``first``: at the right place, before anything else, ``valued``: with the right values.
    """

    kind: str
    shown: int
    rivals: int
    two_sided: bool
    seen: bool
    told: bool
    first: bool
    valued: bool


class Times(NamedTuple):
    """The seconds that a check took: from the command line to the report on the terminal."""

    without_diagnosis: float
    with_diagnosis: float


@dataclass
class Measured:
    """One dossier: what became of its slips, and what was said and written with which right.

    ``said`` counts what was said by confidence: in all, and rightly. ``wrong`` tells of what was
    certain and wrong; ``written`` counts the figures that ``fix`` wrote, ``miswritten`` tells of
    those that are wrong. ``slips`` are what was done, and
    ``named`` all that the diagnosis names, in words.
    """

    number: int
    times: Times | None = None
    outcomes: list[Outcome] = field(default_factory=list)
    findings: int = 0
    said: dict[Confidence, list[int]] = field(
        default_factory=lambda: {one: [0, 0] for one in Confidence}
    )
    wrong: list[str] = field(default_factory=list)
    written: int = 0
    miswritten: list[str] = field(default_factory=list)
    slips: list[str] = field(default_factory=list)
    named: list[str] = field(default_factory=list)


def checked(text: str) -> tuple[Loaded, Result]:
    """Check a text as the tool does."""
    loaded = load_text(text, FILE)
    return loaded, check_loaded([loaded], Settings())


def judged(text: str) -> Sequence[Judged]:
    """Return the judged relations of a text, without a diagnosis."""
    with _without_diagnosis():
        return checked(text)[1].judged


@contextmanager
def _without_diagnosis() -> Iterator[None]:
    """Let what is broken be told as it is, each by itself."""

    def apart(relations: Sequence[tuple[Relation, Judgement, object]], *_: object) -> list[Cause]:
        broken = (p for p, one in enumerate(relations) if one[1].verdict is Verdict.BROKEN)
        return [Cause((position,)) for position in broken]

    diagnose = causes.diagnose
    causes.diagnose = apart
    try:
        yield
    finally:
        causes.diagnose = diagnose


def timed(text: str) -> Times:
    """Tell how long ``vrd2check check`` takes for a file, without a diagnosis and with it."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / FILE
        file.write_text(text, encoding="utf-8")
        with _without_diagnosis():
            without = _seconds(str(file))
        return Times(without, _seconds(str(file)))


def _seconds(file: str) -> float:
    start = perf_counter()
    with redirect_stdout(StringIO()), redirect_stderr(StringIO()):
        main(["check", file])
    return perf_counter() - start


def is_true(result: Result) -> bool:
    """Whether relations were judged and none is broken."""
    verdicts = result.tally().verdicts
    agree = verdicts[Verdict.HOLDS] + verdicts[Verdict.WITHIN_ROUNDING]
    return not verdicts[Verdict.BROKEN] and agree > 0


def measure(
    number: int,
    dossier: Dossier,
    slips: Sequence[Slip],
    alone: Sequence[Shown],
    before: Result,
) -> Measured:
    """Check a dossier with slips; ``before`` is a check of it without, ``alone`` of each by itself.

    Where there is one slip ``alone`` may be empty.
    """
    text, spots = dossier.text()
    loaded, result = checked(text)
    measured = Measured(number)
    measured.slips = [str(slip) for slip in slips]
    judge = _Judge(slips, spots)
    measured.findings = (_told(result) - _told(before)).total()
    everything = shown(result.judged, dossier.chapters())
    for place, slip in enumerate(slips):
        one = alone[place] if alone else everything
        area = frozenset(spots[part] for part in slip.area if part in spots)
        told, first, valued = judge.became(slip, result)
        measured.outcomes.append(
            Outcome(
                slip.kind,
                one.broken,
                one.others(area),
                bool(one.sides),
                measured.findings > 0,
                told,
                first,
                valued,
            )
        )
    for diagnosis in result.diagnoses:
        for place, suspect in enumerate(diagnosis.conclusion.suspects):
            leads = "" if place < len(diagnosis.conclusion.actions) else "  or "
            measured.named.append(f"{leads}{suspect.confidence.value} {_said(suspect)}")
            wrong = judge.fault(suspect)
            count = measured.said[suspect.confidence]
            count[0] += 1
            count[1] += not wrong
            if wrong and suspect.confidence is Confidence.CERTAIN:
                measured.wrong.append(f"{_said(suspect)}: {wrong}")
    for edit in _edits(loaded):
        measured.written += 1
        if fault := judge.miswritten(edit[0], edit[1]):
            measured.miswritten.append(fault)
    return measured


def _told(result: Result) -> Counter[str]:
    """Return what is told by itself, counted, each as what it is whatever its amounts."""
    dossiers = {one.file: dossier_identity(one) for one in result.read()}
    findings = [one.finding for one in result.diagnoses if not one.finding.is_rounding]
    return Counter(identity(one, dossiers) for one in findings)


def _edits(loaded: Loaded) -> Iterator[tuple[Place, str]]:
    """Return what ``fix`` would write: where, and which characters."""
    plan = make_plan([loaded], Settings(), Options())
    for edits in plan.edits.values():
        for edit in edits:
            yield edit.place, edit.new


def _said(suspect: Suspect) -> str:
    cells = ", ".join(
        f"{cell.figure.written} at {cell.place.line}:{cell.place.column} -> {cell.proposed}"
        + (f" ({cell.least} to {cell.most})" if cell.is_range else "")
        for cell in suspect.cells
    )
    labels = ", ".join(f"{label.written} -> {label.proposed}" for label in suspect.labels)
    return f"{suspect.kind.value} {cells} {labels}".strip()


class _Judge:
    """Knows what is wrong in a dossier, and judges what is said of it."""

    def __init__(self, slips: Sequence[Slip], spots: dict[Cell | Label, Spot]) -> None:
        self._slips = slips
        self._spots = spots
        self._at = {place: part for part, place in spots.items()}

    def became(self, slip: Slip, result: Result) -> tuple[bool, bool, bool]:
        """Tell whether a slip is named as what it was, first at its place, and with its values."""
        told = first = valued = False
        for diagnosis in result.diagnoses:
            for place, suspect in enumerate(diagnosis.conclusion.suspects):
                if slip not in self._concerned(suspect):
                    continue
                leads = place < len(diagnosis.conclusion.actions)
                told |= leads and suspect.kind.value in slip.names
                first |= leads
                valued |= leads and not self._misvalued(suspect)
        return told, first, valued

    def fault(self, suspect: Suspect) -> str:
        """Say what is wrong with what is said; nothing where it is right."""
        concerned = self._concerned(suspect)
        if not concerned:
            return "nothing is wrong there"
        if misvalued := self._misvalued(suspect):
            return misvalued
        # What is said to be unknown claims nothing of how it came.
        claims = suspect.kind is not ActionKind.UNKNOWN
        if claims and not any(suspect.kind.value in slip.names for slip in concerned):
            return f"it was {concerned[0].kind}"
        return ""

    def _concerned(self, suspect: Suspect) -> list[Slip]:
        """Return the slips that are at the place that is named, with nothing named besides."""
        parts = [self._at.get(Spot(one.place.line, one.place.column)) for one in suspect.cells]
        parts += [self._at.get(Spot(one.place.line, one.place.column)) for one in suspect.labels]
        if not parts:
            at = self._at.get(Spot(suspect.place.line, suspect.place.column))
            return [slip for slip in self._slips if self._points_at(slip, suspect, at)]
        area: set[Cell | Label] = set().union(*(slip.area for slip in self._slips))
        if not all(part in area for part in parts):
            return []
        return [slip for slip in self._slips if any(part in slip.area for part in parts)]

    def _points_at(self, slip: Slip, suspect: Suspect, at: Cell | Label | None) -> bool:
        """Whether something without figures of its own, such as a missing line, means a slip."""
        if slip.line is not None:
            return self._names_line(slip, slip.line, suspect)
        whole = slip.kind == suspect.kind.value == ActionKind.OLD_VERSION.value
        return at in slip.area or (whole and self._is_in(slip.table, suspect))

    def _names_line(self, slip: Slip, line: Line, suspect: Suspect) -> bool:
        """Whether a missing line is called by its name, or its table by its place.

        By the latter where no other table of the dossier has the name, so that nothing tells it.
        """
        labels = [line.labels[key] for key in ("deliverable", "kost") if key in line.labels]
        names = {label.true for label in labels or line.labels.values()}
        spoken = {SOURCES.get(name, name) for name in names}
        own = {label for one in slip.table.all_lines() for label in one.labels.values()}
        elsewhere = {one.true for one in self._spots if isinstance(one, Label) and one not in own}
        if not names.isdisjoint(elsewhere):
            return any(name in suspect.sentence.nl for name in spoken)
        return self._is_in(slip.table, suspect)

    def _is_in(self, table: Table, suspect: Suspect) -> bool:
        """Whether something stands in a table, or at its heading."""
        lines = [self._spots[cell].line for _, _, cell in table.cells() if cell in self._spots]
        # The heading of a table stands at most four lines above its first figure.
        return min(lines) - 4 <= suspect.place.line <= max(lines)

    def _misvalued(self, suspect: Suspect) -> str:
        for cell in suspect.cells:
            part = self._at.get(Spot(cell.place.line, cell.place.column))
            if not isinstance(part, Cell) or cell.proposed is None:
                continue
            true = part.meant
            least, most = cell.least, cell.most
            if not cell.is_range or least is None or most is None:
                least = most = cell.proposed
            if not least <= true <= most:
                return f"it should be {true}"
        for label in suspect.labels:
            part = self._at.get(Spot(label.place.line, label.place.column))
            if not isinstance(part, Label):
                return "there is no label"
            exchanged = {
                other.true
                for slip in self._slips
                for pair in slip.pairs
                for one, other in (pair, pair[::-1])
                if one is part
            }
            if label.proposed not in {part.true, *exchanged}:
                return f"it should be {part.true}"
        return ""

    def miswritten(self, place: Place, new: str) -> str:
        """Say what is wrong with something that ``fix`` writes; nothing where it is right."""
        part = self._at.get(Spot(place.line, place.column))
        where = f"{place.line}:{place.column}"
        bare = new.strip("\"'")
        if isinstance(part, Label):
            return "" if bare == part.true else f"{where}: {new} for {part.true}"
        if part is None:
            return f"{where}: {new} in the place of no figure"
        kind = {"count": Kind.COUNT, "percentage": Kind.PERCENTAGE}.get(part.role, Kind.AMOUNT)
        read = read_figure(bare, place, kind)
        if part.value == part.true:
            return f"{where}: {new} over {part.true}, which was right"
        if read.state is State.READ and read.value == part.meant:
            return ""
        return f"{where}: {new} for {part.true}"
