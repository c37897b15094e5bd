"""How the columns of a sheet fit on a page.

A figure is never cut. Where a sheet is too wide, names are wrapped first; then names that all lines
share are told once above the sheet; then the columns of figures are spread over several blocks,
each with the names of its lines.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from rich.cells import cell_len

from .sheets import Sheet, Sort, Weight

GAP = 2
_NARROWEST = 10
_LONGEST_WORD = 16
_INDENT = 2


class Block(NamedTuple):
    """Columns of a sheet that stand beside each other, by their numbers, and their widths."""

    columns: tuple[int, ...]
    widths: tuple[int, ...]


class Grid(NamedTuple):
    """A sheet, without the names that all its lines share, and the blocks that it is spread on."""

    sheet: Sheet
    blocks: tuple[Block, ...]


def fit(sheet: Sheet, width: int | None) -> Grid:
    """Fit a sheet to a width; None is as wide as the content asks."""
    texts, rigid = _columns(sheet)
    if width is None or _natural(sheet) <= width:
        return Grid(sheet, (_block(sheet, (*texts, *rigid), width),))
    sheet = sheet if _comfortable(sheet, texts, rigid, width) else _without_shared(sheet)
    texts, rigid = _columns(sheet)
    least = sum(_least(sheet, place) + GAP for place in texts)
    for chunks in _spreads(sheet, rigid):
        if all(least + _rigid_width(sheet, chunk) <= width + GAP for chunk in chunks):
            break
    return Grid(sheet, tuple(_block(sheet, (*texts, *chunk), width) for chunk in chunks))


def aligned_cells(sheet: Sheet, place: int) -> list[tuple[str, str]]:
    """Give the texts of a column and what stands below each, figures aligned on the comma."""
    cells = [row.cells[place] for row in sheet.rows]
    pairs = [(cell.text, cell.below) for cell in cells]
    if sheet.columns[place].sort is not Sort.NUMBER:
        return pairs
    decimals = max((len(_decimals(text)) for pair in pairs for text in pair), default=0)
    if not decimals:
        return pairs
    money = all(len(_decimals(text)) in (0, 2) for pair in pairs for text in pair)

    def filled(text: str) -> str:
        missing = decimals - len(_decimals(text))
        if not text or not missing or not _is_number(text):
            return text
        if money:
            return f"{text},00"
        return text + " " * (missing if _decimals(text) else missing + 1)

    return [(filled(text), filled(below)) for text, below in pairs]


def has_marks(sheet: Sheet, place: int) -> bool:
    """Tell whether some cell of a column has a mark, so that all leave room for one."""
    return any(row.cells[place].mark is not None for row in sheet.rows)


def _columns(sheet: Sheet) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Part the columns into those of words, which may wrap, and those that may not."""
    places = range(len(sheet.columns))
    texts = tuple(p for p in places if sheet.columns[p].sort is Sort.TEXT)
    return texts, tuple(p for p in places if sheet.columns[p].sort is not Sort.TEXT)


