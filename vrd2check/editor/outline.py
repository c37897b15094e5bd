"""The outline of a dossier: its chapters and, in theirs, its deliverables."""

from collections.abc import Iterator

from lsprotocol import types

from vrd2check.dossiers import Dossier, ProjectDossier
from vrd2check.places import Place
from vrd2check.source import Entry, Scalar, read_text

from .positions import Positions
from .window import Window

DELIVERABLES = "deliverables"


def outline(window: Window) -> list[types.DocumentSymbol]:
    """Return the chapters of the document; none where it cannot be read as a dossier."""
    if window.dossier is None:
        return []
    root = read_text(window.document.text, window.file).root
    entries = root.entries if root is not None else ()
    return [
        _chapter(entry, window.dossier, window.positions)
        for entry in entries
        if not isinstance(entry.value, Scalar)
    ]


def _chapter(entry: Entry, dossier: Dossier, positions: Positions) -> types.DocumentSymbol:
    key = entry.key
    children = _deliverables(dossier, positions) if key.written == DELIVERABLES else ()
    return types.DocumentSymbol(
        name=key.written,
        kind=types.SymbolKind.Module,
        range=positions.range(_up_to(key.place, entry.value.place)),
        selection_range=positions.range(key.place),
        children=list(children),
    )


def _deliverables(dossier: Dossier, positions: Positions) -> Iterator[types.DocumentSymbol]:
    for one in dossier.deliverables if isinstance(dossier, ProjectDossier) else ():
        yield types.DocumentSymbol(
            name=one.number.text,
            detail=one.title.text if one.title is not None else "",
            kind=types.SymbolKind.Object,
            range=positions.range(_up_to(one.number.place, one.place)),
            selection_range=positions.range(one.number.place),
        )


def _up_to(first: Place, whole: Place) -> Place:
    """Return from a place up to the end of another, if that is behind it: an alias is not."""
    end = max(first[3:], whole[3:])
    return first._replace(end_line=end[0], end_column=end[1])
