"""What was examined, and in what order it is told."""

from collections.abc import Sequence

from vrd2check.dossiers import Loaded
from vrd2check.places import Place
from vrd2check.relations import Verdict
from vrd2check.result import Examined, Finding, Tally
from vrd2check.rules import Severity

from .making import Judged


def in_order(findings: Sequence[Finding], dossiers: Sequence[Loaded]) -> tuple[Finding, ...]:
    """Order by file as read, then the most serious first, then as it stands in the file."""
    position = {file.document.file: number for number, file in enumerate(dossiers)}
    severities = list(Severity)

    def order(finding: Finding) -> tuple[int, int, Place, str]:
        place = finding.told_at
        file = position.get(place.file, len(position))
        return file, severities.index(finding.severity), place, finding.rule.code

    return tuple(sorted(findings, key=order))


def examined(dossiers: Sequence[Loaded], judged: Sequence[Judged]) -> tuple[Examined, ...]:
    """Count per file the figures, the verdicts, and what rules could judge nothing of."""
    tallies = {file.document.file: Tally() for file in dossiers}
    stated: dict[str, set[str]] = {file: set() for file in tallies}
    judgeable: dict[str, set[str]] = {file: set() for file in tallies}
    for one in judged:
        file_of_it = one.file or next(one.claim.relation.figures())[1].place.file
        tallies[file_of_it].count(one.judgement)
        stated[file_of_it].add(one.rule.code)
        if one.judgement.verdict is not Verdict.UNCHECKED:
            judgeable[file_of_it].add(one.rule.code)
    for file in dossiers:
        tallies[file.document.file].figures = file.number_of_figures()
    return tuple(
        Examined(
            file=file.document.file,
            label=file.label(),
            kind=file.kind(),
            tally=tallies[file.document.file],
            absent_chapters=file.absent_chapters(),
            number=file.number(),
            unchecked=frozenset(stated[file.document.file] - judgeable[file.document.file]),
        )
        for file in dossiers
    )
