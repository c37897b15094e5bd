"""Writing a dossier as a spreadsheet: its tables, and all relations as live formulas."""

import io
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Any, NamedTuple

import xlsxwriter

from vrd2check.dossiers import Loaded
from vrd2check.figures import Figure
from vrd2check.language import Language
from vrd2check.places import Place
from vrd2check.relations import Verdict
from vrd2check.result import Judged, Result

from .formulas import Formulas, difference, formulas_of, verdict, worst
from .layout import Entry, Layout, Ref, TooLongError, Worksheet, entry_of, lay_out
from .texts import say

__all__ = ["Exported", "TooLongError", "export", "words"]

_COLOURS = {
    Verdict.HOLDS: {"bg_color": "#E2F0D9"},
    Verdict.WITHIN_ROUNDING: {"bg_color": "#FFF2CC"},
    Verdict.BROKEN: {"bg_color": "#F8CBAD", "bold": True},
    Verdict.UNCHECKED: {"font_color": "#7F7F7F"},
}
_STYLES: Mapping[str, Mapping[str, object]] = {
    "title": {"bold": True, "font_size": 13},
    "heading": {"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"},
    "total": {"bold": True, "top": 1},
    "computed": {"italic": True, "font_color": "#7F7F7F"},
    "link": {"font_color": "#0563C1", "underline": 1},
}
# No text of a dossier becomes a formula, a link or a number.
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_WIDE, _NARROW, _WIDTH_OF_TEXT = 48, 13, 30


class Exported(NamedTuple):
    """A workbook, and the relations in it in the order of their rows."""

    content: bytes
    judged: tuple[Judged, ...]


def export(file: Loaded, result: Result, language: Language) -> Exported:
    """Return a dossier as a workbook; ``result`` is that of a check which read the dossier.

    Raises ValueError for a file that is no dossier, and TooLongError for a text that fits no cell.
    """
    tree = file.tree()
    if file.dossier is None or tree is None:
        raise ValueError(file.name)
    layout = lay_out(file.dossier, tree, language)
    judged = tuple(one for one in result.judged if _is_about(one, file.name))
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, _OPTIONS)
    writing = _Writing(book, layout, language, file.name)
    writing.write(judged)
    book.close()
    return Exported(stream.getvalue(), judged)


def words(language: Language) -> Mapping[Verdict, str]:
    """Return what a verdict is called on the worksheet of the relations."""
    return {one: say(f"verdict-{one.value}").of(language) for one in Verdict}


def _is_about(one: Judged, file: str) -> bool:
    return one.file == file or any(
        figure.place.file == file for _, figure in one.relation.figures()
    )


