"""What is told of a finding besides its sentence, in plain words for any format."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from vrd2check.diagnosis.conclusions import Conclusion, ConclusionKind, Confidence, Suspect
from vrd2check.figures import Figure, format_value
from vrd2check.language import Language, Text
from vrd2check.places import Place
from vrd2check.relations import Role
from vrd2check.result import Diagnosis, Explained, Finding

from .locations import path_below
from .wording import numbers

EXPLAINED = Text("toegelicht", "explained")
SEE_ALSO = Text("zie ook", "see also")
FOLLOWS = Text("hangt hiermee samen", "follows from it")
CAUSE = Text("oorzaak", "cause")
_PERHAPS = Text("misschien", "perhaps")
_AND = Text("; en ", "; and ")
_HERE = Text(
    "Hier hoort {proposed} te staan in plaats van {written}{reason}. Dat blijkt op {place}: "
    "{message}",
    "This should be {proposed} instead of {written}{reason}. It shows at {place}: {message}",
)
_AT = Text("op", "at")
_SEVERAL = Text(
    "hier is meer dan één cijfer fout; verbeter wat zeker is en kijk opnieuw na",
    "more than one figure is wrong here; correct what is certain and check again",
)
_CULPRITS = {
    Confidence.CERTAIN: CAUSE,
    Confidence.PROBABLE: Text("waarschijnlijk", "probably"),
}
_ROLES = {
    Role.TOTAL: Text("totaal", "total"),
    Role.PART: Text("deel", "part"),
    Role.PRODUCT: Text("product", "product"),
    Role.FACTOR: Text("factor", "factor"),
    Role.AMOUNT: Text("bedrag", "amount"),
    Role.LIMIT: Text("grens", "limit"),
}
_FIGURE = Text("cijfer", "figure")

# More figures than these that explain something equally well are counted, not named.
_MOST_TIED = 4

Shown = Callable[[Place], str]
"""How a place is written."""


class LabelledText(NamedTuple):
    """A sentence with the word that goes before it, in bold where there is bold."""

    title: str
    text: str

    def __str__(self) -> str:
        """Write it as a sentence."""
        return f"{self.title[:1].upper()}{self.title[1:]}: {self.text}."


class Pointer(NamedTuple):
    """A place elsewhere that belongs to a finding, and what stands there."""

    place: Place
    text: str


def short(place: Place) -> str:
    """Write a place in a file that is already named."""
    return f"{place.line}:{place.column}"


def shown_from(origin: Place, root: str | None = None) -> Shown:
    """Write places as a report does that already names the file of ``origin``.

    Other paths are told from the folder ``root``, where there is one.
    """

    def shown(place: Place) -> str:
        if place.file == origin.file:
            return short(place)
        return str(place) if root is None else f"{path_below(place.file, root)}:{short(place)}"

    return shown


def told(diagnosis: Diagnosis, language: Language, shown: Shown) -> str:
    """Say what is the matter, as it reads at the place where the diagnosis is told.

    At a figure that is certainly wrong it says first what should stand there, and then where that
    shows.
    """
    message = diagnosis.finding.message(language)
    culprit = diagnosis.conclusion.culprit
    if culprit is None or not diagnosis.is_told_elsewhere:
        return message
    return _HERE.of(language).format(
        proposed=_proposed(culprit),
        written=culprit.figure.written,
        reason=_reason(culprit, language),
        place=shown(diagnosis.finding.place),
        message=message,
    )


def cause(diagnosis: Diagnosis, language: Language, shown: Shown) -> LabelledText | None:
    """Name the figure that is wrong, or say between how many it cannot be told.

    None where nothing is known, and where what is ``told`` begins with it.
    """
    if diagnosis.is_told_elsewhere:
        return None
    conclusion = diagnosis.conclusion
    match conclusion.kind:
        case ConclusionKind.NOTHING:
            return None
        case ConclusionKind.SEVERAL:
            return LabelledText(CAUSE.of(language), _SEVERAL.of(language))
        case ConclusionKind.ONE_OF:
            return LabelledText(_PERHAPS.of(language), _tie(conclusion, language, shown))
        case ConclusionKind.WRONG:
            places = [_with_place(suspect, language, shown) for suspect in conclusion.figures]
            word = _CULPRITS[conclusion.confidence].of(language)
            return LabelledText(word, _AND.of(language).join(places))


def _with_place(suspect: Suspect, language: Language, shown: Shown) -> str:
    written, place = suspect.figure.written, shown(suspect.figure.place)
    proposed, reason = _proposed(suspect), _reason(suspect, language)
    return Text(
        f"met {proposed} in plaats van {written} op {place} klopt het{reason}",
        f"{proposed} instead of {written} at {place} puts it right{reason}",
    ).of(language)


def _tie(conclusion: Conclusion, language: Language, shown: Shown) -> str:
    """Say of figures that explain it equally well which they are, or how many when many."""
    suspects = conclusion.suspects
    number = len(suspects)
    if number == 1:
        return _with_place(suspects[0], language, shown)
    if number > _MOST_TIED:
        return Text(
            f"{number} cijfers kunnen de fout even goed verklaren; kijk ze na aan de bron",
            f"{number} figures explain it equally well; look them up in their source",
        ).of(language)
    places = ", ".join(
        f"{one.figure.written} {_AT.of(language)} {shown(one.figure.place)} → {_proposed(one)}"
        for one in suspects
    )
    return Text(f"een van deze cijfers is fout: {places}", f"one of these is wrong: {places}").of(
        language
    )


def justification(explained: Explained, language: Language) -> LabelledText:
    """Return the reason why a finding may stay, as its author wrote it."""
    reason = explained.explanation.reason
    said = " ".join(reason.text.split()).rstrip(".") if reason is not None else ""
    return LabelledText(EXPLAINED.of(language), said)


def details(diagnosis: Diagnosis, language: Language, shown: Shown) -> Iterator[LabelledText]:
    """Return the cause, the other places to look at and what follows from it, as far as known."""
    found = cause(diagnosis, language, shown)
    if found is not None:
        yield found
    if diagnosis.finding.related:
        places = ", ".join(shown(place) for place in diagnosis.finding.related)
        yield LabelledText(SEE_ALSO.of(language), places)
    consequences = diagnosis.consequences
    if consequences:
        others = ", ".join(f"{one.rule.code} ({shown(one.place)})" for one in consequences)
        yield LabelledText(FOLLOWS.of(language), others)


def pointers(diagnosis: Diagnosis, language: Language) -> Iterator[Pointer]:
    """Return the other places of a diagnosis: suspects, what to see, what follows, the rest.

    The most telling come first, each place once.
    """
    named = {diagnosis.told_at}
    for pointer in _pointers(diagnosis, language):
        if pointer.place not in named:
            named.add(pointer.place)
            yield pointer


def _pointers(diagnosis: Diagnosis, language: Language) -> Iterator[Pointer]:
    if diagnosis.is_told_elsewhere:
        yield _shows_at(diagnosis.finding, language)
    for suspect in diagnosis.conclusion.suspects:
        yield Pointer(suspect.figure.place, _suspected(suspect, language))
    for place in diagnosis.finding.related:
        yield Pointer(place, SEE_ALSO.of(language))
    for one in diagnosis.consequences:
        yield _shows_at(one, language)
    for role, figure in diagnosis.finding.figures:
        yield Pointer(figure.place, _figure(role, figure, language))


def _shows_at(finding: Finding, language: Language) -> Pointer:
    *_, difference = numbers(finding)
    title = f"{finding.rule.code} {finding.rule.title.of(language)}"
    return Pointer(finding.place, f"{title}: {difference}" if difference else title)


def _suspected(suspect: Suspect, language: Language) -> str:
    proposed, reason = _proposed(suspect), _reason(suspect, language)
    written = suspect.figure.written
    text = Text(
        f"met {proposed} in plaats van {written} klopt het{reason}",
        f"{proposed} instead of {written} puts it right{reason}",
    )
    if suspect.confidence is Confidence.POSSIBLE:
        return f"{_PERHAPS.of(language)}: {text.of(language)}"
    return f"{_CULPRITS[suspect.confidence].of(language)}: {text.of(language)}"


def _proposed(suspect: Suspect) -> str:
    return format_value(suspect.proposed, suspect.figure.kind)


def _reason(suspect: Suspect, language: Language) -> str:
    return f" ({suspect.slip.reason.of(language)})" if suspect.slip else ""


def _figure(role: Role | None, figure: Figure, language: Language) -> str:
    word = (_ROLES[role] if role is not None else _FIGURE).of(language)
    return f"{word}: {figure.written}" if figure.written.strip() else word
