"""The main job: from files to findings.

text -> located tree -> dossier of figures -> relations -> verdicts -> causes -> findings, but for
those that the dossier explains
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from vrd2check.diagnosis import diagnose
from vrd2check.dossiers import Collection, Loaded, load_file, unreadable
from vrd2check.explanations import Explanations, explain
from vrd2check.language import Language, Text
from vrd2check.places import Place
from vrd2check.relations import Judgement, Verdict, judge, magnitude
from vrd2check.result import Examined, Finding, Result, Tally
from vrd2check.rules import (
    RULE_FAILED,
    RULES_NOT_LOADED,
    Claim,
    Context,
    NotLoaded,
    Remark,
    Rule,
    Severity,
    all_rules,
    custom_rules,
    failure_of,
)
from vrd2check.rules.base import Printable
from vrd2check.rules.base.trial import Trial
from vrd2check.settings import Settings
from vrd2check.source import find_files


class Judged(NamedTuple):
    """A claim of a rule with its verdict; ``file`` is where its subject stands."""

    rule: Rule
    file: str
    claim: Claim
    judgement: Judgement


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
    wanted = [file.claims_to_be_dossier() or file.document.file in named for file in files]
    dossiers = [file for file, want in zip(files, wanted, strict=True) if want]
    judged, findings = apply_rules(dossiers, settings)
    labels = {file.document.file: file.label() for file in dossiers}
    findings += [
        _finding(one, labels, settings)
        for one in judged
        if one.judgement.verdict is Verdict.ROUNDING
    ]
    causes = diagnose([(one.claim.relation, one.judgement) for one in judged])
    caused = [
        [_finding(judged[position], labels, settings) for position in cause.relations]
        for cause in causes
    ]
    explanations = Explanations()
    if settings.explanations:
        every = [*findings, *chain.from_iterable(caused)]
        explanations = explain(every, dossiers, settings.ignored)
    findings = explanations.unexplained(findings)
    for cause, some in zip(causes, map(explanations.unexplained, caused), strict=True):
        if some:
            lead, *rest = some
            findings.append(lead.because_of(rest, cause))
    findings += _told_of(explanations.trials, dossiers, settings)
    return Result(
        findings=_in_order(findings, dossiers),
        examined=_examined(dossiers, judged),
        skipped=tuple(
            file.document.file for file, want in zip(files, wanted, strict=True) if not want
        ),
        sources={file.document.file: file.document.text for file in dossiers},
        ignored=tuple(rule for rule in all_rules() if rule.code in settings.ignored),
        explained=explanations.explained,
    )


def apply_rules(
    dossiers: Sequence[Loaded], settings: Settings
) -> tuple[list[Judged], list[Finding]]:
    """Ask every rule about each of its subjects; judge its claims, keep its remarks."""
    context = _context(dossiers, settings)
    judged, findings = _ask_all(
        lambda rule: _subjects(rule, dossiers, context.collection), dossiers, context
    )
    if dossiers:
        findings += [_not_loaded(problem, dossiers[0]) for problem in custom_rules().problems]
    return judged, findings


def _told_of(
    trials: Sequence[Trial], dossiers: Sequence[Loaded], settings: Settings
) -> list[Finding]:
    """Ask the rules on explanations what is to be told of some."""
    labels = {file.document.file: file.label() for file in dossiers}
    subjects = [
        (trial.place().file, labels[trial.place().file], trial)
        for trial in trials
        if trial.fate.is_told()
    ]

    def subjects_of(rule: Rule) -> Iterable[_Subject]:
        return subjects if rule.subject is Trial else ()

    return _ask_all(subjects_of, dossiers, _context(dossiers, settings))[1] if subjects else []


def _context(dossiers: Sequence[Loaded], settings: Settings) -> Context:
    collection = Collection(file.dossier for file in dossiers if file.dossier is not None)
    return Context(collection, settings)


_Subject = tuple[str, str, object]
"""The file in which a subject stands, the label of the dossier, and the subject."""


def _ask_all(
    subjects_of: Callable[[Rule], Iterable[_Subject]], dossiers: Sequence[Loaded], context: Context
) -> tuple[list[Judged], list[Finding]]:
    """Ask every rule about its subjects; one that fails stops nothing but itself."""
    judged: list[Judged] = []
    findings: list[Finding] = []
    for rule in all_rules():
        wanted = _as_set(rule, context.settings)
        for file, label, subject in subjects_of(rule):
            # Nobody can wish away that a file could not be read.
            unreadable_file = isinstance(subject, Loaded) and subject.dossier is None
            asked = rule if unreadable_file else wanted
            if asked is None:
                continue
            try:
                for said in _ask(asked, file, label, subject, context):
                    if isinstance(said, Finding):
                        findings.append(said)
                    else:
                        judged.append(said)
            except Exception as error:  # a rule is a plug-in: it stops nothing but itself
                findings.append(_failed(asked, error, label, subject, dossiers))
    return judged, findings


def _as_set(rule: Rule, settings: Settings) -> Rule | None:
    """Give a rule with the severity that the settings give it; None if they ignore it."""
    if rule.code in settings.ignored:
        return None
    severity = settings.severities.get(rule.code, rule.severity)
    return rule if severity is rule.severity else replace(rule, severity=severity)


def _ask(
    rule: Rule, file: str, label: str, subject: object, context: Context
) -> Iterator[Judged | Finding]:
    """Give what a rule says of a subject: a remark as a finding, a claim with its verdict."""
    for outcome in rule.apply(subject, context):
        if isinstance(outcome, Remark):
            yield _sayable(_remarked(rule, label, outcome))
        # A relation between no figures at all, as of a table without lines, says nothing.
        elif next(outcome.relation.figures(), None) is not None:
            one = Judged(rule, file, outcome, judge(outcome.relation))
            if one.judgement.verdict in (Verdict.BROKEN, Verdict.ROUNDING):
                _sayable(_finding(one, {}, context.settings))
            yield one


def _sayable(finding: Finding) -> Finding:
    """Give a finding whose message can be made; one that cannot raises while its rule is asked."""
    for language in Language:
        finding.message(language)
    return finding


def _failed(
    rule: Rule, error: Exception, label: str, subject: object, dossiers: Sequence[Loaded]
) -> Finding:
    """Tell that a rule failed, at the head of the dossier that it looked at, else of the first."""
    own = (one for one in dossiers if subject is one or subject is one.dossier)
    file = next(own, dossiers[0])
    what = Text(label, label) if label else Text("de dossiers samen", "the dossiers together")
    return Finding(
        rule=RULE_FAILED,
        severity=RULE_FAILED.severity,
        dossier=file.label(),
        place=file.place(),
        about=failure_of(rule, error, what),
    )


def _not_loaded(problem: NotLoaded, file: Loaded) -> Finding:
    """Tell at the head of the first dossier which custom rules were not used."""
    return Finding(
        rule=RULES_NOT_LOADED,
        severity=RULES_NOT_LOADED.severity,
        dossier=file.label(),
        place=file.place(),
        about=problem._asdict(),
    )


def _subjects(rule: Rule, dossiers: Sequence[Loaded], collection: Collection) -> Iterator[_Subject]:
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


def _finding(one: Judged, labels: dict[str, str], settings: Settings) -> Finding:
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
    forgiven = judgement.verdict is Verdict.ROUNDING and not settings.rounding_fails
    return Finding(
        rule=one.rule,
        severity=Severity.NOTE if forgiven else one.rule.severity,
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
