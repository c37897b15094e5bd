"""Slips as people make them, each put into a dossier as it is made and not as it could be found.

A slip changes the tables of a dossier and tells what it did: its kind, the figures and labels that
are wrong by it, and what else it could be called with the same right.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from itertools import combinations
from random import Random

from .tables import Cell, Column, Dossier, Label, Line, Table

NONE_OF_THESE = "unknown"
_LEAST_DIGITS = 2


@dataclass(eq=False, slots=True)
class Slip:
    """What somebody did.

    ``kind`` is what it was; ``names`` holds it and whatever would have left the same figures wrong
    in the same way. ``area`` are the figures and labels by which its place can be told.
    ``line`` is a line that is missing. ``pairs`` are labels that may as well have changed places.
    """

    kind: str
    table: Table
    names: set[str] = field(default_factory=set)
    area: set[Cell | Label] = field(default_factory=set)
    line: Line | None = None
    pairs: list[tuple[Label, Label]] = field(default_factory=list)

    def __str__(self) -> str:
        """Tell what was done and what is wrong by it."""
        wrong = [f"{one.value} for {one.true}" for one in self.area if one.value != one.true]
        missing = [label.value for label in self.line.labels.values()] if self.line else []
        told = ", ".join(sorted(wrong)[:6] + missing)
        return f"{self.kind} in {self.table.chapter}: {told}"


_Place = tuple[Table, Line, Column, Cell]
_Maker = Callable[[Dossier, Random], Slip | None]


def make(kind: str, dossier: Dossier, random: Random) -> Slip | None:
    """Make a slip of a kind somewhere in a dossier.

    Return None, with nothing changed, where it cannot be made at the place that was drawn.
    """
    slip = _MAKERS[kind](dossier, random)
    if slip is not None:
        slip.names.add(slip.kind)
    return slip


def _places(dossier: Dossier) -> list[_Place]:
    return [(table, *place) for table in dossier.tables for place in table.cells()]


def _clean(cells: Iterable[Cell]) -> bool:
    """Whether no slip was made in some cells yet."""
    return all(cell.value == cell.true for cell in cells)


def _wrong(kind: str, table: Table, changes: dict[Cell, Decimal | None]) -> Slip | None:
    """Give cells another value, unless one of them is wrong already or nothing changes."""
    real = {cell: value for cell, value in changes.items() if value != cell.value}
    if not real or not _clean(changes):
        return None
    for cell, value in real.items():
        cell.value = value
    return Slip(kind, table, area=set(real))


# One figure


def _in_a_cell(
    kind: str, change: Callable[[Table, Line, Column, Cell, Random], Decimal | None]
) -> _Maker:
    def maker(dossier: Dossier, random: Random) -> Slip | None:
        table, line, column, cell = random.choice(_places(dossier))
        if not cell.value:
            return None
        value = change(table, line, column, cell, random)
        if value is None or abs(value) >= 10**12:
            return None
        slip = _wrong(kind, table, {cell: value})
        if slip is not None:
            slip.names |= names_of(table, line, column, cell)
        return slip

    return maker


def _typed(change: Callable[[str, Random], str | None]) -> Callable[..., Decimal | None]:
    """Change the digits of a figure as they are typed, without points."""

    def typed(_: Table, __: Line, ___: Column, cell: Cell, random: Random) -> Decimal | None:
        digits = _digits(cell, cell.value)
        if len(digits) < _LEAST_DIGITS:
            return None
        changed = change(digits, random)
        return int(changed) * cell.unit if changed and changed[0] != "0" else None

    return typed


def _digits(cell: Cell, value: Decimal | None) -> str:
    return str(int(abs(value or 0) / cell.unit))


def _replaced(digits: str, random: Random) -> str:
    place = random.randrange(len(digits))
    return digits[:place] + random.choice("0123456789") + digits[place + 1 :]


def _added(digits: str, random: Random) -> str:
    place = random.randrange(len(digits) + 1)
    return digits[:place] + random.choice("0123456789") + digits[place:]


def _dropped(digits: str, random: Random) -> str:
    place = random.randrange(len(digits))
    return digits[:place] + digits[place + 1 :]


def _doubled(digits: str, random: Random) -> str:
    place = random.randrange(len(digits))
    return digits[:place] + digits[place] + digits[place:]


def _swapped(digits: str, random: Random) -> str:
    place = random.randrange(len(digits) - 1)
    # Mostly those beside each other.
    other = place + 1 if random.random() < 0.75 else random.randrange(place + 1, len(digits))
    typed = list(digits)
    typed[place], typed[other] = typed[other], typed[place]
    return "".join(typed)


def _ten(_: Table, __: Line, ___: Column, cell: Cell, random: Random) -> Decimal | None:
    factor = Decimal(random.choice((10, 10, 100, 1000)))
    value = cell.value or Decimal(0)
    if random.random() < 0.5:
        return value * factor
    smaller = value / factor
    return smaller if smaller == smaller.quantize(cell.unit) else None


def _thousands(_: Table, __: Line, ___: Column, cell: Cell, ____: Random) -> Decimal | None:
    if cell.role == "percentage" or abs(cell.value or 0) < 1000:
        return None
    return ((cell.value or 0) / Decimal(1000)).quantize(Decimal("0.01"), ROUND_HALF_UP)


def _vat(_: Table, __: Line, ___: Column, cell: Cell, random: Random) -> Decimal | None:
    if cell.role in {"percentage", "count"}:
        return None
    rate = Decimal("1.21") if random.random() < 0.9 else Decimal("1.06")
    value = cell.value or Decimal(0)
    other = value * rate if random.random() < 0.5 else value / rate
    return other.quantize(cell.unit, ROUND_HALF_UP)


def _cut(_: Table, __: Line, ___: Column, cell: Cell, ____: Random) -> Decimal | None:
    return (cell.value or Decimal(0)).quantize(Decimal(1), ROUND_DOWN)


def _sign(_: Table, __: Line, ___: Column, cell: Cell, ____: Random) -> Decimal | None:
    return -(cell.value or Decimal(0)) if cell.role == "amount" else None


def _left_empty(dossier: Dossier, random: Random) -> Slip | None:
    table, _, __, cell = random.choice(_places(dossier))
    if not cell.value or cell.role in {"percentage", "rate"}:
        return None
    return _wrong("left-empty", table, {cell: random.choice((None, Decimal(0)))})


def _other(_: Table, __: Line, ___: Column, cell: Cell, random: Random) -> Decimal | None:
    """Nothing that can be recognised."""
    value = (cell.value or Decimal(0)) * Decimal(random.randrange(300, 1700)) / 1000
    return value.quantize(cell.unit)


def _beside(step: int, *, down: bool) -> Callable[..., Decimal | None]:
    def copied(table: Table, line: Line, column: Column, _: Cell, random: Random) -> Decimal | None:
        near = _neighbour(table, line, column, step or random.choice((-1, 1)), down=down)
        return near.value if near is not None else None

    return copied


def _neighbour(table: Table, line: Line, column: Column, step: int, *, down: bool) -> Cell | None:
    """Return the cell that is printed above, below or beside another."""
    if down:
        lines = table.all_lines()
        place = lines.index(line) + step
        return lines[place].cells.get(column) if 0 <= place < len(lines) else None
    columns = list(line.cells)
    place = columns.index(column) + step
    return line.cells[columns[place]] if 0 <= place < len(columns) else None


def _year_earlier(_: Table, line: Line, column: Column, __: Cell, ___: Random) -> Decimal | None:
    return _earlier(line, column)


def _earlier(line: Line, column: Column) -> Decimal | None:
    """Return what the same line has a year earlier."""
    match column:
        case int() if column > 2000:
            earlier: Column = column - 1
        case (int() as year, side):
            earlier = year - 1, side
        case _:
            return None
    return line.cells[earlier].value if earlier in line.cells else None


# Totals


def _in_a_total(
    kind: str, change: Callable[[Table, Line, Column, Cell, Random], Decimal | None]
) -> _Maker:
    def maker(dossier: Dossier, random: Random) -> Slip | None:
        totals = [one for one in _places(dossier) if one[0].is_total(one[1], one[2])]
        if not totals:
            return None
        table, line, column, cell = random.choice(totals)
        value = change(table, line, column, cell, random)
        slip = _wrong(kind, table, {cell: value}) if value is not None else None
        if slip is not None:
            slip.names |= names_of(table, line, column, cell)
        return slip

    return maker


def _not_updated(
    table: Table, line: Line, column: Column, cell: Cell, random: Random
) -> Decimal | None:
    """A part was changed later: it had another value when the total was made."""
    parts = [part for part in table.parts(line, column) if part.value]
    if not parts:
        return None
    part = random.choice(parts)
    value = part.value or Decimal(0)
    older = (value * Decimal(random.randrange(300, 1900)) / 1000).quantize(part.unit)
    return (cell.value or Decimal(0)) - value + older


def _subtotal_in(
    table: Table, line: Line, column: Column, cell: Cell, random: Random
) -> Decimal | None:
    if line is not table.total:
        return None
    subtotals = [one.cells[column] for one in table.subtotals if column in one.cells]
    if not subtotals:
        return None
    return (cell.value or Decimal(0)) + (random.choice(subtotals).value or 0)


def _a_part(sign: int) -> Callable[..., Decimal | None]:
    def changed(
        table: Table, line: Line, column: Column, cell: Cell, random: Random
    ) -> Decimal | None:
        parts = [part for part in table.parts(line, column) if part.value]
        if len(parts) < 2:
            return None
        return (cell.value or Decimal(0)) + sign * (random.choice(parts).value or 0)

    return changed


def names_of(table: Table, line: Line, column: Column, cell: Cell) -> set[str]:
    """Return every way in which one figure could have come to what it is from what it should be.

    So an amount of which a nought was dropped may be called a tenth as well.
    """
    true, wrong = cell.true or Decimal(0), cell.value or Decimal(0)
    return {
        *_typing_names(cell, true, wrong),
        *_arithmetic_names(cell, true, wrong),
        *_copying_names(table, line, column, wrong),
        *(_total_names(table, line, column, true, wrong) if table.is_total(line, column) else ()),
    }


def _typing_names(cell: Cell, true: Decimal, wrong: Decimal) -> Iterator[str]:
    one, other = _digits(cell, true), _digits(cell, wrong)
    if (true < 0) != (wrong < 0) or len(one) < _LEAST_DIGITS or wrong % cell.unit:
        return
    if len(one) == len(other):
        differing = [place for place in range(len(one)) if one[place] != other[place]]
        if len(differing) == 1:
            yield "digit"
        if len(differing) == 2:
            first, second = differing
            if (one[first], one[second]) == (other[second], other[first]):
                yield "digits-swapped"
    if _drops_to(other, one):
        yield "digit-added"
        if any(_doubled_at(one, place) == other for place in range(len(one))):
            yield "digit-doubled"
    if _drops_to(one, other):
        yield "digit-dropped"


def _arithmetic_names(cell: Cell, true: Decimal, wrong: Decimal) -> Iterator[str]:
    if true and wrong and any(wrong == true * f or true == wrong * f for f in (10, 100, 1000)):
        yield "factor-ten"
    if (true / 1000).quantize(Decimal("0.01"), ROUND_HALF_UP) == wrong:
        yield "thousands-point"
    if true == -wrong:
        yield "sign"
    if true != wrong and true.quantize(Decimal(1), ROUND_DOWN) == wrong:
        yield "cut-off"
    if not wrong:
        yield "left-empty"
    for rate in (Decimal("1.21"), Decimal("1.06")):
        for other in (true * rate, true / rate):
            if other.quantize(cell.unit, ROUND_HALF_UP) == wrong:
                yield "vat"


def _copying_names(table: Table, line: Line, column: Column, wrong: Decimal) -> Iterator[str]:
    if not wrong:
        return
    for name, step, down in (
        ("copied-above", -1, True),
        ("copied-below", 1, True),
        ("copied-beside", -1, False),
        ("copied-beside", 1, False),
    ):
        near = _neighbour(table, line, column, step, down=down)
        if near is not None and near.value == wrong:
            yield name
    if _earlier(line, column) == wrong:
        yield "year-earlier"


def _total_names(
    table: Table, line: Line, column: Column, true: Decimal, wrong: Decimal
) -> Iterator[str]:
    # Whatever else is wrong with a total, it is not that of its parts: an older one, perhaps.
    yield "total-not-updated"
    parts = [part.value for part in table.parts(line, column) if part.value]
    if true - wrong in parts:
        yield "line-left-out"
    if wrong - true in parts:
        yield "line-counted-twice"
    subtotals = [one.cells[column].value for one in table.subtotals if column in one.cells]
    if line is table.total and wrong - true in subtotals:
        yield "subtotal-added-in"


def _drops_to(longer: str, shorter: str) -> bool:
    return len(longer) == len(shorter) + 1 and any(
        longer[:place] + longer[place + 1 :] == shorter for place in range(len(longer))
    )


def _doubled_at(digits: str, place: int) -> str:
    return digits[:place] + digits[place] + digits[place:]


# Several figures of a table


def _moved(dossier: Dossier, random: Random) -> Slip | None:
    """An amount stands in another month, column, year or line, where there was none."""
    table, line, column, cell = random.choice(_places(dossier))
    if not cell.value or table.is_total(line, column) or cell.role != "amount":
        return None
    targets = [
        other
        for other_column, other in line.cells.items()
        if not table.is_total(line, other_column) and other.role == "amount" and not other.value
    ]
    targets += [
        one.cells[column]
        for one in table.lines
        if one is not line and column in one.cells and not one.cells[column].value
    ]
    if targets:
        target = random.choice(targets)
    else:
        absent = [one for one in table.columns if one not in line.cells]
        if table.chapter not in {"kostenmodel.investeringen", "vak_vek_kalender"} or not absent:
            return None
        target = Cell(None, cell.notation)
        line.cells[random.choice(absent)] = target
    slip = _wrong("moved", table, {target: cell.value, cell: Decimal(0)})
    if slip is not None:
        slip.names |= {"cells-exchanged"}
        if sum(bool(one.true) for one in line.cells.values()) <= 2:
            slip.names |= {"row-shifted"}
    return slip


def _exchanged(dossier: Dossier, random: Random) -> Slip | None:
    table, line, column, cell = random.choice(_places(dossier))
    if table.is_total(line, column) or cell.role != "amount":
        return None
    others = [
        other
        for other_column, other in line.cells.items()
        if not table.is_total(line, other_column) and other.role == "amount"
    ]
    others += [one.cells[column] for one in table.lines if column in one.cells]
    other = random.choice(others)
    slip = _wrong("cells-exchanged", table, {cell: other.value, other: cell.value})
    if slip is not None:
        if not cell.value or not other.value:
            slip.names.add("moved")
        if other not in line.cells.values() and len(line.cells) == 1:
            slip.names.add("rows-exchanged")
        if other in line.cells.values() and len(table.lines) == 1:
            slip.names.add("columns-exchanged")
    return slip


def _rate_and_days(dossier: Dossier, random: Random) -> Slip | None:
    for table in dossier.tables:
        if table.chapter == "inzet":
            cells = random.choice(table.lines).cells
            count, rate = cells["aantal"], cells["prijs"]
            return _wrong("rate-and-days", table, {count: rate.value, rate: count.value})
    return None


def _some_table(dossier: Dossier, random: Random, least: int) -> Table | None:
    tables = [table for table in dossier.tables if len(table.lines) >= least]
    return random.choice(tables) if tables else None


def _row_omitted(dossier: Dossier, random: Random) -> Slip | None:
    table = _some_table(dossier, random, 2)
    if table is None:
        return None
    line = random.choice(table.lines)
    if not _clean(line.cells.values()) or not any(cell.value for cell in line.cells.values()):
        return None
    table.lines.remove(line)
    return Slip("row-omitted", table, line=line)


def _row_twice(dossier: Dossier, random: Random) -> Slip | None:
    table = _some_table(dossier, random, 1)
    if table is None:
        return None
    line = random.choice(table.lines)
    if not _clean(line.cells.values()):
        return None
    cells = {
        column: Cell(cell.value, cell.notation, cell.role) for column, cell in line.cells.items()
    }
    copy = Line({key: Label(label.value) for key, label in line.labels.items()}, cells)
    table.lines.insert(table.lines.index(line) + 1, copy)
    return Slip(
        "row-twice",
        table,
        area={*line.cells.values(), *cells.values(), *line.labels.values(), *copy.labels.values()},
    )


def _rows_exchanged(dossier: Dossier, random: Random) -> Slip | None:
    table = _some_table(dossier, random, 2)
    if table is None:
        return None
    one, other = random.sample(table.lines, 2)
    if list(one.cells) != list(other.cells):
        return None
    changes: dict[Cell, Decimal | None] = {}
    for column, cell in one.cells.items():
        changes[cell], changes[other.cells[column]] = other.cells[column].value, cell.value
    slip = _wrong("rows-exchanged", table, changes)
    if slip is not None:
        # The labels of the two may as well have changed places.
        for key, label in one.labels.items():
            if key in other.labels and label.value != other.labels[key].value:
                slip.pairs.append((label, other.labels[key]))
                slip.area |= {label, other.labels[key]}
        if len(slip.area & set(changes)) == 2:
            slip.names.add("cells-exchanged")
    return slip


def _month_lines(dossier: Dossier) -> list[tuple[Table, Line]]:
    return [
        (table, line)
        for table in dossier.tables
        if table.chapter == "prognose_vek"
        for line in table.lines
    ]


def _row_shifted(dossier: Dossier, random: Random) -> Slip | None:
    lines = _month_lines(dossier)
    if not lines:
        return None
    table, line = random.choice(lines)
    step = random.choice((1, 1, -1))
    months = [line.cells[month] for month in range(1, 13) if month in line.cells]
    if len(months) < 12:
        return None
    values = [cell.value for cell in months]
    shifted = [Decimal(0), *values[:-1]] if step > 0 else [*values[1:], Decimal(0)]
    slip = _wrong("row-shifted", table, dict(zip(months, shifted, strict=True)))
    if slip is not None and sum(bool(value) for value in values) == 1:
        slip.names |= {"moved", "cells-exchanged"}
    return slip


def _running_totals(dossier: Dossier, random: Random) -> Slip | None:
    lines = _month_lines(dossier)
    if not lines:
        return None
    table, line = random.choice(lines)
    months = [line.cells[month] for month in range(1, 13) if month in line.cells]
    if random.random() < 0.4 and len(months) > 4:
        start = random.randrange(len(months) - 3)
        months = months[start : random.randrange(start + 3, len(months))]
    running, changes = Decimal(0), dict[Cell, Decimal | None]()
    for cell in months:
        running += cell.value or 0
        changes[cell] = running
    slip = _wrong("running-totals", table, changes)
    if slip is not None and len(slip.area) < 2:
        for cell in slip.area:
            if isinstance(cell, Cell):
                cell.value = cell.true
        return None
    return slip


def _whole_row(kind: str, factors: tuple[str, ...]) -> _Maker:
    def maker(dossier: Dossier, random: Random) -> Slip | None:
        tables = [table for table in dossier.tables if table.chapter != "verdeling"]
        table = random.choice(tables)
        line = random.choice(table.lines)
        cells = [cell for cell in line.cells.values() if cell.role == "amount" and cell.value]
        if table.chapter == "inzet" or not cells:
            return None
        factor = Decimal(random.choice(factors))
        up = random.random() < 0.5
        changes: dict[Cell, Decimal | None] = {}
        for cell in cells:
            value = cell.value or Decimal(0)
            changed = value * factor if up else value / factor
            rounded = changed.quantize(cell.unit, ROUND_HALF_UP)
            if kind == "row-factor" and rounded != changed:
                return None
            changes[cell] = rounded
        slip = _wrong(kind, table, changes)
        if slip is not None and len(slip.area) == 1:
            # A row of one amount is told as what was done to that.
            (column,) = (key for key, cell in line.cells.items() if cell in slip.area)
            slip.names |= names_of(table, line, column, line.cells[column])
        return slip

    return maker


def _wrong_label(dossier: Dossier, random: Random) -> Slip | None:
    """A line names another source, deliverable, profile or purchase type than it should."""
    table = _some_table(dossier, random, 1)
    if table is None:
        return None
    line = random.choice(table.lines)
    keys = [key for key in line.labels if key not in {"omschrijving", "kost", "groep", "product"}]
    if not keys or not _clean(line.cells.values()):
        return None
    key = random.choice(keys)
    label = line.labels[key]
    others = {
        one.labels[key].true
        for some in dossier.tables
        for one in some.lines
        if key in one.labels and one.labels[key].true != label.true
    }
    if not others or label.value != label.true:
        return None
    label.value = random.choice(sorted(others))
    area: set[Cell | Label] = {label}
    slip = Slip("wrong-label", table, area=area)
    if sum(bool(cell.value) for cell in line.cells.values()) == 1:
        slip.names.add("moved")
        area.update(cell for cell in line.cells.values() if cell.value)
    return slip


def _columns_exchanged(dossier: Dossier, random: Random) -> Slip | None:
    """Two years, or VAK and VEK, changed places: in all lines, and half the time in the totals."""
    tables = [one for one in dossier.tables if len(one.columns) > 1 and one.headings]
    if not tables:
        return None
    table = random.choice(tables)
    pairs: list[list[tuple[Column, Column]]]
    if table.chapter == "vak_vek_kalender":
        years = list(dict.fromkeys(column[0] for column in table.columns))  # type: ignore[index]
        pairs = [[((year, "vak"), (year, "vek"))] for year in years]
        pairs += [
            [((one, side), (other, side)) for side in ("vak", "vek")]
            for one, other in combinations(years, 2)
        ]
    else:
        pairs = [[pair] for pair in combinations(table.columns, 2)]
    chosen = random.choice(pairs)
    lines = table.all_lines() if random.random() < 0.5 else table.lines
    changes: dict[Cell, Decimal | None] = {}
    for line in lines:
        for one, other in chosen:
            if one in line.cells and other in line.cells:
                changes[line.cells[one]] = line.cells[other].value
                changes[line.cells[other]] = line.cells[one].value
    slip = _wrong("columns-exchanged", table, changes)
    if slip is not None:
        if len(slip.area) == 2:
            slip.names.add("cells-exchanged")
        slip.area |= set(table.headings.values())
        if table.headings and isinstance(chosen[0][0], int):
            slip.pairs.append((table.headings[chosen[0][0]], table.headings[chosen[0][1]]))
    return slip


def _wrong_heading(dossier: Dossier, random: Random) -> Slip | None:
    """The years above a table are one too early or too late."""
    tables = [one for one in dossier.tables if one.headings]
    if not tables:
        return None
    table = random.choice(tables)
    headings = [label for label in table.headings.values() if label.value != "totaal"]
    if any(label.value != label.true for label in headings):
        return None
    step = random.choice((1, -1))
    for label in headings:
        label.value = str(int(label.value) + step)
    cells = {cell for _, column, cell in table.cells() if column not in table.sums}
    return Slip("wrong-heading", table, area={*headings, *cells})


# Several tables, or a table and its totals


def _sums_over(table: Table, line: Line, column: Column) -> list[Cell]:
    """Return the totals of its table that a cell of a line is part of."""
    lines = [one for one in table.all_lines() if one is line or line in _covers(table, one)]
    columns = [column, *(total for total, parts in table.sums.items() if column in parts)]
    return [one.cells[c] for one in lines for c in columns if c in one.cells]


def _covers(table: Table, line: Line) -> list[Line]:
    return table.covered(line) if line not in table.lines else []


def _same_error(dossier: Dossier, random: Random) -> Slip | None:
    """A figure was wrong when the totals of its table were made, so that they are wrong as well."""
    places = [one for one in _places(dossier) if not one[0].is_total(one[1], one[2])]
    table, line, column, cell = random.choice(places)
    if cell.role != "amount" or not cell.value or table.chapter == "verdeling":
        return None
    cells = _sums_over(table, line, column)
    change = random.choice((_typed(_replaced), _typed(_dropped), _ten, _other))
    wrong = change(table, line, column, cell, random)
    if wrong is None or len(cells) < 2:
        return None
    grown = wrong - cell.value
    slip = _wrong(
        "total-same-error", table, {one: (one.value or Decimal(0)) + grown for one in cells}
    )
    if slip is not None:
        slip.names.add("old-version")
    return slip


def _copies(dossier: Dossier, random: Random) -> Slip | None:
    """The same wrong amount stands in all tables of lines that state it, but in no total."""
    places = [one for one in _places(dossier) if not one[0].is_total(one[1], one[2])]
    table, line, column, cell = random.choice(places)
    if cell.role != "amount" or not cell.value or "deliverable" not in line.labels:
        return None
    same = {
        other
        for one in dossier.tables
        for some in one.lines
        for other in some.cells.values()
        if other.value == cell.value
        and "deliverable" in some.labels
        and some.labels["deliverable"].value == line.labels["deliverable"].value
    }
    tables = {one.chapter for one in dossier.tables if any(c in same for _, _, c in one.cells())}
    if len(tables) < 2:
        return None
    change = random.choice((_typed(_replaced), _typed(_dropped), _ten, _typed(_swapped)))
    wrong = change(table, line, column, cell, random)
    if wrong is None:
        return None
    # It was copied from one into a second; a third table may be right.
    chosen = sorted(tables)
    random.shuffle(chosen)
    if len(chosen) > 2 and random.random() < 0.5:
        chosen = chosen[:2]
    kept = {
        c for one in dossier.tables if one.chapter in chosen for _, _, c in one.cells() if c in same
    }
    slip = _wrong("same-value-copied", table, dict.fromkeys(kept, wrong))
    if slip is not None:
        true = cell.true or Decimal(0)
        slip.names |= {*_typing_names(cell, true, wrong), *_arithmetic_names(cell, true, wrong)}
    return slip


def _old_version(dossier: Dossier, random: Random) -> Slip | None:
    """A table is an older one: several of its lines had other amounts, and it adds up."""
    table = _some_table(dossier, random, 2)
    if table is None or table.chapter in {"verdeling", "inzet"} or len(dossier.tables) < 2:
        return None
    lines = random.sample(table.lines, min(len(table.lines), random.choice((2, 2, 3))))
    grown: dict[Cell, Decimal] = {}
    for line in lines:
        columns = [one for one in line.cells if one not in table.sums and line.cells[one].value]
        if not columns:
            return None
        for column in random.sample(columns, min(len(columns), 2)):
            cell = line.cells[column]
            value = cell.value or Decimal(0)
            older = (value * Decimal(random.randrange(500, 1500)) / 1000).quantize(cell.unit)
            for alike in _settled_alike(table, line, column):
                for one in _sums_over(table, line, alike):
                    grown[one] = grown.get(one, Decimal(0)) + older - value
    return _wrong(
        "old-version",
        table,
        {cell: (cell.value or Decimal(0)) + more for cell, more in grown.items()},
    )


def _settled_alike(table: Table, line: Line, column: Column) -> list[Column]:
    """Return a column, in a calendar with VAK and VEK: what is committed is paid as well."""
    if table.chapter != "vak_vek_kalender" or not isinstance(column, tuple):
        return [column]
    return [one for side in ("vak", "vek") if (one := (column[0], side)) in line.cells]


_MAKERS: dict[str, _Maker] = {
    "digit": _in_a_cell("digit", _typed(_replaced)),
    "digit-added": _in_a_cell("digit-added", _typed(_added)),
    "digit-dropped": _in_a_cell("digit-dropped", _typed(_dropped)),
    "digit-doubled": _in_a_cell("digit-doubled", _typed(_doubled)),
    "digits-swapped": _in_a_cell("digits-swapped", _typed(_swapped)),
    "factor-ten": _in_a_cell("factor-ten", _ten),
    "thousands-point": _in_a_cell("thousands-point", _thousands),
    "sign": _in_a_cell("sign", _sign),
    "vat": _in_a_cell("vat", _vat),
    "cut-off": _in_a_cell("cut-off", _cut),
    "copied-above": _in_a_cell("copied-above", _beside(-1, down=True)),
    "copied-below": _in_a_cell("copied-below", _beside(1, down=True)),
    "copied-beside": _in_a_cell("copied-beside", _beside(0, down=False)),
    "left-empty": _left_empty,
    "year-earlier": _in_a_cell("year-earlier", _year_earlier),
    "moved": _moved,
    "cells-exchanged": _exchanged,
    "rate-and-days": _rate_and_days,
    "row-omitted": _row_omitted,
    "row-twice": _row_twice,
    "rows-exchanged": _rows_exchanged,
    "row-shifted": _row_shifted,
    "running-totals": _running_totals,
    "row-vat": _whole_row("row-vat", ("1.21",)),
    "row-factor": _whole_row("row-factor", ("10", "100", "1000")),
    "wrong-label": _wrong_label,
    "columns-exchanged": _columns_exchanged,
    "wrong-heading": _wrong_heading,
    "total-not-updated": _in_a_total("total-not-updated", _not_updated),
    "subtotal-added-in": _in_a_total("subtotal-added-in", _subtotal_in),
    "line-left-out": _in_a_total("line-left-out", _a_part(-1)),
    "line-counted-twice": _in_a_total("line-counted-twice", _a_part(1)),
    "total-same-error": _same_error,
    "same-value-copied": _copies,
    "old-version": _old_version,
    NONE_OF_THESE: _in_a_cell(NONE_OF_THESE, _other),
}
KINDS = tuple(_MAKERS)
