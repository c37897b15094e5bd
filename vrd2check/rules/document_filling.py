"""What the author of a new dossier still has to write."""

from collections.abc import Iterator

from vrd2check.dossiers import PLACEHOLDER, Loaded, is_placeholder
from vrd2check.language import Text
from vrd2check.places import Place
from vrd2check.source import MappingNode, Node, Scalar, SequenceNode

from .base import Context, Outcome, Problem, Severity, rule
from .base.lists import all_of

_LAST_WORD = PLACEHOLDER.split()[-1]


@rule("DOC135", "placeholder-left", Severity.ERROR, Loaded)
def placeholder_left(file: Loaded, _: Context) -> Iterator[Outcome]:
    """Where the format wants a text that only you know, vrd2check new writes “Nog in te vullen”."""
    if file.dossier is not None and file.dossier.head.submitted:
        yield from _told(file)


@rule("DOC303", "still-to-fill-in", Severity.NOTE, Loaded)
def still_to_fill_in(file: Loaded, _: Context) -> Iterator[Outcome]:
    """A new dossier is filled in over weeks, so this is but a note, one a dossier."""
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
