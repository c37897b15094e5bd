"""Chapters that are lists: lines of words, some with figures, in which nothing adds up."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from vrd2check.dossiers import Name, When
from vrd2check.figures import Figure, State
from vrd2check.language import Text
from vrd2check.places import Placed

from .shape import Cell, Column, Row, TextColumn, Weight
from .sheet import Sheet

Item = TypeVar("Item", bound=Placed)


def list_sheet(
    chapter: str,
    title: Text,
    columns: Sequence[TextColumn],
    items: Iterable[Item],
    words: Callable[[Item], Sequence[object]],
    *,
    label: str,
    cells: Callable[[Item], Mapping[Column, Cell]] | None = None,
) -> Iterator[Sheet]:
    """Return the sheet of a list, if there is anything in it.

    ``words`` returns what an item says in each of the columns, ``label`` is the key of the one by
    which a sentence calls it.
    """

    def row(item: Item) -> Row:
        texts = {
            column.key: _shown(word) for column, word in zip(columns, words(item), strict=True)
        }
        figures = cells(item) if cells is not None else {}
        return Row(Weight.LINE, item.place, texts[label], figures, texts=texts)

    rows = tuple(map(row, items))
    if rows:
        yield Sheet(chapter, title, texts=tuple(columns), listed=rows)


def single_row(label: Text, figures: Mapping[Column, Figure]) -> Row:
    """Return the row of figures that stand by themselves, in no table."""
    cells = {column: Cell(present(figure)) for column, figure in figures.items()}
    return Row(Weight.TOTAL, None, label, cells)


def present(figure: Figure) -> Figure | None:
    """Return a figure, None for one that is absent."""
    return None if figure.state is State.ABSENT else figure


def stated_cells(figures: Mapping[Column, Figure]) -> Mapping[Column, Cell]:
    """Return the cells of figures, without those that are absent."""
    return {
        column: Cell(figure)
        for column, figure in figures.items()
        if figure.state is not State.ABSENT
    }


def _shown(word: object) -> Text | str:
    """Return how a word is read in a table; nothing for one that is not there."""
    match word:
        case Text():
            return word
        case When():
            return word.written.strip()
        case tuple() if not isinstance(word, Name):
            return ", ".join(map(str, word))
        case _:
            return str(word or "")
