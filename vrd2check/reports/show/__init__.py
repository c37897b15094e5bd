"""A dossier's tables as the template prints them, with what a check found in its figures."""

from collections.abc import Iterator, Sequence

from vrd2check.dossiers import Dossier, Loaded
from vrd2check.language import Language, Text
from vrd2check.result import Result
from vrd2check.sheets import CHAPTERS, Chapter

from ..layout import Line, Page, Span, aligned, hanging, heading, width_of
from ..texts import say
from .cells import marks_in, shown_in
from .head import facts_of
from .marks import Mark, Marks
from .notes import Note, Notes
from .painting import paint
from .reader import Reader
from .signs import STYLES, legend, sign
from .table import Table
from .tables import tables_of

__all__ = ["present", "render"]


def present(dossier: Dossier) -> tuple[Chapter, ...]:
    """Return the chapters that a dossier has something to show of."""
    return tuple(chapter for chapter in CHAPTERS if any(chapter.sheets(dossier)))


def render(
    files: Sequence[Loaded],
    result: Result,
    language: Language,
    page: Page,
    wanted: Sequence[Chapter] = (),
) -> Iterator[Line]:
    """Lay out dossiers, whole or some chapters of them, and below them what the marks mean."""
    used: set[Mark] = set()
    marks, reader = Marks(result, language), Reader(language, page)
    dossiers = [file.dossier for file in files if file.dossier is not None]
    for number, dossier in enumerate(dossiers):
        if number:
            yield []
        tables = [table for one in wanted or CHAPTERS for table in tables_of(one, dossier)]
        notes = Notes(marks, tables, dossier.head.file, language)
        yield from heading(dossier.head.label() or dossier.head.file, page)
        if not wanted:
            yield from _facts(facts_of(dossier), reader)
        for table in tables:
            yield []
            figures = [shown_in(table, column, marks, reader) for column in table.columns]
            used |= marks_in(figures)
            yield from hanging([], reader.text(table.title), page, "bold")
            yield from _facts(table.facts, reader)
            yield from paint(table, figures, reader)
            yield from _below(table, notes, reader)
        left_out = notes.left_out(result) if not wanted else 0
        if not tables:
            yield []
            yield from hanging([], reader.text(say("no-tables")), page)
        if left_out:
            yield []
            told = say("told-elsewhere", file=dossier.head.file, number=left_out)
            yield from hanging([], reader.text(told), page)
    if used:
        yield []
        yield from legend(used, reader)


def _facts(told: Sequence[tuple[Text, Text | str]], reader: Reader) -> Iterator[Line]:
    """Lay out facts: what each is about, and what is so."""
    texts = [(f"{reader.text(title)}:", reader.text(text)) for title, text in told]
    width = max((width_of(title) for title, _ in texts), default=0)
    for title, text in texts:
        yield from hanging([Span(f"  {aligned(title, width)} ")], text, reader.page)


def _below(table: Table, notes: Notes, reader: Reader) -> Iterator[Line]:
    if table.is_incomplete:
        yield from hanging([], reader.text(say("incomplete")), reader.page, "yellow")
    for note in notes.below(table):
        yield from _note(note, reader)


def _note(note: Note, reader: Reader) -> Iterator[Line]:
    page = reader.page
    bullet = sign(note.mark, page) if note.mark is not None else page.mark("·", "-")
    style = STYLES[note.mark] if note.mark is not None else ""
    start = [Span(f"{bullet} {note.code}{'  ' if note.code else ''}", style)]
    told = "dim" if note.mark is Mark.ROUNDING else ""
    yield from hanging(start, reader.text(note.text), page, told)
    indent = Span(" " * len(start[0].text))
    for detail in note.details:
        label = Span(f"{reader.text(detail.label)}: ", "bold")
        yield from hanging([indent, label], reader.text(detail.text), page)
