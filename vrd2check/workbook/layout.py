"""A dossier as the worksheets of a workbook: what stands in each cell, and where each figure is.

The tables of the template are laid out as it has them, so that an import reads them back. What an
import would not read back from them stands on the worksheet ``Dossier``, each value with its path.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from vrd2check.dossiers import Dossier, plain
from vrd2check.figures import Figure, Kind, State
from vrd2check.language import Language, Text
from vrd2check.limits import MAX_TEXT_LENGTH
from vrd2check.places import Place
from vrd2check.sheets import CHAPTERS, Column, Role, Row, Sheet, TextColumn, Weight
from vrd2check.source import MappingNode, Scalar

from . import paths
from .contents import chapters
from .formats import shown
from .grid import Grid, grid_of, letters
from .headings import COMPUTED, DOSSIER
from .pasted import on_one_line
from .placing import same_figure
from .recognition import Recognised, recognise

TABLES = frozenset(
    {"budget", "verdeling", "kostenmodel", "inzet", "vak_vek_kalender", "prognose_vek"}
    | {"planning", "risicos", "kpis", "deliverables", "kosten", "projecten"}
)
"""The chapters that an import reads as tables; the cells of others show what ``Dossier`` has."""

_MOST_DIGITS = 15
"""How many digits a spreadsheet keeps of a number; one with more is written as text."""

_HEADINGS = {
    "product": "Product",
    "deliverable": "Deliverable Nr",
    "bron": "Financiering",
    "omschrijving": "Omschrijving",
    "aankooptype": "Aankooptype",
    "overheidsopdracht": "Overheidsopdracht",
    "profiel": "Profiel",
    "kredietsoort": "Kredietsoort",
    "kost": "Kost",
    "groep": "Groep",
    "nummer": "Nummer",
    "titel": "Titel",
    "actie": "Actie",
    "van": "Startdatum",
    "tot": "Einddatum",
    "partijen": "Betrokken partijen",
    "risico": "Risico",
    "beheersmaatregel": "Beheersmaatregel",
    "streefwaarde": "Streefwaarde",
    "meetperiode": "Meetperiode",
}
_QUANTITIES = {
    "bedrag": "Bedrag",
    "percentage": "Percentage",
    "prijs": "Prijs/dag",
    "kost": "Kost",
    "actueel": "Actueel",
    "prognose": "Prognose",
    "ernst": "Ernst",
    "kans": "Kans",
    "rpn": "RPN",
}


class Ref(NamedTuple):
    """Where a cell is: its worksheet, and its row and column from zero."""

    sheet: str
    row: int
    column: int

    def address(self) -> str:
        """Return it as a formula of another worksheet writes it."""
        return f"'{self.sheet}'!{letters(self.column + 1)}{self.row + 1}"


class Entry(NamedTuple):
    """What stands in a cell: a text, a number with the code of its format, or a formula."""

    text: str = ""
    number: Decimal | None = None
    code: str = ""
    formula: str = ""
    style: str = ""

    def read(self) -> str:
        """Return what an import reads in it."""
        return shown(str(self.number), self.code) if self.number is not None else self.text


@dataclass
class Worksheet:
    """The cells of a worksheet by row; rows are only added at the end."""

    name: str
    rows: list[dict[int, Entry]] = field(default_factory=list)

    def add(self, cells: Mapping[int, Entry]) -> int:
        """Add a row and return its number from zero."""
        self.rows.append(dict(cells))
        return len(self.rows) - 1

    def grid(self) -> Grid:
        """Return what an import reads of it."""
        width = max((max(row, default=-1) for row in self.rows), default=-1) + 1
        return grid_of(
            self.name, ([row.get(n, Entry()).read() for n in range(width)] for row in self.rows)
        )


class Layout(NamedTuple):
    """The worksheets of a dossier, and where each of its figures stands."""

    sheets: tuple[Worksheet, ...]
    refs: Mapping[Place, Ref]
    figures: Mapping[Place, Figure]


class TooLongError(ValueError):
    """A text does not fit into a cell from which an import reads it back; ``path`` tells which."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.path = path


def lay_out(dossier: Dossier, tree: MappingNode, language: Language) -> Layout:
    """Return the worksheets of a dossier; ``tree`` is that of its file. Raises TooLongError."""
    laying = _Laying(language)
    viewed: list[tuple[Worksheet, Sheet]] = []
    tables: list[Worksheet] = []
    for chapter in CHAPTERS:
        for sheet in chapter.sheets(dossier):
            word = sheet.chapter.partition(".")[0]
            existing = next((one for one in laying.sheets if one.name == word), None)
            worksheet = existing or Worksheet(word)
            if existing is None:
                laying.sheets.append(worksheet)
            if word not in TABLES:
                viewed.append((worksheet, sheet))
            else:
                laying.table(worksheet, sheet)
                if worksheet not in tables:
                    tables.append(worksheet)
    figures = {figure.place: figure for figure in dossier.head.figures}
    head = laying.dossier(tree, tables, figures)
    for worksheet, sheet in viewed:
        laying.view(worksheet, sheet)
    return Layout((head, *laying.sheets), laying.refs, laying.figures)


