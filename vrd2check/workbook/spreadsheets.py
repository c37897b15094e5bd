"""Worksheets of xlsx, xls and ods files as grids: calamine reads the cells.

Calamine tells no formats, and these decide to which digit a number is known. Of an xlsx file they
are read here, from its styles; of the other two they are not read, which a note says.
"""

import io
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

# No entity is declared in what archives.py lets through.
from xml.parsers import expat  # nosec B407

import python_calamine

from vrd2check.limits import MAX_BYTES, MAX_TABLE_CELLS

from .archives import packed, unpack
from .formats import BUILT_IN, shown
from .grid import Cell, Grid, Note
from .pasted import on_one_line
from .texts import say
from .unreadable import UnreadableError

_MOST_SPREAD = 10
"""How many times as many blank cells as stated ones may lie between these."""
_MOST_SHEETS = 2_000
_MOST_LETTERS = 4
_MOST_DIGITS = 9
_ZIPPED = b"PK\x03\x04"
_WORKBOOK = "xl/workbook.xml"
_RELATIONS = "xl/_rels/workbook.xml.rels"
_GENERAL = "General"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships id"

Codes = Mapping[tuple[int, int], str]
"""The code of the format of cells, by their row and column, which count from zero."""


def read_workbook(data: bytes, name: str, wanted: Sequence[str] = ()) -> tuple[Grid, ...]:
    """Return the worksheets of a workbook, all of them or those that are wanted by name.

    Raises UnreadableError.
    """
    formats: _Formats | None = None
    if data.startswith(_ZIPPED):
        parts = unpack(data, name)
        data = packed(parts)
        if _WORKBOOK in parts:
            formats = _Formats(parts, name)
        else:
            _bound_repetition(parts, name)
    try:
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        grids: list[Grid] = []
        left = MAX_TABLE_CELLS
        for one in _chosen(book, wanted, name):
            codes = formats.of_sheet(one) if formats is not None else None
            grids.append(_grid(book.get_sheet_by_name(one), one, codes, name))
            left -= sum(bool(cell.text) for row in grids[-1].rows for cell in row)
            if left < 0:
                raise UnreadableError(say("too-many-cells", sheet=one, most=MAX_TABLE_CELLS))
        return tuple(grids)
    except (KeyboardInterrupt, SystemExit, UnreadableError):
        raise
    except BaseException as error:  # a panic of calamine is no Exception
        raise UnreadableError(say("broken-file", path=name)) from error


def _chosen(book: python_calamine.CalamineWorkbook, wanted: Sequence[str], file: str) -> list[str]:
    if len(book.sheet_names) > _MOST_SHEETS:
        raise UnreadableError(say("too-many-sheets", path=file, most=_MOST_SHEETS))
    names = [
        one.name
        for one in book.sheets_metadata
        if one.typ == python_calamine.SheetTypeEnum.WorkSheet
        and one.visible == python_calamine.SheetVisibleEnum.Visible
    ]
    by_word = {one.casefold(): one for one in book.sheet_names}
    missing = [one for one in wanted if one.casefold() not in by_word]
    if missing:
        there = ", ".join(book.sheet_names)
        raise UnreadableError(say("no-sheet", sheet=missing[0], there=there))
    return [by_word[one.casefold()] for one in wanted] or names


def _grid(sheet: python_calamine.CalamineSheet, name: str, codes: Codes | None, file: str) -> Grid:
    end = sheet.end
    if end is None:
        return Grid(name, ())
    _bound(end[0] + 1, end[1] + 1, name)
    rows = [
        [
            _cell(value, (codes or {}).get((row, column), _GENERAL), row, column, name)
            for column, value in enumerate(some)
        ]
        for row, some in enumerate(sheet.to_python(skip_empty_area=False))
    ]
    stated = [cell for row in rows for cell in row if cell.text]
    _fill_merged(rows, sheet.merged_cell_ranges or ())
    numbers = [cell for cell in stated if cell.is_number]
    notes: tuple[Note, ...] = ()
    if codes is None and numbers:
        kind = file.rpartition(".")[2]
        notes = (Note(numbers[0], say("formats-not-read", kind=kind)),)
    return Grid(name, tuple(map(tuple, rows)), notes)


def _bound(rows: int, columns: int, sheet: str) -> None:
    """Refuse a sheet whose cells lie too far apart: calamine keeps all between them."""
    if rows * columns > _MOST_SPREAD * MAX_TABLE_CELLS:
        raise UnreadableError(say("too-many-cells", sheet=sheet, most=MAX_TABLE_CELLS))


