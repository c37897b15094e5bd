"""What is told of a diagnosis: every format, the editor and ``fix`` take their words from here."""

from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction
from typing import NamedTuple

from vrd2check.diagnosis.conclusions import CellChange, ConclusionKind, Confidence, Suspect
from vrd2check.dossiers import Explanation
from vrd2check.figures import Figure, Kind, format_value
from vrd2check.language import Language, Text
from vrd2check.places import Place
from vrd2check.relations import Number, Role, magnitude
from vrd2check.result import Diagnosis, Explained, Finding, FindingChange
from vrd2check.rules import Rule, Severity

CONFIDENCES = {
    Confidence.CERTAIN: Text("oorzaak", "cause"),
    Confidence.PROBABLE: Text("waarschijnlijk", "probably"),
    Confidence.POSSIBLE: Text("misschien", "perhaps"),
}
"""The words for how sure it is that a figure is the wrong one."""

_ANSWERS = {
    Confidence.CERTAIN: Text("moet {} zijn", "should be {}"),
    Confidence.PROBABLE: Text("waarschijnlijk {}", "probably {}"),
    Confidence.POSSIBLE: Text("misschien {}", "perhaps {}"),
}
CHANGES = {
    FindingChange.NEW: Text("nieuw", "new"),
    FindingChange.WORSE: Text("erger", "worse"),
    FindingChange.SAME: Text("stond er al", "already there"),
}
"""The words for what a finding is since an earlier revision."""

EXPLAINED = Text("toegelicht", "explained")
_APPROVED = Text("goedgekeurd door {name}", "approved by {name}")
SEE_ALSO = Text("zie ook", "see also")
FOLLOWS = Text("hangt hiermee samen", "follows from it")
SEVERITIES = {
    Severity.ERROR: Text("fout", "error"),
    Severity.WARNING: Text("waarschuwing", "warning"),
    Severity.NOTE: Text("nota", "note"),
}
"""The words for how serious something is, as a label before it."""
_SHOULD_BE = Text(
    "Hier hoort {proposed} te staan in plaats van {written}{reason}. Dat blijkt op {place}: "
    "{message}",
    "This should be {proposed} instead of {written}{reason}. It shows at {place}: {message}",
)
_IS_EMPTY = Text(
    "Deze cel is nog leeg; vul {proposed} in{reason}. Dat blijkt op {place}: {message}",
    "This cell is still empty; fill in {proposed}{reason}. It shows at {place}: {message}",
)
_TOLD = Text(
    "{told}. Dat blijkt op {place}: {message}",
    "{told}. It shows at {place}: {message}",
)
_SEVERAL = Text(
    "hier is meer dan één cijfer fout; verbeter wat zeker is en kijk opnieuw na",
    "more than one figure is wrong here; correct what is certain and check again",
)
_AND = Text("; en ", "; and ")
_AT = Text("op", "at")
_EMPTY = Text("leeg", "empty")
_FIGURE = Text("cijfer", "figure")
_ROLES = {
    None: _FIGURE,
    Role.TOTAL: Text("totaal", "total"),
    Role.PART: Text("deel", "part"),
    Role.PRODUCT: Text("product", "product"),
    Role.FACTOR: Text("factor", "factor"),
    Role.AMOUNT: Text("bedrag", "amount"),
    Role.LIMIT: Text("grens", "limit"),
}

_BELOW_A_CENT = "< 0,01"
# More figures than these that explain something equally well are counted, not named.
_MOST_TIED = 4

WritePath = Callable[[str], str]
"""How a report writes the path of a file."""


class Numbers(NamedTuple):
    """What is stated, what is expected (or at most) and the difference; empty where unknown."""

    stated: str = ""
    expected: str = ""
    difference: str = ""


class Detail(NamedTuple):
    """Something to know of a diagnosis besides its sentence, with the word that goes before it."""

    label: str
    text: str

    def __str__(self) -> str:
        """Write it as a sentence."""
        return f"{capitalised(self.label)}: {self.text}."


class Pointer(NamedTuple):
    """A place elsewhere that belongs to a diagnosis, and what stands there."""

    place: Place
    text: str


