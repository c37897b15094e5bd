"""Reading the cells, names and tables of a dossier out of its located tree.

Nothing here refuses anything: what has the wrong shape was reported by the schema, and what
cannot be read becomes a figure that says so, so that the relations it stands in are unchecked
instead of falsely broken.
"""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from sys import intern
from typing import NamedTuple, TypeAlias

from vrd2check.figures import (
    Figure,
    Kind,
    Period,
    State,
    absent,
    month_number,
    read_figure,
    read_period,
    stated_twice,
    states_none,
    states_nothing,
)
from vrd2check.places import Place
from vrd2check.source import MappingNode, Node, Scalar, SequenceNode

from .names import DeliverableNames, Name, canonical_form, dossier_number
from .tables import NO_TEXTS, STATED, Dimension, Line, Table

_SORTS = (None, *Dimension)

_Meaning: TypeAlias = tuple[str, str, str]
"""A name as written, the key by which it equals other spellings, and what it stands for."""

_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_TRUE = frozenset({"true", "ja", "yes"})
_MONTHS = 12
_FIGURES = frozenset(
    {"bedrag", "percentage", "bedragen", "totaal", "maanden", "jaren", "aantal", "prijs", "kost"}
    | {"actueel", "prognose"}
)
"""The keys of a line under which figures stand."""


class When(NamedTuple):
    """A period or a date as written; ``period`` is None when it cannot be read."""

    written: str
    place: Place
    period: Period | None


