"""Columns of words and figures, drawn as a table on a page.

A figure is never cut: columns that are too wide for the page are spread over several tables, each
with all words and an equal part of the figures.
"""

from collections.abc import Hashable, Iterator, Sequence
from enum import Enum
from io import StringIO
from typing import NamedTuple

from rich.box import Box
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from rich.table import Table
from rich.text import Text

from vrd2check.places import Place

from .layout import Line, Page, Span, aligned, width_of

_GAP = 2
_LONGEST_WORD = 20
_NARROWEST = 10


class RowKind(Enum):
    """How a row is drawn: plainly, as the heading of a group, as a sum, or below the line."""

    LINE = "line"
    HEADING = "heading"
    SUM = "sum"
    TOTAL = "total"


class Column(NamedTuple):
    """A column: its heading, its cells, its width, and that of its longest word.

    Figures with one ``group`` stay together; those without one stand in the last table. Of one
    column a table has ``places``, where its rows lead to.
    """

    heading: str
    cells: tuple[Text, ...]
    width: int
    longest_word: int
    is_words: bool = False
    group: Hashable = None
    places: tuple[Place, ...] = ()


def words(heading: str, texts: Sequence[str], places: Sequence[Place] = ()) -> Column:
    """Return a column of words, which are folded where the page asks for it.

    With ``places`` each leads to the place of its row.
    """
    longest = max(width_of(word) for text in (heading, *texts) for word in text.split() or [""])
    width = max(map(width_of, (heading, *texts)))
    # A link is the number of its place: it is made when it is printed, where there are links.
    links = [Style(link=str(number)) for number in range(len(places))]
    styles = links or [Style.null()] * len(texts)
    cells = tuple(Text(text, style) for text, style in zip(texts, styles, strict=True))
    return Column(heading, cells, width, longest, is_words=True, places=tuple(places))


def figures(
    heading: str,
    cells: Sequence[Sequence[str]],
    styles: Sequence[str],
    group: Hashable = None,
) -> Column:
    """Return a column of figures, aligned to the right; a cell may have several lines."""
    width = max(width_of(line) for lines in ((heading,), *cells) for line in lines)

    def at_the_right(lines: Sequence[str]) -> str:
        return "\n".join(aligned(line, width, right=True) for line in lines)

    drawn = (Text(at_the_right(lines), style) for lines, style in zip(cells, styles, strict=True))
    return Column(at_the_right([heading]), tuple(drawn), width, width, group=group)


def numbers(heading: str, texts: Sequence[str], group: Hashable = None) -> Column:
    """Return a column of figures of one line each, without marks."""
    return figures(heading, [[text] for text in texts], [""] * len(texts), group)


def drawings(heading: str, texts: Sequence[str]) -> Column:
    """Return a column of drawings, which are never folded."""
    width = max(map(width_of, (heading, *texts)))
    return Column(heading, tuple(map(Text, texts)), width, width)


def same_decimals(texts: Sequence[str], *, cents: bool) -> list[str]:
    """Return numbers as long behind the comma, filled with zeros or with blanks; words as is."""
    behind = [_behind(text) for text in texts]
    most = max((len(one) for one in behind if one is not None), default=0)
    ending = ",".ljust(most, "0") if cents and most else " " * most
    return [
        text if one is None else text + ending[len(one) :]
        for text, one in zip(texts, behind, strict=True)
    ]


def draw(columns: Sequence[Column], rows: Sequence[RowKind], page: Page) -> Iterator[Line]:
    """Draw columns on a page."""
    for number, part in enumerate(_spread(columns, page.width)):
        if number:
            yield []
        console = Console(file=StringIO(), legacy_windows=False)
        # The page is left only where a figure would be cut.
        width = _natural(part) if page.width is None else max(page.width, _least(part, _NARROWEST))
        options = console.options.update(width=width)
        places = [place for one in part for place in one.places]
        for line in console.render_lines(_table(part, rows, page), options, pad=False):
            yield [_span(one, places) for one in line]


def _span(segment: Segment, places: Sequence[Place]) -> Span:
    style = segment.style
    if style is None:
        return Span(segment.text)
    place = places[int(style.link)] if style.link and segment.text.strip() else None
    return Span(segment.text, str(style.update_link()), place)


def _spread(columns: Sequence[Column], width: int | None) -> list[list[Column]]:
    """Return the columns, spread over as few tables as a width asks for."""
    parts = [list(columns)]
    if width is None:
        return parts
    for chunks in _chunks(columns):
        parts = [[one for one in columns if one.is_words or one.group in chunk] for chunk in chunks]
        if all(_least(part, _LONGEST_WORD) <= width for part in parts):
            break
    return parts


def _chunks(columns: Sequence[Column]) -> Iterator[list[list[Hashable]]]:
    """Return ways to part the groups of figures equally, into ever more parts.

    Figures without a group go with the last part or, before it is made smaller, stand apart.
    """
    groups = list(dict.fromkeys(one.group for one in columns if one.group is not None))
    closes = any(one.group is None and not one.is_words for one in columns)
    for number in range(1, len(groups) + 1):
        size = -(-len(groups) // number)
        chunks = [groups[start : start + size] for start in range(0, len(groups), size)]
        yield [*chunks[:-1], [*chunks[-1], None]]
        if closes:
            yield [*chunks, [None]]


def _least(columns: Sequence[Column], longest_word: int) -> int:
    """Return the width that columns need where longer words than so many cells are broken."""
    least = (min(one.longest_word, longest_word) if one.is_words else one.width for one in columns)
    return sum(least) + _GAP * (len(columns) - 1)


def _natural(columns: Sequence[Column]) -> int:
    return sum(one.width for one in columns) + _GAP * (len(columns) - 1)


def _table(columns: Sequence[Column], rows: Sequence[RowKind], page: Page) -> Table:
    """Return a table with a line below the heads and above the totals."""
    rule, blank = page.mark("─", "-") * 4, " " * 4
    table = Table(
        box=Box("\n".join((blank, blank, rule, blank, rule, rule, blank, blank))),
        show_header=any(one.heading for one in columns),
        show_edge=False,
        pad_edge=False,
        padding=(0, _GAP - 1, 0, 0),
        header_style="bold",
    )
    for one in columns:
        table.add_column(Text(one.heading), no_wrap=not one.is_words, overflow="fold")
    amounts = [one for one in columns if not one.is_words]
    before = None
    for number, kind in enumerate(rows):
        is_sum = kind in (RowKind.SUM, RowKind.TOTAL)
        if is_sum and not any(one.cells[number].plain.strip() for one in amounts):
            continue  # a line always has its names; of a sum nothing may stand in this part
        if kind is RowKind.TOTAL and before not in (None, RowKind.TOTAL):
            table.add_section()
        if kind is RowKind.HEADING and before is not None:
            table.add_row()
        style = "" if kind is RowKind.LINE else "bold"
        table.add_row(*(one.cells[number] for one in columns), style=style)
        before = kind
    return table


def _behind(text: str) -> str | None:
    """Return the comma of a number and its decimals; None of words."""
    digits = text.removeprefix("≤ ").removeprefix("<= ").lstrip("+-")
    if not digits.replace(".", "").replace(",", "").isdigit():
        return None
    return text[text.index(",") :] if "," in text else ""
