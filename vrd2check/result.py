"""What a check found, as data that every report renders."""

from collections import Counter
from collections.abc import (
    Callable,
    Collection,
    Container,
    Iterable,
    Iterator,
    Mapping,
    Sequence,
)
from dataclasses import dataclass, field
from enum import Enum
from itertools import chain
from typing import NamedTuple

from vrd2check.coverage import Coverage, Standing, Standings, standings
from vrd2check.diagnosis.conclusions import NOTHING, Conclusion
from vrd2check.dossiers import Dossier, Explanation
from vrd2check.figures import Figure, Kind
from vrd2check.language import Language, Text
from vrd2check.places import Place
from vrd2check.relations import Judgement, Number, Reason, Relation, Role, Verdict, magnitude
from vrd2check.rules import Rule, Severity
from vrd2check.rules.base import Printable
from vrd2check.rules.base.wording import say

_WORST_FIRST = tuple(Severity)
_ROUNDING = Text(
    nl="Dat komt van afronding (tot {slack} is gewoon).",
    en="That comes from rounding (up to {slack} is ordinary).",
)


class Finding(NamedTuple):
    """One thing that a rule found.

    ``dossier`` names the dossier; ``place`` is where the matter shows, mostly at a total;
    ``figures`` are those involved, each with its role; ``judgement`` is None where nothing was
    calculated; ``related`` are other places to look at; ``template`` is that of the sentence where
    it is not the one of the rule.
    """

    rule: Rule
    severity: Severity
    dossier: str
    place: Place
    about: Mapping[str, Printable]
    figures: tuple[tuple[Role | None, Figure], ...] = ()
    judgement: Judgement | None = None
    related: tuple[Place, ...] = ()
    template: Text | None = None

    def kind(self) -> Kind:
        """Return what the stated and expected numbers are: amounts, counts or percentages."""
        return self.figures[0][1].kind if self.figures else Kind.AMOUNT

    def message(self, language: Language) -> str:
        """Return in one sentence what is the matter."""
        sentence = say(self.template or self.rule.message, self.about, language, self.kind())
        if self.is_rounding:
            return f"{sentence} {say(_ROUNDING, self.about, language, self.kind())}"
        return sentence

    @property
    def told(self) -> Judgement | None:
        """Return the judgement as it is told of the place where it shows.

        An amount that only the other side of a comparison has is what is stated there, and nothing
        is expected. None where nothing was calculated.
        """
        found = self.judgement
        if found is None or any(role is not Role.PART for role, _ in self.figures):
            return found
        return found._replace(
            stated=found.expected, expected=found.stated, difference=found.expected
        )

    @property
    def difference(self) -> Number | None:
        """Return how far the numbers are apart, without a sign; None where none were calculated."""
        difference = self.judgement.difference if self.judgement is not None else None
        return None if difference is None else magnitude(difference)

    @property
    def is_broken(self) -> bool:
        """Whether a relation between figures does not hold."""
        return self._has(Verdict.BROKEN)

    @property
    def is_rounding(self) -> bool:
        """Whether it only says that a difference comes from rounding."""
        return self._has(Verdict.WITHIN_ROUNDING)

    def _has(self, verdict: Verdict) -> bool:
        return self.judgement is not None and self.judgement.verdict is verdict

    def places(self) -> Iterator[Place]:
        """Return where it shows, the other places to look at, and those of its figures."""
        yield self.place
        yield from self.related
        yield from (figure.place for _, figure in self.figures)


class FindingChange(Enum):
    """What a finding is, compared with an earlier revision; the value is a stable name."""

    NEW = "new"
    """Nothing like it was found then."""
    WORSE = "worse"
    """It was found then, with a smaller difference or fewer consequences, or was less serious."""
    SAME = "same"
    """It was found then."""


