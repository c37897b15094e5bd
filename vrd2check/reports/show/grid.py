"""How the columns of a sheet fit on a page.

A figure is never cut. Where a sheet is too wide, names are wrapped first; then names that all lines
share are told once above the sheet; then the columns of figures are spread over several blocks,
each with the names of its lines, which share one column if that saves a block.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain, takewhile
from typing import NamedTuple

from ..layout import width_of
from .sheets import Cell, Column, Sheet, Sort, Weight

INDENT = 2
"""How far the further lines of a wrapped name are indented."""

_GAP = 2
_NARROWEST = 10
_LONGEST_WORD = 20
_COMFORTABLE = 20
_BROKEN_WORD = 8


class Texts(NamedTuple):
    """What a column shows in each row and below it, and the room that it leaves for a mark."""

    cells: tuple[tuple[str, str], ...]
    slot: int


class Placed(NamedTuple):
    """A column on the page: its number in the sheet, its width, and the gap behind it."""

    place: int
    width: int
    gap: int


Block = tuple[Placed, ...]


class Grid(NamedTuple):
    """A sheet, without the names that all its lines share, and the blocks that it is spread on."""

    sheet: Sheet
    texts: tuple[Texts, ...]
    blocks: tuple[Block, ...]


def fit(sheet: Sheet, width: int | None, between: str = " · ") -> Grid:
    """Fit a sheet to a width; None is as wide as the content asks.

    ``between`` stands between names that share a column.
    """
    measured = _Measured(sheet)
    if width is not None and not measured.is_comfortable(width):
        measured = _Measured(_without_shared(sheet))
    blocks = tuple(measured.blocks(width))
    if len(blocks) > 1:
        together = _Measured(_names_together(measured.sheet, between))
        fewer = tuple(together.blocks(width))
        if len(fewer) < len(blocks):
            return Grid(together.sheet, together.texts, fewer)
    return Grid(measured.sheet, measured.texts, blocks)


class _Measured:
    """A sheet with the widths that its columns ask for."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        places = range(len(sheet.columns))
        cents = _has_cents(sheet)
        self.texts = tuple(_texts(sheet, place, cents) for place in places)
        self._wanted = [self._natural(place) for place in places]
        self._words = [place for place in places if sheet.columns[place].sort is Sort.TEXT]
        self._rigid = [place for place in places if sheet.columns[place].sort is not Sort.TEXT]
        self._least = {place: self._narrowest(place) for place in self._words}
        self._label = max((width_of(row.label) for row in sheet.rows), default=0)
        self._make_room_for_labels()

    def _make_room_for_labels(self) -> None:
        """Where the names are short, let the last of them be as wide as a label needs."""
        leading = list(takewhile(self._least.__contains__, range(len(self.sheet.columns))))
        if leading:
            lacking = min(self._label, _COMFORTABLE) - sum(
                self._least[place] + _GAP * (place != leading[-1]) for place in leading
            )
            self._least[leading[-1]] += max(0, lacking)
            self._wanted[leading[-1]] = max(self._wanted[leading[-1]], self._least[leading[-1]])

    def is_comfortable(self, width: int) -> bool:
        """Whether all columns stand beside each other with names that read well."""
        words = sum(min(self._wanted[place], _COMFORTABLE) + _GAP for place in self._words)
        return words + self._room(self._rigid) <= width

    def blocks(self, width: int | None) -> Iterator[Block]:
        """Return the blocks, as few as possible, and in each the width of its columns."""
        everything = list(range(len(self.sheet.columns)))
        if width is None or not everything:
            yield self._placed(everything, None)
            return
        least = sum(width + _GAP for width in self._least.values())
        chunks: list[list[int]] = []
        for chunks in _spreads(self.sheet, self._rigid):
            if all(least + self._room(chunk) <= width for chunk in chunks):
                break
        if len(chunks) <= 1:
            yield self._placed(everything, width)
        else:
            yield from (self._placed([*self._words, *chunk], width) for chunk in chunks)

    def _placed(self, places: Sequence[int], width: int | None) -> Block:
        widths = {place: self._wanted[place] for place in places}
        gaps = {place: self._gap(place) for place in places}
        if width is not None:
            room = width - sum(gaps.values()) + gaps[places[-1]]
            self._shrink(widths, room)
        names = list(takewhile(self._least.__contains__, places))
        if names:
            # A label runs over the names in front, and the last of them makes room for it.
            taken = sum(widths[place] + gaps[place] for place in names) - gaps[names[-1]]
            lacking = max(0, self._label - taken)
            if width is not None:
                lacking = max(0, min(lacking, room - sum(widths.values())))
            widths[names[-1]] += lacking
        return tuple(
            Placed(place, widths[place], 0 if place == places[-1] else gaps[place])
            for place in places
        )

    def _shrink(self, widths: dict[int, int], room: int) -> None:
        """Take from the widest column of words, again and again, until all fit or none can give.

        Long words are broken only when nothing else is left.
        """
        for place in self._words:
            if place in widths:  # a page at most, before giving way cell by cell
                widths[place] = min(widths[place], max(self._least[place], room))
        for floor in (self._least, dict.fromkeys(self._words, _BROKEN_WORD)):
            while sum(widths.values()) > room:
                giving = [p for p in self._words if p in widths and widths[p] > floor[p]]
                if not giving:
                    break
                widths[max(giving, key=lambda place: widths[place])] -= 1

    def _room(self, places: Sequence[int]) -> int:
        """Return the width of columns and the gaps between them; the last one needs no gap."""
        if not places:
            return 0
        return sum(self._wanted[p] + self._gap(p) for p in places) - self._gap(places[-1])

    def _gap(self, place: int) -> int:
        # The room for a mark, which most cells leave empty, is part of the gap.
        return _GAP - self.texts[place].slot

    def _natural(self, place: int) -> int:
        texts, slot = self.texts[place]
        widest = max((width_of(text) for pair in texts for text in pair), default=0)
        return max(width_of(self.sheet.columns[place].title), widest) + slot

    def _narrowest(self, place: int) -> int:
        """Return the least width in which a column of words can be read."""
        texts = [self.sheet.columns[place].title, *(text for text, _ in self.texts[place].cells)]
        longest = max((width_of(word) for text in texts for word in text.split()), default=0)
        wanted = max(_NARROWEST, min(longest, _LONGEST_WORD) + INDENT)
        return min(self._wanted[place], wanted)


