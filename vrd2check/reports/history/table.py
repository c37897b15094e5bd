"""What changed, for a person: a table for each chapter of each dossier that is another."""

from collections.abc import Iterator, Sequence

from vrd2check.history import DossierChange, History
from vrd2check.language import Language

from .. import grid
from ..grid import RowKind
from ..layout import Line, Page, Span, dossier_heading, hanging
from ..safe import visible
from ..texts import say
from . import wording
from .wording import Between, Told


def render(history: History, between: Between, language: Language, page: Page) -> Iterator[Line]:
    """Lay out the dossiers that changed, what could not be compared, and the counts."""
    yield from hanging([], between.title(language), page, "bold")
    yield []
    for dossier in history.dossiers:
        yield from _dossier(history, dossier, language, page)
    for effect in wording.elsewhere(history, language):
        yield from hanging([Span(f"{effect.word}: ", "bold")], effect.text, page)
    for sentence in wording.unread(history, between, language):
        yield from hanging([], sentence, page, "bold magenta")
    if history.checked is not None:
        yield from hanging([], wording.verdict(history, language), page)
    yield from hanging([], wording.summary(history, language), page, "bold")


def _dossier(
    history: History, dossier: DossierChange, language: Language, page: Page
) -> Iterator[Line]:
    file = dossier.file or dossier.old_file or ""
    yield from dossier_heading(dossier.label, file, page)
    for fact in wording.facts(dossier, language):
        yield from hanging([], f"   {fact}", page)
    for effect in (
        *wording.effects(history, dossier, language),
        *wording.said(dossier, language),
    ):
        yield from hanging([Span(f"   {effect.word}: ", "bold")], effect.text, page)
    for name, old, new, difference, stated in wording.totals(dossier, language):
        amounts = f"{old} → {new}" + f" ({difference})" * bool(difference)
        told = f"; {say('stated-as').of(language)} {stated}" if stated else ""
        yield from hanging([Span(f"   {name}: ", "")], f"{amounts}{told}", page)
    yield []
    for title, changes in wording.by_chapter(dossier, language):
        yield from hanging([], title, page, "bold")
        yield from _table(changes, language, page)
        yield []


def _table(changes: Sequence[Told], language: Language, page: Page) -> Iterator[Line]:
    befores = ["", *(one.line for one in changes)]
    texts = [
        # A line with several changed figures is named once.
        (("" if one.line == before else one.line), one.cell, one.old, one.new, one.difference)
        for before, one in zip(befores, changes, strict=False)
    ]
    names, cells, *amounts = (
        [visible(text, page.encoding) for text in column] for column in zip(*texts, strict=True)
    )
    headings = (wording.WAS, wording.BECOMES, wording.DIFFERENCE)
    columns = [
        grid.words(wording.LINE.of(language).capitalize(), names),
        grid.words(wording.FIGURE.of(language).capitalize(), cells),
        *(
            grid.numbers(heading.of(language), grid.same_decimals(column, cents=True))
            for heading, column in zip(headings, amounts, strict=True)
        ),
    ]
    rows = [RowKind.SUM if one.is_total else RowKind.LINE for one in changes]
    return grid.draw(columns, rows, page)
