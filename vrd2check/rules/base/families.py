"""Families of rules that differ only in the table that they look at.

A rule of a family is declared with its chapter, the sheets of which it looks at, and with a
function for each word of its message, which says it of a spot in a sheet.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from operator import attrgetter
from typing import NamedTuple

from vrd2check.dossiers import Loaded
from vrd2check.dossiers.tables import AnyLine, AnyTable
from vrd2check.figures import Figure
from vrd2check.schema import ShapeProblem, ShapeProblemKind
from vrd2check.settings import Severity
from vrd2check.sheets import Block, Build, Column, Role, Sheet, Weight, label_of
from vrd2check.sheets.shape import TOTAL
from vrd2check.source import TextProblemKind

from .repetition import repeated_lines
from .rule import Constraint, Context, Outcome, Problem, Rule, Wording, rule
from .signs import is_negative
from .tables import TableRelation


class Spot(NamedTuple):
    """What a rule of a family speaks of: a line of a sheet, and the key of a column there.

    ``earlier`` is the line that it repeats.
    """

    sheet: Sheet
    block: Block
    line: AnyLine
    weight: Weight = Weight.LINE
    key: object | None = None
    earlier: AnyLine | None = None

    def column(self) -> Column | None:
        """Return the column; that of the totals if there is no key."""
        role = Role.TOTAL if self.key is None else Role.CELL
        columns = (one for one in self.block.columns if one.role is role and one.key == self.key)
        return next(columns, None)


Word = Callable[[Spot], Wording]
"""What a message says of a spot, in the place of one word in braces."""


def line_word(spot: Spot) -> Wording:
    """Return what the line is called."""
    return label_of(spot.line, spot.weight)


def _table(spot: Spot) -> Wording:
    return spot.sheet.noun


def _side(spot: Spot) -> Wording:
    return spot.block.title or ""


def _column(spot: Spot) -> Wording:
    column = spot.column()
    return TOTAL if column is None else column.name


def _unit(spot: Spot) -> Wording:
    column = spot.column()
    return "" if column is None else column.unit or ""


def _amount(spot: Spot) -> Wording:
    return spot.line.cells[spot.key] if spot.key is not None else _figures(spot.line)[0]


def _amount_before(spot: Spot) -> Wording:
    return _figures(spot.earlier or spot.line)[0]


# What most messages say: the line, what its table is called in a sentence, and its side there
# (VAK or VEK), the column, what that counts, and the figure in it.
WORDS: Mapping[str, Word] = {
    "line": line_word,
    "table": _table,
    "side": _side,
    "column": _column,
    "year": _column,
    "month": _column,
    "unit": _unit,
    "amount": _amount,
    "first": _amount_before,
}


def adds_up(
    code: str,
    name: str,
    subject: type,
    chapter: Build,
    relations: Callable[[AnyTable], Iterable[TableRelation]],
    *words: str,
    **own_words: Word,
) -> Rule:
    """Return the rule that totals in the tables of a chapter are the sum of what they are over."""
    all_words = _words(words, own_words)

    def function(dossier: object, _: Context) -> Iterator[Outcome]:
        for sheet in chapter(dossier):
            for block in sheet.blocks:
                for found in relations(block.table):
                    spot = Spot(sheet, block, found.line, found.weight, found.column)
                    about = {word: partial(tell, spot) for word, tell in all_words.items()}
                    yield Constraint(found.relation, about)

    return rule(code, name, Severity.ERROR, subject)(function)


def line_twice(
    code: str, name: str, subject: type, chapter: Build, *words: str, with_figures: bool = False
) -> Rule:
    """Return the rule that no two lines of a table have all their names in common.

    A finding may come with the figures of both lines.
    """
    all_words = _words(words)

    def function(dossier: object, _: Context) -> Iterator[Outcome]:
        for sheet in chapter(dossier):
            # Tables beside each other have the same lines.
            block = sheet.blocks[0]
            for line, earlier in repeated_lines(block.table):
                spot = Spot(sheet, block, line, earlier=earlier)
                about = {word: tell(spot) for word, tell in all_words.items()}
                figures = _figures(line, earlier) if with_figures else ()
                yield Problem(line.place, about, figures, (earlier.place,))

    return rule(code, name, Severity.WARNING, subject)(function)


def not_negative(
    code: str,
    name: str,
    subject: type,
    chapter: Build,
    *words: str,
    lines: Callable[[AnyTable], Iterable[AnyLine]] = attrgetter("lines"),
) -> Rule:
    """Return the rule that no figure in the lines of a table is below zero."""
    all_words = _words(words)

    def function(dossier: object, _: Context) -> Iterator[Outcome]:
        for sheet in chapter(dossier):
            for block in sheet.blocks:
                for line in lines(block.table):
                    weight = Weight.TOTAL if line is block.table.total else Weight.LINE
                    for key, figure in line.cells.items():
                        if is_negative(figure):
                            spot = Spot(sheet, block, line, weight, key)
                            about = {word: tell(spot) for word, tell in all_words.items()}
                            yield Problem(figure.place, about, (figure,))

    return rule(code, name, Severity.WARNING, subject)(function)


def reported(code: str, name: str, *kinds: TextProblemKind | ShapeProblemKind) -> Rule:
    """Return the rule that passes on problems of some kinds that reading a file met."""

    def function(file: Loaded, _: Context) -> Iterator[Outcome]:
        for problem in file.problems:
            if problem.kind in kinds:
                about = {"problem": problem.message}
                yield Problem(problem.place, about, related=problem.related)
        for wrong in _shape_problems(file):
            if wrong.kind in kinds:
                yield Problem(wrong.place, {"problem": wrong.message})

    return rule(code, name, Severity.ERROR, Loaded)(function)


def _shape_problems(file: Loaded) -> Sequence[ShapeProblem]:
    """Return the problems that a file's shape has of itself.

    What stands in a list or a mapping that a decimal comma split has no shape of its own: the
    comma was reported, and the rest follows from it.
    """
    split = [
        collection
        for problem in file.problems
        if problem.kind in (TextProblemKind.DECIMAL_COMMA, TextProblemKind.MISREAD)
        for collection in problem.related
    ]
    return [one for one in file.shape if not any(one.place.lies_in(place) for place in split)]


def _words(words: Sequence[str], own: Mapping[str, Word] | None = None) -> Mapping[str, Word]:
    return {**{word: WORDS[word] for word in words}, **(own or {})}


def _figures(*lines: AnyLine) -> tuple[Figure, ...]:
    """Return the figures of lines: those in columns, or the total where there are none."""
    return tuple(
        figure for line in lines for figure in (tuple(line.cells.values()) or (line.total,))
    )
