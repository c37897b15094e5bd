"""Reading the cells, names and tables of a dossier out of its located tree.

Nothing here refuses anything: what has the wrong shape was reported by the schema, and what
cannot be read becomes a figure that says so, so that the relations it stands in are unchecked
instead of falsely broken.
"""

import re
from collections.abc import Collection, Iterator
from collections.abc import Mapping as MappingOf
from dataclasses import dataclass

from vrd2check.figures import (
    Figure,
    Kind,
    Period,
    State,
    absent,
    month_number,
    read_date,
    read_figure,
    read_period,
    states_nothing,
)
from vrd2check.places import Place
from vrd2check.source import Mapping, Node, Scalar, Sequence

from .names import DeliverableNames, Name, Spellings, dossier_number, plain
from .tables import Key, Line, Table

_YEAR = re.compile(r"^(?:19|20)\d\d$")
_TRUE = frozenset({"true", "ja", "yes"})
_MONTHS = 12


@dataclass(frozen=True, slots=True)
class When:
    """A period or a date as written; ``period`` is None when it cannot be read."""

    written: str
    place: Place
    period: Period | None


class Reader:
    """Reads one dossier's tree and remembers every figure and period that it met.

    ``split`` holds the places of the lists and mappings in which a decimal comma split a value;
    nothing that stands in them is taken for a figure.
    """

    def __init__(self, root: Mapping, split: Collection[Place] = ()) -> None:
        self.root = root
        self.split = split
        self.figures: list[Figure] = []
        self.moments: list[When] = []
        self.year = _integer(root.get("jaar"))
        number = root.get("nummer")
        self.number = dossier_number(number.written) if isinstance(number, Scalar) else None
        self.incomplete = {name.written: name.place for name in _scalars(root.get("onvolledig"))}
        self._spellings: dict[Key, Spellings] = {}
        self._deliverables = self._deliverable_names()
        self._sources = self._source_names()

    # cells

    def figure(self, parent: Mapping, key: str, kind: Kind = Kind.AMOUNT) -> Figure:
        """Read a cell; absent when the key is not there or holds no single value."""
        node = parent.get(key)
        if isinstance(node, Scalar) and parent.place not in self.split:
            return self.cell(node, kind)
        return absent(parent.place if node is None else node.place, kind)

    def cell(self, node: Scalar, kind: Kind = Kind.AMOUNT) -> Figure:
        """Read one cell."""
        figure = read_figure(node.written, node.place, kind, plain=node.plain)
        self.figures.append(figure)
        return figure

    def moment(self, parent: Mapping, key: str) -> When | None:
        """Read a quarter, month, year or date; None when nothing is stated."""
        node = parent.get(key)
        if not isinstance(node, Scalar) or states_nothing(node.written):
            return None
        return self._moment(node)

    def _moment(self, node: Scalar) -> When:
        period = read_period(node.written, self.year)
        if period is None:
            day = read_date(node.written)
            period = Period(day, day) if day is not None else None
        when = When(node.written, node.place, period)
        self.moments.append(when)
        return when

    # names

    def name(self, parent: Mapping, key: str, sort: Key | None = None) -> Name | None:
        """Read a name; None when nothing is stated."""
        node = parent.get(key)
        if not isinstance(node, Scalar) or states_nothing(node.written):
            return None
        return self.as_name(node, sort)

    def as_name(self, node: Scalar, sort: Key | None = None) -> Name:
        """Give a scalar its meaning as a name of some sort."""
        text = node.written.strip()
        return Name(text, node.place, self._canonical(text, sort))

    def _canonical(self, text: str, sort: Key | None) -> str:
        if sort is None:
            return text
        if sort is Key.DELIVERABLE:
            return self._deliverables.canonical(text)
        if sort is Key.NUMBER:
            number = dossier_number(text)
            return f"{number[0]}.{number[1]:02}" if number else text
        if sort is Key.SOURCE:
            text = self._sources.get(text, text)
        return self._spellings.setdefault(sort, Spellings()).canonical(text)

    def _deliverable_names(self) -> DeliverableNames:
        numbers = DeliverableNames(self.number, {})
        by_title: dict[str, str] = {}
        for row in mappings(self.root.get("deliverables")):
            number, title = row.get("nr"), row.get("omschrijving")
            if isinstance(number, Scalar) and isinstance(title, Scalar):
                by_title.setdefault(plain(title.written), numbers.canonical(number.written.strip()))
        return DeliverableNames(self.number, by_title)

    def _source_names(self) -> dict[str, str]:
        sources = self.root.get("bronnen")
        if not isinstance(sources, Mapping):
            return {}
        return {
            entry.key.written: entry.value.written.strip()
            for entry in sources.entries
            if isinstance(entry.value, Scalar) and entry.value.written.strip()
        }

    # lines and tables

    def years(self, node: Node | None) -> tuple[dict[int, Figure], Figure | None]:
        """Read amounts by year, and an absent figure when some of it could not be read."""
        if node is None:
            return {}, None
        if not isinstance(node, Mapping) or node.place in self.split:
            return {}, absent(node.place)
        cells: dict[int, Figure] = {}
        rest = None
        for entry in node.entries:
            if _YEAR.match(entry.key.written) and isinstance(entry.value, Scalar):
                cells[int(entry.key.written)] = self.cell(entry.value)
            else:
                rest = absent(entry.key.place)
        return cells, rest

    def months(self, node: Node | None) -> tuple[dict[int, Figure], Figure | None]:
        """Read amounts by month, 1 to 12, from a list of twelve or from named months."""
        if node is not None and node.place in self.split:
            return {}, absent(node.place)
        if isinstance(node, Mapping):
            named: dict[int, Figure] = {}
            rest = None
            for entry in node.entries:
                month = month_number(entry.key.written)
                if month is not None and isinstance(entry.value, Scalar):
                    named[month] = self.cell(entry.value)
                else:
                    rest = absent(entry.key.place)
            return named, rest
        if isinstance(node, Sequence):
            cells = [self.cell(item) for item in node.items if isinstance(item, Scalar)]
            if len(cells) == len(node.items) == _MONTHS:
                return dict(enumerate(cells, 1)), None
            return {}, absent(node.place)
        return {}, None if node is None else absent(node.place)

    def names(self, row: Mapping, *skip: Key) -> dict[Key, Name]:
        """Read all names that a line carries."""
        found = {}
        for entry in row.entries:
            key = _KEY_BY_WORD.get(entry.key.written)
            if key is None or key in skip or not isinstance(entry.value, Scalar):
                continue
            if not states_nothing(entry.value.written):
                found[key] = self.as_name(entry.value, key)
        return found

    def name_list(self, chapter: str, sort: Key) -> tuple[Name, ...]:
        """Read a chapter that is a plain list of names."""
        return tuple(
            self.as_name(node, sort)
            for node in _scalars(self.root.get(chapter))
            if not states_nothing(node.written)
        )

    def year_line(self, row: Mapping) -> Line[int]:
        """Read a line with ``bedragen`` by year and a ``totaal``."""
        cells, rest = self.years(row.get("bedragen"))
        return Line(
            row.place,
            self.names(row),
            cells,
            self.figure(row, "totaal"),
            rest,
            complete=flag(row, "volledig"),
        )

    def month_line(self, row: Mapping) -> Line[int]:
        """Read a line with ``maanden`` and a ``totaal``."""
        cells, rest = self.months(row.get("maanden"))
        return Line(
            row.place,
            self.names(row),
            cells,
            self.figure(row, "totaal"),
            rest,
            complete=flag(row, "volledig"),
        )

    def missing(self, chapter: str, *nodes: Node | None) -> Figure | None:
        """Give an absent figure when lines of a chapter are missing or are no lines at all."""
        if chapter in self.incomplete:
            return absent(self.incomplete[chapter])
        for node in nodes:
            if node is None:
                continue
            if not isinstance(node, Sequence):
                return absent(node.place)
            for item in node.items:
                if not isinstance(item, Mapping):
                    return absent(item.place)
        return None

    def year_table(self, node: Node | None, chapter: str) -> Table[int] | None:
        """Read a table whose columns are years."""
        if not isinstance(node, Mapping):
            return None
        total = node.get("totaal")
        return Table(
            node.place,
            tuple(self.year_line(row) for row in mappings(node.get("regels"))),
            tuple(self.year_line(row) for row in mappings(node.get("subtotalen"))),
            self.year_line(total) if isinstance(total, Mapping) else None,
            self.missing(chapter, node.get("regels")),
        )

    def chapters(self) -> MappingOf[str, Place]:
        """Give the chapters that stand in the file; an empty one does not count."""
        return {
            entry.key.written: entry.key.place
            for entry in self.root.entries
            if not (isinstance(entry.value, Scalar) and not entry.value.written.strip())
        }


