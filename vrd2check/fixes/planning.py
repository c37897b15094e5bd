"""Which changes follow from a check, and what is left to the author and why."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from enum import Enum
from typing import NamedTuple

from vrd2check.checking import check_loaded
from vrd2check.diagnosis.conclusions import ConclusionKind
from vrd2check.dossiers import Loaded, load_text
from vrd2check.places import Place
from vrd2check.relations import Verdict
from vrd2check.result import Diagnosis, Judged, Result
from vrd2check.rules import Severity
from vrd2check.settings import Settings

from .edits import Edit, apply, before, merged
from .seeking import Approve, Options, Seeker


class LeftBecause(Enum):
    """Why nothing was done about a broken relation."""

    UNSURE = "unsure"
    """It is not certain of one figure that it is wrong; the diagnosis says what is known."""
    UNSAFE = "unsafe"
    """One figure is certainly wrong, but it is no total."""
    CEILING = "ceiling"
    """More is asked than there is: a matter of substance."""
    REFUSED = "refused"
    """The change was declined, or would put something else wrong."""


class Left(NamedTuple):
    """A broken relation that stays.

    ``place`` is where it is told in the file before any change; ``edit`` the change that would
    mend it, where one is certain.
    """

    diagnosis: Diagnosis
    place: Place
    because: LeftBecause
    edit: Edit | None


class Plan(NamedTuple):
    """The changes to some files, and the checks before and after them.

    ``edits`` holds the files that change, each with its edits in the order of the file, and
    ``texts`` their new text, without a byte order mark.
    """

    edits: Mapping[str, tuple[Edit, ...]]
    texts: Mapping[str, str]
    left: tuple[Left, ...]
    before: Result
    after: Result

    def about(self, files: Collection[str]) -> "Plan":
        """Tell only what concerns some files."""
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
) -> Plan:
    """Plan the changes to files that were loaded together.

    ``approve`` is asked about each change before it is counted on. A change after which the files
    would not check better than before is left out.
    """

    def check_again(some: Sequence[Loaded]) -> Result:
        return check_loaded(some, settings, named)

    was = now = check_again(files)
    examined = {one.file for one in was.examined}
    current = list(files)
    declined: set[Place] = set()
    edits: tuple[Edit, ...] = ()
    # A change may let rules see more, so look again until nothing is left to change.
    for _ in range(_MOST_ROUNDS):
        dossiers = [file for file in current if file.name in examined]
        seeker = Seeker(dossiers, approve, options, declined)
        judged = _open(now)
        found = seeker.all(judged, now)
        more, current, now = _bettering(current, found, now, check_again)
        if not more:
            break
        declined.update(edit.place for edit in found if edit not in more)
        declined = {_moved(place, more) for place in declined}
        edits = merged(edits, more)
    by_file = _by_file(edits)
    culprits = {edit.place: edit for edit in seeker.culprits(judged, now)}
    return Plan(
        edits={file: tuple(some) for file, some in by_file.items()},
        texts=_texts(files, edits),
        left=tuple(_left(now, by_file, culprits, options)),
        before=was,
        after=now,
    )


def is_better(was: Result, now: Result, *, mends: bool) -> bool:
    """Whether a check found fewer things wrong than the one before, and nothing new.

    Where the changes ``mends`` nothing but notation, it is enough that nothing new was found.
    """
    earlier, later = _faults(was), _faults(now)
    return not later - earlier and (not mends or later.total() < earlier.total())


def _faults(result: Result) -> Counter[tuple[str, str, int]]:
    return Counter(
        (one.rule.code, one.place.file, one.place.line)
        for one in result.findings
        if one.rule.severity is not Severity.NOTE and not one.is_rounding
    )


def _open(result: Result) -> list[Judged]:
    """Return all relations but the broken ones that the check does not report as such."""
    reported = {
        (one.rule.code, tuple(figure for _, figure in one.figures)) for one in result.findings
    }
    return [
        one
        for one in result.judged
        if one.judgement.verdict is not Verdict.BROKEN
        or (one.rule.code, tuple(f for _, f in one.relation.figures())) in reported
    ]


def _bettering(
    files: Sequence[Loaded],
    edits: Sequence[Edit],
    was: Result,
    check_again: Callable[[Sequence[Loaded]], Result],
) -> tuple[Sequence[Edit], list[Loaded], Result]:
    """Return as many of some changes as leave the files better, the files then, and their check.

    While all together do not better the files, one change less is made to each file in which
    something new is wrong: changes of notation go first, then the last that was found.
    """
    kept = list(edits)
    while kept:
        changed = _replaced(files, _texts(files, kept))
        now = check_again(changed)
        if is_better(was, now, mends=any(edit.mends for edit in kept)):
            return kept, changed, now
        kept = _fewer(kept, {file for _, file, _ in _faults(now) - _faults(was)})
    return (), list(files), was


def _fewer(edits: Sequence[Edit], worse: Collection[str]) -> list[Edit]:
    """Return the changes without those to blame in the files that became ``worse``.

    Where none of them was changed, every change may be to blame.
    """
    by_file = _by_file(edits)
    blamed: set[Edit] = set()
    for file in by_file.keys() & worse or by_file:
        notation = [edit for edit in by_file[file] if not edit.mends]
        blamed.update(notation or by_file[file][-1:])
    return [edit for edit in edits if edit not in blamed]


def _moved(place: Place, edits: Iterable[Edit]) -> Place:
    """Return where a place in a text is after changes to it."""
    grown = sum(
        len(edit.new) - len(edit.old)
        for edit in edits
        if edit.place[:2] == place[:2] and edit.place < place
    )
    return place._replace(column=place.column + grown, end_column=place.end_column + grown)


def _by_file(edits: Iterable[Edit]) -> dict[str, list[Edit]]:
    by_file: dict[str, list[Edit]] = {}
    for edit in edits:
        by_file.setdefault(edit.place.file, []).append(edit)
    return by_file


def _texts(files: Sequence[Loaded], edits: Iterable[Edit]) -> dict[str, str]:
    by_file = _by_file(edits)
    return {
        file.name: apply(file.text, by_file[file.name]) for file in files if file.name in by_file
    }


def _replaced(files: Sequence[Loaded], texts: Mapping[str, str]) -> list[Loaded]:
    return [
        load_text(texts[file.name], file.name) if file.name in texts else file for file in files
    ]


def _left(
    result: Result,
    edits: Mapping[str, Sequence[Edit]],
    culprits: Mapping[Place, Edit],
    options: Options,
) -> Iterator[Left]:
    for one in result.diagnoses:
        if not one.finding.is_broken:
            continue
        certain = (culprits.get(suspect.place) for suspect in one.conclusion.suspects)
        edit = next((edit for edit in certain if edit is not None), None)
        because = _because(one, edit, options)
        place = one.told_at
        if edit is not None:
            edit = edit._replace(place=before(edit.place, edits.get(edit.place.file, ())))
        yield Left(one, before(place, edits.get(place.file, ())), because, edit)


def _because(diagnosis: Diagnosis, edit: Edit | None, options: Options) -> LeftBecause:
    if edit is not None:
        return LeftBecause.REFUSED if options.unsafe else LeftBecause.UNSAFE
    nothing = diagnosis.conclusion.kind is ConclusionKind.NOTHING
    return LeftBecause.CEILING if nothing else LeftBecause.UNSURE