class Reader:
    """Reads one dossier's tree and remembers every figure, period and name that it met.

    ``split`` holds the places of the lists and mappings in which a decimal comma split a value;
    nothing that stands in them is taken for a figure.
    """

    def __init__(self, root: MappingNode, split: Collection[Place] = ()) -> None:
        self.root = root
        self.split = split
        self.figures: list[Figure] = []
        self.moments: list[When] = []
        self.all_names: list[Name] = []
        self.year = as_year(root.get("jaar"))
        number = root.get("nummer")
        self.number = dossier_number(number.written) if isinstance(number, Scalar) else None
        self.incomplete = _incomplete(root.get("onvolledig"))
        self._meanings: dict[Dimension | None, dict[str, _Meaning]] = {sort: {} for sort in _SORTS}
        self._deliverables = self._deliverable_names()
        self._sources = self._source_names()

    # cells

    def figure(self, parent: MappingNode, key: str, kind: Kind = Kind.AMOUNT) -> Figure:
        """Read a cell; absent when the key is not there or holds no single value."""
        node = parent.get(key)
        if type(node) is Scalar and not (self.split and parent.place in self.split):
            return self.cell(node, kind)
        return absent(parent.place if node is None else node.place, kind)

    def cell(self, node: Scalar, kind: Kind = Kind.AMOUNT) -> Figure:
        """Read one cell."""
        figure = read_figure(node.written, node.place, kind, node.plain)
        self.figures.append(figure)
        return figure

    def know_better(self, known: Mapping[Figure, Figure]) -> None:
        """Put figures of which more is known now in the place of those that were read."""
        self.figures = [known.get(figure, figure) for figure in self.figures]

    def moment(self, parent: MappingNode, key: str) -> When | None:
        """Read a quarter, month, year or date; None when nothing is stated."""
        node = parent.get(key)
        if not isinstance(node, Scalar) or states_nothing(node.written):
            return None
        when = When(node.written, node.place, read_period(node.written, self.year))
        self.moments.append(when)
        return when

    # names

    def name(self, parent: MappingNode, key: str, sort: Dimension | None = None) -> Name | None:
        """Read a name; None when nothing is stated."""
        return self.named(parent.get(key), sort)

    def named(self, node: Node | None, sort: Dimension | None = None) -> Name | None:
        """Read the name that stands somewhere; None when nothing does."""
        if type(node) is not Scalar:
            return None
        known = self._meanings[sort].get(node.written)
        if known is None and states_nothing(node.written):
            return None
        return self._name_at(node.place, known or self._meaning(node.written, sort))

    def as_name(self, node: Scalar, sort: Dimension | None = None) -> Name:
        """Return a scalar its meaning as a name of some sort, even if it states nothing."""
        return self._name_at(node.place, self._meaning(node.written, sort))

    def _name_at(self, place: Place, meaning: _Meaning) -> Name:
        text, canonical, full = meaning
        name = Name(text, place, canonical, full)
        self.all_names.append(name)
        return name

    def _meaning(self, written: str, sort: Dimension | None) -> _Meaning:
        """Return a text as a name of some sort, and remember what is no text of its own."""
        text = written.strip()
        if sort is None:
            return text, text, ""
        full = self._source(text) or "" if sort is Dimension.SOURCE else ""
        meaning = text, intern(self._canonical(text, sort)), full
        if not states_nothing(written):
            self._meanings[sort][written] = meaning
        return meaning

    def meanings(self, text: str) -> frozenset[str]:
        """Return all keys by which a text may equal a name, of whatever sort that name is."""
        text = text.strip()
        return frozenset(
            {canonical_form(text), *(self._canonical(text, sort) for sort in Dimension)}
        )

    def _canonical(self, text: str, sort: Dimension) -> str:
        if sort is Dimension.DELIVERABLE:
            return self._deliverables.canonical(text)
        if sort is Dimension.NUMBER:
            number = dossier_number(text)
            return f"{number[0]}.{number[1]:02}" if number else text
        if sort is Dimension.SOURCE:
            text = self._source(text) or text
        return canonical_form(text)

    def _source(self, text: str) -> str | None:
        """Return what a source is called that is named by its key; a key as written comes first."""
        return self._sources.get(text) or self._sources.get(canonical_form(text))

    def _deliverable_names(self) -> DeliverableNames:
        numbers = DeliverableNames(self.number, {})
        by_title: dict[str, set[str]] = {}
        for row in mappings(self.root.get("deliverables")):
            number, title = row.get("nr"), row.get("omschrijving")
            if not isinstance(number, Scalar) or states_nothing(number.written):
                continue
            if isinstance(title, Scalar) and not states_nothing(title.written):
                known = by_title.setdefault(canonical_form(title.written), set())
                known.add(numbers.canonical(number.written.strip()))
        alone = {title: known.pop() for title, known in by_title.items() if len(known) == 1}
        return DeliverableNames(self.number, alone)

    def _source_names(self) -> dict[str, str]:
        """Return the names of the sources by their keys, as written and in canonical form."""
        sources = self.root.get("bronnen")
        if not isinstance(sources, MappingNode):
            return {}
        by_key = {
            entry.key.written.strip(): entry.value.written.strip()
            for entry in sources.entries
            if isinstance(entry.value, Scalar) and not states_nothing(entry.value.written)
        }
        # Of two keys that are one by their spelling, the order of the file tells nothing.
        by_form = {canonical_form(key): by_key[key] for key in sorted(by_key, reverse=True)}
        return by_form | by_key

    # lines and tables

    def years(self, node: Node | None) -> tuple[dict[int, Figure], Figure | None]:
        """Read amounts by year, and an absent figure when some of it could not be read."""
        if node is None or _states_none(node):
            return {}, None
        if not isinstance(node, MappingNode) or node.place in self.split:
            return {}, absent(node.place)
        return self._cells(node, year_written)

    def months(self, node: Node | None) -> tuple[dict[int, Figure], Figure | None]:
        """Read amounts by month, 1 to 12, from a list of twelve or from named months."""
        if node is not None and node.place in self.split:
            return {}, absent(node.place)
        if isinstance(node, MappingNode):
            return self._cells(node, month_number)
        if isinstance(node, SequenceNode):
            cells = [self.cell(item) for item in node.items if isinstance(item, Scalar)]
            if len(cells) == len(node.items) == _MONTHS:
                return dict(enumerate(cells, 1)), None
            return {}, absent(node.place)
        return {}, None if node is None or _states_none(node) else absent(node.place)

    def names(self, row: MappingNode, *skip: Dimension) -> dict[Dimension, Name]:
        """Read all names that a line carries."""
        found: dict[Dimension, Name] = {}
        for written, value in row.items():
            key = _KEY_BY_WORD.get(written)
            if key is not None and key not in skip:
                name = self.named(value, key)
                if name is not None:
                    found[key] = name
        return found

    def name_list(self, chapter: str, sort: Dimension) -> tuple[Name, ...]:
        """Read a chapter that is a plain list of names."""
        return tuple(
            self.as_name(node, sort)
            for node in _scalars(self.root.get(chapter))
            if not states_nothing(node.written)
        )

    def year_line(self, row: MappingNode) -> Line[int]:
        """Read a line with ``bedragen`` by year and a ``totaal``."""
        return self._line(row, *self.years(row.get("bedragen")))

    def month_line(self, row: MappingNode) -> Line[int]:
        """Read a line with ``maanden`` and a ``totaal``."""
        return self._line(row, *self.months(row.get("maanden")))

    def total_line(
        self, table: MappingNode, read: Callable[[MappingNode], Line[int]]
    ) -> Line[int] | None:
        """Read the grand total, which may be a line or, where that is all there is, one cell."""
        total = table.get("totaal")
        if isinstance(total, MappingNode):
            return read(total)
        if isinstance(total, Scalar) and not states_nothing(total.written):
            return Line(total.place, {}, {}, self.figure(table, "totaal"))
        return None

    def missing(self, chapter: str, table: MappingNode, key: str = "regels") -> Figure | None:
        """Return an absent figure when lines of a table are missing or are no lines at all.

        So it is where no line states a figure yet, as in a new dossier: which lines there will be
        is not known then. An empty list says that there are none, and is no reason.
        """
        declared = self.incomplete.get(chapter, self.incomplete.get(chapter.partition(".")[0]))
        if declared is not None:
            return absent(declared)
        lines = table.get(key)
        if not isinstance(lines, SequenceNode):
            return absent(table.place if lines is None else lines.place)
        wrong = next((item for item in lines.items if not isinstance(item, MappingNode)), None)
        if wrong is not None:
            return absent(wrong.place)
        if key != "regels" or not lines.items:
            return None
        figures = _FIGURES - {"kost"} if chapter == "kosten" else _FIGURES
        cells = (row.get(word) for row in mappings(lines) for word in figures)
        begun = any(cell is not None and _holds_something(cell) for cell in cells)
        return None if begun else absent(lines.place)

    def _cells(
        self, node: MappingNode, column: Callable[[str], int | None]
    ) -> tuple[dict[int, Figure], Figure | None]:
        """Read cells by column; what has none is missing, and of two in one neither is readable."""
        cells: dict[int, Figure] = {}
        odd = None
        for written, value in node.pairs():
            number = column(written)
            if number is None or type(value) is not Scalar:
                odd = written
            elif number in cells:
                odd = written
                cells[number] = self._doubt(cells[number])
                self._doubt(self.cell(value))
            else:
                cells[number] = self.cell(value)
        return cells, None if odd is None else absent(node.key(odd).place)

    def _doubt(self, figure: Figure) -> Figure:
        """Put a figure that is not readable in the place of one that was read a moment ago."""
        at = next(n for n in range(len(self.figures) - 1, -1, -1) if self.figures[n] is figure)
        self.figures[at] = stated_twice(figure)
        return self.figures[at]

    def _line(self, row: MappingNode, cells: dict[int, Figure], rest: Figure | None) -> Line[int]:
        total = self.figure(row, "totaal")
        if not cells and total.state in (State.ABSENT, State.EMPTY):
            # A line that says nothing does not say that it is zero.
            rest = rest or absent(row.place)
        return Line(
            row.place,
            self.names(row),
            cells,
            total,
            rest,
            complete=flag(row, "volledig"),
            texts=texts_at(row, "kredietsoort"),
        )

    def year_table(self, node: Node | None, chapter: str) -> Table[int] | None:
        """Read a table whose columns are years."""
        if not isinstance(node, MappingNode):
            return None
        return Table(
            node.place,
            tuple(self.year_line(row) for row in mappings(node.get("regels"))),
            tuple(self.year_line(row) for row in mappings(node.get("subtotalen"))),
            self.total_line(node, self.year_line),
            self.missing(chapter, node),
        )

    def chapters(self) -> Mapping[str, Place]:
        """Return the chapters that stand in the file; an empty one does not count."""
        return {
            entry.key.written: entry.key.place
            for entry in self.root.entries
            if not _is_unstated(entry.value)
        }

    def empty_chapters(self) -> frozenset[str]:
        """Return the keys of the file whose value holds nothing, as an empty list does."""
        return frozenset(key for key, value in self.root.items() if not _holds_something(value))

    def unstated(self) -> Mapping[str, Place]:
        """Return the keys of the file that have no value, with the place where it would be."""
        return {key: value.place for key, value in self.root.items() if _is_unstated(value)}


