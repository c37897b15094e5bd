"""Text from the clipboard, from a csv file or out of a document, as a grid of cells."""

import csv
import html
import io
import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import groupby

from vrd2check.limits import MAX_TEXT_LENGTH
from vrd2check.places import lines_of

from .grid import Grid, grid_of

# What programs that turn documents into text leave around the words.
_MARKUP = re.compile(r"</?(?:a|b|br|em|i|input|li|p|small|span|strong|su[bp]|u|ul)\b[^<>]*>", re.I)
_GAP = re.compile(r" {2,}")
_SPACE = re.compile(r"\s+")


def read_pasted(text: str, sheet: str = "") -> Grid:
    """Return the grid of a pasted text.

    Cells are separated by tabs, else by semicolons, else by two or more spaces; which of them is
    decided once for the text. Cells in quotes may hold the separator and line ends.
    """
    text = text.removeprefix("\ufeff")
    lines = lines_of(text)
    if any("\t" in line for line in lines):
        rows = _separated(text, "\t")
    elif 2 * sum(";" in line for line in lines) > sum(map(bool, lines)):
        rows = _separated(text, ";")
    else:
        rows = list(_aligned(lines))
    return grid_of(sheet, ([cleaned(cell) for cell in row] for row in rows))


def cleaned(text: str) -> str:
    """Return a cell's text on one line, without the markup that a conversion left in it."""
    if "<" in text or "&" in text:
        text = html.unescape(_MARKUP.sub(" ", text[: MAX_TEXT_LENGTH + 1]))
    return on_one_line(text)


def on_one_line(text: str) -> str:
    """Return a cell's text on one line."""
    text = text[: MAX_TEXT_LENGTH + 1]
    # The spaces between thousands are kept as they are; only what ends lines goes.
    return _SPACE.sub(_one_space, text).strip()


def _one_space(found: re.Match[str]) -> str:
    spaces = found.group()
    return spaces if len(spaces) == 1 and spaces not in "\t\r\n\v\f" else " "


def _aligned(lines: Sequence[str]) -> Iterator[Sequence[str]]:
    """Return the cells of lines of which the columns are aligned with spaces.

    Lines that follow each other have their columns where all of them have a gap, so that a blank
    cell keeps its place; where their texts overlap, a gap of two spaces begins the next column.
    """
    for has_text, some in groupby(lines, lambda line: bool(line.strip())):
        block = [line.expandtabs().rstrip() for line in some]
        if not has_text:
            yield from ([] for _ in block)
            continue
        split = [_GAP.split(line.strip()) for line in block]
        columns = _columns([line for line, cells in zip(block, split, strict=True) if cells[1:]])
        cut = [[line[start:end].strip() for start, end in columns] for line in block]
        is_table = all(
            len(cells) == 1 or [*filter(None, inside)] == cells
            for inside, cells in zip(cut, split, strict=True)
        )
        for line, inside, cells in zip(block, cut, split, strict=True):
            # A cell that stands alone keeps its place too, as a total without a name does.
            is_apart = line.startswith(" ") and [*filter(None, inside)] == cells
            yield inside if is_table and (len(cells) > 1 or is_apart) else cells


def _columns(lines: Sequence[str]) -> list[tuple[int, int | None]]:
    """Return from where to where each column of aligned lines goes, the last one to the end."""
    width = max(map(len, lines), default=0)
    # Within a cell words stand one space apart.
    joined = [re.sub(r"(?<=\S) (?=\S)", "x", line).ljust(width) for line in lines]
    taken = "".join("x" if any(line[at] != " " for line in joined) else " " for at in range(width))
    starts = [found.span() for found in re.finditer(r"x+", taken)]
    return [*starts[:-1], *((start, None) for start, _ in starts[-1:])]


def _separated(text: str, separator: str) -> Sequence[Sequence[str]]:
    """Return the cells of each line; a quote that nothing closes is a character like another."""
    lines = lines_of(text)
    quoted = any(line.startswith('"') or f'{separator}"' in line for line in lines)
    if quoted and text.count('"') % 2 == 0:
        # What is no csv after all, such as a cell that never ends, is split as it stands.
        with suppress(csv.Error):
            return list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
    return [line.split(separator) for line in lines]
