"""What the rules on days and on rates both ask of the effort tables."""

from dataclasses import replace

from vrd2check.dossiers import Dimension, Effort, Line, ProjectDossier, Table, stated
from vrd2check.dossiers.project import COST, COUNT
from vrd2check.figures import Figure, Kind, absent

from .chapters import investment_side
from .tables import stated_or_sum


def by_type(dossier: ProjectDossier) -> dict[tuple[str, int], tuple[Effort, ...]]:
    """Group the tables by purchase type and year; those that lack one are left out."""
    groups: dict[tuple[str, int], tuple[Effort, ...]] = {}
    for effort in dossier.efforts:
        if effort.purchase_type is not None and effort.year is not None:
            key = (effort.purchase_type.canonical, effort.year)
            groups[key] = (*groups.get(key, ()), effort)
    return groups


def costs_of(effort: Effort) -> tuple[Figure, ...]:
    """Return what a table costs: its total, else its lines; absent when it states no costs."""
    if COST not in effort.table.columns():
        return (absent(effort.place),)
    return stated_or_sum(with_gaps(effort.table), COST)


def with_gaps(table: Table[str]) -> Table[str]:
    """Put an absent figure where a line leaves out a count or a cost that it must have.

    A profile with days but no cost does not cost nothing; a lump sum has no days indeed.
    """
    columns = table.columns()
    counted = any(COUNT in line.cells for line in table.lines)
    lines = []
    for line in table.lines:
        gaps: dict[str, Figure] = {}
        count = line.cells.get(COUNT)
        priced = line.rate is not None and stated(line.rate)
        if COUNT in columns and count is None and not line.lump_sum and (priced or not counted):
            gaps[COUNT] = absent(line.place, Kind.COUNT)
        if COST in columns and COST not in line.cells and count is not None and count.value != 0:
            gaps[COST] = absent(line.place)
        lines.append(replace(line, cells={**line.cells, **gaps}) if gaps else line)
    return replace(table, lines=tuple(lines))


def model_amount(dossier: ProjectDossier, purchase_type: str, year: int) -> tuple[Figure, ...]:
    """Return what the cost model invests of one purchase type in a year; empty if it has none.

    A line that does not tell its purchase type makes the amount unknown. A line with only a total
    is of the year if the project has no other year.
    """
    side = investment_side(dossier)
    if side is None:
        return ()
    figures: list[Figure] = list(side.missing)
    found = False
    for table in side.tables:
        for line in table.lines:
            kind = line.canonical(Dimension.PURCHASE_TYPE)
            of_year = _in_year(dossier, line, year)
            if kind == purchase_type and of_year:
                found = True
                figures += of_year
            elif kind is None and of_year:
                figures.append(absent(line.place))
        figures += table.missing()
    return tuple(figures) if found else ()


def _in_year(dossier: ProjectDossier, line: Line[int], year: int) -> tuple[Figure, ...]:
    if line.only_total():
        return (line.total,) if _only_year(dossier) == year else (absent(line.place),)
    cell = (line.cells[year],) if year in line.cells else ()
    return cell if line.rest is None else (*cell, line.rest)


def _only_year(dossier: ProjectDossier) -> int | None:
    start, end = dossier.head.start, dossier.head.end
    if start is None or end is None or start.period is None or end.period is None:
        return None
    first, last = start.period.start.year, end.period.end.year
    return first if first == last else None
