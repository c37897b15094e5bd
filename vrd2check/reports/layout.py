"""Lines made of styled spans, and how they are wrapped, aligned and painted."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from rich.cells import cell_len, chop_cells

from vrd2check.places import Place
from vrd2check.rules import Severity

from .safe import visible

GAP = "  "
"""What stands between columns, and what is set in."""
SEVERITY_STYLES = {
    Severity.ERROR: "bold red",
    Severity.WARNING: "bold magenta",
    Severity.NOTE: "cyan",
}
_NARROWEST = 10


class Span(NamedTuple):
    """A piece of a line; ``style`` is a style of rich, empty for the terminal's own.

    A terminal that can opens ``place`` when the piece is clicked.
    """

    text: str
    style: str = ""
    place: Place | None = None


Line = list[Span]


class Page(NamedTuple):
    """What is printed on: its width in cells (None: as wide as the content asks) and encoding."""

    width: int | None = None
    encoding: str = "utf-8"

    def mark(self, pretty: str, plain: str) -> str:
        """Return the pretty sign where the encoding has it, else the plain one."""
        try:
            pretty.encode(self.encoding)
        except UnicodeEncodeError:
            return plain
        return pretty


def width_of(text: str) -> int:
    """Return the number of cells that visible text takes."""
    return cell_len(text)


def widths_of(rows: Iterable[Sequence[str]]) -> list[int]:
    """Return the width of each column of a table."""
    return [max(map(cell_len, column)) for column in zip(*rows, strict=True)]


def aligned(text: str, width: int, right: bool = False) -> str:
    """Return a text filled with spaces up to a width in cells; a wider one stays whole."""
    filling = " " * (width - cell_len(text))
    return filling + text if right else text + filling


def columns(cells: Sequence[str], widths: Sequence[int]) -> str:
    """Return one row of a table; a column of width 0 is left out."""
    return GAP.join(
        aligned(cell, width) for cell, width in zip(cells, widths, strict=True) if width
    )


def wrapped(text: str, width: int | None) -> list[str]:
    """Break a text between words, and a word longer than the width inside it; nothing is lost."""
    if width is None or cell_len(text) <= width:
        return [text]
    width = max(width, _NARROWEST)
    lines = [""]
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}" if lines[-1] else word
        if lines[-1] and cell_len(longer) <= width:
            lines[-1] = longer
        else:
            lines[-1:] = [*filter(None, lines[-1:]), *(chop_cells(word, width) or [""])]
    return lines


def hanging(first: Line, text: str, page: Page, style: str = "") -> Iterator[Line]:
    """Write a text after the beginning of a line, its further lines indented as far.

    Whatever the text holds becomes visible; the beginning is to be so already.
    """
    indent = sum(cell_len(span.text) for span in first)
    room = None if page.width is None else page.width - indent
    for number, line in enumerate(wrapped(visible(text, page.encoding), room)):
        yield [*(first if number == 0 else [Span(" " * indent)]), Span(line, style)]


def filled(first: Line, pieces: Iterable[Line], page: Page) -> Iterator[Line]:
    """Write pieces after the beginning of a line, none of them broken, further lines indented."""
    indent = sum(cell_len(span.text) for span in first)
    line, taken = list(first), indent
    for piece in pieces:
        width = sum(cell_len(span.text) for span in piece)
        if taken > indent and page.width is not None and taken + 1 + width > page.width:
            yield line
            line, taken = [Span(" " * indent)], indent
        elif taken > indent:
            line.append(Span(" "))
            taken += 1
        line += piece
        taken += width
    yield line


def dossier_heading(label: str, file: str, page: Page) -> Iterator[Line]:
    """Lay out the heading of a dossier with its file beside it, or below where it has no room."""
    path = visible(file, page.encoding)
    start = Place.start_of(file)
    *above, last = heading(label, page)
    yield from above
    taken = sum(cell_len(span.text) for span in last) + len(GAP)
    if label == file:
        yield last
    elif page.width is None or taken + cell_len(path) <= page.width:
        yield [*last, Span(GAP), Span(path, "", start)]
    else:
        yield last
        yield [Span(" " * 3), Span(path, "", start)]


def heading(text: str, page: Page) -> Iterator[Line]:
    """Lay out the heading of a dossier."""
    bar = page.mark("━━", "==")
    yield from hanging([Span(f"{bar} ", "bold")], text, page, "bold")


def plain(lines: Iterable[Line]) -> str:
    """Return the text of lines without their styles."""
    return "".join("".join(span.text for span in line).rstrip() + "\n" for line in lines)


def coloured(lines: Iterable[Line], *, links: bool = False) -> str:
    """Return the text of lines with the escape sequences of their styles, and of links if asked."""
    from rich.style import Style  # noqa: PLC0415  6 ms, and rarely printed in colour

    around: dict[str, list[str]] = {"": ["", ""]}
    parts: list[str] = []
    for line in lines:
        for text, style, place in line:
            if style not in around:
                around[style] = Style.parse(style).render("|").split("|")
            before, after = around[style]
            if links and place is not None:
                before = f"\x1b]8;;{_address(place)}\x1b\\{before}"
                after += "\x1b]8;;\x1b\\"
            parts += (before, text, after) if text else ()
        parts.append("\n")
    return "".join(parts)


def _address(place: Place) -> str:
    """Return where a terminal finds a place; nothing of a path is left that could end a link."""
    return f"{Path(place.file).absolute().as_uri()}#{place.line}"
