"""The main job: from files to findings.

text -> located tree -> dossier of figures -> relations -> verdicts -> causes -> findings
"""

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

from vrd2check.diagnosis import diagnose
from vrd2check.dossiers import Collection, Loaded, load_file, unreadable
from vrd2check.places import Place
from vrd2check.relations import Judgement, Verdict, judge, magnitude
from vrd2check.result import Examined, Finding, Result, Tally
from vrd2check.rules import Claim, Context, Remark, Rule, Severity, all_rules
from vrd2check.rules.base import Printable
from vrd2check.settings import Settings
from vrd2check.source import find_files


class Judged(NamedTuple):
    """A claim of a rule with its verdict; ``file`` is where its subject stands."""

    rule: Rule
    file: str
    claim: Claim
    judgement: Judgement


def check(
    paths: Sequence[Path], settings: Settings, progress: Callable[[int, int], None] | None = None
) -> Result:
    """Check the dossiers at some paths together.

    ``progress`` is called after each file with the number of files read and their total.
    """
    found = find_files(paths)
    files = [unreadable(problem) for problem in found.problems]
    for number, path in enumerate(found.files, 1):
        files.append(load_file(path))
        if progress is not None:
            progress(number, len(found.files))
    return check_loaded(files, settings, named=frozenset(str(path) for path in paths))


def check_loaded(
    files: Sequence[Loaded], settings: Settings, named: frozenset[str] = frozenset()
) -> Result:
    """Check files that were loaded, together; in what order they come changes nothing.

    A file that does not say it is a dossier is skipped, unless it is one of ``named``, the files
    that somebody asked for by name.
    """
    files = sorted(files, key=lambda file: file.document.file)
    wanted = [file.claims_to_be_dossier() or file.document.file in named for file in files]
    dossiers = [file for file, want in zip(files, wanted, strict=True) if want]
    judged, findings = apply_rules(dossiers, settings)
    labels = {file.document.file: file.label() for file in dossiers}
    for cause in diagnose([(one.claim.relation, one.judgement) for one in judged]):
        lead, *rest = (_finding(judged[position], labels) for position in cause.relations)
        findings.append(lead.because_of(rest, cause.suspects))
    findings += [
        _finding(one, labels) for one in judged if one.judgement.verdict is Verdict.ROUNDING
    ]
    return Result(
        findings=_in_order(findings, dossiers),
        examined=_examined(dossiers, judged),
        skipped=tuple(
            file.document.file for file, want in zip(files, wanted, strict=True) if not want
        ),
        sources={file.document.file: file.document.text for file in dossiers},
    )


def apply_rules(
    dossiers: Sequence[Loaded], settings: Settings
) -> tuple[list[Judged], list[Finding]]:
    """Ask every rule about each of its subjects; judge its claims, keep its remarks."""
    collection = Collection(file.dossier for file in dossiers if file.dossier is not None)
    context = Context(collection, settings)
    judged: list[Judged] = []
    findings: list[Finding] = []
    for rule in all_rules():
        for file, label, subject in _subjects(rule, dossiers, collection):
            for outcome in rule.apply(subject, context):
                if isinstance(outcome, Remark):
                    findings.append(_remarked(rule, label, outcome))
                # A relation between no figures at all, as of a table without lines, says nothing.
                elif next(outcome.relation.figures(), None) is not None:
                    judged.append(Judged(rule, file, outcome, judge(outcome.relation)))
    return judged, findings


def _subjects(
    rule: Rule, dossiers: Sequence[Loaded], collection: Collection
) -> Iterator[tuple[str, str, object]]:
    """Give what a rule looks at: files, dossiers of its kinds, or the collection as a whole."""
    if issubclass(Collection, rule.subject):
        yield "", "", collection
        return
    for file in dossiers:
        if issubclass(Loaded, rule.subject):
            yield file.document.file, file.label(), file
        elif isinstance(file.dossier, rule.subject):
            yield file.document.file, file.label(), file.dossier


def _remarked(rule: Rule, label: str, remark: Remark) -> Finding:
    return Finding(
        rule=rule,
        severity=rule.severity,
        dossier=label,
        place=remark.place,
        about=remark.about,
        figures=tuple((None, figure) for figure in remark.figures),
        related=remark.related,
    )


def _finding(one: Judged, labels: dict[str, str]) -> Finding:
    judgement = one.judgement
    figures = tuple(one.claim.relation.figures())
    # A relation between dossiers is told where the dossier that the rule looked at has its part.
    own = (figure.place for _, figure in figures if figure.place.file == one.file)
    place = next(own, figures[0][1].place)
    numbers: dict[str, Printable] = {
        "stated": judgement.stated or 0,
        "expected": judgement.expected or 0,
        "difference": magnitude(judgement.difference or Decimal(0)),
        "slack": judgement.slack or 0,
        "step": judgement.step or "",
    }
    return Finding(
        rule=one.rule,
        severity=Severity.NOTE if judgement.verdict is Verdict.ROUNDING else one.rule.severity,
        dossier=labels.get(place.file, place.file),
        place=place,
        about={**numbers, **one.claim.about},
        figures=figures,
        judgement=judgement,
    )


def _in_order(findings: list[Finding], dossiers: Sequence[Loaded]) -> tuple[Finding, ...]:
    """Order by file as read, then the most serious first, then as it stands in the file."""
    position = {file.document.file: number for number, file in enumerate(dossiers)}
    severities = list(Severity)

    def order(finding: Finding) -> tuple[int, int, Place, str]:
        file = position.get(finding.place.file, len(position))
        return file, severities.index(finding.severity), finding.place, finding.rule.code

    return tuple(sorted(findings, key=order))


def _examined(dossiers: Sequence[Loaded], judged: Sequence[Judged]) -> tuple[Examined, ...]:
    tallies = {file.document.file: Tally() for file in dossiers}
    for one in judged:
        place = next(one.claim.relation.figures())[1].place
        tallies[one.file or place.file].count(one.judgement)
    for file in dossiers:
        tallies[file.document.file].figures = file.number_of_figures()
    return tuple(
        Examined(
            file=file.document.file,
            label=file.label(),
            kind=file.kind(),
            tally=tallies[file.document.file],
            absent_chapters=file.absent_chapters(),
        )
        for file in dossiers
    )
