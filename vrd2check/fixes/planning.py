"""Which changes follow from a check, and what is left to the author and why."""

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from enum import Enum
from typing import NamedTuple

from vrd2check.checking import check_loaded
from vrd2check.diagnosis.conclusions import ConclusionKind, Confidence, Suspect
from vrd2check.dossiers import Loaded, load_text
from vrd2check.places import Place
from vrd2check.relations import Verdict
from vrd2check.result import Diagnosis, Judged, Result
from vrd2check.rules import Severity
from vrd2check.settings import Settings

from .edits import Change, Edit, apply, before, by_file, edits_of, merged
from .seeking import Approve, Options, Seeker


class LeftBecause(Enum):
    """Why nothing was done about a broken relation."""

    UNSURE = "unsure"
    """Nothing is certain; the diagnosis says what is known."""
    PROBABLE = "probable"
    """It is probable, and is only offered."""
    RANGE = "range"
    """It is certain which figure is wrong, but rounding leaves its value open."""
    LINES = "lines"
    """A line is missing or stands there twice; no line is made up or left out."""
    CEILING = "ceiling"
    """More is asked than there is: a matter of substance."""
    REFUSED = "refused"
    """The change was declined, cannot be written, or would put something else wrong."""


class Left(NamedTuple):
    """A broken relation that stays; ``place`` is where it is told in the file before any change."""

    diagnosis: Diagnosis
    place: Place
    because: LeftBecause


class Plan(NamedTuple):
    """The changes to some files, and the checks before and after them.

    ``texts`` holds the new text of each file that changes, without a byte order mark.
    """

    changes: tuple[Change, ...]
    texts: Mapping[str, str]
    left: tuple[Left, ...]
    before: Result
    after: Result

    @property
    def edits(self) -> dict[str, list[Edit]]:
        """Return the edits to each file that changes, in the order of the file."""
        return by_file(edits_of(self.changes))

    def about(self, files: Collection[str]) -> "Plan":
        """Return only what concerns some files."""
        return self._replace(
            left=tuple(one for one in self.left if one.diagnosis.concerns(files)),
            before=self.before.about(files),
            after=self.after.about(files),
        )


# Beyond this the changes found so far are enough; a second run would find the rest.
_MOST_ROUNDS = 20


def make_plan(
    files: Sequence[Loaded],
    settings: Settings,
    options: Options,
    named: frozenset[str] = frozenset(),
    approve: Approve = lambda _: True,
    *,
    was: Result | None = None,
) -> Plan:
    """Plan the changes to files that were loaded together; ``was`` is their check, if there is one.

    ``approve`` is asked about each change. A change after which something else than what it is to
    put right has another verdict is left out.
    """

    def check_again(some: Sequence[Loaded]) -> Result:
        return check_loaded(some, settings, named)

    was = now = was if was is not None else check_again(files)
    examined = {one.file for one in was.examined}
    current = list(files)
    done: set[Place] = set()
    changes: tuple[Change, ...] = ()
    # A change may let rules see more, so look again until nothing is left to change.
    for _ in range(_MOST_ROUNDS):
        dossiers = [file for file in current if file.name in examined]
        found = Seeker(dossiers, options, done).found(now)
        approved = [change for change in found if approve(change)]
        more, current, now = _as_meant(current, approved, now, check_again)
        done.update(edit.place for edit in edits_of(found))
        if not more:
            break
        grown = by_file(edits_of(more))
        done = {_moved(place, grown.get(place.file, ())) for place in done}
        changes = merged(changes, more)
    dossiers = [file for file in current if file.name in examined]
    return Plan(
        changes,
        _texts(files, changes),
        tuple(_left(now, changes)),
        was,
        now,
    )


def faults_of_changes(was: Result, now: Result, changes: Sequence[Change]) -> set[str]:
    """Return the files in which changes did something else than they were meant to do.

    What they were to put right is right, nothing new is wrong, and no relation without a changed
    figure has another verdict. ``was`` and ``now`` are the checks before and after.
    """
    worse = {file for _, file, _ in _faults(now) - _faults(was)}
    places = {edit.place for edit in edits_of(changes)}
    if [one.rule.code for one in was.judged] == [one.rule.code for one in now.judged]:
        for one, other in zip(was.judged, now.judged, strict=True):
            if _is_broken(one) == _is_broken(other) and _is_open(one) == _is_open(other):
                continue
            figures = {figure.place for _, figure in one.relation.figures()}
            if _is_broken(other) or not figures & places:
                worse.update(place.file for place in figures)
    earlier, still = _broken_lines(was), _broken_lines(now)
    for diagnosis in was.diagnoses:
        meant = [change for change in changes if _is_meant_for(change, diagnosis)]
        if meant and all(_is_undone(one, meant) for one in diagnosis.conclusion.actions):
            own = _lines_of(diagnosis)
            if any(still[line] > earlier[line] - number for line, number in own.items()):
                worse.update(file for change in meant for file in change.files)
    return worse


