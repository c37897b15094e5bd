"""Small drawings in a cell: bars for a course in time, and stretches of time.

They are drawn in block characters; the layout replaces these where an encoding lacks them.
"""

from collections.abc import Sequence
from fractions import Fraction

_BARS = "▁▂▃▄▅▆▇█"
NOTHING = "·"
FULL = "█"
_PLAINER = str.maketrans(dict(zip(_BARS + NOTHING, ".:-=+*%#_", strict=True)))


def bars(values: Sequence[Fraction | None]) -> str:
    """Draw one bar a value, the highest as high as a bar can be; nothing for zero or less."""
    highest = max((value for value in values if value is not None), default=Fraction(0))

    def bar(value: Fraction | None) -> str:
        if value is None or value <= 0:
            return NOTHING
        eighths = -(-value * len(_BARS) // highest)  # rounded up: what is paid is seen
        return _BARS[int(eighths) - 1]

    return "".join(map(bar, values))


def stretch(start: int, end: int, length: int) -> str:
    """Draw steps ``start`` to ``end``, both included, of a stretch of ``length`` steps from 0."""
    return "".join(FULL if start <= step <= end else NOTHING for step in range(length))


def plainer(drawing: str) -> str:
    """Draw with ASCII characters what is drawn with block characters."""
    return drawing.translate(_PLAINER)
