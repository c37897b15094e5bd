"""A dossier's tables as the template prints them, with what a check found in its figures."""

from collections.abc import Iterator, Sequence
from functools import cache

from vrd2check.dossiers import Dossier, Loaded
from vrd2check.language import Language, Text
from vrd2check.result import Result
from vrd2check.sheets import CHAPTERS, Chapter

from ..layout import Line, Page, hanging
from ..safe import visible
from .dossier_view import DossierView
from .head import facts_of, name_of
from .marks import Marks
from .notes import Notes, Spots, spots_in
from .painting import facts, heading, legend, paint
from .table import Mark, Table
from .tables import sheets_shown, tables_of

__all__ = ["present", "render"]

_NO_TABLES = Text("Dit dossier heeft nog geen tabellen.", "This dossier has no tables yet.")
_ELSEWHERE = Text(
    "Bevindingen die over geen cijfer in een tabel gaan: {number}. Toon ze met: "
    "vrd2check check {file}",
    "Findings that are about no figure in a table: {number}. Show them with: "
    "vrd2check check {file}",
)


def present(dossier: Dossier) -> tuple[Chapter, ...]:
    """Return the chapters that a dossier has something to show of."""
    return tuple(chapter for chapter in CHAPTERS if sheets_shown(chapter, dossier))


def render(
    files: Sequence[Loaded],
    result: Result,
    language: Language,
    page: Page,
    chapter: Chapter | None = None,
    *,
    together: Sequence[Loaded] = (),
) -> Iterator[Line]:
    """Lay out dossiers, whole or one chapter of them, and below them what the marks mean.

    ``together`` are all files that the result is of, for the names of figures in other dossiers.
    """
    used: set[Mark] = set()
    by_file = {file.name: file for file in (*together, *files)}
    marks = Marks(result)

    @cache
    def elsewhere(file: str) -> Spots:
        dossier = by_file[file].dossier if file in by_file else None
        if dossier is None:
            return {}
        view = DossierView(dossier, marks, language)
        return spots_in((table for _, table in _tables(view)), name_of(view))

    dossiers = [file.dossier for file in files if file.dossier is not None]
    for number, dossier in enumerate(dossiers):
        if number:
            yield []
        view = DossierView(dossier, marks, language)
        tables = _tables(view)
        shown = [table for one, table in tables if chapter in (None, one)]
        notes = Notes(view, spots_in(table for _, table in tables), shown, elsewhere)
        yield from _dossier(view, shown, notes, page, whole=chapter is None)
        used.update(*(table.marks() for table in shown))
        left_out = notes.left_out(result) if chapter is None else 0
        if left_out:
            yield []
            yield from _sentence(view, page, _ELSEWHERE, left_out)
    if used:
        yield []
        yield from legend(used, language, page)


def _tables(view: DossierView) -> list[tuple[Chapter, Table]]:
    return [(chapter, table) for chapter in CHAPTERS for table in tables_of(chapter, view)]


def _dossier(
    view: DossierView, shown: Sequence[Table], notes: Notes, page: Page, *, whole: bool
) -> Iterator[Line]:
    head = view.dossier.head
    yield from heading(head.label() or head.file, page)
    if whole:
        yield from facts(facts_of(view), page)
    for table in shown:
        yield []
        yield from paint(table, list(notes.below(table)), page)
    if not shown:
        yield []
        yield from _sentence(view, page, _NO_TABLES)


def _sentence(view: DossierView, page: Page, text: Text, number: int = 0) -> Iterator[Line]:
    told = view.say(text).format(file=view.dossier.head.file, number=number)
    return hanging([], visible(told, page.encoding), page)