def _spreads(sheet: Sheet, rigid: Sequence[int]) -> Iterator[list[list[int]]]:
    """Return ways to spread columns over blocks, with ever more of them.

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
    sizes = {-(-len(parts) // number) for number in range(1, len(parts) + 1)}
    if not sizes:
        yield [closing] if closing else []
    for size in sorted(sizes, reverse=True):
        chunks = [
            list(chain.from_iterable(parts[start : start + size]))
            for start in range(0, len(parts), size)
        ]
        yield [*chunks[:-1], [*chunks[-1], *closing]]
        if closing:
            yield [*chunks, closing]


def _has_cents(sheet: Sheet) -> bool:
    """Whether some amount is not a whole number of euros."""
    return any(
        _decimals(text)
        for row in sheet.rows
        for column, cell in zip(sheet.columns, row.cells, strict=True)
        if column.sort is Sort.AMOUNT
        for text in (cell.text, cell.below)
    )


def _texts(sheet: Sheet, place: int, cents: bool) -> Texts:
    """Return the texts of a column, figures aligned on the comma."""
    cells = [row.cells[place] for row in sheet.rows]
    pairs = tuple((cell.text, cell.below) for cell in cells)
    slot = int(any(cell.mark is not None for cell in cells))
    sort = sheet.columns[place].sort
    if sort not in (Sort.AMOUNT, Sort.NUMBER):
        return Texts(pairs, slot)
    if sort is Sort.AMOUNT and not cents:
        return Texts(pairs, slot)
    decimals = max((len(_decimals(text)) for pair in pairs for text in pair), default=0)

    def filled(text: str) -> str:
        missing = decimals - len(_decimals(text))
        if not _is_number(text):
            return text
        if sort is Sort.AMOUNT:
            return text if _decimals(text) else f"{text},00"
        return text + " " * (missing + (not _decimals(text)) if missing else 0)

    return Texts(tuple((filled(text), filled(below)) for text, below in pairs), slot)


def _without_shared(sheet: Sheet) -> Sheet:
    """Tell once, above the sheet, the names that all its lines share; one column always stays."""
    lines = [row for row in sheet.rows if row.weight is Weight.LINE]
    words = [n for n, column in enumerate(sheet.columns) if column.sort is Sort.TEXT]
    shared = [
        place
        for place in words
        if len(lines) > 1 and len({row.cells[place].text for row in lines}) == 1
    ]
    if len(shared) == len(words):
        shared = shared[1:]
    if not shared:
        return sheet
    facts = ((sheet.columns[place].title, lines[0].cells[place].text) for place in shared)
    kept = [place for place in range(len(sheet.columns)) if place not in shared]
    return replace(
        sheet,
        columns=tuple(sheet.columns[place] for place in kept),
        rows=tuple(
            replace(row, cells=tuple(row.cells[place] for place in kept)) for row in sheet.rows
        ),
        facts=(*sheet.facts, *(fact for fact in facts if fact[1])),
    )


def _names_together(sheet: Sheet, between: str) -> Sheet:
    """Put the names in front of a line into one column, one after the other."""
    leading = list(takewhile(lambda column: column.sort is Sort.TEXT, sheet.columns))
    number = len(leading)
    if number < 2:
        return sheet
    title = between.join(column.title for column in leading if column.title)
    rows = []
    for row in sheet.rows:
        name = between.join(cell.text for cell in row.cells[:number] if cell.text)
        rows.append(replace(row, cells=(Cell(name), *row.cells[number:])))
    return replace(sheet, columns=(Column(title), *sheet.columns[number:]), rows=tuple(rows))


def _decimals(text: str) -> str:
    return text.partition(",")[2] if _is_number(text) else ""


def _is_number(text: str) -> bool:
    digits = text.removeprefix("≤ ").removeprefix("<= ").removeprefix("-")
    return digits.replace(".", "").replace(",", "").isdigit()
