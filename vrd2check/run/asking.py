"""Asking the rules: what each one says of its subject, with the verdict on every constraint."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple, get_args

from vrd2check.dossiers import Collection, Dossier, Loaded
from vrd2check.language import Language, Text
from vrd2check.limits import MAX_TERMS
from vrd2check.places import Place
from vrd2check.relations import Exactly, Verdict
from vrd2check.result import NO_WORDS, Finding, Judged, Words
from vrd2check.rules import (
    RULE_CUT_SHORT,
    RULE_FAILED,
    RULES_NOT_LOADED,
    Constraint,
    Context,
    Problem,
    Rule,
    all_rules,
    custom_rules,
    failure_of,
)
from vrd2check.rules.base import Printable
from vrd2check.rules.base.explanation_match import ExplanationMatch
from vrd2check.settings import Settings

from .findings import finding_of, finding_of_problem

# A rule is a plug-in.
_FAILURES = (Exception, SystemExit)
_TOLD = (Verdict.BROKEN, Verdict.WITHIN_ROUNDING)
_TOGETHER = Text("de dossiers samen", "the dossiers together")


class Subject(NamedTuple):
    """What rules are asked about: a file with its label and its head.

    ``file`` is empty for all dossiers together; the other two are those of the first one then.
    """

    file: str
    label: str
    place: Place

    @classmethod
    def of(cls, file: Loaded) -> "Subject":
        """Return a file as a subject."""
        return cls(file.name, file.label(), file.place())

    def in_words(self) -> Text:
        """Return what rules are asked about."""
        return Text(self.label, self.label) if self.file else _TOGETHER


class RuleOutcome(NamedTuple):
    """What rules said of a subject: relations with their verdicts, and findings of problems."""

    judged: list[Judged]
    findings: list[Finding]


class FileOutcome(NamedTuple):
    """A file that was checked, and what the rules said of it."""

    file: Loaded
    subject: Subject
    judged: list[Judged]
    findings: list[Finding]


class Asker:
    """Asks the rules that some settings want to be asked about the dossiers of a run."""

    def __init__(self, collection: Collection, settings: Settings) -> None:
        self._collection = collection
        self._context = Context(collection, settings)
        rules = [
            rule.counted_as(settings.severities.get(rule.code, rule.severity))
            for rule in all_rules()
            if rule.code not in settings.ignored
        ]
        # A rule that looks at anything is asked once, of all dossiers together.
        self._on_collection = [rule for rule in rules if issubclass(Collection, rule.subject)]
        others = [rule for rule in rules if not issubclass(Collection, rule.subject)]
        self._on_file = [rule for rule in others if issubclass(Loaded, rule.subject)]
        self._on_dossier = {
            kind: [
                rule
                for rule in others
                if issubclass(kind, rule.subject) and not issubclass(Loaded, rule.subject)
            ]
            for kind in get_args(Dossier)
        }
        self._on_explanation = [
            rule for rule in rules if issubclass(ExplanationMatch, rule.subject)
        ]

    def check_file(self, file: Loaded) -> FileOutcome:
        """Ask every rule about a file and about its dossier."""
        subject = Subject.of(file)
        if file.dossier is None:
            said = self._ask(_rules_on_unreadable(), file, subject)
        else:
            said = self._ask(self._on_file, file, subject)
            of_dossier = self._ask(self._on_dossier[type(file.dossier)], file.dossier, subject)
            said.judged.extend(of_dossier.judged)
            said.findings.extend(of_dossier.findings)
        return FileOutcome(file, subject, said.judged, said.findings)

    def check_collection(self, first: Subject) -> RuleOutcome:
        """Ask every rule about all dossiers together; one that fails is told at the first."""
        together = Subject("", first.label, first.place)
        return self._ask(self._on_collection, self._collection, together)

    def check_explanations(
        self, matches: Iterable[ExplanationMatch], files: Iterable[Loaded]
    ) -> list[Finding]:
        """Ask the rules on explanations what is to be told of some, that stand in these files."""
        subjects = {file.name: Subject.of(file) for file in files}
        return [
            finding
            for match in matches
            if match.status.is_told()
            for finding in self._ask(
                self._on_explanation, match, subjects[match.place().file]
            ).findings
        ]

    def _ask(self, rules: Iterable[Rule], about: object, subject: Subject) -> RuleOutcome:
        outcome = RuleOutcome([], [])
        for rule in rules:
            said = ask(rule, about, subject, self._context)
            outcome.judged.extend(said.judged)
            outcome.findings.extend(said.findings)
        return outcome


def ask(rule: Rule, about: object, subject: Subject, context: Context) -> RuleOutcome:
    """Ask one rule about a file, a dossier or what else it looks at; judge the relations it states.

    A rule that fails stops nothing but itself, and is told to have failed once. What cannot be
    judged, or not be told, is left out.
    """
    constraints: list[Constraint] = []
    findings: list[Finding] = []
    failures: list[BaseException] = []
    terms = 0
    try:
        for outcome in rule.apply(about, context):
            if isinstance(outcome, Problem):
                findings.append(_sayable(finding_of_problem(rule, subject.label, outcome)))
                continue
            size = outcome.relation.size()
            # A relation between no figures at all, as of a table without lines, says nothing.
            if not size:
                continue
            constraints.append(outcome)
            terms += size
            if terms > MAX_TERMS:
                about_bound: dict[str, Printable] = {
                    "code": rule.code,
                    "name": rule.name,
                    "what": subject.in_words(),
                    "most": str(MAX_TERMS),
                }
                findings.append(_told_of_check(RULE_CUT_SHORT, subject, about_bound))
                break
    except _FAILURES as error:
        failures.append(error)
    judged = [
        one
        for one in (_judged(rule, subject, constraints, failures) if constraints else ())
        if one.judgement.verdict not in _TOLD or _can_be_told(one, context.settings, failures)
    ]
    if failures:
        about_failure = failure_of(rule, failures[0], subject.in_words())
        findings.append(_told_of_check(RULE_FAILED, subject, about_failure))
    return RuleOutcome(judged, findings)


def _judged(
    rule: Rule,
    subject: Subject,
    constraints: Iterable[Constraint],
    failures: list[BaseException],
) -> list[Judged]:
    """Judge what a rule expects to hold; note why where that fails."""
    judged: list[Judged] = []
    with Exactly() as judge:
        for constraint in constraints:
            try:
                judgement = judge(constraint.relation)
            except _FAILURES as error:
                failures.append(error)
            else:
                words = _words(constraint, judgement.verdict)
                judged.append(Judged(rule, subject.file, constraint.relation, judgement, words))
    return judged


def _words(constraint: Constraint, verdict: Verdict) -> Words:
    """Return what is to be said of a relation with a verdict.

    All words for what holds would take as much memory as all the rest of it.
    """
    _, about, because, message, reading = constraint
    if verdict in _TOLD:
        return Words(about, None, message, reading)
    if verdict is Verdict.UNCHECKED and because is not None:
        return Words(because=because, reading=reading)
    return Words(reading=reading) if reading is not None else NO_WORDS


def _can_be_told(one: Judged, settings: Settings, failures: list[BaseException]) -> bool:
    """Whether there are words for a relation; note why not."""
    try:
        _sayable(finding_of(one, {}, settings))
    except _FAILURES as error:
        failures.append(error)
        return False
    return True


def _sayable(finding: Finding) -> Finding:
    """Return a finding that can be told; one that cannot raises while its rule is asked."""
    for place in (finding.place, *finding.related):
        if not (isinstance(place, Place) and place[1:3] >= (1, 1) and place[3:] >= place[1:3]):
            raise ValueError(f"{place!r} is no place in a file")
    for language in Language:
        finding.message(language)
    return finding


def _rules_on_unreadable() -> Iterator[Rule]:
    """Return the rules on files that are no dossiers.

    They are asked whatever the settings: nobody can wish away that a file could not be read.
    """
    for rule in all_rules():
        if issubclass(Loaded, rule.subject) and not issubclass(Collection, rule.subject):
            yield rule


def not_loaded(first: Subject) -> Iterator[Finding]:
    """Return findings, at the head of the first dossier, of the custom rules that were not used."""
    for problem in custom_rules().problems:
        yield _told_of_check(RULES_NOT_LOADED, first, problem._asdict())


def _told_of_check(rule: Rule, subject: Subject, about: dict[str, Printable]) -> Finding:
    """Return a finding of the check itself, at the head of what was looked at."""
    return Finding(
        rule=rule,
        severity=rule.severity,
        dossier=subject.label,
        place=subject.place,
        about=about,
    )
