"""Lines made of styled spans, and how they are wrapped, aligned and painted."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from rich.cells import cell_len


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


def aligned(text: str, width: int, right: bool = False) -> str:
    """Fill a text with spaces up to a width in cells; a wider one stays whole."""
    filling = " " * max(0, width - cell_len(text))
    return filling + text if right else text + filling


def wrapped(text: str, width: int | None) -> list[str]:
    """Break a text between words, and a word longer than the width inside it; nothing is lost."""
    if width is None or cell_len(text) <= width:
        return [text]
    width = max(width, 10)
    lines = [""]
    for word in text.split(" "):
        joined = f"{lines[-1]} {word}" if lines[-1] else word
        if cell_len(joined) <= width:
            lines[-1] = joined
            continue
        *full, rest = _folded(word, width)
        lines[-1:] = [*([lines[-1]] if lines[-1] else []), *full, rest]
    return lines


def _folded(word: str, width: int) -> list[str]:
    parts = [""]
    cells = 0
    for char in word:
        size = cell_len(char)
        if cells + size > width:
            parts.append("")
            cells = 0
        parts[-1] += char
        cells += size
    return parts


def hanging(first: Line, text: str, page: Page, style: str = "") -> Iterator[Line]:
    """Write a text after the beginning of a line, its further lines indented as far."""
    indent = sum(cell_len(span.text) for span in first)
    room = None if page.width is None else page.width - indent
    for number, line in enumerate(wrapped(text, room)):
        yield [*(first if number == 0 else [Span(" " * indent)]), Span(line, style)]


def plain(lines: Iterable[Line]) -> str:
    """Give the text of lines without their styles."""
    return "".join("".join(span.text for span in line).rstrip() + "\n" for line in lines)


def coloured(lines: Iterable[Line]) -> str:
    """Give the text of lines with the escape sequences of their styles."""
    from rich.style import Style  # noqa: PLC0415

    parts = []
    for line in lines:
        parts += [Style.parse(style).render(text) if style else text for text, style in line]
        parts.append("\n")
    return "".join(parts)
