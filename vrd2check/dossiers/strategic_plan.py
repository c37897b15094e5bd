"""The strategic plan: the priorities that projects serve, and focus domains."""

from collections.abc import Collection
from typing import NamedTuple

from vrd2check.places import Place
from vrd2check.source import MappingNode, SequenceNode

from .dossier import Head, read_head
from .names import Name
from .reading import Reader, When, mappings


class PlannedPriority(NamedTuple):
    """A priority of the plan: its number, its name, since when, and other names that it has."""

    place: Place
    number: Name | None
    name: Name | None
    since: When | None
    others: tuple[Name, ...]

    def names(self) -> tuple[Name, ...]:
        """Return all names that it has."""
        return (*((self.name,) if self.name is not None else ()), *self.others)


class FocusDomain(NamedTuple):
    """A focus domain of the plan; ``nature`` tells whether it is a functional one."""

    place: Place
    number: Name | None
    name: Name | None
    nature: Name | None


class StrategicPlan(NamedTuple):
    """A strategic plan."""

    head: Head
    priorities: tuple[PlannedPriority, ...]
    domains: tuple[FocusDomain, ...]


def read_strategic_plan(root: MappingNode, split: Collection[Place] = ()) -> StrategicPlan:
    """Read a strategic plan from its located tree."""
    reader = Reader(root, split)
    return StrategicPlan(
        priorities=tuple(_priority(reader, row) for row in mappings(root.get("prioriteiten"))),
        domains=tuple(
            FocusDomain(
                row.place,
                reader.name(row, "nummer"),
                reader.name(row, "naam"),
                reader.name(row, "aard"),
            )
            for row in mappings(root.get("focusdomeinen"))
        ),
        head=read_head(reader),
    )


def _priority(reader: Reader, row: MappingNode) -> PlannedPriority:
    others = row.get("ook")
    named = map(reader.named, others.items if isinstance(others, SequenceNode) else ())
    return PlannedPriority(
        row.place,
        reader.name(row, "nummer"),
        reader.name(row, "naam"),
        reader.moment(row, "sinds"),
        tuple(name for name in named if name is not None),
    )
