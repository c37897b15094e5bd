"""What the author of a new dossier still has to write."""

from collections.abc import Iterator

from vrd2check.dossiers import PLACEHOLDER, Loaded, is_placeholder
from vrd2check.language import Text
from vrd2check.places import Place
from vrd2check.source import MappingNode, Node, Scalar, SequenceNode

from .base import Context, Outcome, Problem, Severity, rule
from .base.lists import all_of

_LAST_WORD = PLACEHOLDER.split()[-1]


@rule(
    "DOC135",
    "placeholder-left",
    Severity.ERROR,
    Loaded,
    title=Text(nl="Ingediend maar niet ingevuld", en="Submitted but not filled in"),
    message=Text(
        nl="Dit dossier is ingediend, maar er staat nog “Nog in te vullen” op {lines}.",
        en="This dossier is submitted, but it still says “Nog in te vullen” on {lines}.",
    ),
    uitleg="""Waar het formaat een tekst vraagt die alleen u kent, schrijft vrd2check new “Nog in te
        vullen”. In een dossier met status ingediend staat dat nergens meer: de inspecteur zou het
        lezen als uw antwoord.""",
)
def placeholder_left(file: Loaded, _: Context) -> Iterator[Outcome]:
    """Where the format wants a text that only you know, vrd2check new writes “Nog in te vullen”.

    In a dossier with the status ingediend (submitted) that stands nowhere any more: whoever
    inspects it would read it as your answer.
    """
    if file.dossier is not None and file.dossier.head.submitted:
        yield from _told(file)


@rule(
    "DOC303",
    "still-to-fill-in",
    Severity.NOTE,
    Loaded,
    title=Text(nl="Nog in te vullen", en="Still to be filled in"),
    message=Text(
        nl="“Nog in te vullen” staat nog op {lines}. Vul dat in voor u het dossier indient.",
        en="It still says “Nog in te vullen” on {lines}. Fill that in before you submit the "
        "dossier.",
    ),
    uitleg="""Een nieuw dossier is een ontwerp dat over weken ingevuld wordt, dus dit is maar een
        nota, één per dossier. Zodra de status ingediend is, wordt het een fout (DOC135).""",
)
def still_to_fill_in(file: Loaded, _: Context) -> Iterator[Outcome]:
    """A new dossier is a draft that is filled in over weeks, so this is but a note, one a dossier.

    As soon as the status is ingediend (submitted), it is an error (DOC135).
    """
    if file.dossier is not None and not file.dossier.head.submitted:
        yield from _told(file)


def _told(file: Loaded) -> Iterator[Problem]:
    """Tell of all placeholders in a file at the first of them."""
    # Few dossiers have any, and this is much faster than to walk down the tree.
    root = file.document.root
    if root is None or _LAST_WORD not in file.document.text.lower():
        return
    # What is written for a reason is told by TOE104.
    chapters = (value for key, value in root.pairs() if key != "toelichtingen")
    found = (place for chapter in chapters for place in _placeholders(chapter))
    places = list(dict.fromkeys(found))
    if places:
        first, *others = places
        numbers = all_of([str(line) for line in dict.fromkeys(place.line for place in places)])
        one = first.line == places[-1].line
        lines = Text(f"regel {numbers.nl}", f"line{'' if one else 's'} {numbers.en}")
        yield Problem(first, {"lines": lines}, related=tuple(others))


def _placeholders(node: Node) -> Iterator[Place]:
    match node:
        case Scalar():
            if is_placeholder(node.written):
                yield node.place
        case SequenceNode():
            for item in node.items:
                yield from _placeholders(item)
        case MappingNode():
            for _, value in node.pairs():
                yield from _placeholders(value)