class View(NamedTuple):
    """A diagnosis in the words of one language, with paths written in one way.

    ``explanation`` is that of its author, for a finding that may stay.
    """

    diagnosis: Diagnosis
    language: Language
    write_path: WritePath = str
    explanation: Explanation | None = None

    @property
    def finding(self) -> Finding:
        """Return the finding that leads."""
        return self.diagnosis.finding

    @property
    def rule(self) -> Rule:
        """Return the rule of the finding that leads."""
        return self.finding.rule

    @property
    def title(self) -> str:
        """Return the title of its rule."""
        return self.rule.title.of(self.language)

    @property
    def severity(self) -> Severity:
        """Return how serious the worst of its findings is."""
        return self.diagnosis.severity

    @property
    def severity_word(self) -> str:
        """Return the word for how serious it is."""
        return SEVERITIES[self.severity].of(self.language)

    @property
    def place(self) -> Place:
        """Return where it is told."""
        return self.diagnosis.told_at

    @property
    def where(self) -> str:
        """Return where it is told, with its path."""
        return f"{self.write_path(self.place.file)}:{self.place.position}"

    def at(self, place: Place) -> str:
        """Return a place as it is written beside ``where``: without the path that is there too."""
        if place.file == self.place.file:
            return place.position
        return f"{self.write_path(place.file)}:{place.position}"

    @property
    def sentence(self) -> str:
        """Return what is the matter, after what it is since an earlier revision, if known."""
        return self.marked(self.message)

    def marked(self, text: str) -> str:
        """Return a text after the word for what it is since an earlier revision, if known."""
        change = self.diagnosis.change
        if change is None:
            return text
        return f"{capitalised(CHANGES[change].of(self.language))}: {text}"

    @property
    def message(self) -> str:
        """Return what is the matter, as it reads at the place where it is told.

        At a figure that is certainly wrong it says first what should stand there, and then where
        that shows.
        """
        message = self.finding.message(self.language)
        culprit = self._culprit_elsewhere()
        if culprit is None:
            return message
        cell = culprit.cell
        if cell is None or cell.proposed is None:
            told = capitalised(culprit.sentence.of(self.language))
            at = self.at(self.finding.place)
            return _TOLD.of(self.language).format(told=told, place=at, message=message)
        should_be = _SHOULD_BE if cell.figure.written.strip() else _IS_EMPTY
        return should_be.of(self.language).format(
            proposed=proposed(cell),
            written=cell.figure.written,
            reason=self._reason(culprit),
            place=self.at(self.finding.place),
            message=message,
        )

    @property
    def numbers(self) -> Numbers:
        """Return the numbers that belong beside the place where it is told.

        At a figure that is certainly wrong, those are what it states and what it should be.
        """
        culprit = self._culprit_elsewhere()
        cell = culprit.cell if culprit is not None else None
        if cell is None or cell.figure.value is None or cell.proposed is None:
            return numbers_of(self.finding)
        stated, kind = cell.figure.value, cell.figure.kind
        difference = Fraction(stated) - Fraction(cell.proposed)
        return Numbers(format_value(stated, kind), proposed(cell), _signed(difference, kind))

    @property
    def justification(self) -> Detail | None:
        """Return why it may stay, as its author wrote it; None where nothing explains it."""
        if self.explanation is None:
            return None
        reason = self.explanation.reason
        said = " ".join(reason.text.split()).rstrip(".") if reason is not None else ""
        return Detail(EXPLAINED.of(self.language), said)

    @property
    def by_whom(self) -> str:
        """Return who explains it, when, and who approved that, as far as it is stated."""
        return by_whom(self.explanation, self.language) if self.explanation is not None else ""

    @property
    def cause(self) -> Detail | None:
        """Return what is concluded, unless the sentence begins with it."""
        return None if self.diagnosis.is_told_elsewhere else self.conclusion

    @property
    def conclusion(self) -> Detail | None:
        """Return which figure is wrong, or between which it cannot be told; None if unknown."""
        conclusion = self.diagnosis.conclusion
        label = CONFIDENCES[conclusion.confidence].of(self.language)
        match conclusion.kind:
            case ConclusionKind.NOTHING:
                return None
            case ConclusionKind.SEVERAL:
                sure = CONFIDENCES[Confidence.CERTAIN].of(self.language)
                return Detail(sure, _SEVERAL.of(self.language))
            case ConclusionKind.ONE_OF:
                return Detail(label, self._tie(conclusion.suspects, conclusion.others))
            case ConclusionKind.WRONG:
                named = (self._puts_right(one) for one in conclusion.actions)
                return Detail(label, _AND.of(self.language).join(named))

    @property
    def answer(self) -> str:
        """Return what should stand where it is told, if something is proposed there."""
        suspect = self._only_suspect()
        cell = suspect.cell if suspect is not None else None
        if suspect is None or cell is None or cell.proposed is None or cell.place != self.place:
            return ""
        return _ANSWERS[suspect.confidence].of(self.language).format(proposed(cell))

    @property
    def reason(self) -> str:
        """Return how what stands there came to be wrong, in brackets; empty if unknown."""
        suspect = self._only_suspect()
        return self._reason(suspect).strip() if suspect is not None else ""

    @property
    def answer_is_expected(self) -> bool:
        """Whether the answer is the number that is expected."""
        suspect = self._only_suspect()
        cell = suspect.cell if suspect is not None and self.answer else None
        return cell is not None and proposed(cell) == self.numbers.expected

    @property
    def is_about_this_figure(self) -> bool:
        """Whether the number that is stated is that of a figure where it is told."""
        stated = self.numbers.stated
        return any(
            figure.place == self.place and format_value(figure.value, figure.kind) == stated
            for _, figure in self.finding.figures
            if figure.value is not None
        )

    @property
    def guess(self) -> str:
        """Return the value that is proposed, or of how many figures one is wrong; else nothing."""
        conclusion, suspect = self.diagnosis.conclusion, self._only_suspect()
        if suspect is not None and suspect.cell is not None:
            elsewhere = suspect.place != self.place
            at = f" {_AT.of(self.language)} {self.at(suspect.place)}" if elsewhere else ""
            return f"{proposed(suspect.cell)}{at}"
        number = len(conclusion.suspects) + conclusion.others
        if conclusion.kind is ConclusionKind.ONE_OF and number > 1:
            return Text(f"een van {number}", f"one of {number}").of(self.language)
        return ""

    def _only_suspect(self) -> Suspect | None:
        """Return what was done where nothing else is suspected, certain or not."""
        conclusion = self.diagnosis.conclusion
        only = len(conclusion.actions) == 1 and (
            conclusion.kind is ConclusionKind.WRONG
            or len(conclusion.suspects) + conclusion.others == 1
        )
        return conclusion.actions[0] if only else None

    @property
    def see_also(self) -> Detail | None:
        """Return the other places to look at."""
        if not self.finding.related:
            return None
        return Detail(SEE_ALSO.of(self.language), ", ".join(map(self.at, self.finding.related)))

    @property
    def follows(self) -> Detail | None:
        """Return what has the same cause."""
        consequences = self.diagnosis.consequences
        if not consequences:
            return None
        others = ", ".join(f"{one.rule.code} ({self.at(one.place)})" for one in consequences)
        return Detail(FOLLOWS.of(self.language), others)

    @property
    def details(self) -> tuple[Detail, ...]:
        """Return the cause, the other places to look at and what follows from it, if known."""
        return tuple(one for one in (self.cause, self.see_also, self.follows) if one is not None)

    @property
    def in_short(self) -> str:
        """Return the sentence and the cause."""
        return " ".join((self.sentence, *([str(self.cause)] if self.cause is not None else ())))

    def pointers(self) -> Iterator[Pointer]:
        """Return the other places: suspects, what to see, what follows, the other figures.

        The most telling come first, each place once.
        """
        named = {self.place}
        for pointer in self._pointers():
            if pointer.place not in named:
                named.add(pointer.place)
                yield pointer

    def _pointers(self) -> Iterator[Pointer]:
        if self.diagnosis.is_told_elsewhere:
            yield self._shows_at(self.finding)
        for suspect in self.diagnosis.conclusion.suspects:
            word = CONFIDENCES[suspect.confidence].of(self.language)
            yield Pointer(suspect.place, f"{word}: {suspect.sentence.of(self.language)}")
            yield from (Pointer(place, word) for place in suspect.places[1:])
        for place in self.finding.related:
            yield Pointer(place, SEE_ALSO.of(self.language))
        yield from map(self._shows_at, self.diagnosis.consequences)
        for role, figure in self.finding.figures:
            yield Pointer(figure.place, self._called(role, figure))

    def _shows_at(self, finding: Finding) -> Pointer:
        return Pointer(finding.place, f"{finding.rule.code} {title_of(finding, self.language)}")

    def _called(self, role: Role | None, figure: Figure) -> str:
        word = role_word(role, self.language)
        return f"{word}: {figure.written}" if figure.written.strip() else word

    def _culprit_elsewhere(self) -> Suspect | None:
        """Return the figure that is certainly wrong, where it is another place than the finding."""
        return self.diagnosis.conclusion.culprit if self.diagnosis.is_told_elsewhere else None

    def _tie(self, suspects: tuple[Suspect, ...], others: int) -> str:
        """Return of what explains it equally well what that is, or how much when there is much."""
        number = len(suspects) + others
        if number == 1:
            return self._puts_right(suspects[0])
        if number > _MOST_TIED:
            return Text(
                f"{number} cijfers kunnen fout zijn; niets wijst er één aan. Vergelijk ze met de "
                f"bron, te beginnen met {self._first(suspects[0])}",
                f"{number} figures may be wrong; nothing points at one. Compare them with their "
                f"source, beginning with {self._first(suspects[0])}",
            ).of(self.language)
        told = ", ".join(map(self._short, suspects))
        if all(one.cell for one in suspects):
            text = Text(f"een van deze cijfers is fout: {told}", f"one of these is wrong: {told}")
        else:
            text = Text(f"een van deze: {told}", f"one of these: {told}")
        return text.of(self.language)

    def _first(self, suspect: Suspect) -> str:
        """Return where to begin: the first figure of what several may have been."""
        if suspect.cell is not None or not suspect.cells:
            return self._short(suspect)
        return f"{suspect.cells[0].figure.written} {_AT.of(self.language)} {self.at(suspect.place)}"

    def _short(self, suspect: Suspect) -> str:
        """Return of one of several what would put everything right, briefly."""
        cell = suspect.cell
        if cell is None or cell.proposed is None:
            return self._puts_right(suspect)
        at = f"{_AT.of(self.language)} {self.at(suspect.place)}"
        written = cell.figure.written.strip() or _EMPTY.of(self.language)
        return f"{written} {at} → {proposed(cell)}"

    def _puts_right(self, suspect: Suspect) -> str:
        """Return what would put everything right, with its place."""
        cell, at = suspect.cell, self.at(suspect.place)
        if cell is None or cell.proposed is None:
            return f"{suspect.sentence.of(self.language)} ({at})"
        instead, written, reason = proposed(cell), cell.figure.written, self._reason(suspect)
        if not written.strip():
            return Text(
                f"{at} is nog leeg; vul {instead} in{reason}",
                f"{at} is still empty; fill in {instead}{reason}",
            ).of(self.language)
        return Text(
            f"met {instead} in plaats van {written} op {at} klopt het{reason}",
            f"{instead} instead of {written} at {at} puts it right{reason}",
        ).of(self.language)

    def _reason(self, suspect: Suspect) -> str:
        return f" ({suspect.reason.of(self.language)})" if suspect.reason is not None else ""


