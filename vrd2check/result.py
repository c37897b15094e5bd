"""What a check found, as data that every report renders."""

from collections.abc import Callable, Collection, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from operator import add

from vrd2check.dossiers import Explanation
from vrd2check.figures import Figure, Kind
from vrd2check.language import Language, Text
from vrd2check.places import Place
from vrd2check.relations import Judgement, Reason, Role, Verdict
from vrd2check.rules import Rule, Severity
from vrd2check.rules.base import Printable
from vrd2check.rules.base.wording import say
from vrd2check.suspects import Cause, Confidence, Suspect

_ROUNDING = Text(
    nl="Dat komt van afronding (tot {slack} is gewoon).",
    en="That comes from rounding (up to {slack} is ordinary).",
)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to tell the reader, with the consequences that have the same cause.

    ``dossier`` names the dossier; ``figures`` are those involved, each with its role;
    ``judgement`` is None where nothing was calculated. ``suspects`` are the figures that, changed
    to what they propose, would put the finding and its consequences right; most likely first. The
    first ``together`` of them are wrong together, mostly one; the others could be so instead.
    ``several`` tells that more figures are wrong than could be named. ``place`` is where the
    matter shows, mostly at a total; where a reader should look is ``told_at``.
    """

    rule: Rule
    severity: Severity
    dossier: str
    place: Place
    about: Mapping[str, Printable]
    figures: tuple[tuple[Role | None, Figure], ...] = ()
    judgement: Judgement | None = None
    related: tuple[Place, ...] = ()
    consequences: tuple["Finding", ...] = ()
    suspects: tuple[Suspect, ...] = ()
    together: int = 1
    several: bool = False

    def kind(self) -> Kind:
        """Tell what the stated and expected numbers are: amounts, counts or percentages."""
        return self.figures[0][1].kind if self.figures else Kind.AMOUNT

    def message(self, language: Language) -> str:
        """Say in one sentence what is the matter."""
        sentence = say(self.rule.message, self.about, language, self.kind())
        if self.judgement is not None and self.judgement.verdict is Verdict.WITHIN_ROUNDING:
            return f"{sentence} {say(_ROUNDING, self.about, language, self.kind())}"
        return sentence

    def because_of(self, consequences: Sequence["Finding"], cause: Cause) -> "Finding":
        """Hang findings with the same cause below this one; it is as serious as the worst."""
        severity = min(
            (finding.severity for finding in (self, *consequences)), key=list(Severity).index
        )
        return replace(
            self,
            severity=severity,
            consequences=tuple(consequences),
            suspects=cause.suspects,
            together=cause.together,
            several=cause.several,
        )

    def culprit(self) -> Suspect | None:
        """Return the figure that is certainly wrong, where that is one figure."""
        if self.several or self.together != 1 or not self.suspects:
            return None
        first = self.suspects[0]
        return first if first.confidence is Confidence.CERTAIN else None

    @property
    def told_at(self) -> Place:
        """Where every report tells of it: at the figure that is certainly wrong, else ``place``."""
        culprit = self.culprit()
        return culprit.figure.place if culprit is not None else self.place

    def with_consequences(self) -> Iterator["Finding"]:
        """Return the finding itself and then what hangs below it."""
        yield self
        yield from self.consequences

    def concerns(self, files: Container[str]) -> bool:
        """Whether it stands in some files, or a figure, suspect or consequence of it does."""
        return any(place.file in files for place in self._places())

    def _places(self) -> Iterator[Place]:
        for finding in self.with_consequences():
            yield finding.place
            yield from finding.related
            yield from (figure.place for _, figure in finding.figures)
            yield from (suspect.figure.place for suspect in finding.suspects)


@dataclass(frozen=True, slots=True)
class Explained:
    """A finding that may stay, since its dossier explains it; nothing hangs below it."""

    finding: Finding
    explanation: Explanation


@dataclass(frozen=True, slots=True)
class Tally:
    """How many figures were read and relations judged; of these how many by verdict and reason.

    ``by_verdict`` and ``by_reason`` follow the order of those, since a run keeps a tally of every
    file; ``verdicts`` and ``reasons`` give them by name.
    """

    figures: int = 0
    by_verdict: tuple[int, ...] = (0,) * len(Verdict)
    by_reason: tuple[int, ...] = (0,) * len(Reason)

    @classmethod
    def of(cls, judgements: Sequence[Judgement], figures: int = 0) -> "Tally":
        """Count some judgements."""
        verdicts = [one.verdict for one in judgements]
        reasons = [one.reason for one in judgements if one.reason is not None]
        return cls(figures, tuple(map(verdicts.count, Verdict)), tuple(map(reasons.count, Reason)))

    def __add__(self, other: "Tally") -> "Tally":
        """Return what two tallies counted together."""
        return Tally(
            self.figures + other.figures,
            tuple(map(add, self.by_verdict, other.by_verdict)),
            tuple(map(add, self.by_reason, other.by_reason)),
        )

    @property
    def verdicts(self) -> Mapping[Verdict, int]:
        """Return the number of relations with each verdict."""
        return dict(zip(Verdict, self.by_verdict, strict=True))

    @property
    def reasons(self) -> Mapping[Reason, int]:
        """Return the number of relations that are unchecked for each reason."""
        return dict(zip(Reason, self.by_reason, strict=True))

    def relations(self) -> int:
        """Return the number of relations, checked or not."""
        return sum(self.by_verdict)


@dataclass(frozen=True, slots=True)
class Examined:
    """One file that was checked: its label as a dossier, its tally, and the chapters it lacks.

    ``number`` is empty for a dossier without one. ``unchecked`` holds the codes of the rules that
    stated relations of which not one could be judged.
    """

    file: str
    label: str
    kind: str
    tally: Tally
    absent_chapters: tuple[str, ...]
    number: str = ""
    unchecked: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Result:
    """The outcome of a run.

    ``findings`` are in the order of the files and, within one, the most serious first;
    ``examined`` are the files that were checked, ``skipped`` those found in folders that are no
    dossiers, ``sources`` the text of each file for excerpts. ``ignored`` are the rules that were
    not asked, since somebody wished so. ``context`` are the dossiers that were only read along.
    ``explained`` are findings that are left out of ``findings``, in the order of the files.
    """

    findings: tuple[Finding, ...]
    examined: tuple[Examined, ...]
    skipped: tuple[str, ...]
    sources: Mapping[str, str]
    ignored: tuple[Rule, ...] = ()
    context: tuple[Examined, ...] = ()
    explained: tuple[Explained, ...] = ()

    def about(
        self, files: Collection[str], also: Callable[[Finding], bool] = lambda _: False
    ) -> "Result":
        """Keep what concerns some files, and the findings for which ``also`` holds.

        What is about no dossier, such as a rule that failed, is kept too. The other dossiers become
        ``context``, also where a finding that is kept stands in them.
        """
        dossiers = {one.file for one in self.read()}

        def kept_on(one: Finding) -> bool:
            return one.place.file not in dossiers or one.concerns(files) or also(one)

        others = tuple(one for one in self.examined if one.file not in files)
        return replace(
            self,
            findings=tuple(filter(kept_on, self.findings)),
            examined=tuple(one for one in self.examined if one.file in files),
            skipped=tuple(file for file in self.skipped if file in files),
            context=(*self.context, *others),
            explained=tuple(one for one in self.explained if kept_on(one.finding)),
        )

    def read(self) -> tuple[Examined, ...]:
        """Return all dossiers that were read, in the order of the files."""
        return tuple(sorted((*self.examined, *self.context), key=lambda one: one.file))

    def tally(self) -> Tally:
        """Return the tally over all files."""
        return sum((one.tally for one in self.examined), Tally())

    def by_severity(self) -> dict[Severity, int]:
        """Count the findings of each severity, consequences not counted."""
        counts = dict.fromkeys(Severity, 0)
        for finding in self.findings:
            counts[finding.severity] += 1
        return counts