def _is_broken(one: Judged) -> bool:
    return one.judgement.verdict is Verdict.BROKEN


def _is_open(one: Judged) -> bool:
    return one.judgement.verdict is Verdict.UNCHECKED


def _is_meant_for(change: Change, diagnosis: Diagnosis) -> bool:
    places = {edit.place for edit in change.edits}
    return any(places & _places_of(one) for one in diagnosis.conclusion.actions)


def _is_undone(suspect: Suspect, changes: Sequence[Change]) -> bool:
    places = {edit.place for edit in edits_of(changes)}
    return bool(_places_of(suspect)) and _places_of(suspect) <= places


def _places_of(suspect: Suspect) -> set[Place]:
    return {one.place for one in suspect.cells} | {one.place for one in suspect.labels}


_Line = tuple[str, str, int]


def _lines_of(diagnosis: Diagnosis) -> Counter[_Line]:
    return Counter(
        (one.rule.code, one.place.file, one.place.line)
        for one in diagnosis.findings
        if one.is_broken
    )


def _broken_lines(result: Result) -> Counter[_Line]:
    return sum((_lines_of(one) for one in result.diagnoses), Counter[_Line]())


def _faults(result: Result) -> Counter[_Line]:
    return Counter(
        (one.rule.code, one.place.file, one.place.line)
        for one in result.findings
        if one.rule.severity is not Severity.NOTE and not one.is_rounding
    )


def _as_meant(
    files: Sequence[Loaded],
    changes: Sequence[Change],
    was: Result,
    check_again: Callable[[Sequence[Loaded]], Result],
) -> tuple[Sequence[Change], list[Loaded], Result]:
    """Return as many of some changes as do what they are meant to, the files then, and their check.

    While they do something else in some files, one change less is made to each of these: changes of
    notation go first, then the last that was found.
    """
    kept = list(changes)
    while kept:
        changed = _replaced(files, _texts(files, kept))
        now = check_again(changed)
        worse = faults_of_changes(was, now, kept)
        if not worse:
            return kept, changed, now
        kept = _fewer(kept, worse)
    return (), list(files), was


def _fewer(changes: Sequence[Change], worse: Collection[str]) -> list[Change]:
    """Return the changes without those to blame for files that became ``worse``.

    Where none of these is changed, every change may be to blame.
    """
    blamed: list[Change] = []
    for file in sorted(worse):
        own = [change for change in changes if file in change.files]
        blamed += [change for change in own if not change.mends] or own[-1:]
    return [change for change in changes if change not in blamed] if blamed else []


def _moved(place: Place, edits: Sequence[Edit]) -> Place:
    """Return where a place in a text is after changes to it, perhaps to what stands there."""
    on_line = [edit for edit in edits if edit.place.line == place.line]
    start = sum(len(edit.new) - len(edit.old) for edit in on_line if edit.place < place)
    end = sum(len(edit.new) - len(edit.old) for edit in on_line if edit.place <= place)
    return place._replace(column=place.column + start, end_column=place.end_column + end)


def _texts(files: Sequence[Loaded], changes: Sequence[Change]) -> dict[str, str]:
    edits = by_file(edits_of(changes))
    return {file.name: apply(file.text, edits[file.name]) for file in files if file.name in edits}


def _replaced(files: Sequence[Loaded], texts: Mapping[str, str]) -> list[Loaded]:
    return [
        load_text(texts[file.name], file.name) if file.name in texts else file for file in files
    ]


def _left(result: Result, changes: Sequence[Change]) -> Iterator[Left]:
    edits = by_file(edits_of(changes))
    for one in result.diagnoses:
        if one.finding.is_broken:
            place = one.told_at
            yield Left(one, before(place, edits.get(place.file, ())), _because(one))


def _because(diagnosis: Diagnosis) -> LeftBecause:
    conclusion = diagnosis.conclusion
    if conclusion.kind is ConclusionKind.NOTHING:
        return LeftBecause.CEILING
    if conclusion.kind is not ConclusionKind.WRONG:
        return LeftBecause.UNSURE
    if any(not _places_of(one) for one in conclusion.actions):
        return LeftBecause.LINES
    if conclusion.confidence is not Confidence.CERTAIN:
        return LeftBecause.PROBABLE
    cells = [cell for one in conclusion.actions for cell in one.cells]
    if any(cell.is_range or cell.proposed is None for cell in cells):
        return LeftBecause.RANGE
    return LeftBecause.REFUSED
