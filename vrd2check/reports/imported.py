"""The report of what was taken into a dossier from a spreadsheet, a document or pasted text."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from vrd2check.fixes import Outcome
from vrd2check.language import Language, Text
from vrd2check.workbook.contents import Chapter, Value
from vrd2check.workbook.emitting import block
from vrd2check.workbook.grid import Cell, Note
from vrd2check.workbook.importing import Imported

from .changes import became
from .difference import between
from .layout import GAP, Line, Page, Span, hanging
from .safe import visible
from .texts import say

_MOST_NOTES = 40
_NEXT_BUT_ONE = 2


def render(
    done: Imported, outcome: Outcome | None, language: Language, page: Page
) -> Iterator[Line]:
    """Lay out which chapters were found, what was not taken, the difference, and how it ended.

    ``outcome`` tells what became of the file, None where nothing was to be written.
    """
    for chapter in done.chapters:
        yield from _chapter(chapter, language, page)
    yield from _notes(done.notes, language, page)
    if done.texts:
        rows = "; ".join(_rows(done.texts))
        text = say("imported-texts", number=len(done.texts), rows=rows)
        yield from hanging([], text.of(language), page, "dim")
    yield []
    if done.old == done.new:
        yield from hanging([], say("imported-same").of(language), page, "bold")
    else:
        yield from between(done.old, done.new, done.file, page)
    for chapter in done.unplaced:
        yield []
        yield from hanging([], say("not-placed", chapter=chapter.word).of(language), page, "bold")
        for line in block(chapter.word.rpartition(".")[2], chapter.value):
            yield [Span(visible(line, page.encoding))]
    if done.old != done.new:
        yield []
        if outcome is None:
            told, style = say("imported-only-shown"), "bold magenta"
        else:
            told, style = became(outcome), "green" if outcome is Outcome.WRITTEN else "bold red"
        yield from hanging([], told.of(language), page, style)


def _chapter(chapter: Chapter, language: Language, page: Page) -> Iterator[Line]:
    lines, subtotals, totals = _count(chapter.value)
    parts = [say("imported-lines", number=lines).of(language)]
    if subtotals:
        parts.append(say("imported-subtotals", number=subtotals).of(language))
    if totals:
        parts.append(say("imported-total").of(language))
    origin = f" ({chapter.origin})" if chapter.origin else ""
    yield from hanging([Span(f"{chapter.word}: ", "bold")], f"{', '.join(parts)}{origin}", page)


def _count(value: Value) -> tuple[int, int, int]:
    """Return how many lines, subtotals and totals a chapter has."""
    if isinstance(value, Mapping) and "regels" in value:
        sizes = [len(value.get(key, ())) for key in ("regels", "subtotalen")]  # type: ignore[arg-type]
        return sizes[0], sizes[1], int("totaal" in value)
    if isinstance(value, Mapping):
        return len(value), 0, 0
    tables = [getattr(item, "values", {}) for item in value if not isinstance(item, str)]  # type: ignore[union-attr]
    if tables and "regels" in tables[0]:
        counts = [_count(one) for one in tables]
        lines, subtotals, totals = (sum(column) for column in zip(*counts, strict=True))
        return lines, subtotals, totals
    return len(tables), 0, 0


def _notes(notes: Sequence[Note], language: Language, page: Page) -> Iterator[Line]:
    if not notes:
        return
    yield []
    yield [Span(say("imported-notes").of(language), "bold")]
    for note in notes[:_MOST_NOTES]:
        where = visible(note.cell.where().of(language), page.encoding)
        yield from hanging([Span(f"{GAP}{where}: ")], note.text.of(language), page)
    if len(notes) > _MOST_NOTES:
        more = say("imported-more-notes", number=len(notes) - _MOST_NOTES)
        yield from hanging([Span(GAP)], more.of(language), page)


def _rows(cells: Sequence[Cell]) -> Iterator[str]:
    """Return which rows cells stand in: 1-4, 9. Of several sheets each with its name."""
    by_sheet: dict[str, list[int]] = {}
    for cell in cells:
        by_sheet.setdefault(cell.sheet, []).append(cell.row)
    for sheet, rows in by_sheet.items():
        name = f"{visible(sheet)}: " if len(by_sheet) > 1 else ""
        yield f"{name}{', '.join(_ranges(rows))}"


def _ranges(rows: Iterable[int]) -> Iterator[str]:
    """Return numbers with those that follow each other taken together, over a single blank row."""
    runs: list[list[int]] = []
    for row in sorted(set(rows)):
        if runs and row - runs[-1][-1] <= _NEXT_BUT_ONE:
            runs[-1].append(row)
        else:
            runs.append([row])
    for first, *others in runs:
        yield f"{first}-{others[-1]}" if others else str(first)


def nothing(file: str) -> Text:
    """Return that no table of the template was found."""
    return say("nothing-imported", file=file)
