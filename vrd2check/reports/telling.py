"""What is told of a finding besides its sentence, in plain words for any format."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from vrd2check.diagnosis import Confidence, Suspect
from vrd2check.figures import Figure, format_value
from vrd2check.language import Language, Text
from vrd2check.places import Place
from vrd2check.relations import Role
from vrd2check.result import Finding

from .wording import numbers

SEE_ALSO = Text("zie ook", "see also")
FOLLOWS = Text("hangt hiermee samen", "follows from it")
_CULPRITS = {
    Confidence.CERTAIN: Text("oorzaak", "cause"),
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

Shown = Callable[[Place], str]
"""How a place is written."""


class Remark(NamedTuple):
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


def cause(finding: Finding, language: Language, shown: Shown) -> Remark | None:
    """Name the figure that is probably wrong; None where it is merely possible, or not known."""
    suspect = next(iter(finding.suspects), None)
    title = _CULPRITS.get(suspect.confidence) if suspect is not None else None
    if suspect is None or title is None:
        return None
    written, place = suspect.figure.written, shown(suspect.figure.place)
    proposed, reason = _proposed(suspect), _reason(suspect, language)
    text = Text(
        f"met {proposed} in plaats van {written} op {place} klopt het{reason}",
        f"{proposed} instead of {written} at {place} puts it right{reason}",
    )
    return Remark(title.of(language), text.of(language))


def details(finding: Finding, language: Language, shown: Shown) -> Iterator[Remark]:
    """Give the cause, the other places to look at and what follows from it, as far as known."""
    found = cause(finding, language, shown)
    if found is not None:
        yield found
    if finding.related:
        places = ", ".join(shown(place) for place in finding.related)
        yield Remark(SEE_ALSO.of(language), places)
    if finding.consequences:
        others = ", ".join(f"{one.rule.code} ({shown(one.place)})" for one in finding.consequences)
        yield Remark(FOLLOWS.of(language), others)


def pointers(finding: Finding, language: Language) -> Iterator[Pointer]:
    """Give the other places of a finding: who is suspected, what to see, what follows, the rest.

    The most telling come first, each place once.
    """
    told = {finding.place}
    for pointer in _pointers(finding, language):
        if pointer.place not in told:
            told.add(pointer.place)
            yield pointer


def _pointers(finding: Finding, language: Language) -> Iterator[Pointer]:
    for suspect in finding.suspects:
        yield Pointer(suspect.figure.place, _suspected(suspect, language))
    for place in finding.related:
        yield Pointer(place, SEE_ALSO.of(language))
    for one in finding.consequences:
        *_, difference = numbers(one)
        title = f"{one.rule.code} {one.rule.title.of(language)}"
        yield Pointer(one.place, f"{title}: {difference}" if difference else title)
    for role, figure in finding.figures:
        yield Pointer(figure.place, _figure(role, figure, language))


def _suspected(suspect: Suspect, language: Language) -> str:
    proposed, reason = _proposed(suspect), _reason(suspect, language)
    written = suspect.figure.written
    text = Text(
        f"met {proposed} in plaats van {written} klopt het{reason}",
        f"{proposed} instead of {written} puts it right{reason}",
    )
    if suspect.confidence is Confidence.POSSIBLE:
        return f"{Text('misschien', 'perhaps').of(language)}: {text.of(language)}"
    return f"{_CULPRITS[suspect.confidence].of(language)}: {text.of(language)}"


def _proposed(suspect: Suspect) -> str:
    return format_value(suspect.proposed, suspect.figure.kind)


def _reason(suspect: Suspect, language: Language) -> str:
    return f" ({suspect.slip.reason.of(language)})" if suspect.slip else ""


def _figure(role: Role | None, figure: Figure, language: Language) -> str:
    word = (_ROLES[role] if role is not None else _FIGURE).of(language)
    return f"{word}: {figure.written}" if figure.written.strip() else word
