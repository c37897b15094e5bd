"""What changed, for a person: a table for each chapter of each dossier that is another."""

from collections.abc import Iterator, Sequence

from vrd2check.history import DossierChange, History
from vrd2check.language import Language

from ..layout import Line, Page, hanging
from ..show.painting import heading, paint
from ..show.table import Cell, Column, Row, Sort, Table, Weight
from . import wording
from .wording import Between, Told


def render(history: History, between: Between, language: Language, page: Page) -> Iterator[Line]:
    """Lay out the dossiers that changed, what could not be compared, and the counts."""
    yield from hanging([], between.title(language), page, "bold")
    yield []
    for dossier in history.dossiers:
        yield from _dossier(dossier, language, page)
    for sentence in wording.unread(history, between, language):
        yield from hanging([], sentence, page, "bold magenta")
    yield from hanging([], wording.summary(history, language), page, "bold")


def _dossier(dossier: DossierChange, language: Language, page: Page) -> Iterator[Line]:
    yield from heading(dossier.label, page)
    file = dossier.file or dossier.old_file or ""
    if file != dossier.label:
        yield from hanging([], f"   {file}", page)
    for fact in wording.facts(dossier, language):
        yield from hanging([], f"   {fact}", page)
    yield []
    for title, changes in wording.by_chapter(dossier, language):
        yield from paint(_table(title, changes, language), (), page)
        yield []


def _table(title: str, changes: Sequence[Told], language: Language) -> Table:
    columns = (
        *(Column(word, word.of(language).capitalize()) for word in (wording.LINE, wording.FIGURE)),
        *(
            Column(word, word.of(language), Sort.AMOUNT, group=1)
            for word in (wording.WAS, wording.BECOMES, wording.DIFFERENCE)
        ),
    )
    return Table(title, columns, tuple(_rows(columns, changes)))


def _rows(columns: Sequence[Column], changes: Sequence[Told]) -> Iterator[Row]:
    before = ""
    for one in changes:
        # A line with several changed figures is named once.
        name = "" if before == one.line else one.line
        before = one.line
        texts = (name, one.cell, one.old, one.new, one.difference)
        cells = {column.key: Cell(text) for column, text in zip(columns, texts, strict=True)}
        yield Row(cells, Weight.SUBTOTAL if one.is_total else Weight.LINE)
