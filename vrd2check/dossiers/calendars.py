"""The VAK and VEK calendar: what may be committed and what may be paid, by year."""

from typing import NamedTuple

from vrd2check.figures import Figure, absent
from vrd2check.places import Place
from vrd2check.source import MappingNode

from .reading import Reader, mappings, stated, year_written
from .tables import Line, Table


class Calendar(NamedTuple):
    """The VAK and VEK calendar: two tables by year with the same lines in the same order."""

    place: Place
    vak: Table[int]
    vek: Table[int]


def read_calendar(reader: Reader) -> Calendar | None:
    """Read the calendar; None when there is none."""
    node = reader.root.get("vak_vek_kalender")
    if not isinstance(node, MappingNode):
        return None
    rest = reader.missing("vak_vek_kalender", node)
    lines = [_calendar_line(reader, row) for row in mappings(node.get("regels"))]
    total_node = node.get("totaal")
    total = _calendar_line(reader, total_node) if isinstance(total_node, MappingNode) else None
    return Calendar(
        node.place,
        *(
            Table(
                node.place,
                tuple(line[side] for line in lines),
                (),
                total[side] if total else None,
                rest,
            )
            for side in (0, 1)
        ),
    )


def _calendar_line(reader: Reader, row: MappingNode) -> tuple[Line[int], Line[int]]:
    names = reader.names(row)
    years, total = row.get("jaren"), row.get("totaal")
    vak: dict[int, Figure] = {}
    vek: dict[int, Figure] = {}
    rest = None
    if isinstance(years, MappingNode) and years.place not in reader.split:
        rest = _calendar_years(reader, years, vak, vek)
    elif years is not None or not isinstance(total, MappingNode):
        rest = absent(row.place if years is None else years.place)
    totals = [
        reader.figure(total, side) if isinstance(total, MappingNode) else absent(row.place)
        for side in ("vak", "vek")
    ]
    vak_line = Line(row.place, names, vak, totals[0], rest)
    vek_line = Line(row.place, names, vek, totals[1], rest)
    return _beside(vak_line, vek_line), _beside(vek_line, vak_line)


def _calendar_years(
    reader: Reader, years: MappingNode, vak: dict[int, Figure], vek: dict[int, Figure]
) -> Figure | None:
    """Read both sides of each year; give an absent figure when some of it could not be read."""
    odd = None
    for written, cells in years.pairs():
        year = year_written(written)
        if year is None or year in vak or year in vek or not isinstance(cells, MappingNode):
            odd = written
            continue
        if cells.get("vak") is None and cells.get("vek") is None:
            # A year that says nothing does not say that it is zero.
            odd = written
        if cells.get("vak") is not None:
            vak[year] = reader.figure(cells, "vak")
        if cells.get("vek") is not None:
            vek[year] = reader.figure(cells, "vek")
    return None if odd is None else absent(years.key(odd).place)


def _beside(line: Line[int], other: Line[int]) -> Line[int]:
    """Return a row, nothing told from zero: one that states only VEK says nothing about its VAK."""
    if _speaks(line) or not _speaks(other):
        return line
    return line._replace(rest=absent(line.place))


def _speaks(line: Line[int]) -> bool:
    return any(stated(figure) for figure in (*line.cells.values(), line.total))
