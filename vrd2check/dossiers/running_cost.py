"""The running-cost dossier: the yearly request for the upkeep of what a project built."""

from collections.abc import Collection, Mapping
from typing import NamedTuple

from vrd2check.figures import Figure
from vrd2check.places import Place
from vrd2check.source import MappingNode

from .dossier import Head, read_head
from .reading import Reader
from .tables import Table


class Grant(NamedTuple):
    """What chapter 1 says was granted, euro by year."""

    investment: Mapping[int, Figure]
    running: Mapping[int, Figure]


class RunningCostDossier(NamedTuple):
    """A running-cost dossier; its number is that of the project whose results are run."""

    head: Head
    grant: Grant | None
    costs: Table[int] | None


def read_running_cost(root: MappingNode, split: Collection[Place] = ()) -> RunningCostDossier:
    """Read a running-cost dossier from its located tree."""
    reader = Reader(root, split)
    granted = root.get("hefboomkrediet")
    grant = None
    if isinstance(granted, MappingNode):
        investment, _ = reader.years(granted.get("investering"))
        running, _ = reader.years(granted.get("exploitatie"))
        grant = Grant(investment, running)
    return RunningCostDossier(
        grant=grant,
        costs=reader.year_table(root.get("kosten"), "kosten"),
        head=read_head(reader),
    )