def _spreads(sheet: Sheet, rigid: Sequence[int]) -> Iterator[list[tuple[int, ...]]]:
    """Give ways to spread columns over blocks, with ever more of them.

    Blocks have as many groups each, so that twelve months become half-years, then parts of four
    months, then quarters. The closing columns go with the last block or, before it is parted
    further, in a block of their own.
    """
    groups: dict[int, list[int]] = {}
    closing: list[int] = []
    for place in rigid:
        group = sheet.columns[place].group
        if group is None:
            closing.append(place)
        else:
            groups.setdefault(group, []).append(place)
    parts = list(groups.values())
    sizes = sorted({-(-len(parts) // number) for number in range(1, len(parts) + 1)}, reverse=True)
    for size in sizes or [1]:
        chunks = [
            tuple(place for part in parts[start : start + size] for place in part)
            for start in range(0, len(parts), size)
        ]
        if not chunks:
            yield [tuple(closing)]
            return
        yield [*chunks[:-1], (*chunks[-1], *closing)]
        if closing:
            yield [*chunks, tuple(closing)]


def _block(sheet: Sheet, places: Sequence[int], width: int | None) -> Block:
    widths = {place: _natural_width(sheet, place) for place in places}
    texts = [place for place in places if sheet.columns[place].sort is Sort.TEXT]
    labels = max((cell_len(row.label) for row in sheet.rows if row.label), default=0)
    if texts and width is None:
        # A label runs over all the names, and the last of them makes room for it.
        lacking = labels - sum(widths[place] + GAP for place in texts) + GAP
        widths[texts[-1]] += max(0, lacking)
    elif texts and width is not None:
        room = width - _rigid_width(sheet, [p for p in places if p not in texts])
        _shrink(widths, texts, room - GAP * len(texts) + GAP * (len(texts) == len(places)), sheet)
        lacking = labels - sum(widths[place] + GAP for place in texts) + GAP
        spare = width - sum(widths.values()) - GAP * (len(places) - 1)
        widths[texts[-1]] += max(0, min(lacking, spare))
    return Block(tuple(places), tuple(widths[place] for place in places))


def _shrink(widths: dict[int, int], texts: Sequence[int], room: int, sheet: Sheet) -> None:
    """Take from the widest column of words, again and again, until they fit or none can give."""
    least = {place: _least(sheet, place) for place in texts}
    while sum(widths[place] for place in texts) > room:
        giving = [place for place in texts if widths[place] > least[place]]
        if not giving:
            return
        widths[max(giving, key=lambda place: widths[place])] -= 1


def _least(sheet: Sheet, place: int) -> int:
    """Give the least width in which a column of words can be read."""
    texts = [sheet.columns[place].title, *(row.cells[place].text for row in sheet.rows)]
    longest = max((cell_len(word) for text in texts for word in text.split()), default=0)
    wanted = max(_NARROWEST, min(longest, _LONGEST_WORD) + _INDENT)
    return min(_natural_width(sheet, place), wanted)


def _comfortable(sheet: Sheet, texts: Sequence[int], rigid: Sequence[int], width: int) -> bool:
    """Tell whether wrapped names leave a table that reads well, so that all may stay."""
    room = width - _rigid_width(sheet, rigid)
    wanted = sum(min(_natural_width(sheet, place), 2 * _NARROWEST) + GAP for place in texts)
    return wanted <= room


def _without_shared(sheet: Sheet) -> Sheet:
    """Tell once, above the sheet, the names that all its lines share; one column always stays."""
    lines = [row for row in sheet.rows if row.weight is Weight.LINE]
    texts, _ = _columns(sheet)
    shared = [
        place
        for place in texts
        if len(lines) > 1 and len({row.cells[place].text for row in lines}) == 1
    ]
    if len(shared) == len(texts):
        shared = shared[1:]
    if not shared:
        return sheet
    facts = tuple((sheet.columns[p].title, lines[0].cells[p].text) for p in shared)
    kept = [place for place in range(len(sheet.columns)) if place not in shared]
    return replace(
        sheet,
        columns=tuple(sheet.columns[place] for place in kept),
        rows=tuple(
            replace(row, cells=tuple(row.cells[place] for place in kept)) for row in sheet.rows
        ),
        facts=(*sheet.facts, *(fact for fact in facts if fact[1])),
    )


def _natural(sheet: Sheet) -> int:
    labels = max((cell_len(row.label) for row in sheet.rows), default=0)
    texts, rigid = _columns(sheet)
    words = sum(_natural_width(sheet, place) + GAP for place in texts)
    return max(words, labels + GAP if labels else 0) + _rigid_width(sheet, rigid) - GAP


def _rigid_width(sheet: Sheet, places: Sequence[int]) -> int:
    return sum(_natural_width(sheet, place) + GAP for place in places)


def _natural_width(sheet: Sheet, place: int) -> int:
    mark = 1 if has_marks(sheet, place) else 0
    head = cell_len(sheet.columns[place].title)
    widths = (max(cell_len(text), cell_len(below)) for text, below in aligned_cells(sheet, place))
    return max(head, max(widths, default=0) + mark)


def _decimals(text: str) -> str:
    return text.partition(",")[2] if _is_number(text) else ""


def _is_number(text: str) -> bool:
    return text.removeprefix("≤ ").removeprefix("-").replace(".", "").replace(",", "").isdigit()
