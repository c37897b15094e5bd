"""What each chapter's table looks like, said once: titles, columns, lines, totals, figures."""

from .chapters import CHAPTERS, Build, Chapter, each_sheet, sheets_of
from .finding import UnknownChapterError, chapter_words, find_chapter
from .labels import THE_TOTAL, label_of
from .rows import figure_in, known_sum, lines_beside
from .shape import QUANTITIES, Block, Cell, Column, Fact, Identity, Role, Row, TextColumn, Weight
from .sheet import Sheet

__all__ = [
    "CHAPTERS",
    "QUANTITIES",
    "THE_TOTAL",
    "Block",
    "Build",
    "Cell",
    "Chapter",
    "Column",
    "Fact",
    "Identity",
    "Role",
    "Row",
    "Sheet",
    "TextColumn",
    "UnknownChapterError",
    "Weight",
    "chapter_words",
    "each_sheet",
    "figure_in",
    "find_chapter",
    "known_sum",
    "label_of",
    "lines_beside",
    "sheets_of",
]
