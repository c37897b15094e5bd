"""What rules say that look at several dossiers, and which dossiers must be judged together."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, groupby
from typing import NamedTuple

from vrd2check.dossiers import Collection, Consulted, Loaded, OthersNeededError, Part
from vrd2check.limits import MAX_JOINED
from vrd2check.relations import Verdict
from vrd2check.result import Finding
from vrd2check.rules import Rule
from vrd2check.settings import Settings

from .asking import Asked, Asker, Home, Said
from .counting import Count, counts_of
from .glancing import Glance, glance
from .making import Judged, rounded
from .shelf import Shelf, pack
from .spreading import spread


class Question(NamedTuple):
    """A rule and the file that it is asked about; no file where it is asked about all together."""

    rule: Rule
    home: Home | None

    def key(self) -> tuple[str, str]:
        """Tell it from all other questions; by this they are put in order too."""
        return self.home.file if self.home is not None else "", self.rule.code


class Answer(NamedTuple):
    """What came of a question: what to count, the findings that need no diagnosis, and where.

    ``joined`` are the files that a relation brings together, of each relation; ``broken`` are the
    files of the relations that are broken. ``consulted`` is what an early answer, from a part of
    the dossiers, rests upon.
    """

    question: Question
    counts: tuple[Count, ...]
    findings: tuple[Finding, ...]
    joined: tuple[tuple[str, ...], ...]
    broken: tuple[str, ...]
    consulted: Consulted


class Group(NamedTuple):
    """Files of which no broken relation is shared with another group, and what crosses them."""

    files: tuple[str, ...]
    questions: tuple[Question, ...]


class Across:
    """Asks rules about several dossiers, fetching these from the shelf."""

    def __init__(
        self,
        glances: Sequence[Glance],
        shelf: Shelf,
        asker: Asker,
        kind: type[Collection] = Collection,
    ) -> None:
        self._first = glances[0].home if glances else None
        self.labels = {one.home.file: one.home.label for one in glances}
        self._shelf, self._asker = shelf, asker
        cards = (one.card for one in glances if one.card is not None)
        self.collection = kind(cards, shelf.dossier, shelf.held)

    def ask(self, question: Question) -> Said:
        """Ask one question."""
        rule, home = question
        if home is None:
            assert self._first is not None  # without dossiers nothing is asked
            return self._asker.together(rule, self.collection, self._first)
        on_file = issubclass(Loaded, rule.subject)
        subject = self._shelf.asked(home.file).file if on_file else self._shelf.dossier(home.file)
        return self._asker.with_others(rule, subject, home, self.collection)

    def answers(
        self, questions: Iterable[Question], early: Iterable[Answer], jobs: int
    ) -> list[Answer]:
        """Answer some questions, those on single files in at most so many processes.

        The early answers that what was read since leaves as they are need no other.
        """
        answers = {
            answer.question.key(): answer._replace(consulted=())
            for answer in early
            if self.collection.bears_out(answer.consulted)
        }
        left = [question for question in questions if question.key() not in answers]
        # By file, since that has to be fetched for all questions about it.
        about = groupby(left, lambda question: question.home)
        portions = [[tuple(some)] for home, some in about if home is not None]
        together = [question for question in left if question.home is None]
        for some in (*spread(self._answer, portions, jobs), self._answer([together])):
            answers.update((answer.question.key(), answer) for answer in some)
        return [answers[key] for key in sorted(answers)]

    def _answer(self, files: Sequence[Sequence[Question]]) -> list[Answer]:
        return [self.answer(question) for questions in files for question in questions]

    def answer(self, question: Question) -> Answer:
        """Answer one question."""
        said = self.ask(question)
        broken = [one for one in said.judged if one.judgement.verdict is Verdict.BROKEN]
        return Answer(
            question,
            counts_of(said.judged),
            (*said.findings, *rounded(said.judged, self.labels, self._asker.settings)),
            tuple(sorted({_joined(one) for one in said.judged})),
            tuple(sorted({*chain.from_iterable(map(_joined, broken))})),
            consulted=(),
        )

    def judged_in(self, group: Group, held: Sequence[Asked]) -> list[Judged]:
        """Return relations of the files of a group, which are held, in the order of the rules."""
        judged = [one for asked in held for one in asked.said.judged]
        files = set(group.files)
        for question in group.questions:
            said = self.ask(question).judged
            judged += [one for one in said if not files.isdisjoint(_joined(one))]
        return sorted(judged, key=lambda one: one.rule.code)


def questions(glances: Sequence[Glance], asker: Asker) -> list[Question]:
    """Return the questions that are left once the rules were asked about each file alone."""
    of_all = [Question(rule, None) for rule in asker.of_all] if glances else []
    return [*_on_files(glances), *of_all]


def _on_files(glances: Iterable[Glance]) -> Iterator[Question]:
    return (Question(rule, one.home) for one in glances for rule in one.left)


def early_answers(glances: Sequence[Glance], shelf: Shelf, asker: Asker) -> Iterator[Answer]:
    """Answer from some files of a run what can be, as long as these are at hand.

    Dossiers that belong together mostly stand together, so that most answers hold in the end.
    """
    across = Across(glances, shelf, asker, Part)
    part = across.collection
    assert isinstance(part, Part)  # as was asked for
    for question in _on_files(glances):
        try:
            with part.consulted() as consulted:
                yield across.answer(question)._replace(consulted=tuple(consulted))
        except OthersNeededError:
            continue


def every_claim(files: Iterable[Loaded], settings: Settings) -> list[Judged]:
    """Return all claims of the rules on some files, with their verdicts."""
    asker = Asker(settings)
    shelf = Shelf(asker, most=None)
    asked = [asker.alone(file) for file in files]
    for one in asked:
        document = one.file.document
        shelf.put(document.file, pack(document.text), one)
    glances = [glance(one, settings) for one in asked]
    across = Across(glances, shelf, asker)
    judged = [one for some in asked for one in some.said.judged]
    for question in questions(glances, asker):
        judged += across.ask(question).judged
    return judged


def groups(glances: Sequence[Glance], answers: Sequence[Answer]) -> list[Group]:
    """Part the files that need diagnosis into groups that no relation crosses.

    A file needs it when relations in it are broken, or relations between it and others.
    """
    needing = {one.home.file for one in glances if one.again}
    needing = needing.union(*(answer.broken for answer in answers))
    leader = {file: file for file in needing}

    def led_by(file: str) -> str:
        while leader[file] != file:
            leader[file] = file = leader[leader[file]]
        return file

    crossing = [
        (answer.question, [file for file in joined if file in needing])
        for answer in answers
        for joined in answer.joined
    ]
    for _, files in crossing:
        for other in files[1:]:
            leader[led_by(other)] = led_by(files[0])
    of_leader: dict[str, tuple[list[str], dict[tuple[str, str], Question]]] = {}
    for file in sorted(needing):
        of_leader.setdefault(led_by(file), ([], {}))[0].append(file)
    for question, files in crossing:
        if files:
            of_leader[led_by(files[0])][1][question.key()] = question
    return [Group(tuple(files), tuple(asked.values())) for files, asked in of_leader.values()]


def _joined(one: Judged) -> tuple[str, ...]:
    """Return the files that are to be diagnosed together for a relation.

    Those of its figures; of too many to be in memory at the same time, that of its subject alone.
    """
    files = {figure.place.file for _, figure in one.claim.relation.figures()}
    if len(files) > MAX_JOINED:
        return (one.file,) if one.file in files else (min(files),)
    return tuple(sorted(files))
