"""A dossier's tables as the template prints them, with what a check found in its figures."""

from collections.abc import Iterator, Sequence
from functools import cache

from vrd2check.dossiers import Loaded
from vrd2check.language import Language, Text
from vrd2check.result import Result

from ..layout import Line, Page, hanging
from ..safe import visible
from .chapters import CHAPTERS, Chapter, UnknownChapterError, find_chapter
from .lists import head, name_of
from .marks import Marks
from .notes import Notes
from .painting import facts, heading, legend, paint
from .sheets import Mark, Sheet
from .view import View, view_of

__all__ = ["Chapter", "UnknownChapterError", "chapter_words", "find_chapter", "present", "render"]

_NO_TABLES = Text("Dit dossier heeft nog geen tabellen.", "This dossier has no tables yet.")
_ELSEWHERE = Text(
    "Bevindingen die over geen cijfer in een tabel gaan: {number}. Toon ze met: "
    "vrd2check check {file}",
    "Findings that are about no figure in a table: {number}. Show them with: "
    "vrd2check check {file}",
)


def chapter_words(language: Language) -> tuple[str, ...]:
    """Return a language's words for all chapters that can be shown."""
    return tuple(chapter.name(language) for chapter in CHAPTERS)


def present(loaded: Loaded, result: Result, language: Language) -> tuple[Chapter, ...]:
    """Return the chapters that a file has something to show of."""
    view = view_of(loaded, Marks(result, [loaded]), language)
    if view is None:
        return ()
    return tuple(chapter for chapter in CHAPTERS if any(chapter.sheets(view)))


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
    by_file = {file.document.file: file for file in (*together, *files)}
    marks = Marks(result, by_file.values())

    @cache
    def sheets_of(file: str) -> tuple[str, list[Sheet]]:
        view = view_of(by_file[file], marks, language) if file in by_file else None
        if view is None:
            return file, []
        return name_of(view), [sheet for one in CHAPTERS for sheet in one.sheets(view)]

    views = [view for file in files if (view := view_of(file, marks, language)) is not None]
    for number, view in enumerate(views):
        if number:
            yield []
        sheets = [(one, sheet) for one in CHAPTERS for sheet in one.sheets(view)]
        shown = [sheet for one, sheet in sheets if chapter in (None, one)]
        notes = Notes(view, [sheet for _, sheet in sheets], shown, sheets_of)
        yield from _dossier(view, shown, notes, page, whole=chapter is None)
        used |= {mark for sheet in shown for mark in _marks(sheet)}
        left_out = notes.left_out(result) if chapter is None else 0
        if left_out:
            yield []
            yield from _sentence(view, page, _ELSEWHERE, left_out)
    if used:
        yield []
        yield from legend(tuple(used), language, page)


def _dossier(
    view: View, shown: Sequence[Sheet], notes: Notes, page: Page, *, whole: bool
) -> Iterator[Line]:
    top = head(view)
    yield from heading(top.title, page)
    if whole:
        yield from facts(top.facts, page)
    for sheet in shown:
        yield []
        yield from paint(sheet, list(notes.below(sheet)), page)
    if not shown:
        yield []
        yield from _sentence(view, page, _NO_TABLES)


def _sentence(view: View, page: Page, text: Text, number: int = 0) -> Iterator[Line]:
    told = view.say(text).format(file=view.dossier.head.file, number=number)
    return hanging([], visible(told, page.encoding), page)


def _marks(sheet: Sheet) -> set[Mark]:
    return {cell.mark for row in sheet.rows for cell in row.cells if cell.mark is not None}
