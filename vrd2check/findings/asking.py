"""Asking the rules: what each one says of its subjects, with the verdict on every claim."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from vrd2check.dossiers import Collection, Loaded
from vrd2check.language import Language, Text
from vrd2check.records import replace
from vrd2check.relations import Verdict, judge
from vrd2check.result import Finding
from vrd2check.rules import (
    RULE_FAILED,
    RULES_NOT_LOADED,
    Context,
    NotLoaded,
    Remark,
    Rule,
    all_rules,
    custom_rules,
    failure_of,
)
from vrd2check.rules.base.trial import Trial
from vrd2check.settings import Settings

from .making import Judged, finding_of, remarked

_Subject = tuple[str, str, object]
"""The file in which a subject stands, the label of the dossier, and the subject."""


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


def told_of(
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
            yield _sayable(remarked(rule, label, outcome))
        # A relation between no figures at all, as of a table without lines, says nothing.
        elif next(outcome.relation.figures(), None) is not None:
            one = Judged(rule, file, outcome, judge(outcome.relation))
            if one.judgement.verdict in (Verdict.BROKEN, Verdict.ROUNDING):
                _sayable(finding_of(one, {}, context.settings))
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
