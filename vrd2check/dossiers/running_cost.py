"""The running-cost dossier: the yearly request for the upkeep of what a project built."""

from collections.abc import Collection, Mapping
from typing import NamedTuple

from vrd2check.figures import Figure
from vrd2check.places import Place
from vrd2check.source import MappingNode

from .dossier import Head, read_head
from .names import Name
from .reading import Reader, flag, mappings
from .tables import Dimension, Table


class Grant(NamedTuple):
    """What chapter 1 says was granted, euro by year."""

    investment: Mapping[int, Figure]
    running: Mapping[int, Figure]


class Result(NamedTuple):
    """Something that the project built and that is in use, with its deliverable."""

    place: Place
    description: Name | None
    deliverable: Name | None


class RunningCostDossier(NamedTuple):
    """A running-cost dossier; its number is that of the project whose results are run.

    ``not_indexed`` is the place where the amounts are said not to be indexed, if they are.
    """

    head: Head
    grant: Grant | None
    costs: Table[int] | None
    results: tuple[Result, ...] = ()
    not_indexed: Place | None = None


def read_running_cost(root: MappingNode, split: Collection[Place] = ()) -> RunningCostDossier:
    """Read a running-cost dossier from its located tree."""
    reader = Reader(root, split)
    granted = root.get("hefboomkrediet")
    grant, indexed = None, root.get("geindexeerd")
    if isinstance(granted, MappingNode):
        investment, _ = reader.years(granted.get("investering"))
        running, _ = reader.years(granted.get("exploitatie"))
        grant = Grant(investment, running)
    return RunningCostDossier(
        grant=grant,
        costs=reader.year_table(root.get("kosten"), "kosten"),
        results=tuple(
            Result(
                row.place,
                reader.name(row, "omschrijving"),
                reader.name(row, "deliverable", Dimension.DELIVERABLE),
            )
            for row in mappings(root.get("resultaten"))
        ),
        not_indexed=None if indexed is None or flag(root, "geindexeerd") else indexed.place,
        head=read_head(reader),
    )
