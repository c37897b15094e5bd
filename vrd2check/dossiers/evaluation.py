"""The yearly evaluation of a running-cost budget: actuals, forecast, ceiling and indicators."""

from collections.abc import Collection
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from vrd2check.figures import Figure, Kind, absent, month_number, read_period
from vrd2check.places import Place
from vrd2check.source import MappingNode, Scalar

from .dossier import Head, read_head
from .mentions import Mention, read_mentions
from .names import Name
from .reading import Reader, mappings, text_at, word
from .tables import Dimension, Line, Table

ACTUAL = "actueel"
FORECAST = "prognose"


class Nature(Enum):
    """What an indicator measures: a level, a count over the period, or planned or not."""

    LEVEL = "stand"
    FLOW = "stroom"
    YES_NO = "ja_nee"


_NATURES = {nature.value: nature for nature in Nature}


class Value(NamedTuple):
    """One value of an indicator: of a whole year, or of a quarter of it.

    The year is None when the label is of neither. ``written`` is what stands there, which is a
    cross and no figure for what is planned or not.
    """

    label: Name
    year: int | None
    quarter: int | None
    figure: Figure
    written: str = ""


class Indicator(NamedTuple):
    """A series of values of one indicator, in the order of the file; its group as written."""

    place: Place
    name: Name | None
    nature: Nature | None
    values: tuple[Value, ...]
    group: str = ""


class Evaluation(NamedTuple):
    """An evaluation; ``actual_until`` is the number of months that the actuals cover.

    It is None when no month is stated, or one that cannot be read. ``programme`` paid the
    investment, ``booking_code`` is the code under which the costs are booked.
    """

    head: Head
    ceiling: Figure
    actual_until: int | None
    costs: Table[str] | None
    indicators: tuple[Indicator, ...]
    programme: Name | None = None
    booking_code: Name | None = None
    mentions: tuple[Mention, ...] = ()


def read_evaluation(root: MappingNode, split: Collection[Place] = ()) -> Evaluation:
    """Read an evaluation from its located tree."""
    reader = Reader(root, split)
    until = word(root, "actueel_tot")
    return Evaluation(
        ceiling=reader.figure(root, "plafond"),
        actual_until=month_number(until) if until else None,
        costs=_costs(reader),
        indicators=tuple(_indicator(reader, row) for row in mappings(root.get("indicatoren"))),
        programme=reader.name(root, "programma"),
        booking_code=reader.name(root, "boekhoudcode"),
        mentions=read_mentions(reader),
        head=read_head(reader),
    )


def _costs(reader: Reader) -> Table[str] | None:
    node = reader.root.get("kosten")
    if not isinstance(node, MappingNode):
        return None
    lines: list[Line[str]] = []
    subtotals: list[Line[str]] = []
    rest = reader.missing("kosten", node, "groepen")
    for group in mappings(node.get("groepen")):
        named = reader.names(group)
        for row in mappings(group.get("regels")):
            line = _line(reader, row)
            lines.append(line._replace(names={**named, **line.names}))
        total = group.get("totaal")
        if isinstance(total, MappingNode):
            subtotals.append(_line(reader, total)._replace(names=named))
        rest = rest or reader.missing("kosten", group)
    total = node.get("totaal")
    return Table(
        node.place,
        tuple(lines),
        tuple(subtotals),
        _line(reader, total) if isinstance(total, MappingNode) else None,
        rest,
    ).with_unstated({ACTUAL: Kind.AMOUNT, FORECAST: Kind.AMOUNT})


def _line(reader: Reader, row: MappingNode) -> Line[str]:
    cells = {key: reader.figure(row, key) for key in (ACTUAL, FORECAST) if row.get(key) is not None}
    return Line(row.place, reader.names(row), cells, absent(row.place))


def _indicator(reader: Reader, row: MappingNode) -> Indicator:
    kind = word(row, "aard") or ""
    nature = _NATURES.get(kind)
    node = row.get("waarden")
    entries = (
        node.entries if isinstance(node, MappingNode) and node.place not in reader.split else ()
    )
    # Of an indicator of no known nature nobody can tell whether its values are counts.
    counted = nature in (Nature.LEVEL, Nature.FLOW)
    values = []
    for entry in entries:
        label = reader.as_name(entry.key)
        year, quarter = _when(label.text, reader.year)
        figure = (
            reader.cell(entry.value, Kind.COUNT)
            if isinstance(entry.value, Scalar) and counted
            else absent(entry.value.place, Kind.COUNT)
        )
        values.append(Value(label, year, quarter, figure, text_at(entry.value)))
    return Indicator(
        row.place,
        reader.name(row, "naam", Dimension.DESCRIPTION),
        nature,
        tuple(values),
        text_at(row.get("groep")),
    )


@lru_cache(maxsize=1024)
def _when(label: str, year: int | None) -> tuple[int | None, int | None]:
    """Read the year and the quarter, if it is of a quarter, that a value is of."""
    period = read_period(label, year)
    if period is None or period.start.year != period.end.year:
        return None, None
    first, last = period.start.month, period.end.month
    if (first, last) == (1, 12):
        return period.start.year, None
    return (period.start.year, last // 3) if (last - first, last % 3) == (2, 0) else (None, None)
