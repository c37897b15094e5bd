"""A figure: a value that never loses its place in the file."""

from dataclasses import dataclass, replace
from decimal import Decimal
from enum import Enum

from vrd2check.figures.number_diagnostics import explain, explain_twice
from vrd2check.figures.reading import ZERO, Kind, is_empty, read_number, states_nothing
from vrd2check.language import Text
from vrd2check.places import Place


class State(Enum):
    """What is known of a figure: its value, that it is nothing, or less than that."""

    READ = "read"
    BLANK = "blank"
    EMPTY = "empty"
    ABSENT = "absent"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True, eq=False)
class Figure:
    """One figure of a dossier.

    Its identity is its place in the file: two figures of the same value are two figures. A blank
    one, as ``nvt``, counts as exactly zero; an empty, absent or unreadable one has no value, and
    ``problem`` says why it cannot be read and what the author may have meant. ``point_groups``
    tells that other YAML readers see another number: 9,502 where an unquoted ``9.502`` means 9502.
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
    number = read_number(written, kind)
    if number is not None:
        value, half_unit, point_groups = number
        point_groups = plain and point_groups
        return Figure(value, half_unit, written, place, kind, State.READ, None, point_groups)
    if is_empty(written):
        return Figure(None, ZERO, written, place, kind, State.EMPTY)
    if states_nothing(written):
        return Figure(ZERO, ZERO, written, place, kind, State.BLANK)
    return Figure(None, ZERO, written, place, kind, State.UNREADABLE, explain(written, kind))


def stated_twice(figure: Figure) -> Figure:
    """Return a figure whose column its line has more than once: which of them counts is unknown."""
    problem = figure.problem or explain_twice(figure.written)
    return replace(
        figure,
        value=None,
        half_unit=ZERO,
        state=State.UNREADABLE,
        point_groups=False,
        problem=problem,
    )


def absent(place: Place, kind: Kind = Kind.AMOUNT) -> Figure:
    """Stand in for a figure that the file lacks, at the place where it was looked for."""
    return Figure(None, ZERO, "", place, kind, State.ABSENT)
