"""Small drawings in a row: bars for a course in time, and stretches of time."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from fractions import Fraction

from vrd2check.language import Text
from vrd2check.sheets import Column

from .table import DRAWING, Table

_COURSE = Text("verloop", "course")
_BARS = "▁▂▃▄▅▆▇█"
_NOTHING = "·"
_FULL = "█"
_PLAINER = str.maketrans(dict(zip(_BARS + _NOTHING, ".:-=+*%#_", strict=True)))


def bars(values: Sequence[Fraction | None]) -> str:
    """Draw one bar a value, the highest as high as a bar can be; nothing for zero or less."""
    highest = max((value for value in values if value is not None), default=Fraction(0))

    def bar(value: Fraction | None) -> str:
        if value is None or value <= 0:
            return _NOTHING
        eighths = -(-value * len(_BARS) // highest)  # rounded up: what is paid is seen
        return _BARS[int(eighths) - 1]

    return "".join(map(bar, values))


def with_course(table: Table, columns: Sequence[Column]) -> Table:
    """Add a drawing of the course of each row over some columns of a table."""
    rows = []
    for row in table.rows:
        values = [row.value(column) for column in columns]
        drawn = {DRAWING: bars(values)} if any(values) else {}
        rows.append(row._replace(texts={**row.texts, **drawn}))
    return replace(table, drawing=_COURSE, rows=tuple(rows))


def stretch(start: int, end: int, steps: Iterable[int]) -> str:
    """Draw steps, of which those from ``start`` to ``end``, both included, are full."""
    return "".join(_FULL if start <= step <= end else _NOTHING for step in steps)


def plainer(drawing: str) -> str:
    """Draw with ASCII characters what is drawn with block characters."""
    return drawing.translate(_PLAINER)
