"""Saving a plan: write its files, look at them again, and put them back if that went wrong."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from vrd2check.checking import check_loaded
from vrd2check.dossiers import Loaded, load_file
from vrd2check.result import Result
from vrd2check.settings import Settings

from .planning import Plan, faults_of_changes
from .writing import Outcome, Target, write


def save(
    plan: Plan,
    files: Sequence[Loaded],
    targets: Mapping[str, Target],
    settings: Settings,
    named: frozenset[str] = frozenset(),
) -> tuple[dict[str, Outcome], Result]:
    """Write the files of a plan; tell what became of each, and what a check finds now.

    ``files`` are those that the plan was made from, ``targets`` where each is. The files are read
    again after they were written. Should anything be otherwise than was meant, or a change be
    written in one of its files only, all are put back.
    """
    texts = {file.name: file.text for file in files}
    outcomes = {file: write(targets[file], texts[file], new) for file, new in plan.texts.items()}
    written = [file for file, outcome in outcomes.items() if outcome is Outcome.WRITTEN]
    if not written:
        return outcomes, plan.before
    now = check_loaded(_read_again(files, written, targets), settings, named)
    made = [change for change in plan.changes if change.files & {*written}]
    whole = all(change.files <= {*written} for change in made)
    if whole and not faults_of_changes(plan.before, now, made):
        return outcomes, now
    for file in written:
        back = write(targets[file], plan.texts[file], texts[file])
        outcomes[file] = Outcome.PUT_BACK if back is Outcome.WRITTEN else Outcome.NOT_PUT_BACK
    return outcomes, check_loaded(_read_again(files, written, targets), settings, named)


def _read_again(
    files: Sequence[Loaded], written: Sequence[str], targets: Mapping[str, Target]
) -> list[Loaded]:
    return [
        load_file(Path(targets[name].path), name) if (name := file.name) in written else file
        for file in files
    ]
