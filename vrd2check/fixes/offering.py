"""The certain corrections of what a check found, offered beside its findings."""

from collections.abc import Iterable

from vrd2check.diagnosis.conclusions import Confidence
from vrd2check.dossiers import load_text
from vrd2check.places import Place
from vrd2check.result import Diagnosis, Result
from vrd2check.rules.document import unquoted_number
from vrd2check.settings import Settings

from .edits import Change
from .planning import make_plan
from .seeking import Options

# Whether changes do what they are meant to takes about as long as the check did. Who has more to
# correct than this is not helped by corrections one by one, but by ``fix``.
_MOST_CORRECTIONS = 1000


def offer(result: Result, settings: Settings) -> tuple[Change, ...]:
    """Return the changes that ``fix`` would make unasked.

    Where there is something certain, the texts are checked again, as they were read; nothing is
    read from or written to a disk. Where very much is to be corrected, nothing is offered.
    """
    if not 0 < sum(map(_can_be_mended, result.diagnoses)) <= _MOST_CORRECTIONS:
        return ()
    files = [load_text(text, file) for file, text in result.sources.items()]
    # A check of some dossiers among others tells of those alone: nothing can be held against it.
    was = None if result.context else result
    return make_plan(files, settings, Options(), frozenset(result.sources), was=was).changes


def _can_be_mended(diagnosis: Diagnosis) -> bool:
    certain = (one.confidence is Confidence.CERTAIN for one in diagnosis.conclusion.actions)
    return diagnosis.finding.rule.code == unquoted_number.code or any(certain)


def mending(diagnosis: Diagnosis, changes: Iterable[Change]) -> list[Change]:
    """Return of some changes those that mend what a diagnosis is about."""
    codes = {one.rule.code for one in diagnosis.findings}
    places: set[Place] = {diagnosis.finding.place}
    places.update(figure.place for _, figure in diagnosis.finding.figures)
    places.update(place for one in diagnosis.conclusion.actions for place in one.places)
    return [
        change
        for change in changes
        if change.code in codes and any(edit.place in places for edit in change.edits)
    ]
