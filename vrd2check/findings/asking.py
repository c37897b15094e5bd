"""Asking the rules: what each one says of its subjects, with the verdict on every claim."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from vrd2check.dossiers import Collection, Loaded, OthersNeededError
from vrd2check.language import Language, Text
from vrd2check.limits import MAX_TERMS
from vrd2check.places import Place
from vrd2check.relations import Exactly, Verdict
from vrd2check.result import Finding
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
from vrd2check.rules.base.explanation_match import ExplanationMatch
from vrd2check.settings import Settings

from .making import Judged, finding_of, remarked

# A rule is a plug-in.
_FAILURES = (Exception, SystemExit)
_HOLDS = Verdict.HOLDS
_TOLD = (Verdict.BROKEN, Verdict.WITHIN_ROUNDING)
_TOGETHER = Text("de dossiers samen", "the dossiers together")


class Home(NamedTuple):
    """The file in which what rules are asked about stands: what it is called, and its head."""

    file: str
    label: str
    place: Place

    @classmethod
    def of(cls, file: Loaded) -> "Home":
        """Return the home of what stands in a file."""
        return cls(file.document.file, file.label(), file.place())


class Said(NamedTuple):
    """What rules said: claims with their verdicts, and findings of what they remarked."""

    judged: list[Judged]
    findings: list[Finding]


class Asked(NamedTuple):
    """A file, what the rules say of it by itself, and the rules that need other dossiers too."""

    file: Loaded
    home: Home
    said: Said
    left: tuple[Rule, ...]


class Asker:
    """Asks the rules that some settings want to be asked, as each of them counts there."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._alone = Context(None, settings)
        self._wanted = [
            rule.counted_as(settings.severities.get(rule.code, rule.severity))
            for rule in all_rules()
            if rule.code not in settings.ignored
        ]
        # A rule that looks at anything is asked once, of all dossiers together.
        self.of_all = tuple(rule for rule in self._wanted if issubclass(Collection, rule.subject))
        self._on_trial = [
            rule for rule in self._wanted if issubclass(ExplanationMatch, rule.subject)
        ]
        self._on_kind: dict[type, tuple[list[Rule], list[Rule]]] = {}

    def alone(self, file: Loaded) -> Asked:
        """Ask every rule about a file that needs no other dossier for its answer."""
        home = Home.of(file)
        answers = _Answers(home, self._alone)
        left: list[Rule] = []
        for subject, rules in self._subjects(file):
            for rule in rules:
                try:
                    answers.ask(rule, subject)
                except OthersNeededError:
                    left.append(rule)
        return Asked(file, home, answers.said(), tuple(left))

    def with_others(self, rule: Rule, subject: object, home: Home, collection: Collection) -> Said:
        """Ask a rule about a file or its dossier, now that other dossiers can be looked at."""
        return _answers(rule, subject, home, Context(collection, self.settings))

    def together(self, rule: Rule, collection: Collection, first: Home) -> Said:
        """Ask a rule about all dossiers together; should it fail, that is told at the first."""
        home = first._replace(file="")
        return _answers(rule, collection, home, Context(collection, self.settings))

    def told_of(self, trials: Iterable[ExplanationMatch], files: Iterable[Loaded]) -> list[Finding]:
        """Ask the rules on explanations what is to be told of some, that stand in these files."""
        homes = {file.document.file: Home.of(file) for file in files}
        return [
            finding
            for trial in trials
            if trial.status.is_told()
            for rule in self._on_trial
            for finding in _answers(rule, trial, homes[trial.place().file], self._alone).findings
        ]

    def _subjects(self, file: Loaded) -> Sequence[tuple[object, Sequence[Rule]]]:
        """Return a file as such and its dossier, each with the rules that look at it."""
        if file.dossier is None:
            # Nobody can wish away that a file could not be read.
            rules = [rule for rule in all_rules() if not issubclass(Collection, rule.subject)]
            return [(file, [rule for rule in rules if issubclass(Loaded, rule.subject)])]
        kind = type(file.dossier)
        if kind not in self._on_kind:
            own = [rule for rule in self._wanted if not issubclass(Collection, rule.subject)]
            on_file = [rule for rule in own if issubclass(Loaded, rule.subject)]
            others = [rule for rule in own if not issubclass(Loaded, rule.subject)]
            self._on_kind[kind] = on_file, [r for r in others if issubclass(kind, r.subject)]
        on_file, on_dossier = self._on_kind[kind]
        return [(file, on_file), (file.dossier, on_dossier)]