class _Writing:
    """Writes the worksheets of a layout, and those of the relations."""

    def __init__(self, book: Any, layout: Layout, language: Language, file: str) -> None:
        self._book = book
        self._layout = layout
        self._language = language
        self._file = file
        self._formats: dict[tuple[str, str], Any] = {}
        self._relations = say("sheet-relations").of(language)
        self._others_name = say("sheet-others").of(language)
        self._others: dict[Place, Ref] = {}
        self._other_figures: list[Figure] = []

    def write(self, judged: Sequence[Judged]) -> None:
        """Write all worksheets."""
        for one in judged:
            for _, figure in one.relation.figures():
                self._register(figure)
        links = self._first_rows(judged)
        for sheet in self._layout.sheets:
            self._sheet(sheet, links)
        self._write_relations(judged)
        if self._other_figures:
            self._write_others()

    def _register(self, figure: Figure) -> None:
        """Give a figure that stands in no worksheet a row of its own."""
        place = figure.place
        if place not in self._layout.refs and place not in self._others:
            self._others[place] = Ref(self._others_name, len(self._others) + 1, 2)
            self._other_figures.append(figure)

    def _address(self, figure: Figure) -> str:
        ref = self._layout.refs.get(figure.place) or self._others[figure.place]
        return ref.address()

    def _is_live(self, one: Judged) -> bool:
        """Whether a spreadsheet can judge a relation: its figures are numbers there, or blank."""
        return one.judgement.verdict is not Verdict.UNCHECKED and all(
            not figure.value or self._holds_number(figure) for _, figure in one.relation.figures()
        )

    def _holds_number(self, figure: Figure) -> bool:
        ref = self._layout.refs.get(figure.place)
        if ref is None:
            return entry_of(figure).number is not None
        sheet = next(one for one in self._layout.sheets if one.name == ref.sheet)
        return sheet.rows[ref.row][ref.column].number is not None

    def _steps(self, one: Judged) -> int:
        """Return how many rows stand below a relation: its steps, where it has several."""
        steps = getattr(one.relation, "steps", ())
        return len(steps) if len(steps) > 1 and self._is_live(one) else 0

    def _first_rows(self, judged: Sequence[Judged]) -> dict[tuple[str, int], tuple[int, str]]:
        """Return for each row of a worksheet the first relation with a figure there, worst first.

        A relation is told by its row, from zero, and its code.
        """
        found: dict[tuple[str, int], tuple[int, str]] = {}
        ranks = [Verdict.BROKEN, Verdict.WITHIN_ROUNDING, Verdict.HOLDS, Verdict.UNCHECKED]
        numbered = list(zip(self._rows_of(judged), judged, strict=True))
        for number, one in sorted(
            numbered, key=lambda pair: ranks.index(pair[1].judgement.verdict)
        ):
            for _, figure in one.relation.figures():
                ref = self._layout.refs.get(figure.place)
                if ref is not None:
                    found.setdefault((ref.sheet, ref.row), (number, one.rule.code))
        return found

    def _rows_of(self, judged: Iterable[Judged]) -> list[int]:
        rows = []
        row = 1
        for one in judged:
            rows.append(row)
            row += 1 + self._steps(one)
        return rows

    def _sheet(self, sheet: Worksheet, links: Mapping[tuple[str, int], tuple[int, str]]) -> None:
        target = self._book.add_worksheet(sheet.name)
        wide = max((max(row, default=0) for row in sheet.rows), default=0) + 1
        widths: dict[int, int] = {}
        for number, row in enumerate(sheet.rows):
            for column, entry in row.items():
                self._entry(target, number, column, entry)
                if entry.text and entry.style != "title":
                    widths[column] = max(
                        widths.get(column, 0), min(len(entry.text), _WIDTH_OF_TEXT)
                    )
            if (sheet.name, number) in links:
                at, code = links[sheet.name, number]
                url = f"internal:'{self._relations}'!A{at + 1}"
                style = self._format("link", "")
                target.write_url(number, wide, url, style, f"{_LINK} {code}")
        for column in range(wide):
            target.set_column(column, column, max(_NARROW, widths.get(column, 0) + 2))
        target.freeze_panes(1, 1)

    def _entry(self, target: Any, row: int, column: int, entry: Entry) -> None:
        style = self._format(entry.style, entry.code)
        if entry.number is not None:
            target.write_number(row, column, entry.number, style)
        elif entry.formula:
            target.write_formula(row, column, entry.formula, style)
        elif entry.text:
            target.write_string(row, column, entry.text, style)

    def _format(self, style: str, code: str) -> Any:
        known = self._formats.get((style, code))
        if known is None:
            properties = {**_STYLES.get(style, {})}
            if code:
                properties["num_format"] = code
            known = self._formats[style, code] = self._book.add_format(properties)
        return known

    def _write_relations(self, judged: Sequence[Judged]) -> None:
        sheet = self._book.add_worksheet(self._relations)
        headings = say("relation-headings").of(self._language).split(", ")
        for column, text in enumerate(headings):
            sheet.write_string(0, column, text, self._format("heading", ""))
        row = 1
        for one in judged:
            row = self._relation(sheet, row, one)
        said = words(self._language)
        for found, properties in _COLOURS.items():
            rule = {
                "type": "cell",
                "criteria": "==",
                "value": f'"{said[found]}"',
                "format": self._book.add_format(properties),
            }
            sheet.conditional_format(1, 7, max(row, 2), 7, rule)
        for column, width in enumerate((10, _WIDE, 26, *[_NARROW] * 4, 24, 24)):
            sheet.set_column(column, column, width)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, max(row - 1, 1), len(headings) - 1)

    def _relation(self, sheet: Any, row: int, one: Judged) -> int:
        """Write a relation, and each step of a running comparison below it; return the next row."""
        said = words(self._language)
        sheet.write_string(row, 0, one.rule.code)
        sheet.write_string(row, 1, one.rule.title.of(self._language))
        self._link(sheet, row, one)
        ours = said[one.judgement.verdict]
        sheet.write_string(row, 8, ours)
        if one.judgement.verdict is Verdict.UNCHECKED:
            reason = one.judgement.reason
            why = one.words.because
            if why is None and reason is not None:
                why = say(f"reason-{reason.value}")
            if why is not None:
                sheet.write_string(row, 3, why.of(self._language))
            sheet.write_string(row, 7, ours)
            return row + 1
        if not self._is_live(one):
            sheet.write_string(row, 7, ours)
            return row + 1
        steps = formulas_of(one.relation, one.judgement.slack or Fraction(0), self._address)
        if len(steps) == 1:
            self._formulas(sheet, row, steps[0], ours)
            return row + 1
        cells = f"$H${row + 2}:$H${row + 1 + len(steps)}"
        sheet.write_formula(row, 7, worst(cells, said), None, ours)
        for number, step in enumerate(steps, row + 1):
            sheet.write_string(number, 1, f"   {step.label}")
            self._formulas(sheet, number, step, "")
        return row + 1 + len(steps)

    def _formulas(self, sheet: Any, row: int, formulas: Formulas, ours: str) -> None:
        style = self._format("", "#,##0.00####")
        line = row + 1
        sheet.write_formula(row, 3, f"={formulas.stated}", style)
        sheet.write_formula(row, 4, f"={formulas.computed}", style)
        sheet.write_formula(row, 5, difference(f"D{line}", f"E{line}"), style)
        sheet.write_formula(row, 6, f"=ROUND({formulas.slack},6)", style)
        formula = verdict(f"F{line}", f"G{line}", formulas.at_most, words(self._language))
        sheet.write_formula(row, 7, formula, None, ours)

    def _link(self, sheet: Any, row: int, one: Judged) -> None:
        """Write a link to the first figure of a relation that stands in a worksheet."""
        for _, figure in one.relation.figures():
            ref = self._layout.refs.get(figure.place) or self._others.get(figure.place)
            if ref is not None:
                url = f"internal:{ref.address()}"
                shown = ref.address().replace("'", "")
                sheet.write_url(row, 2, url, self._format("link", ""), shown)
                return

    def _write_others(self) -> None:
        """Write the figures of other dossiers with which this one is compared."""
        sheet = self._book.add_worksheet(self._others_name)
        headings = say("other-headings").of(self._language).split(", ")
        for column, text in enumerate(headings):
            sheet.write_string(0, column, text, self._format("heading", ""))
        for row, figure in enumerate(self._other_figures, 1):
            sheet.write_string(row, 0, figure.place.file)
            sheet.write_string(row, 1, figure.place.position)
            self._entry(sheet, row, 2, entry_of(figure))
        sheet.set_column(0, 0, _WIDE)
        sheet.set_column(1, 2, _NARROW)


_LINK = "Berekend:"
"""What a link to a relation begins with; an import passes over it, as over all that is computed."""
