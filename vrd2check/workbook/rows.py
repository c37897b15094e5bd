"""A row of figures that was pasted into a dossier, as what the format has for it."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from vrd2check.figures import Kind, State, read_figure, short_month_name
from vrd2check.figures import states_nothing as blank
from vrd2check.places import NOWHERE

from .contents import Value
from .emitting import flow

_LINE = re.compile(
    r"(?P<indent> *)(?P<dash>- +)?(?:(?P<key>[a-z_]+): +)?"
    r"(?P<open>\[ *)?(?P<cells>[^\[\]{}#\"']*?)(?P<close> *\])? *"
)
_MONTHS = 12
_LEAST = 2
_MONTH_KEY = "maanden"
_TOTAL_KEY = "totaal"
_LABELS: dict[int, tuple[str, ...]] = {1: ("deliverable",), 2: ("product", "deliverable")}
_SEPARATORS = (r"\t", r" *; *", r" {2,}", r" ")


class PastedRow(NamedTuple):
    """A row that was pasted into a line: the columns between which it stands, and what it becomes.

    Columns count from zero; ``size`` is the number of its figures.
    """

    start: int
    end: int
    new: str
    size: int


def pasted_row(line: str) -> PastedRow | None:
    """Return the row of figures in a line of a dossier; None where there is none beyond doubt.

    Twelve figures are those of the months, and a thirteenth is their total.
    """
    line = line.rstrip(" ")
    found = _LINE.fullmatch(line)
    if found is None or bool(found["open"]) != bool(found["close"]):
        return None
    cells = _cells(found["cells"], found["key"])
    if cells is None:
        return None
    labels, figures = _taken_apart(cells)
    if not figures:
        return None
    key, indent = found["key"], found["indent"]
    if labels:
        return _labelled(labels, figures, found)
    if key in (None, _MONTH_KEY) and len(figures) in (_MONTHS, _MONTHS + 1):
        new = flow(_months(figures[:_MONTHS]), _MONTH_KEY)
        if len(figures) > _MONTHS and key is not None and not found["dash"]:
            new += f"\n{indent}{_TOTAL_KEY}: {flow(figures[_MONTHS], _TOTAL_KEY)}"
        elif len(figures) > _MONTHS:
            return None
    elif any(map(blank, figures)):
        return None
    else:
        new = flow(list(figures), _MONTH_KEY)
    start = found.start("open") if found["open"] else found.start("cells")
    return PastedRow(start, len(line), new, len(figures))


def _cells(text: str, key: str | None) -> list[str] | None:
    """Return the cells of a row, by the first separator that gives several; None for no row."""
    for separator in _SEPARATORS:
        parts = [part.strip() for part in re.split(separator, text.strip(" "))]
        if len(parts) < _LEAST:
            continue
        # Single spaces separate only what can be nothing but twelve months.
        if separator == " " and (key != _MONTH_KEY or len(parts) != _MONTHS):
            return None
        return parts
    return None


def _taken_apart(cells: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return the labels in front of a row and its figures; neither where it is not such a row."""
    first = next((n for n, cell in enumerate(cells) if _is_figure(cell)), len(cells))
    labels, figures = list(cells[:first]), list(cells[first:])
    while labels and not labels[-1]:
        figures.insert(0, labels.pop())
    stated = sum(_is_figure(cell) for cell in figures)
    if stated < _LEAST or not all(_is_figure(cell) or blank(cell) for cell in figures):
        return [], []
    return labels, figures


def _labelled(
    labels: Sequence[str], figures: Sequence[str], found: re.Match[str]
) -> PastedRow | None:
    """Return a whole line of a forecast, with its names in front of the months."""
    keys = _LABELS.get(len(labels))
    if keys is None or found["key"] or found["open"] or not all(labels):
        return None
    if len(figures) not in (_MONTHS, _MONTHS + 1):
        return None
    values: dict[str, Value] = dict(zip(keys, labels, strict=True))
    values[_MONTH_KEY] = _months(figures[:_MONTHS])
    if len(figures) > _MONTHS and not blank(figures[_MONTHS]):
        values[_TOTAL_KEY] = figures[_MONTHS]
    dash = "" if found["dash"] else "- "
    new = f"{dash}{flow(values)}"
    return PastedRow(found.start("cells"), found.end("cells"), new, len(figures))


def _months(figures: Sequence[str]) -> Value:
    """Return twelve figures as a list, or by the names of the months where some are blank."""
    if not any(map(blank, figures)):
        return list(figures)
    named = enumerate(figures, 1)
    return {short_month_name(month).nl: text for month, text in named if not blank(text)}


def _is_figure(text: str) -> bool:
    return read_figure(text, NOWHERE, Kind.AMOUNT).state is State.READ
