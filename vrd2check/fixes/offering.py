"""The safe corrections of what a check found, offered beside its findings."""

from collections.abc import Iterator, Mapping

from vrd2check.diagnosis.conclusions import Confidence
from vrd2check.dossiers import load_text
from vrd2check.places import Place
from vrd2check.result import Diagnosis, Result
from vrd2check.settings import Settings

from .edits import Edit
from .planning import make_plan
from .seeking import Options

_UNQUOTED = "DOC128"
# Planning takes about as long as the check did. Who has more findings than this is not helped by
# corrections one by one, but by ``fix``.
_MOST_FINDINGS = 1000


def offer(result: Result, settings: Settings) -> tuple[Edit, ...]:
    """Return changes that ``fix`` would make unasked to figures of which a finding says as much.

    The texts are checked again, as they were read; nothing is read from or written to a disk.
    Where there are very many findings, nothing is offered.
    """
    wanted = {place for one in result.diagnoses for place in _named(one)}
    if not wanted or len(result.diagnoses) > _MOST_FINDINGS:
        return ()
    files = [load_text(text, file) for file, text in result.sources.items()]
    plan = make_plan(files, settings, Options(), frozenset(result.sources))
    return tuple(edit for some in plan.edits.values() for edit in some if edit.place in wanted)


def mending(diagnosis: Diagnosis, edits: Mapping[Place, Edit]) -> list[Edit]:
    """Return of some changes, by their places, those that mend what a diagnosis is about."""
    codes = {one.rule.code for one in diagnosis.findings}
    figures = [figure for _, figure in diagnosis.finding.figures]
    suspected = (place for one in diagnosis.conclusion.actions for place in one.places)
    places = dict.fromkeys(
        (diagnosis.finding.place, *(figure.place for figure in figures), *suspected)
    )
    found = [edits[place] for place in places if place in edits]
    return [edit for edit in found if edit.code in codes]


def _named(diagnosis: Diagnosis) -> Iterator[Place]:
    """Return the places of what a diagnosis says is wrong, not merely perhaps."""
    if diagnosis.finding.rule.code == _UNQUOTED:
        yield diagnosis.finding.place
    for suspect in diagnosis.conclusion.actions:
        if suspect.confidence is not Confidence.POSSIBLE:
            yield from suspect.places
