"""The main job: from files to findings.

    text -> located tree -> dossier of figures -> relations -> verdicts -> causes -> findings

Read it from top to bottom to know how the tool works. Files are looked at a few at a time, each by
itself and then those that belong together, and what is right is let go of; then dossiers are
compared with all others, where that could not be done yet; then what is broken is brought back to
its causes, for as few dossiers at a time as belong together. So the memory that a run takes hardly
grows with the number of files.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from vrd2check.dossiers import Loaded, unreadable
from vrd2check.findings import (
    MOST_AT_HAND,
    Across,
    Answer,
    Asker,
    Findings,
    Glance,
    Group,
    Looker,
    Seen,
    Shelf,
    finding_of,
    groups,
    in_order,
    not_loaded,
    questions,
    spread,
)
from vrd2check.result import Diagnosis, Explained, Result
from vrd2check.rules import all_rules
from vrd2check.settings import Settings
from vrd2check.source import find_files


def check(
    paths: Sequence[Path],
    settings: Settings,
    progress: Callable[[int, int], None] | None = None,
    *,
    along: Sequence[Path] = (),
    skip_others: bool = False,
    jobs: int = 1,
) -> Result:
    """Check the dossiers at some paths together.

    ``progress`` is called now and then with the number of files read and their total. What is
    found at ``along`` is read too, but of that only what concerns the paths is told. With
    ``skip_others`` a file that is no dossier is skipped, even one that was asked for by name. Many
    files are read in ``jobs`` processes.
    """
    found = find_files([*paths, *along])
    named = frozenset() if skip_others else frozenset(str(path) for path in paths)
    asker = Asker(settings)
    looker = Looker(asker, named)

    def seen() -> Iterator[Seen]:
        yield looker.look(map(unreadable, found.problems))
        read = 0
        for some in looker.look_at(found.files, jobs):
            yield some
            read += len(some.looks)
            if progress is not None:
                progress(read, len(found.files))

    result = _checked(seen(), asker, jobs)
    if not along:
        return result
    unsearched = (problem.place.file for problem in found.problems)
    return result.about({*map(str, find_files(paths).files), *unsearched})


def check_loaded(
    files: Sequence[Loaded], settings: Settings, named: frozenset[str] = frozenset()
) -> Result:
    """Check files that were loaded, together; in what order they come changes nothing.

    A file that does not say it is a dossier is skipped, unless it is one of ``named``, the files
    that somebody asked for by name.
    """
    asker = Asker(settings)
    return _checked([Looker(asker, named).look(files)], asker)


def _checked(seen: Iterable[Seen], asker: Asker, jobs: int = 1) -> Result:
    # Every rule is asked about each file alone, and every claim it makes is judged.
    shelf = Shelf(asker, MOST_AT_HAND)
    glances: list[Glance] = []
    skipped: list[str] = []
    early: list[Answer] = []
    for some in seen:
        early += some.early
        for look in some.looks:
            if look.glance is None:
                skipped.append(look.file)
            else:
                glances.append(look.glance)
                shelf.put(look.file, look.text, look.asked)
    glances.sort(key=lambda one: one.home.file)
    examined = {one.home.file: one.examined for one in glances}
    findings = Findings(finding for one in glances for finding in one.findings)
    findings.add(not_loaded([one.home for one in glances]))

    # Then the rules that look at several dossiers, as far as they were not answered on the way.
    across = Across(glances, shelf, asker)
    answers = across.answers(questions(glances, asker), early, jobs)
    for answer in answers:
        findings.add(answer.findings)
        for count in answer.counts:
            examined[count.file] = count.counted_with(examined[count.file])

    # What is broken is brought back to its causes, and held against what the dossiers explain.
    def diagnosed(some: Sequence[Group]) -> list[Diagnosed]:
        return [_diagnosed(group, across, shelf, findings, asker) for group in some]

    diagnoses: list[Diagnosis] = []
    explained: list[Explained] = []
    parted = [(group,) for group in groups(glances, answers)]
    for one in chain.from_iterable(spread(diagnosed, parted, jobs)):
        findings.drop(one.files)
        diagnoses += one.diagnoses
        explained += one.explained

    return Result(
        diagnoses=in_order([*map(Diagnosis, findings), *diagnoses], examined),
        examined=tuple(examined.values()),
        skipped=tuple(sorted(skipped)),
        sources=shelf,
        ignored=tuple(rule for rule in all_rules() if rule.code in asker.settings.ignored),
        explained=tuple(sorted(explained, key=lambda one: one.explanation.place)),
    )


class Diagnosed(NamedTuple):
    """All that is found in a group of files, by cause, and what of it is explained."""

    files: tuple[str, ...]
    diagnoses: tuple[Diagnosis, ...]
    explained: tuple[Explained, ...]


def _diagnosed(
    group: Group, across: Across, shelf: Shelf, findings: Findings, asker: Asker
) -> Diagnosed:
    """Bring what is broken in a group of files to its causes; put apart what is explained."""
    # Most dossiers need neither: nothing in them is broken or explained.
    from vrd2check.diagnosis.causes import diagnose  # noqa: PLC0415
    from vrd2check.explanations import Explanations, explain  # noqa: PLC0415

    settings = asker.settings
    found = list(findings.of(group.files))
    with shelf.holding(group.files) as held:
        judged = across.judged_in(group, held)
        causes = diagnose([(one.claim.relation, one.judgement) for one in judged])
        caused = [
            [finding_of(judged[position], across.labels, settings) for position in cause.relations]
            for cause in causes
        ]

        # What the dossiers explain is set apart; explanations that explain nothing are told.
        files = [asked.file for asked in held]
        explanations = Explanations()
        if settings.explanations:
            every = [*found, *chain.from_iterable(caused)]
            explanations = explain(every, files, across.collection, settings.ignored)
        diagnoses = [*map(Diagnosis, explanations.unexplained(found))]
        for cause, some in zip(causes, map(explanations.unexplained, caused), strict=True):
            if some:
                lead, *rest = some
                diagnoses.append(Diagnosis(lead, tuple(rest), cause.conclusion))
        diagnoses += map(Diagnosis, asker.told_of(explanations.trials, files))
    return Diagnosed(group.files, tuple(diagnoses), explanations.explained)
