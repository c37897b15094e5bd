"""The cost and financing model of annex 1: investments, connections and running costs by year."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from vrd2check.dossiers import Dimension, Name, ProjectDossier, plain
from vrd2check.dossiers.tables import AnyLine, AnyTable
from vrd2check.dossiers.vocabulary import spelled
from vrd2check.figures import Figure
from vrd2check.language import Text

from .base import Constraint, Context, Outcome, Problem, Severity, rule
from .base.chapters import COST_TABLES
from .base.repetition import repeated_lines
from .base.signs import is_negative, is_positive
from .base.tables import column_totals, line_label, line_totals, subtotals, total_of_totals

_ALL_YEARS = Text(nl="alle jaren samen", en="all years together")

# What lowers a cost, and so is negative when it is written as a line of its own.
_SAVING = ("bespar", "minderkost", "minderuitga", "saving")
_LOWERS = (
    *_SAVING,
    *("korting", "opbrengst", "ontvangst", "inkomst", "recuper", "terug", "correctie", "discount"),
)
_TELLING = (Dimension.PURCHASE_TYPE, Dimension.DESCRIPTION, Dimension.PROFILE, Dimension.PRODUCT)


@rule("KFM101", "cost-line-total", Severity.ERROR, ProjectDossier)
def cost_line_total(dossier: ProjectDossier, _: Context) -> Iterator[Outcome]:
    """The total at the end of a line of the cost model is the sum of its years."""
    for word, table in dossier.cost_model.tables():
        for found in line_totals(table):
            yield Constraint(found.relation, {"table": COST_TABLES[word], "line": found.line})


@rule("KFM102", "cost-subtotal", Severity.ERROR, ProjectDossier)
def cost_subtotal(dossier: ProjectDossier, _: Context) -> Iterator[Outcome]:
    """A subtotal of the cost model is the sum of its lines, for every year and for all together."""
    for word, table in dossier.cost_model.tables():
        for found in subtotals(table):
            about = {
                "table": COST_TABLES[word],
                "line": found.line,
                "column": _column(found.column),
            }
            yield Constraint(found.relation, about)


@rule("KFM103", "cost-total", Severity.ERROR, ProjectDossier)
def cost_total(dossier: ProjectDossier, _: Context) -> Iterator[Outcome]:
    """The grand total of each table of the cost model is the sum of its lines."""
    for word, table in dossier.cost_model.tables():
        for found in (*column_totals(table), *total_of_totals(table)):
            yield Constraint(
                found.relation, {"table": COST_TABLES[word], "column": _column(found.column)}
            )


@rule("KFM301", "saving-not-negative", Severity.WARNING, ProjectDossier)
def saving_not_negative(dossier: ProjectDossier, _: Context) -> Iterator[Outcome]:
    """A saving makes the cost smaller, so that it has a minus sign in the cost model."""
    if not any(_is_saving(name.text) for key in _TELLING for name in spelled(dossier, key)):
        return
    for word, table in dossier.cost_model.tables():
        for line in table.lines:
            if not any(_is_saving(name.text) for name in _telling(line)):
                continue
            figures = tuple(filter(is_positive, _figures(line)))
            if figures:
                yield _remark(table, word, line, figures)


@rule("KFM302", "negative-cost", Severity.WARNING, ProjectDossier)
def negative_cost(dossier: ProjectDossier, _: Context) -> Iterator[Outcome]:
    """A negative amount in the cost model is a saving or a correction and has to be called so."""
    for word, table in dossier.cost_model.tables():
        for line in table.lines:
            figures = tuple(filter(is_negative, _figures(line)))
            if figures and not any(_has_one(_LOWERS, name.text) for name in _telling(line)):
                yield _remark(table, word, line, figures)


@rule("KFM303", "cost-line-twice", Severity.WARNING, ProjectDossier)
def cost_line_twice(dossier: ProjectDossier, _: Context) -> Iterator[Outcome]:
    """Two lines that have all their names in common are often a copy."""
    for word, table in dossier.cost_model.tables():
        for line, first in repeated_lines(table):
            about = {"line": line_label(table, line), "table": COST_TABLES[word]}
            yield Problem(line.place, about, (*_figures(line), *_figures(first)), (first.place,))


def _column(column: object | None) -> Text | str:
    return _ALL_YEARS if column is None else str(column)


def _telling(line: AnyLine) -> Sequence[Name]:
    """Return the names of a line that tell what it is for."""
    return [line.names[key] for key in _TELLING if key in line.names]


@lru_cache(maxsize=1024)
def _is_saving(name: str) -> bool:
    return _has_one(_SAVING, name)


def _has_one(parts: Iterable[str], name: str) -> bool:
    text = plain(name)
    return any(part in text for part in parts)


def _figures(line: AnyLine) -> tuple[Figure, ...]:
    """Return the figures of the years, or the total where a line states nothing else."""
    return tuple(line.cells.values()) or (line.total,)


def _remark(table: AnyTable, word: str, line: AnyLine, figures: tuple[Figure, ...]) -> Problem:
    about = {
        "line": line_label(table, line),
        "table": COST_TABLES[word],
        "amount": figures[0],
    }
    return Problem(figures[0].place, about, figures)