def views_by_file(views: Iterable[View]) -> dict[str, list[View]]:
    """Return views by the file where each is told."""
    found: dict[str, list[View]] = {}
    for view in views:
        found.setdefault(view.place.file, []).append(view)
    return found


def view_of_explained(
    explained: Explained, language: Language, write_path: WritePath = str
) -> View:
    """Return the view of a finding that may stay, with its explanation."""
    return View(Diagnosis(explained.finding), language, write_path, explained.explanation)


def by_whom(explanation: Explanation, language: Language) -> str:
    """Return who explains, when, and who approved it, as far as it is stated."""
    name = explanation.approved_by
    approved = _APPROVED.of(language).format(name=name) if name else ""
    return ", ".join(filter(None, (explanation.author, explanation.date, approved)))


def role_word(role: Role | None, language: Language) -> str:
    """Return the word for the part that a figure plays."""
    return _ROLES[role].of(language)


def capitalised(word: str) -> str:
    """Return a word as a sentence begins with it."""
    return f"{word[:1].upper()}{word[1:]}"


def title_of(finding: Finding, language: Language) -> str:
    """Return the title of a finding's rule, with the difference where there is one."""
    title, difference = finding.rule.title.of(language), numbers_of(finding).difference
    return f"{title}: {difference}" if difference else title