def mappings(node: Node | None) -> list[MappingNode]:
    """Return the lines of a list that are lines; others were reported by the schema."""
    return (
        [row for row in node.items if type(row) is MappingNode]
        if type(node) is SequenceNode
        else []
    )


def _states_none(node: Node) -> bool:
    return isinstance(node, Scalar) and states_none(node.written)


def _is_unstated(node: Node) -> bool:
    return isinstance(node, Scalar) and states_nothing(node.written)


def _holds_something(node: Node) -> bool:
    if isinstance(node, Scalar):
        return bool(node.written.strip())
    if isinstance(node, SequenceNode):
        return bool(node.items)
    return any(_holds_something(value) for _, value in node.pairs())


def flag(parent: MappingNode, key: str) -> bool:
    """Read a yes or no; no when it is not stated."""
    node = parent.get(key)
    return isinstance(node, Scalar) and node.written.strip().lower() in _TRUE


def word(parent: MappingNode, key: str) -> str | None:
    """Read one of the format's own words; None when it is not stated."""
    node = parent.get(key)
    return node.written.strip() or None if isinstance(node, Scalar) else None


def text_at(node: Node | None) -> str:
    """Return the words at a node as written, a list with commas; empty when nothing is stated."""
    if isinstance(node, Scalar):
        return "" if states_nothing(node.written) else node.written.strip()
    return ", ".join(filter(None, map(text_at, _scalars(node))))