def said_by(grids: Iterable[Grid], sources: Mapping[str, str]) -> dict[str, str]:
    """Return what an import reads in the tables of a workbook that was exported, by path."""
    tables = [table for grid in grids for table in exported_tables(grid).tables]
    flat: dict[str, str] = {}
    for chapter in chapters(tables, sources):
        flat.update(paths.of_value(chapter.value, chapter.word.replace(".", "/")))
    return flat


def exported_tables(grid: Grid) -> Recognised:
    """Return the tables of a worksheet that was exported, which has the name of its chapter."""
    return recognise(grid, None if grid.sheet == "kostenmodel" else grid.sheet)


class _Laying:
    """Lays tables out below each other, and remembers where figures stand."""

    def __init__(self, language: Language) -> None:
        self.sheets: list[Worksheet] = []
        self.refs: dict[Place, Ref] = {}
        self.figures: dict[Place, Figure] = {}
        self._language = language

    # tables of the template

    def table(self, worksheet: Worksheet, sheet: Sheet) -> None:
        """Add a table: its title, its headings, its rows, and what these come to."""
        if worksheet.rows:
            worksheet.add({})
        worksheet.add({0: Entry(_title(sheet), style="title")})
        texts = [one for one in sheet.texts if not one.is_last]
        behind = [one for one in sheet.texts if one.is_last]
        columns = sheet.columns()
        places = {column: len(texts) + n for n, column in enumerate(columns)}
        last = len(texts) + len(columns)
        self._headings(worksheet, texts, places)
        header = worksheet.rows[-1]
        for n, one in enumerate(behind):
            header[last + n] = Entry(_heading(one), style="heading")
        lines = []
        sums = _sums(columns)
        for row in sheet.rows():
            cells = self._row(row, texts, places)
            for n, one in enumerate(behind):
                cells[last + n] = Entry(_text(row.texts.get(one.key, ""), self._language))
            if not cells:
                continue
            number = worksheet.add(cells)
            self._place(worksheet, row, places, number)
            if row.weight is Weight.LINE:
                lines.append(number)
            for n, (_, parts) in enumerate(sums):
                at = [Ref("", number, places[part]) for part in parts if part in row.cells]
                if at:
                    formula = f"=SUM({','.join(map(_local, at))})"
                    column = last + len(behind) + n
                    worksheet.rows[number][column] = Entry(formula=formula, style="computed")
        for n, (total, _) in enumerate(sums):
            column = last + len(behind) + n
            header[column] = Entry(f"{COMPUTED} {total.nl}", style="computed")
        if sheet.blocks and len(lines) > 1 and texts:
            self._computed(worksheet, lines, columns, places)

    def _computed(
        self,
        worksheet: Worksheet,
        lines: Sequence[int],
        columns: Sequence[Column],
        places: Mapping[Column, int],
    ) -> None:
        """Add the row of what the lines come to, apart from the totals that are stated."""
        cells = {}
        for column in columns:
            if column.role is Role.RATE:
                continue
            letter = letters(places[column] + 1)
            formula = f"=SUM({letter}{lines[0] + 1}:{letter}{lines[-1] + 1})"
            code = _code(column.kind)
            cells[places[column]] = Entry(formula=formula, code=code, style="computed")
        worksheet.add({0: Entry(COMPUTED, style="computed"), **cells})

    def _headings(
        self,
        worksheet: Worksheet,
        texts: Sequence[TextColumn],
        places: Mapping[Column, int],
    ) -> None:
        """Add the row of headings; of a calendar two, the years above VAK and VEK."""
        first = {n: Entry(_heading(one), style="heading") for n, one in enumerate(texts)}
        sides = [column for column in places if column.quantity in ("vak", "vek")]
        if not sides:
            for column, n in places.items():
                first[n] = Entry(_column_heading(column), style="heading")
            worksheet.add(first)
            return
        for column in sides:
            if column.quantity == "vak":
                above = str(column.year) if column.year is not None else "Totaal"
                first[places[column]] = Entry(above, style="heading")
        worksheet.add(first)
        worksheet.add({places[one]: Entry(one.quantity.upper(), style="heading") for one in sides})

    def _row(
        self, row: Row, texts: Sequence[TextColumn], places: Mapping[Column, int]
    ) -> dict[int, Entry]:
        """Return the cells of a row that state something; a total of which nothing is has none."""
        cells: dict[int, Entry] = {}
        for column, cell in row.cells.items():
            figure = cell.figure
            if figure is not None and figure.state is not State.ABSENT:
                cells[places[column]] = entry_of(figure)
            elif cell.words:
                cells[places[column]] = Entry(_text(cell.words, Language.NL))
        if row.weight is Weight.TOTAL and not cells:
            return {}
        labels = {
            n: _text(row.texts.get(one.key, ""), self._language) for n, one in enumerate(texts)
        }
        labels = {n: text for n, text in labels.items() if text}
        if row.weight is Weight.TOTAL:
            labels = {0: "Eindtotaal"} if texts else {}
        elif row.weight is Weight.SUBTOTAL:
            labels = {n: f"Totaal {text}" for n, text in labels.items()} or {0: "Subtotaal"}
        style = "" if row.weight is Weight.LINE else "total"
        named = {n: Entry(text, style=style) for n, text in labels.items() if n not in cells}
        return {**named, **{n: one._replace(style=style) for n, one in cells.items()}}

    def _place(
        self, worksheet: Worksheet, row: Row, places: Mapping[Column, int], number: int
    ) -> None:
        for column, cell in row.cells.items():
            entry = worksheet.rows[number].get(places[column])
            if cell.figure is not None and entry is not None:
                self.refs[cell.figure.place] = Ref(worksheet.name, number, places[column])
                self.figures[cell.figure.place] = cell.figure

    # what is no table

    def dossier(
        self, tree: MappingNode, tables: Sequence[Worksheet], figures: Mapping[Place, Figure]
    ) -> Worksheet:
        """Return the worksheet of what an import does not read in the tables."""
        sheet = Worksheet(DOSSIER)
        headings = (KEY, VALUE, REMARK)
        sheet.add({n: Entry(text, style="heading") for n, text in enumerate(headings)})
        sources = tree.get("bronnen")
        declared = sources.items() if isinstance(sources, MappingNode) else ()
        names = {key: one.written for key, one in declared if isinstance(one, Scalar)}
        read = said_by([one.grid() for one in tables], words_of_sources(names))
        for path, node in paths.of_node(tree):
            written = node.written if isinstance(node, Scalar) else node
            text = read.pop(path, None)
            if text is not None and same_figure(written, text):
                continue
            figure = figures.get(node.place) if isinstance(node, Scalar) else None
            row = {0: Entry(path), **_stated(written, figure)}
            if any(len(one.text) > MAX_TEXT_LENGTH for one in row.values()):
                raise TooLongError(path)
            number = sheet.add(row)
            if figure is not None and figure.place not in self.refs:
                self.refs[figure.place] = Ref(DOSSIER, number, 1)
                self.figures[figure.place] = figure
        for path in read:
            sheet.add({0: Entry(path), 2: Entry(GONE)})
        return sheet

    def view(self, worksheet: Worksheet, sheet: Sheet) -> None:
        """Add a table whose cells show what stands on ``Dossier``."""
        if worksheet.rows:
            worksheet.add({})
        worksheet.add({0: Entry(_title(sheet), style="title")})
        columns = sheet.columns()
        first = max(len(sheet.texts), 1)
        headings = {n: Entry(_heading(one), style="heading") for n, one in enumerate(sheet.texts)}
        for n, column in enumerate(columns):
            headings[first + n] = Entry(column.heading.nl, style="heading")
        worksheet.add(headings)
        for row in sheet.rows():
            cells = {
                n: Entry(_text(row.texts.get(one.key, ""), self._language))
                for n, one in enumerate(sheet.texts)
            }
            if not sheet.texts:
                cells[0] = Entry(_text(row.label, self._language))
            for n, column in enumerate(columns):
                cell = row.cells.get(column)
                figure = cell.figure if cell is not None else None
                if figure is None or figure.place not in self.refs:
                    continue
                formula = f"={self.refs[figure.place].address()}"
                code = entry_of(figure).code
                cells[first + n] = Entry(formula=formula, code=code, style="computed")
                self.figures[figure.place] = figure
            worksheet.add(cells)