class Diagnosis(NamedTuple):
    """One thing to tell the reader: a finding, what follows from it, and which figure is wrong.

    ``consequences`` are findings with the same cause. A finding of which nothing was calculated is
    a diagnosis by itself, with nothing concluded. ``change`` is what it is, compared with an
    earlier revision; None where it was not compared.
    """

    finding: Finding
    consequences: tuple[Finding, ...] = ()
    conclusion: Conclusion = NOTHING
    change: FindingChange | None = None

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Return the finding itself and then what follows from it."""
        return self.finding, *self.consequences

    @property
    def severity(self) -> Severity:
        """Return how serious the worst of its findings is."""
        return min((one.severity for one in self.findings), key=_WORST_FIRST.index)

    @property
    def told_at(self) -> Place:
        """Where every report tells of it: at the figure that is certainly wrong, if there is one.

        Else it is where the finding shows.
        """
        culprit = self.conclusion.culprit
        return culprit.place if culprit is not None else self.finding.place

    @property
    def is_told_elsewhere(self) -> bool:
        """Whether it is told at another place than where the finding shows."""
        return self.told_at != self.finding.place

    def is_newer(self) -> bool:
        """Whether it is new or worse since an earlier revision."""
        return self.change in (FindingChange.NEW, FindingChange.WORSE)

    def concerns(self, files: Container[str]) -> bool:
        """Whether it stands in some files, or a figure, suspect or consequence of it does."""
        found = (place for finding in self.findings for place in finding.places())
        suspected = (place for one in self.conclusion.suspects for place in one.places)
        return any(place.file in files for place in chain(found, suspected))


class Words(NamedTuple):
    """What a rule says of a relation, as far as there is to say of it by its verdict.

    ``about`` are the words for the message, none where the relation holds or is unchecked;
    ``because`` is why it is unchecked, where the rule tells; ``message`` is the template of the
    sentence where it is not that of the rule; ``reading`` is how a chapter was read for it.
    """

    about: Mapping[str, Printable] = {}
    because: Text | None = None
    message: Text | None = None
    reading: Text | None = None


NO_WORDS = Words()


class Judged(NamedTuple):
    """A relation that a rule states, with its verdict; ``file`` is where its subject stands.

    Of nearly all relations, which hold, there is nothing to say: one ``words`` serves them all.
    """

    rule: Rule
    file: str
    relation: Relation
    judgement: Judgement
    words: Words = NO_WORDS


class Explained(NamedTuple):
    """A finding that may stay, since its dossier explains it; nothing hangs below it."""

    finding: Finding
    explanation: Explanation


def standings_of(judged: Iterable[Judged], explained: Iterable[Explained]) -> Standings:
    """Return what is known of the figure at each place.

    The difference that an explanation states was compared with that of its finding.
    """
    compared = (one.explanation.difference.place for one in explained)
    return {
        **standings((one.relation, one.judgement.verdict) for one in judged),
        **dict.fromkeys(compared, Standing.CONFIRMED),
    }


@dataclass(frozen=True, slots=True)
class Tally:
    """How many figures were read and relations judged; of these how many by verdict and reason.

    ``reasons`` are those of the relations that are unchecked.
    """

    figures: int = 0
    verdicts: Mapping[Verdict, int] = field(default_factory=lambda: dict.fromkeys(Verdict, 0))
    reasons: Mapping[Reason, int] = field(default_factory=lambda: dict.fromkeys(Reason, 0))

    @classmethod
    def of(cls, judgements: Sequence[Judgement], figures: int = 0) -> "Tally":
        """Return the tally of some judgements."""
        verdicts = Counter(one.verdict for one in judgements)
        reasons = Counter(one.reason for one in judgements)
        return cls(
            figures,
            {verdict: verdicts[verdict] for verdict in Verdict},
            {reason: reasons[reason] for reason in Reason},
        )

    def __add__(self, other: "Tally") -> "Tally":
        """Return what two tallies counted together."""
        return Tally(
            self.figures + other.figures,
            {verdict: self.verdicts[verdict] + other.verdicts[verdict] for verdict in Verdict},
            {reason: self.reasons[reason] + other.reasons[reason] for reason in Reason},
        )

    def relations(self) -> int:
        """Return the number of relations, checked or not."""
        return sum(self.verdicts.values())


class Examined(NamedTuple):
    """One file that was checked: its label as a dossier, its tally, and the chapters it lacks.

    ``number`` is empty for a dossier without one. ``unchecked`` holds the codes of the rules that
    stated relations of which not one could be judged. ``coverage`` counts its figures by what is
    known of each. ``readings`` tell how chapters were read that can be read in several ways.
    """

    file: str
    label: str
    kind: str
    tally: Tally
    absent_chapters: tuple[str, ...]
    number: str = ""
    unchecked: tuple[str, ...] = ()
    coverage: Coverage = Coverage()
    readings: tuple[Text, ...] = ()


class Since(NamedTuple):
    """What a result was compared with: a revision as it was asked for, and its commit.

    ``mended`` are findings of that revision that are none any more, as they stood there; of those
    that are ``dropped`` it cannot be told any more, since a figure is gone or cannot be read.
    """

    revision: str
    commit: str
    mended: tuple[Finding, ...] = ()
    dropped: tuple[Finding, ...] = ()


class Lowered(NamedTuple):
    """A rule, as it is by itself, that a configuration counts as less serious than that."""

    rule: Rule
    severity: Severity


class Result(NamedTuple):
    """The outcome of a run.

    ``diagnoses`` are in the order of the files and, within one, the most serious first;
    ``examined`` are the files that were checked, ``skipped`` those found in folders that are no
    dossiers, ``sources`` the text of each file for excerpts. ``judged`` are all relations that were
    judged, also those that hold. ``ignored`` are the rules that were
    not asked, since somebody wished so. ``context`` are the dossiers that were only read along.
    ``explained`` are findings that are left out of ``diagnoses``, in the order of the files.
    ``lowered`` are the rules that the file ``configuration`` counts as less serious.
    ``dossiers`` are those that could be read, by their file. ``since`` is the earlier revision that
    all this was compared with, None where it was not.
    """

    diagnoses: tuple[Diagnosis, ...]
    examined: tuple[Examined, ...]
    skipped: tuple[str, ...]
    sources: Mapping[str, str]
    judged: tuple[Judged, ...] = ()
    ignored: tuple[Rule, ...] = ()
    context: tuple[Examined, ...] = ()
    explained: tuple[Explained, ...] = ()
    lowered: tuple[Lowered, ...] = ()
    configuration: str = ""
    dossiers: Mapping[str, Dossier] = {}
    since: Since | None = None

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Return all findings, each followed by what has the same cause."""
        return tuple(finding for one in self.diagnoses for finding in one.findings)

    def about(
        self, files: Collection[str], also: Callable[[Diagnosis], bool] = lambda _: False
    ) -> "Result":
        """Return what concerns some files, and the diagnoses for which ``also`` holds.

        What is about no dossier, such as a rule that failed, is kept too. The other dossiers become
        ``context``, also where a finding that is kept stands in them.
        """
        dossiers = {one.file for one in self.read()}

        def kept_on(one: Diagnosis) -> bool:
            return one.finding.place.file not in dossiers or one.concerns(files) or also(one)

        others = tuple(one for one in self.examined if one.file not in files)
        return self._replace(
            diagnoses=tuple(filter(kept_on, self.diagnoses)),
            examined=tuple(one for one in self.examined if one.file in files),
            skipped=tuple(file for file in self.skipped if file in files),
            context=(*self.context, *others),
            explained=tuple(one for one in self.explained if kept_on(Diagnosis(one.finding))),
        )

    def read(self) -> tuple[Examined, ...]:
        """Return all dossiers that were read, in the order of the files."""
        return tuple(sorted((*self.examined, *self.context), key=lambda one: one.file))

    def tally(self) -> Tally:
        """Return the tally over all files."""
        return sum((one.tally for one in self.examined), Tally())

    def standings(self) -> Standings:
        """Return what is known of each figure of all files that were read, by its place."""
        return standings_of(self.judged, self.explained)

    def coverage(self) -> Coverage:
        """Return how many figures of all files are confirmed, contradicted, open and alone."""
        return Coverage.together(one.coverage for one in self.examined)

    def by_severity(self) -> dict[Severity, int]:
        """Return the number of diagnoses of each severity: consequences are not counted."""
        counts = dict.fromkeys(Severity, 0)
        for one in self.diagnoses:
            counts[one.severity] += 1
        return counts