def _bound_repetition(parts: Mapping[str, bytes], name: str) -> None:
    """Refuse an ods file in which cells are repeated too often or lie too far apart.

    So is one in which spaces are: a text tells by a number how many there are.
    """
    row = column = repeated = spaces = 0

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal row, column, repeated, spaces
        if tag == "table":
            row = repeated = 0
        elif tag == "table-row":
            row += repeated
            repeated = _count(attributes, "number-rows-repeated")
            column = 0
        elif tag in ("table-cell", "covered-table-cell"):
            column += _count(attributes, "number-columns-repeated")
            if any(key.endswith(" value-type") for key in attributes):
                _bound(row + repeated, column, name)
        elif tag == "s":
            spaces += _count(attributes, "c")
            if spaces > MAX_BYTES:
                raise UnreadableError(say("too-large", path=name, most=MAX_BYTES // 1_000_000))

    _parse(parts.get("content.xml", b"<none/>"), start, name)


def _count(attributes: Mapping[str, str], word: str) -> int:
    found = next((one for key, one in attributes.items() if key.endswith(f" {word}")), "1")
    return int(found) if found.isdecimal() else 1


def _cell(value: Any, code: str, row: int, column: int, sheet: str) -> Cell:
    text, is_number = _text(value, code)
    return Cell(text, row + 1, column + 1, sheet, is_number)


def _text(value: Any, code: str) -> tuple[str, bool]:
    """Return how a cell reads, and whether it holds a number."""
    match value:
        case bool():
            return ("ja" if value else "nee"), False
        case str():
            return on_one_line(value), False
        case datetime() | date():
            return f"{value.day:02}/{value.month:02}/{value.year}", False
        case time() | timedelta():
            return str(value), False
        case None:
            return "", False
    # The shortest text that stands for the number: 0.1, and not what a binary fraction makes of it.
    return shown(repr(value), code), True


def _fill_merged(rows: list[list[Cell]], ranges: Sequence[Any]) -> None:
    """Give each row of a cell that is merged over several its text; a number stands only once."""
    for (top, left), (bottom, _) in ranges:
        if top >= len(rows) or left >= len(rows[top]):
            continue
        first = rows[top][left]
        if not first.text or first.is_number:
            continue
        for row in rows[top + 1 : bottom + 1]:
            if left < len(row) and not row[left].text:
                row[left] = row[left]._replace(text=first.text)


class _Formats:
    """The formats of the cells of an xlsx file, read from its parts."""

    def __init__(self, parts: Mapping[str, bytes], name: str) -> None:
        self._parts = parts
        self._name = name
        self._codes = _codes_of_styles(parts.get("xl/styles.xml", b"<none/>"), name)
        relations: dict[str, str] = {}
        self._sheets: dict[str, str] = {}
        taken: set[str] = set()

        def relation(tag: str, attributes: dict[str, str]) -> None:
            if tag == "Relationship":
                relations[attributes.get("Id", "")] = attributes.get("Target", "")

        def sheet(tag: str, attributes: dict[str, str]) -> None:
            if tag == "sheet":
                target = _path(relations.get(attributes.get(_RELATION, ""), ""))
                if target in taken:
                    # It would be read as often as it is named.
                    raise UnreadableError(say("broken-file", path=name))
                if target in parts:
                    taken.add(target)
                self._sheets[attributes.get("name", "")] = target

        _parse(parts.get(_RELATIONS, b"<none/>"), relation, name)
        _parse(parts[_WORKBOOK], sheet, name)

    def of_sheet(self, sheet: str) -> Codes:
        """Return the codes of the cells of a worksheet; those without one are ``General``.

        Raises UnreadableError where its cells lie too far apart.
        """
        found: dict[tuple[int, int], str] = {}
        row = column = -1

        def start(tag: str, attributes: dict[str, str]) -> None:
            nonlocal row, column
            if tag == "row":
                row = int(attributes["r"]) - 1 if "r" in attributes else row + 1
                column = -1
            elif tag == "c":
                reference = attributes.get("r")
                column = column + 1
                if reference:
                    row, column = _spot(reference, row)
                _bound(row + 1, column + 1, sheet)
                style = int(attributes.get("s", "0"))
                if 0 < style < len(self._codes) and self._codes[style] != _GENERAL:
                    found[row, column] = self._codes[style]

        _parse(self._parts.get(self._sheets.get(sheet, ""), b"<none/>"), start, self._name)
        return found


def _parse(content: bytes, start: Callable[[str, dict[str, str]], None], name: str) -> None:
    """Tell of each element of some XML: its name without prefix, and its attributes."""

    def told(tag: str, attributes: dict[str, str]) -> None:
        start(tag.rpartition(" ")[2], attributes)

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = told
    try:
        parser.Parse(content, True)
    except (expat.ExpatError, LookupError, ValueError) as error:
        if isinstance(error, UnreadableError):
            raise
        raise UnreadableError(say("broken-file", path=name)) from error


def _codes_of_styles(content: bytes, name: str) -> list[str]:
    """Return the code of each style that a cell can have, in the order in which they count."""
    own: dict[int, str] = {}
    styles: list[int] = []
    inside = False

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal inside
        if tag == "numFmt" and "numFmtId" in attributes:
            own[int(attributes["numFmtId"])] = attributes.get("formatCode", _GENERAL)
        elif tag in ("cellXfs", "cellStyleXfs", "cellStyles", "dxfs"):
            inside = tag == "cellXfs"
        elif tag == "xf" and inside:
            styles.append(int(attributes.get("numFmtId", "0")))

    _parse(content, start, name)
    return [own.get(number, BUILT_IN.get(number, _GENERAL)) for number in styles]


def _path(target: str) -> str:
    return target.removeprefix("/") if target.startswith("/") else f"xl/{target}"


def _spot(reference: str, row: int) -> tuple[int, int]:
    """Return the row and column of a reference such as C7, from zero."""
    letters = reference.rstrip("0123456789")
    digits = reference[len(letters) :]
    column = 0
    for letter in letters[:_MOST_LETTERS]:
        column = column * 26 + ord(letter.upper()) - ord("A") + 1
    return int(digits[:_MOST_DIGITS]) - 1 if digits else row, column - 1