KEY, VALUE, REMARK = "Sleutel", "Waarde", "Opmerking"
"""The headings of the worksheet ``Dossier``."""
EMPTY, GONE, ENCODED = "leeg", "weg", "json"
"""Its remarks: nothing stands there, a table says more than the dossier, a text is as in JSON."""


def _stated(written: str, figure: Figure | None) -> dict[int, Entry]:
    """Return the value and the remark of a row of ``Dossier``."""
    entry = entry_of(figure) if figure is not None else Entry(written)
    if same_figure(written, entry.read()) and entry.number is not None:
        return {1: entry}
    if not written:
        return {2: Entry(EMPTY)}
    if on_one_line(written) == written and written.isprintable():
        return {1: Entry(written)}
    return {1: Entry(f'"{"".join(map(_encoded, written))}"'), 2: Entry(ENCODED)}


def _encoded(character: str) -> str:
    """Return a character as a text of JSON has it, of which the printable ones stay."""
    is_plain = character.isprintable() and character not in '"\\'
    return character if is_plain else json.dumps(character)[1:-1]


def is_dossier(grid: Grid) -> bool:
    """Whether a grid is the worksheet ``Dossier`` of a workbook that was exported."""
    first = [cell.text for cell in grid.rows[0][:3]] if grid.rows else []
    return grid.sheet == DOSSIER and first == [KEY, VALUE, REMARK]


