"""The list of deliverables of a dossier that has none yet, out of the tables that name them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from vrd2check.dossiers import deliverable_number, dossier_number, is_placeholder, plain
from vrd2check.dossiers.names import canonical_number
from vrd2check.source import MappingNode, Scalar, SequenceNode

from .contents import Chapter, Item, Value, numbers_in, origin_of
from .grid import Cell, Note
from .recognition import Line, Table
from .texts import say

_BEHIND_ALL = (100, 0, 0, "")
_AROUND_A_TITLE = " \t:–—-"

_Number = tuple[int, int] | None


class Listed(NamedTuple):
    """The tables, without the titles that the list has, and the chapter with a list that is new."""

    tables: tuple[Table, ...]
    chapters: tuple[Chapter, ...]


class _Met(NamedTuple):
    """A deliverable where a table names it, with what is said of it there."""

    written: str
    product: str
    title: str
    cell: Cell


def listed(root: MappingNode | None, tables: Sequence[Table]) -> Listed:
    """Return the tables without the titles that the list of deliverables has.

    A dossier without that list gets one, from the numbers and titles in its budget. One in which
    nobody filled it in yet gets all numbers that the tables name, with titles also from its plan.
    """
    known = _titles(root)
    number = _dossier_number(root)
    chapters: tuple[Chapter, ...] = ()
    if not known and not any(table.chapter == "deliverables" for table in tables):
        is_there = root is not None and "deliverables" in root
        naming = tables if is_there else [one for one in tables if one.chapter == "budget"]
        items, first = _items(naming, number, is_there)
        if first is not None:
            told = (Note(first, say("deliverables-listed")),) if is_there else ()
            chapters = (Chapter("deliverables", list(items.values()), "", told),)
        known = {
            key: plain(str(item.values.get("omschrijving", ""))) for key, item in items.items()
        }
    stripped = tuple(
        _without_titles(table, known, number) if table.chapter == "budget" else table
        for table in tables
    )
    return Listed(stripped, chapters)


def _items(
    tables: Iterable[Table], number: _Number, of_all: bool
) -> tuple[dict[str, Item], Cell | None]:
    """Return the list by the canonical numbers, and the first cell that names one.

    ``of_all`` tells that numbers without a title are listed as well, all of them in full.
    """
    found: dict[str, list[_Met]] = {}
    for table in tables:
        for met in _met(table):
            key = canonical_number(met.written, number)
            if met.title or (key is not None and of_all):
                found.setdefault(key or met.written, []).append(met)
    items: dict[str, Item] = {}
    for key, all_ in sorted(found.items(), key=_in_order) if of_all else found.items():
        values: dict[str, Value] = {"nr": key if of_all else all_[0].written}
        product = next((one.product for one in all_ if one.product), "")
        titles = sorted((one for one in all_ if one.title), key=lambda one: len(one.title))
        if product:
            values["product"] = product
        if titles:
            values["omschrijving"] = titles[0].title
        items[key] = Item(values, origin_of((all_[0].cell,)))
    return items, next((one[0].cell for one in found.values()), None)


def _in_order(found: tuple[str, list[_Met]]) -> tuple[tuple[int, int, int, str], str]:
    """Return by what a deliverable comes behind others: its number, else its name."""
    return deliverable_number(found[0]) or _BEHIND_ALL, found[0]


def _met(table: Table) -> Iterator[_Met]:
    for title in table.titles[-1:] if table.chapter == "planning" else ():
        numbers = numbers_in(title.text)
        behind = title.text.rpartition(numbers[-1])[2].strip(_AROUND_A_TITLE) if numbers else ""
        for written in numbers:
            yield _Met(written, "", behind, title)
    for line in table.lines:
        written = line.labels.get("deliverable", "")
        if written:
            yield _Met(written, line.labels.get("product", ""), _title(table, line), line.first())


def _title(table: Table, line: Line) -> str:
    """Return what a line of a budget calls its deliverable."""
    return line.labels.get("omschrijving", "") if table.chapter == "budget" else ""


def _without_titles(table: Table, known: Mapping[str, str], number: _Number) -> Table:
    lines = []
    for line in table.lines:
        written, title = line.labels.get("deliverable", ""), line.labels.get("omschrijving")
        key = canonical_number(written, number) or written
        labels = dict(line.labels)
        if title is not None and known.get(key) == plain(title):
            del labels["omschrijving"]
        lines.append(line._replace(labels=labels))
    return table._replace(lines=tuple(lines))


def _titles(root: MappingNode | None) -> dict[str, str]:
    """Return the title of each deliverable that an author declared, in plain letters."""
    declared = root.get("deliverables") if root is not None else None
    number = _dossier_number(root)
    found: dict[str, str] = {}
    for node in declared.items if isinstance(declared, SequenceNode) else ():
        if isinstance(node, MappingNode):
            written, title = node.get("nr"), node.get("omschrijving")
            text = title.written if isinstance(title, Scalar) else ""
            if isinstance(written, Scalar) and not is_placeholder(text):
                key = canonical_number(written.written, number) or written.written
                found[key] = plain(text)
    return found


def _dossier_number(root: MappingNode | None) -> _Number:
    node = root.get("nummer") if root is not None else None
    return dossier_number(node.written) if isinstance(node, Scalar) else None
