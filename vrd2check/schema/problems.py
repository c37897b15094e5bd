"""What can be wrong with the shape of a dossier."""

from enum import Enum
from typing import NamedTuple

from vrd2check.language import Text
from vrd2check.places import Place
from vrd2check.source import MappingNode


class ShapeProblemKind(Enum):
    """The sorts of problem this package reports; the value is a stable name."""

    UNKNOWN_KIND = "unknown-kind"
    """``soort`` is missing or names no kind of dossier, so nothing else was looked at."""
    UNKNOWN_KEY = "unknown-key"
    """A key that the schema does not know at this spot; the place is that of the key."""
    MISSING_KEY = "missing-key"
    """A key that must be there; the place is the first key of the mapping that lacks it."""
    EMPTY = "empty"
    """Nothing is written where something must be."""
    WRONG_TYPE = "wrong-type"
    """A list, a block of keys or a single value where another of these belongs."""
    NOT_ALLOWED_VALUE = "not-allowed-value"
    """The right sort of value, but not one of those allowed."""
    WRONG_LENGTH = "wrong-length"
    """A list with too many or too few items."""
    UNQUOTED_NUMBER = "unquoted-number"
    """A dossier number without quotes, which YAML readers change: ``22.10`` becomes 22.1."""
    TOO_MANY_PROBLEMS = "too-many-problems"
    """More than ``limits.MAX_PROBLEMS``; the rest is not listed."""


class ShapeProblem(NamedTuple):
    """One thing wrong with the shape: what, where, and in plain words how to put it right.

    ``suggestion`` is what could stand at ``place`` instead; of a missing ``soort``, the kind that
    the other keys point to.
    """

    kind: ShapeProblemKind
    place: Place
    message: Text
    suggestion: str | None = None


def start_of(mapping: MappingNode) -> Place:
    """Return a short span that stands for a mapping: its first key, or its first character."""
    if mapping.entries:
        return mapping.entries[0].key.place
    place = mapping.place
    return place._replace(end_line=place.line, end_column=place.column + 1)
