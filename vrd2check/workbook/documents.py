"""The tables of a Word document as one grid, with the lines of text between them.

Several tables without text between them, such as one that a page break cut in two, follow each
other as they stand; whether the second continues the first, its headings tell.
"""

import io
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from typing import Any

from vrd2check.limits import MAX_TABLE_CELLS

from .archives import packed, unpack
from .columns import is_figure
from .grid import Cell, Grid, Note
from .pasted import on_one_line
from .texts import say
from .unreadable import UnreadableError


def read_document(data: bytes, name: str, wanted: Sequence[str] = ()) -> Grid:
    """Return the text and the tables of a document, all or those that are wanted by their number.

    Raises UnreadableError.
    """
    if find_spec("docx") is None:
        raise UnreadableError(say("word-is-extra", path=name))
    # An extra, with lxml: who imports no documents does without.
    import docx  # noqa: PLC0415

    parts = unpack(data, name)
    try:
        document = docx.Document(io.BytesIO(packed(parts)))
        return _Reading(wanted).read(document, name)
    except UnreadableError:
        raise
    except Exception as error:  # what python-docx raises for a damaged file is of many sorts
        raise UnreadableError(say("broken-file", path=name)) from error


class _Reading:
    """Goes through a document from top to bottom."""

    def __init__(self, wanted: Sequence[str]) -> None:
        self._wanted = frozenset(wanted)
        self._left = MAX_TABLE_CELLS
        self._notes: list[Note] = []
        self._number = 0

    def read(self, document: Any, name: str) -> Grid:
        rows: list[tuple[Cell, ...]] = []
        for number, block in enumerate(document.iter_inner_content(), 1):
            if hasattr(block, "rows"):
                self._number += 1
                rows.append(())
                if not self._wanted or str(self._number) in self._wanted:
                    rows += self._table(block, name)
                rows.append(())
                continue
            self._take(1, name)
            if text := on_one_line(block.text):
                rows.append((Cell(text, number, 1),))
        missing = [one for one in self._wanted if not _is_one_of(one, self._number)]
        if missing:
            there = f"1-{self._number}" if self._number else "-"
            raise UnreadableError(say("no-sheet", sheet=missing[0], there=there))
        return Grid("", tuple(rows), tuple(self._notes))

    def _table(self, table: Any, name: str) -> Iterator[tuple[Cell, ...]]:
        """Return the rows of a table; a text that is merged over several rows stands in each."""
        sheet = f"tabel {self._number}"
        above: dict[int, str] = {}
        for row, element in enumerate(table._tbl.tr_lst, 1):
            cells: list[Cell] = []
            column = 1 + _before(element)
            for tc in element.tc_lst:
                text = on_one_line(" ".join(_texts(tc)))
                continued = tc.vMerge is not None and tc.vMerge != "restart"
                if continued:
                    text = above.get(column, "")
                    text = "" if is_figure(text) else text
                cells.append(Cell(text, row, column, sheet))
                if tc.tbl_lst:
                    self._notes.append(Note(cells[-1], say("table-in-table")))
                above[column] = text if not continued else above.get(column, "")
                column += tc.grid_span
            self._take(len(cells), name)
            yield tuple(cells)

    def _take(self, cells: int, name: str) -> None:
        """Count cells, or a line of text as one. Raises UnreadableError beyond the limit."""
        self._left -= cells
        if self._left < 0:
            raise UnreadableError(say("too-many-cells", sheet=name, most=MAX_TABLE_CELLS))


def _texts(tc: Any) -> Iterator[str]:
    for paragraph in tc.p_lst:
        yield paragraph.text


def _before(element: Any) -> int:
    """Return how many columns of the table a row leaves out at its start."""
    return int(getattr(element, "grid_before", 0))


def _is_one_of(word: str, most: int) -> bool:
    return word.isdecimal() and 1 <= int(word) <= most
