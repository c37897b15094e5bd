"""The cost and financing model of annex 1: investments, connections and running costs by year."""

from collections.abc import Iterable, Iterator, Sequence

from vrd2check.dossiers import Dimension, Name, ProjectDossier, plain
from vrd2check.dossiers.tables import AnyLine
from vrd2check.dossiers.vocabulary import spelled
from vrd2check.figures import Figure
from vrd2check.sheets import label_of
from vrd2check.sheets import project as sheets

from .base import Context, Outcome, Problem, Severity, rule
from .base.families import adds_up, line_twice
from .base.signs import is_negative, is_positive
from .base.tables import grand_totals, line_totals, subtotals

# What lowers a cost, and so is negative when it is written as a line of its own.
_SAVING = ("bespar", "minderkost", "minderuitga", "saving")
_LOWERS = (
    *_SAVING,
    *("korting", "opbrengst", "ontvangst", "inkomst", "recuper", "terug", "correctie", "discount"),
)
_TELLING = (Dimension.PURCHASE_TYPE, Dimension.DESCRIPTION, Dimension.PROFILE, Dimension.PRODUCT)


cost_line_total = adds_up(
    "KFM101", "cost-line-total", ProjectDossier, sheets.cost_model, line_totals, "table", "line"
)
cost_subtotal = adds_up(
    "KFM102",
    "cost-subtotal",
    ProjectDossier,
    sheets.cost_model,
    subtotals,
    "table",
    "line",
    "column",
)
cost_total = adds_up(
    "KFM103", "cost-total", ProjectDossier, sheets.cost_model, grand_totals, "table", "column"
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
                yield _remark(word, line, figures)


@rule("KFM302", "negative-cost", Severity.WARNING, ProjectDossier)
def negative_cost(dossier: ProjectDossier, _: Context) -> Iterator[Outcome]:
    """A negative amount in the cost model is a saving or a correction and has to be called so."""
    for word, table in dossier.cost_model.tables():
        for line in table.lines:
            figures = tuple(filter(is_negative, _figures(line)))
            if figures and not any(_has_one(_LOWERS, name.text) for name in _telling(line)):
                yield _remark(word, line, figures)


cost_line_twice = line_twice(
    "KFM303",
    "cost-line-twice",
    ProjectDossier,
    sheets.cost_model,
    "line",
    "table",
    with_figures=True,
)


def _telling(line: AnyLine) -> Sequence[Name]:
    """Return the names of a line that tell what it is for."""
    return [line.names[key] for key in _TELLING if key in line.names]


def _is_saving(name: str) -> bool:
    return _has_one(_SAVING, name)


def _has_one(parts: Iterable[str], name: str) -> bool:
    text = plain(name)
    return any(part in text for part in parts)


def _figures(line: AnyLine) -> tuple[Figure, ...]:
    """Return the figures of the years, or the total where a line states nothing else."""
    return tuple(line.cells.values()) or (line.total,)


def _remark(word: str, line: AnyLine, figures: tuple[Figure, ...]) -> Problem:
    about = {"line": label_of(line), "table": sheets.COST_TABLES[word], "amount": figures[0]}
    return Problem(figures[0].place, about, figures)
