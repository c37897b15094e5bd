"""Names that a dossier declares, offered where one is to be written.

A text is rarely whole while it is typed, so that what is declared is read without the line that is
being written. Keys, and words that are always the same, are completed by the schema.
"""

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from lsprotocol import types

from vrd2check.dossiers import Dimension, Dossier, ProjectDossier, load_text
from vrd2check.dossiers.vocabulary import names_of
from vrd2check.places import LINE_END, Place, lines_of
from vrd2check.reports.safe import visible
from vrd2check.source import scalar

from .desk import Document
from .positions import Positions

_DIMENSIONS = {
    one.value: one
    for one in (
        Dimension.DELIVERABLE,
        Dimension.SOURCE,
        Dimension.PROFILE,
        Dimension.PRODUCT,
        Dimension.PURCHASE_TYPE,
        Dimension.CONTRACT,
    )
}
_BEFORE = re.compile(
    rf"(?:.*[{{,]|\s*+(?:-\s++)*+)\s*+(?P<key>{'|'.join(_DIMENSIONS)})\s*+:\s++"
    r"""(?P<value>"[^"]*|'[^']*|[^\s"'\[{&*!|>#,}\]][^,}\]#]*)?"""
)
# Nobody types further to the right than this.
_LONGEST = 1000
_REST = {'"': re.compile(r'[^"]*"?'), "'": re.compile(r"[^']*'?"), "": re.compile(r"[^,}\]#]*")}


class Slot(NamedTuple):
    """Where a name is being written: of what sort, from and to which column, counted from zero.

    ``quote`` is the one that was opened there, if any.
    """

    sort: Dimension
    start: int
    end: int
    quote: str = ""


class Offers(NamedTuple):
    """What may be written in the stead of a place: names, each with what it is the name of.

    ``quote`` is the one that was opened there, if any.
    """

    place: Place
    names: Mapping[str, str]
    quote: str = ""


def slot_at(line: str, column: int) -> Slot | None:
    """Return the slot in which a column of a line is; None where no such name belongs."""
    found = _BEFORE.fullmatch(line[:column]) if column <= _LONGEST else None
    if found is None:
        return None
    value = found["value"] or ""
    quote = value[:1] if value[:1] in ('"', "'") else ""
    rest = _REST[quote].match(line, column)
    more = rest[0] if rest is not None and (value or quote) else ""
    end = column + len(more.rstrip())
    return Slot(_DIMENSIONS[found["key"]], column - len(value), end, quote)


def offers(
    document: Document, line: int, column: int, others: Iterable[Dossier] = ()
) -> Offers | None:
    """Return what may be written at a place; None where no such name belongs.

    ``line`` and ``column`` count from zero. ``others`` are the dossiers that are read along, with
    the document as it was read last: where a project has its number, what that declares is offered.
    """
    lines = lines_of(document.text)
    slot = slot_at(lines[line], column) if line < len(lines) else None
    if slot is None:
        return None
    place = Place(document.file, line + 1, slot.start + 1, line + 1, slot.end + 1)
    own = load_text(_without(document.text, line), document.file).dossier
    projects = [own] if isinstance(own, ProjectDossier) else list(_projects(own, document, others))
    found: dict[str, str] = {}
    for project in projects:
        found.update(declared(project, slot.sort))
    return Offers(place, found, slot.quote)


def items(offered: Offers | None, positions: Positions) -> list[types.CompletionItem]:
    """Return what may be written as an editor shows it, quoted where YAML asks for that."""
    if offered is None:
        return []
    range_ = positions.range(offered.place)
    return [
        types.CompletionItem(
            label=visible(name),
            detail=visible(about) or None,
            kind=types.CompletionItemKind.Value,
            filter_text=f"{offered.quote}{name}",
            text_edit=types.TextEdit(range_, scalar(name)),
        )
        for name, about in offered.names.items()
    ]


def declared(dossier: ProjectDossier, sort: Dimension) -> Mapping[str, str]:
    """Return the names of a sort as a dossier writes them, each with what it is the name of."""
    if sort is Dimension.DELIVERABLE:
        return {
            one.number.text: one.title.text if one.title is not None else ""
            for one in dossier.deliverables
        }
    if sort is Dimension.SOURCE:
        return {one.key.text: str(one.name) for one in dossier.sources}
    return {name.text: "" for name in names_of(dossier, sort)}


def _projects(
    own: Dossier | None, document: Document, others: Iterable[Dossier]
) -> Iterable[ProjectDossier]:
    """Return the document as it was read last, or the projects with the number of a dossier."""
    for other in others:
        if isinstance(other, ProjectDossier):
            is_document = own is None and other.head.file == document.file
            if is_document or (own is not None and _number(own) == _number(other) != ""):
                yield other


def _number(dossier: Dossier) -> str:
    return dossier.head.number.canonical if dossier.head.number is not None else ""


def _without(text: str, line: int) -> str:
    """Return a text with nothing on one of its lines."""
    starts = [0, *(found.end() for found in LINE_END.finditer(text)), len(text)]
    return text[: starts[line]] + "\n" + text[starts[line + 1] :]