def not_loaded(homes: Sequence[Home]) -> list[Finding]:
    """Tell at the head of the first dossier which custom rules were not used."""
    return [
        Finding(
            rule=RULES_NOT_LOADED,
            severity=RULES_NOT_LOADED.severity,
            dossier=first.label,
            place=first.place,
            about=problem._asdict(),
        )
        for first in homes[:1]
        for problem in custom_rules().problems
    ]


def _answers(rule: Rule, subject: object, home: Home, context: Context) -> Said:
    answers = _Answers(home, context)
    answers.ask(rule, subject)
    return answers.said()


class _Answers:
    """What rules answer, gathered so that all relations are judged at once."""

    def __init__(self, home: Home, context: Context) -> None:
        self._home = home
        self._context = context
        self._claims: list[tuple[Rule, Constraint]] = []
        self._findings: list[Finding] = []
        self._failed: set[str] = set()

    def ask(self, rule: Rule, subject: object) -> None:
        """Ask one rule about one subject; a rule that fails stops nothing but itself.

        Raises OthersNeededError when it needs to look at dossiers that are still being read.
        """
        claims, findings = self._claims, self._findings
        claimed, found = len(claims), len(findings)
        size = 0
        try:
            for outcome in rule.apply(subject, self._context):
                if isinstance(outcome, Problem):
                    findings.append(_sayable(remarked(rule, self._home.label, outcome)))
                    continue
                its = outcome.relation.size()
                # A relation between no figures at all, as of a table without lines, says nothing.
                if its:
                    claims.append((rule, outcome))
                    size += its
                    if size > MAX_TERMS:
                        findings.append(_cut_short(rule, self._home))
                        break
        except OthersNeededError:
            del claims[claimed:], findings[found:]
            raise
        except _FAILURES as error:
            self._fail(rule, error)

    def said(self) -> Said:
        """Judge what was claimed; give that and what else there is to tell.

        A claim that cannot be judged, or not be told of, is left out, and its rule has failed.
        """
        file = self._home.file
        judged: list[Judged] = []
        telling: list[Judged] = []
        with Exactly() as judge:
            for rule, claim in self._claims:
                try:
                    judgement = judge(claim.relation)
                except _FAILURES as error:
                    self._fail(rule, error)
                    continue
                one = Judged(rule, file, claim, judgement)
                judged.append(one)
                if judgement.verdict is not _HOLDS and judgement.verdict in _TOLD:
                    telling.append(one)
        unsayable = {id(one) for one in telling if not self._can_tell(one)}
        if unsayable:
            judged = [one for one in judged if id(one) not in unsayable]
        return Said(judged, self._findings)

    def _can_tell(self, one: Judged) -> bool:
        try:
            _sayable(finding_of(one, {}, self._context.settings))
        except _FAILURES as error:
            self._fail(one.rule, error)
            return False
        return True

    def _fail(self, rule: Rule, error: BaseException) -> None:
        """Tell that a rule failed; once, should what it said before fail as well."""
        if rule.code not in self._failed:
            self._failed.add(rule.code)
            self._findings.append(_failed(rule, error, self._home))


def _sayable(finding: Finding) -> Finding:
    """Return a finding that can be told; one that cannot raises while its rule is asked."""
    for place in (finding.place, *finding.related):
        if not (isinstance(place, Place) and place[1:3] >= (1, 1) and place[3:] >= place[1:3]):
            raise ValueError(f"{place!r} is no place in a file")
    for language in Language:
        finding.message(language)
    return finding


def _cut_short(rule: Rule, home: Home) -> Finding:
    """Tell that a rule has more to add up than is added up."""
    what = Text(home.label, home.label) if home.file else _TOGETHER
    return Finding(
        rule=RULE_CUT_SHORT,
        severity=RULE_CUT_SHORT.severity,
        dossier=home.label,
        place=home.place,
        about={"code": rule.code, "name": rule.name, "what": what, "most": str(MAX_TERMS)},
    )


def _failed(rule: Rule, error: BaseException, home: Home) -> Finding:
    """Tell that a rule failed, at the head of the dossier that it looked at, else of the first."""
    what = Text(home.label, home.label) if home.file else _TOGETHER
    return Finding(
        rule=RULE_FAILED,
        severity=RULE_FAILED.severity,
        dossier=home.label,
        place=home.place,
        about=failure_of(rule, error, what),
    )
