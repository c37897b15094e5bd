"""A chapter's table: lines, columns, totals, and the figure in each cell.

A sheet knows how its columns are headed, how its lines are called, where totals stand and what they
are over. What it is about, it does not know: what each chapter looks like stands in the other
modules of this package, as data.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from vrd2check.dossiers import Dimension, Name
from vrd2check.figures import Figure
from vrd2check.language import Text

from .rows import rows_of_blocks
from .shape import Block, Column, Fact, Row, TextColumn


class Sheet(NamedTuple):
    """One table of a dossier.

    ``chapter`` is the template's word for where it stands, ``title`` is above it, with ``detail``
    behind it where a chapter has several tables, and ``noun`` is what a sentence calls it.
    ``blocks`` are its tables, with the same lines in the same order, beside each other; a list in
    which nothing adds up has ``listed`` rows instead. ``shared`` are names that all lines have.
    ``group_by`` is the key of the text by which its rows stand in groups. ``is_incomplete`` tells
    that lines are missing.
    """

    chapter: str
    title: Text
    noun: Text | str = ""
    detail: str = ""
    texts: tuple[TextColumn, ...] = ()
    blocks: tuple[Block, ...] = ()
    listed: tuple[Row, ...] = ()
    shared: Mapping[Dimension, Name] = {}
    facts: tuple[Fact, ...] = ()
    group_by: str = ""
    is_incomplete: bool = False

    def heading(self) -> Text:
        """Return the title with its detail."""
        return Text(self.title.nl + self.detail, self.title.en + self.detail)

    def columns(self) -> tuple[Column, ...]:
        """Return the columns from left to right; those of one year or kind beside each other."""
        if self.blocks:
            return tuple(_interleaved([block.columns for block in self.blocks]))
        return tuple(dict.fromkeys(column for row in self.listed for column in row.cells))

    def rows(self) -> tuple[Row, ...]:
        """Return the rows from top to bottom: lines, subtotals, and the total."""
        return rows_of_blocks(self.blocks) if self.blocks else self.listed

    def figures(self) -> Iterator[Figure]:
        """Return every figure of the dossier that stands in the sheet, each once."""
        in_rows = (cell.figure for row in self.rows() for cell in row.cells.values())
        in_facts = (fact.figure for fact in self.facts)
        yield from {id(one): one for one in (*in_rows, *in_facts) if one is not None}.values()


def _interleaved(blocks: Sequence[Sequence[Column]]) -> Iterator[Column]:
    """Return the columns of blocks by year and kind: VAK 2022, VEK 2022, VAK 2023, …"""
    keys = list(dict.fromkeys(column.key for block in blocks for column in block))
    for key in keys:
        for block in blocks:
            yield from (column for column in block if column.key == key)
