"""The views of a portfolio: as tables to read, as Markdown, as JSON."""

import json
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from vrd2check.figures import Kind, format_amount, format_value
from vrd2check.language import Language, Text
from vrd2check.portfolio import Amount, Cell, Gap, Ratio, View

from . import grid, markup
from .grid import RowKind
from .json import as_written, exact
from .layout import Line, Page, Span, hanging, heading
from .safe import visible
from .texts import say

VERSION = 1
"""Raised when a field of the JSON changes its meaning or goes; a new field does not raise it."""
_MOST_GAPS = 8
_UNKNOWN = "?"


class Shown(NamedTuple):
    """A cell as it is read; one that is no text is a number."""

    text: str
    is_number: bool = False


def shown(cell: Cell, language: Language) -> Shown:
    """Return a cell as it is read; what is not known of a sum is marked with a question mark."""
    match cell:
        case Amount():
            return Shown(_amount(cell), is_number=True)
        case Ratio():
            return Shown(_ratio(cell), is_number=True)
        case Fraction():
            return Shown(format_amount(cell), is_number=True)
        case int():
            return Shown(str(cell), is_number=True)
        case Text():
            return Shown(cell.of(language))
        case _:
            return Shown(cell or "")


def _amount(amount: Amount) -> str:
    if not amount.terms and amount.gaps:
        return _UNKNOWN
    written = format_value(amount.value, amount.unit)
    return f"{written} + {_UNKNOWN}" if amount.gaps else written


def _ratio(ratio: Ratio) -> str:
    value = ratio.value
    if value is None:
        return ""
    if not ratio.is_share:
        return format_amount(value)
    # To a tenth of a per cent, half up: it is to be read, nothing is calculated with it.
    return format_value(
        Fraction((value * 1000 + Fraction(1, 2)).__floor__(), 1000), Kind.PERCENTAGE
    )


class Worded(NamedTuple):
    """A view in words: rows of a cell a head; ``totals`` are the numbers of those set apart."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Shown, ...], ...]
    totals: frozenset[int]
    remarks: tuple[str, ...]

    def numbers(self) -> frozenset[int]:
        """Return the positions of the columns with a number."""
        return frozenset(
            position for row in self.rows for position, cell in enumerate(row) if cell.is_number
        )


def worded(view: View, language: Language) -> Worded:
    """Return a view in words, with what has to be known to read it and what is not known of it."""
    return Worded(
        view.title.of(language),
        tuple(head.of(language) for head in view.headings),
        tuple(tuple(shown(cell, language) for cell in row.cells) for row in view.rows),
        frozenset(number for number, row in enumerate(view.rows) if row.is_total),
        tuple(remark.of(language) for remark in (*view.remarks, *_unknown(view.gaps()))),
    )


def render(views: Sequence[View], language: Language, page: Page) -> Iterator[Line]:
    """Lay out the views below one another, each with what is not known of it."""
    for number, view in enumerate(worded(one, language) for one in views):
        if number:
            yield []
        yield from heading(view.title, page)
        kinds = [
            RowKind.SUM if row in view.totals else RowKind.LINE for row in range(len(view.rows))
        ]
        yield from grid.draw(list(_columns(view, page)), kinds, page)
        for remark in view.remarks:
            yield from hanging([Span("  ")], remark, page)


def _columns(view: Worded, page: Page) -> Iterator[grid.Column]:
    numbers = view.numbers()
    for position, head in enumerate(view.heads):
        texts = [visible(row[position].text, page.encoding) for row in view.rows]
        yield (grid.numbers if position in numbers else grid.words)(head, texts)


def _unknown(gaps: Sequence[Gap]) -> Iterator[Text]:
    """Return what is not known, each with the dossiers of which it is not."""
    if not gaps:
        return
    of_one: dict[Text, dict[str, None]] = {}
    for gap in gaps:
        of_one.setdefault(gap.what, {})[gap.dossier] = None
    for what, dossiers in list(of_one.items())[:_MOST_GAPS]:
        yield say("portfolio-gap", dossier=", ".join(dossiers), what=what)
    if len(of_one) > _MOST_GAPS:
        yield say("portfolio-more-gaps", number=len(of_one) - _MOST_GAPS)


def to_markdown(views: Sequence[View], language: Language) -> str:
    """Write the views as Markdown: a heading, a table and what is not known of each."""
    parts: list[str] = []
    for view in (worded(one, language) for one in views):
        written = [
            [
                markup.escaped_number(cell.text) if cell.is_number else markup.escaped(cell.text)
                for cell in row
            ]
            for row in view.rows
        ]
        parts += [f"## {markup.escaped(view.title)}", ""]
        parts += [*markup.table(view.heads, written, view.numbers()), ""]
        if view.remarks:
            parts += [*(f"- {markup.escaped(text)}" for text in view.remarks), ""]
    return "\n".join(parts)


def to_json(views: Sequence[View], language: Language) -> str:
    """Write the views as one JSON object in ASCII; each sum has the cells that it is made of."""
    described = [
        {
            "name": view.name,
            "title": view.title.of(language),
            "headings": [title.of(language) for title in view.headings],
            "rows": [
                {
                    "is_total": row.is_total,
                    "cells": [_described(cell, language) for cell in row.cells],
                }
                for row in view.rows
            ],
            "remarks": [remark.of(language) for remark in view.remarks],
        }
        for view in views
    ]
    return json.dumps({"version": VERSION, "views": described}, indent=1) + "\n"


def _described(cell: Cell, language: Language) -> object:
    match cell:
        case Amount():
            return {
                "value": exact(cell.value) if cell.terms or not cell.gaps else None,
                "kind": cell.unit.value,
                "cells": [
                    {**as_written(figure), "weight": exact(Fraction(weight))}
                    for figure, weight in cell.terms
                ],
                "unknown": [
                    {
                        "dossier": gap.dossier,
                        **gap.place._asdict(),
                        "what": gap.what.of(language),
                    }
                    for gap in cell.gaps
                ],
            }
        case Ratio():
            return {
                "value": exact(cell.value),
                "above": _described(cell.above, language),
                "below": _described(cell.below, language),
            }
        case Fraction():
            return {"value": exact(cell)}
        case Text():
            return cell.of(language)
        case _:
            return cell
