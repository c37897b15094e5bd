"""Lines made of styled spans, and how they are wrapped, aligned and painted."""

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import NamedTuple

# Letters of western languages, and the signs that our own words are written with.
_ONE_CELL = frozenset(map(chr, chain(range(0x20, 0x7F), range(0xA1, 0xAD), range(0xAE, 0x300))))
_ONE_CELL |= frozenset("“”‘’–—…€→−≤≈━─│")


class Span(NamedTuple):
    """A piece of a line; ``style`` is a style of rich, empty for the terminal's own."""

    text: str
    style: str = ""


Line = list[Span]


class Page(NamedTuple):
    """What is printed on: its width in cells (None: as wide as the content asks) and encoding."""

    width: int | None = None
    encoding: str = "utf-8"

    def mark(self, pretty: str, plain: str) -> str:
        """Choose the pretty sign where the encoding has it, else the plain one."""
        try:
            pretty.encode(self.encoding)
        except UnicodeEncodeError:
            return plain
        return pretty


def width_of(text: str) -> int:
    """Count the cells that visible text takes; of most text each character takes one."""
    if text.isascii() or _ONE_CELL.issuperset(text):
        return len(text)
    from rich.cells import cell_len  # noqa: PLC0415  takes a twentieth of a check

    return cell_len(text)


def aligned(text: str, width: int, right: bool = False) -> str:
    """Fill a text with spaces up to a width in cells; a wider one stays whole."""
    filling = " " * max(0, width - width_of(text))
    return filling + text if right else text + filling


def wrapped(text: str, width: int | None) -> list[str]:
    """Break a text between words, and a word longer than the width inside it; nothing is lost."""
    if width is None or width_of(text) <= width:
        return [text]
    width = max(width, 10)
    lines = [""]
    used = 0
    for word in text.split(" "):
        size = width_of(word)
        if lines[-1] and used + 1 + size <= width:
            lines[-1] += f" {word}"
            used += 1 + size
            continue
        *full, rest = _folded(word, width) if size > width else [word]
        lines[-1:] = [*([lines[-1]] if lines[-1] else []), *full, rest]
        used = width_of(rest)
    return lines


def _folded(word: str, width: int) -> list[str]:
    parts = [""]
    cells = 0
    for char in word:
        size = width_of(char)
        if cells + size > width:
            parts.append("")
            cells = 0
        parts[-1] += char
        cells += size
    return parts


def hanging(first: Line, text: str, page: Page, style: str = "") -> Iterator[Line]:
    """Write a text after the beginning of a line, its further lines indented as far."""
    indent = sum(width_of(span.text) for span in first)
    room = None if page.width is None else page.width - indent
    for number, line in enumerate(wrapped(text, room)):
        yield [*(first if number == 0 else [Span(" " * indent)]), Span(line, style)]


def plain(lines: Iterable[Line]) -> str:
    """Return the text of lines without their styles."""
    return "".join("".join(span.text for span in line).rstrip() + "\n" for line in lines)


def coloured(lines: Iterable[Line]) -> str:
    """Return the text of lines with the escape sequences of their styles."""
    from rich.style import Style  # noqa: PLC0415

    around: dict[str, list[str]] = {"": ["", ""]}
    parts: list[str] = []
    for line in lines:
        for text, style in line:
            if style not in around:
                around[style] = Style.parse(style).render("|").split("|")
            before, after = around[style]
            parts += (before, text, after) if text else ()
        parts.append("\n")
    return "".join(parts)