def stated_in(grid: Grid) -> tuple[dict[str, str], tuple[str, ...]]:
    """Return what the worksheet ``Dossier`` states by path, and the paths that it takes away."""
    stated: dict[str, str] = {}
    gone = []
    for row in grid.rows[1:]:
        path, value, remark = (*(cell.text for cell in row[:3]), "", "", "")[:3]
        if not path:
            continue
        if remark == GONE:
            gone.append(path)
        elif remark == ENCODED:
            stated[path] = _decoded(value)
        else:
            stated[path] = value
    return stated, tuple(gone)


def _decoded(text: str) -> str:
    try:
        found = json.loads(text)
    except ValueError:
        return text
    return found if isinstance(found, str) else text


def words_of_sources(names: Mapping[str, str]) -> dict[str, str]:
    """Return the key of each declared source, by its key and its name in plain letters."""
    known = {plain(key): key for key in names}
    for key, name in names.items():
        known.setdefault(plain(name), key)
    return known


def entry_of(figure: Figure) -> Entry:
    """Return a figure as a value in its written precision, or as it is written."""
    value = figure.value
    if figure.state is not State.READ or value is None:
        return Entry(figure.written.strip())
    if len(value.as_tuple().digits) > _MOST_DIGITS:
        return Entry(figure.written.strip())
    return Entry(number=value, code=_code(figure.kind, figure))


def _code(kind: Kind, figure: Figure | None = None) -> str:
    """Return the code of a format that shows a figure to its last known digit."""
    if figure is None or figure.value is None:
        return "#,##0.##" if kind is Kind.AMOUNT else "General"
    value, half = figure.value, figure.half_unit
    if kind is Kind.AMOUNT:
        if half > 1:
            millions = max(0, 6 - len(str(int(half))))
            return f"#,##0{_decimals(millions)},,"
        exponent = half.as_tuple().exponent
        decimals = -exponent - 1 if half and isinstance(exponent, int) else 0
        return f"#,##0{_decimals(max(decimals, 0))}"
    scaled = value.scaleb(2) if kind is Kind.PERCENTAGE else value
    exponent = scaled.normalize().as_tuple().exponent
    decimals = max(0, -exponent) if isinstance(exponent, int) else 0
    return f"0{_decimals(decimals)}{'%' if kind is Kind.PERCENTAGE else ''}"


def _decimals(number: int) -> str:
    return f".{'0' * number}" if number else ""


def _title(sheet: Sheet) -> str:
    """Return the line above a table, in the words by which an import knows it again."""
    if sheet.chapter == "inzet":
        names = [str(one) for one in sheet.shared.values()]
        return f"Aankooptype {names[0]}" if names else "Inzet"
    return sheet.heading().nl


def _heading(column: TextColumn) -> str:
    if column.key == "nr":
        return "Nr"
    return _HEADINGS.get(column.key, column.heading.nl)


def _column_heading(column: Column) -> str:
    if column.role is Role.TOTAL:
        return "Totaal"
    if column.month is not None:
        return f"mnd{column.month}"
    if column.year is not None and column.quantity == "bedrag":
        return str(column.year)
    if column.quantity == "aantal":
        return column.heading.nl
    return _QUANTITIES.get(column.quantity, column.heading.nl)


def _sums(columns: Sequence[Column]) -> list[tuple[Text, list[Column]]]:
    """Return the totals over columns, each with the columns that it is over."""
    found = []
    for total in columns:
        if total.role is Role.TOTAL:
            parts = [
                one for one in columns if one.role is Role.CELL and one.quantity == total.quantity
            ]
            found.append((total.heading, parts))
    return found


def _local(ref: Ref) -> str:
    return f"{letters(ref.column + 1)}{ref.row + 1}"


def _text(text: Text | str, language: Language) -> str:
    return text.of(language) if isinstance(text, Text) else text