def mappings(node: Node | None) -> Iterator[Mapping]:
    """Give the lines of a list that are lines; others were reported by the schema."""
    if isinstance(node, Sequence):
        yield from (item for item in node.items if isinstance(item, Mapping))


def flag(parent: Mapping, key: str) -> bool:
    """Read a yes or no; no when it is not stated."""
    node = parent.get(key)
    return isinstance(node, Scalar) and node.written.strip().lower() in _TRUE


def word(parent: Mapping, key: str) -> str | None:
    """Read one of the format's own words; None when it is not stated."""
    node = parent.get(key)
    return node.written.strip() or None if isinstance(node, Scalar) else None


def stated(figure: Figure) -> bool:
    """Tell whether an author wrote something in a cell, readable or not."""
    return figure.state in (State.READ, State.UNREADABLE)


def year_of(parent: Mapping, key: str) -> int | None:
    """Read a year; None when it is absent or no year."""
    return _integer(parent.get(key))


def _integer(node: Node | None) -> int | None:
    if isinstance(node, Scalar) and _YEAR.match(node.written.strip()):
        return int(node.written.strip())
    return None


def _scalars(node: Node | None) -> Iterator[Scalar]:
    if isinstance(node, Sequence):
        yield from (item for item in node.items if isinstance(item, Scalar))


_KEY_BY_WORD = {key.value: key for key in Key}
