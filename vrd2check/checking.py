"""The main job: from files to findings.

    text -> located tree -> dossier of figures -> relations -> verdicts -> causes -> findings

Read it from top to bottom to know how the tool works.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path

from vrd2check.dossiers import Collection, Loaded, load_found
from vrd2check.explanations import Explanations, explain
from vrd2check.relations import Verdict
from vrd2check.result import Diagnosis, Judged, Lowered, Result
from vrd2check.rules import all_rules
from vrd2check.run import (
    Asker,
    RuleOutcome,
    below_causes,
    examined,
    finding_of,
    groups,
    in_order,
    not_loaded,
    settled,
    sheets_among,
)
from vrd2check.settings import Settings
from vrd2check.source import find_files


def check(
    paths: Sequence[Path],
    settings: Settings,
    progress: Callable[[int, int], None] | None = None,
    *,
    along: Sequence[Path] = (),
    skip_others: bool = False,
    compare: Callable[[Result], Result] | None = None,
) -> Result:
    """Check the dossiers at some paths together.

    ``progress`` is called after each file with the number of files read and their total. What is
    found at ``along`` is read too, but of that only what concerns the paths is told. With
    ``skip_others`` a file that is no dossier is skipped, even one that was asked for by name.
    ``compare`` compares the whole with an earlier revision; what is new since is always told.
    """
    found = find_files([*paths, *along])
    files = load_found(found, progress)
    wanted = find_files(paths) if along else found
    named = frozenset() if skip_others else wanted.named
    result = check_loaded(files, settings, named)
    if compare is not None:
        result = compare(result)
    if not along:
        return result
    unsearched = (problem.place.file for problem in found.problems)
    return result.about({*map(str, wanted.files), *unsearched}, Diagnosis.is_newer)


def check_loaded(
    files: Iterable[Loaded], settings: Settings, named: frozenset[str] = frozenset()
) -> Result:
    """Check files that were loaded, together; in what order they come changes nothing.

    A file that does not say it is a dossier is skipped, unless it is one of ``named``, the files
    that somebody asked for by name.
    """
    checked: list[Loaded] = []
    skipped: list[str] = []
    for file in sorted(files, key=lambda file: file.name):
        if file.claims_to_be_dossier or file.name in named:
            checked.append(file)
        else:
            skipped.append(file.name)

    # Every rule is asked about every file and about all together; what it states is judged.
    collection = Collection(file.dossier for file in checked if file.dossier is not None)
    asker = Asker(collection, settings)
    outcomes = [asker.check_file(file) for file in checked]
    found = [finding for outcome in outcomes for finding in outcome.findings]
    together = RuleOutcome([], [])
    if outcomes:
        together = asker.check_collection(outcomes[0].subject)
        found += [*not_loaded(outcomes[0].subject), *together.findings]
    judged = tuple(chain(*(outcome.judged for outcome in outcomes), together.judged))

    # What the dossiers explain is set apart.
    labels = {outcome.file.name: outcome.subject.label for outcome in outcomes}
    told = [
        (one, finding_of(one, labels, settings))
        for one in judged
        if one.judgement.verdict in (Verdict.BROKEN, Verdict.WITHIN_ROUNDING)
    ]
    explanations = Explanations()
    if settings.explanations:
        every = [*found, *(finding for _, finding in told)]
        explanations = explain(every, checked, collection, settings.ignored)
    done = explanations.identities()
    found += [finding for one, finding in told if one.judgement.verdict is not Verdict.BROKEN]
    diagnoses = [Diagnosis(finding) for finding in found if id(finding) not in done]

    # What is left broken is brought back to its causes: what is explained is none of them.
    explained = [one for one, finding in told if id(finding) in done]
    for group in groups(settled(judged, explained)):
        diagnoses += _diagnosed(group, checked, labels, settings)
    diagnoses = below_causes(diagnoses)

    # Explanations that explain nothing are told.
    diagnoses += map(Diagnosis, asker.check_explanations(explanations.matches, checked))

    return Result(
        diagnoses=in_order(diagnoses, [file.name for file in checked]),
        examined=examined(outcomes, together.judged, explanations.explained),
        skipped=tuple(skipped),
        sources={file.name: file.text for file in checked},
        judged=judged,
        dossiers={file.name: file.dossier for file in checked if file.dossier is not None},
        ignored=tuple(rule for rule in all_rules() if rule.code in settings.ignored),
        lowered=tuple(_lowered(settings)),
        configuration=settings.file,
        explained=tuple(sorted(explanations.explained, key=lambda one: one.explanation.place)),
    )


def _diagnosed(
    group: Sequence[Judged],
    checked: Sequence[Loaded],
    labels: Mapping[str, str],
    settings: Settings,
) -> Iterator[Diagnosis]:
    """Return what is broken in a group, by its causes, each with what follows from it."""
    # Importing it takes 14 ms, a twelfth of a check, and in most dossiers nothing is broken.
    from vrd2check.diagnosis.causes import diagnose  # noqa: PLC0415

    causes = diagnose(
        [(one.relation, one.judgement, (one.rule.code, one.file)) for one in group],
        sheets_among(group, checked),
        settings.day_rates,
    )
    for cause in causes:
        lead, *consequences = (
            finding_of(group[position], labels, settings) for position in cause.relations
        )
        yield Diagnosis(lead, tuple(consequences), cause.conclusion)


def _lowered(settings: Settings) -> Iterator[Lowered]:
    """Return the rules that the settings count as less serious than they are by themselves."""
    for rule in all_rules() if settings.severities else ():
        told = settings.severities.get(rule.code, rule.severity)
        if told.is_below(rule.severity) and rule.code not in settings.ignored:
            yield Lowered(rule, told)