def proposed(cell: CellChange) -> str:
    """Return the value that would put everything right, as it is written; empty if unknown.

    Where rounding leaves several open, it is the first and the last of these.
    """
    if cell.is_range and cell.least is not None and cell.most is not None:
        least, most = (format_value(one, cell.figure.kind) for one in (cell.least, cell.most))
        return f"{least}\u2013{most}"
    return format_value(cell.proposed, cell.figure.kind) if cell.proposed is not None else ""


def is_ceiling(finding: Finding) -> bool:
    """Whether what is expected is the most that is allowed."""
    return any(role is Role.LIMIT for role, _ in finding.figures)


def numbers_of(finding: Finding) -> Numbers:
    """Return the numbers of a finding, as they are written."""
    told, kind = finding.told, finding.kind()
    if told is None or told.stated is None or told.expected is None:
        return Numbers()
    expected = format_value(told.expected, kind)
    return Numbers(
        format_value(told.stated, kind),
        f"≤ {expected}" if is_ceiling(finding) else expected,
        _signed(told.difference or Fraction(0), kind),
    )


def size_of(difference: Number, kind: Kind) -> str:
    """Return how large a difference is; of one below what is shown, that it is below that."""
    written = format_value(magnitude(difference), kind)
    return written if written != "0" or not difference else _BELOW_A_CENT


def _signed(difference: Number, kind: Kind) -> str:
    written = size_of(difference, kind)
    if written == _BELOW_A_CENT or not difference:
        return written
    return f"{'+' if difference > 0 else '-'}{written}"