def stated(figure: Figure) -> bool:
    """Whether an author wrote something in a cell, readable or not."""
    return figure.state in STATED


def year_of(parent: MappingNode, key: str) -> int | None:
    """Read a year; None when it is absent or no year."""
    return as_year(parent.get(key))


def place_of(parent: MappingNode, key: str) -> Place:
    """Return where the value of a key stands, or its parent where there is no such key."""
    node = parent.get(key)
    return parent.place if node is None else node.place


def as_year(node: Node | None) -> int | None:
    """Read a node that is a year; None when it is none."""
    return year_written(node.written) if isinstance(node, Scalar) else None


def year_written(written: str) -> int | None:
    """Read a text that is a year; None when it is none."""
    text = written.strip()
    return int(text) if _YEAR.fullmatch(text) else None


def texts_at(parent: MappingNode, *keys: str) -> Mapping[str, str]:
    """Return the words at some keys, without those at which nothing is stated."""
    return {key: text for key in keys if (text := text_at(parent.get(key)))} or NO_TEXTS


def _incomplete(node: Node | None) -> dict[str, Place]:
    """Read the chapters that are declared incomplete; one alone need not be in a list."""
    names = (node,) if isinstance(node, Scalar) else _scalars(node)
    return {name.written.strip(): name.place for name in names}


def _scalars(node: Node | None) -> Iterator[Scalar]:
    if isinstance(node, SequenceNode):
        yield from (item for item in node.items if isinstance(item, Scalar))


_KEY_BY_WORD = {key.value: key for key in Dimension}
