"""A figure: a value that never loses its place in the file."""

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from functools import lru_cache

from vrd2check.figures.amounts import read_amount, usual_amount
from vrd2check.figures.quantities import read_count, read_percentage
from vrd2check.figures.reading import ZERO, Kind
from vrd2check.language import Text
from vrd2check.places import Place

_READERS = {
    Kind.AMOUNT: read_amount,
    Kind.COUNT: read_count,
    Kind.PERCENTAGE: read_percentage,
}


class State(Enum):
    """What is known of a figure: its value, that it is empty, or nothing."""

    READ = "read"
    BLANK = "blank"
    ABSENT = "absent"
    UNREADABLE = "unreadable"


# To read a member from its enumeration takes as long as to call a function.
_READ, _ABSENT, _AMOUNT = State.READ, State.ABSENT, Kind.AMOUNT


@dataclass(frozen=True, slots=True, eq=False)
class Figure:
    """One figure of a dossier.

    Its identity is its place in the file: two figures of the same value are two figures. A blank
    one counts as exactly zero; an absent or unreadable one has no value. ``point_groups`` tells
    that other YAML readers see another number: 9,502 where an unquoted ``9.502`` means 9502.
    """

    value: Decimal | None
    half_unit: Decimal
    written: str
    place: Place
    kind: Kind
    state: State
    problem: Text | None = None
    point_groups: bool = False


def read_figure(written: str, place: Place, kind: Kind = Kind.AMOUNT, plain: bool = True) -> Figure:
    """Read a figure at its place; what cannot be read is a figure with a problem.

    ``plain`` is false for a text in quotes, which every YAML reader leaves as it is.
    """
    value, half_unit, state, problem, point_groups = _read(written, kind)
    return Figure(value, half_unit, written, place, kind, state, problem, plain and point_groups)


@lru_cache(maxsize=8192)
def _read(written: str, kind: Kind) -> tuple[Decimal | None, Decimal, State, Text | None, bool]:
    """Read what is written; the same amounts stand in many tables of a dossier, and zero in all."""
    usual = usual_amount(written) if kind is _AMOUNT else None
    if usual is not None:
        value, half_unit, point_groups = usual
        return value, half_unit, _READ, None, point_groups
    reading = _READERS[kind](written)
    if reading.value is not None:
        return reading.value, reading.half_unit, _READ, None, reading.point_groups
    if reading.blank:
        return ZERO, ZERO, State.BLANK, None, False
    return None, ZERO, State.UNREADABLE, reading.problem, False


def absent(place: Place, kind: Kind = Kind.AMOUNT) -> Figure:
    """Stand in for a figure that the file lacks, at the place where it was looked for."""
    return Figure(None, ZERO, "", place, kind, _ABSENT)
