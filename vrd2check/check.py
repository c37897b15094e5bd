"""The main job: from files to findings.

    text -> located tree -> dossier of figures -> relations -> verdicts -> causes -> findings

Read it from top to bottom to know how the tool works. Each file is looked at by itself first, and
what is right is let go of; then dossiers are compared with each other; then what is broken is
brought back to its causes, for as few dossiers at a time as belong together. So the memory that a
run takes hardly grows with the number of files.
"""

from collections.abc import Callable, Iterable, Sequence
from itertools import chain
from pathlib import Path

from vrd2check.diagnosis import diagnose
from vrd2check.dossiers import Loaded, load_file, unreadable
from vrd2check.explanations import Explanations, explain
from vrd2check.findings import (
    Across,
    Answer,
    Asked,
    Findings,
    Glance,
    Group,
    Shelf,
    ask_alone,
    counted_too,
    finding_of,
    glance,
    groups,
    in_order,
    is_of_run,
    not_loaded,
    questions,
    told_of,
)
from vrd2check.result import Explained, Result
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
) -> Result:
    """Check the dossiers at some paths together.

    ``progress`` is called after each file with the number of files read and their total. What is
    found at ``along`` is read too, but of that only what concerns the paths is told. With
    ``skip_others`` a file that is no dossier is skipped, even one that was asked for by name.
    """
    found = find_files([*paths, *along])
    named = frozenset() if skip_others else frozenset(str(path) for path in paths)

    def files() -> Iterable[Loaded]:
        yield from map(unreadable, found.problems)
        for number, path in enumerate(found.files, 1):
            yield load_file(path)
            if progress is not None:
                progress(number, len(found.files))

    result = _checked(files(), settings, named, Shelf(settings))
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
    return _checked(files, settings, named, Shelf(settings, most=None))


def _checked(
    files: Iterable[Loaded], settings: Settings, named: frozenset[str], shelf: Shelf
) -> Result:
    # Every rule is asked about each file alone, and every claim it makes is judged.
    glances: list[Glance] = []
    skipped: list[str] = []
    for file in files:
        if is_of_run(file, named):
            asked = ask_alone(file, settings)
            glances.append(glance(asked, settings))
            shelf.put(asked, again=glances[-1].again)
        else:
            skipped.append(file.document.file)
    glances.sort(key=lambda one: one.home.file)
    examined = {one.home.file: one.examined for one in glances}
    findings = Findings(finding for one in glances for finding in one.findings)
    findings.add(not_loaded([one.home for one in glances]))

    # Then the rules that look at several dossiers.
    across = Across(glances, shelf, settings)
    answers: list[Answer] = []
    for question in questions(glances, settings):
        answer, judged = across.answer(question)
        counted_too(examined, judged)
        findings.add(answer.findings)
        answers.append(answer)

    # What is broken is brought back to its causes, and held against what the dossiers explain.
    explained: list[Explained] = []
    for group in groups(glances, answers):
        with shelf.holding(group.files) as held:
            explained += _diagnosed(group, across, held, findings, settings)

    return Result(
        findings=in_order(findings, examined),
        examined=tuple(examined.values()),
        skipped=tuple(sorted(skipped)),
        sources=shelf,
        ignored=tuple(rule for rule in all_rules() if rule.code in settings.ignored),
        explained=tuple(sorted(explained, key=lambda one: one.explanation.place)),
    )


def _diagnosed(
    group: Group, across: Across, held: Sequence[Asked], findings: Findings, settings: Settings
) -> Sequence[Explained]:
    """Add what is broken in a group of files to the findings, by cause; give what is explained."""
    judged = across.judged_in(group, held)
    causes = diagnose([(one.claim.relation, one.judgement) for one in judged])
    caused = [
        [finding_of(judged[position], across.labels, settings) for position in cause.relations]
        for cause in causes
    ]

    # What the dossiers explain is set apart; explanations that explain nothing are told.
    explanations = Explanations()
    if settings.explanations:
        every = [*findings.of(group.files), *chain.from_iterable(caused)]
        files = [asked.file for asked in held]
        explanations = explain(every, files, across.collection, settings.ignored)
    findings.keep(group.files, explanations.unexplained)
    for cause, some in zip(causes, map(explanations.unexplained, caused), strict=True):
        if some:
            lead, *rest = some
            findings.add([lead.because_of(rest, cause)])
    findings.add(told_of(explanations.trials, [asked.file for asked in held], settings))
    return explanations.explained
