"""The main job: from files to findings.

    text -> located tree -> dossier of figures -> relations -> verdicts -> causes -> findings

Read it from top to bottom to know how the tool works.
"""

from collections.abc import Callable, Sequence
from itertools import chain
from pathlib import Path

from vrd2check.diagnosis import diagnose
from vrd2check.dossiers import Loaded, load_file, unreadable
from vrd2check.explanations import Explanations, explain
from vrd2check.findings import apply_rules, examined, finding_of, in_order, told_of
from vrd2check.relations import Verdict
from vrd2check.result import Result
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
    files = [unreadable(problem) for problem in found.problems]
    for number, path in enumerate(found.files, 1):
        files.append(load_file(path))
        if progress is not None:
            progress(number, len(found.files))
    named = frozenset() if skip_others else frozenset(str(path) for path in paths)
    result = check_loaded(files, settings, named)
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
    files = sorted(files, key=lambda file: file.document.file)
    dossiers = [
        file for file in files if file.claims_to_be_dossier() or file.document.file in named
    ]
    labels = {file.document.file: file.label() for file in dossiers}

    # Every rule is asked about every dossier, and every claim it makes is judged.
    judged, findings = apply_rules(dossiers, settings)
    findings += [
        finding_of(one, labels, settings)
        for one in judged
        if one.judgement.verdict is Verdict.ROUNDING
    ]

    # What is broken is brought back to its causes.
    causes = diagnose([(one.claim.relation, one.judgement) for one in judged])
    caused = [
        [finding_of(judged[position], labels, settings) for position in cause.relations]
        for cause in causes
    ]

    # What the dossiers explain is set apart; explanations that explain nothing are told.
    explanations = Explanations()
    if settings.explanations:
        every = [*findings, *chain.from_iterable(caused)]
        explanations = explain(every, dossiers, settings.ignored)
    findings = explanations.unexplained(findings)
    for cause, some in zip(causes, map(explanations.unexplained, caused), strict=True):
        if some:
            lead, *rest = some
            findings.append(lead.because_of(rest, cause))
    findings += told_of(explanations.trials, dossiers, settings)

    return Result(
        findings=in_order(findings, dossiers),
        examined=examined(dossiers, judged),
        skipped=tuple(file.document.file for file in files if file.document.file not in labels),
        sources={file.document.file: file.document.text for file in dossiers},
        ignored=tuple(rule for rule in all_rules() if rule.code in settings.ignored),
        explained=explanations.explained,
    )
