"""The programme note: credits by year, the portfolio of projects, the monthly payments."""

from collections.abc import Collection, Mapping
from typing import NamedTuple

from vrd2check.figures import Figure, Kind
from vrd2check.places import Place
from vrd2check.source import MappingNode

from .dossier import Head, read_head
from .names import Name
from .project import Forecast, amount_table, read_forecast
from .reading import Reader
from .tables import Table


class Programme(NamedTuple):
    """A programme note for one year; credits are euro by year, the own share a percentage.

    ``recurrent_costs`` is who bears the running costs, by the note.
    """

    head: Head
    credits: Mapping[int, Figure]
    own_share: Figure
    projects: Table[str] | None
    forecast: Forecast | None
    recurrent_costs: Name | None = None


def read_programme(root: MappingNode, split: Collection[Place] = ()) -> Programme:
    """Read a programme note from its located tree."""
    reader = Reader(root, split)
    credits_by_year, _ = reader.years(root.get("kredieten"))
    projects = root.get("projecten")
    return Programme(
        credits=credits_by_year,
        own_share=reader.figure(root, "eigen_inbreng", Kind.PERCENTAGE),
        projects=(
            amount_table(reader, projects, "projecten")
            if isinstance(projects, MappingNode)
            else None
        ),
        forecast=read_forecast(reader),
        recurrent_costs=reader.name(root, "recurrente_kosten"),
        head=read_head(reader),
    )
