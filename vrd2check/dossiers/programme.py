"""The programme note: credits by year, the portfolio of projects, the monthly payments."""

from collections.abc import Collection, Mapping
from typing import NamedTuple

from vrd2check.figures import Figure, Kind, month_number
from vrd2check.places import Place
from vrd2check.source import MappingNode, Node, Scalar, SequenceNode

from .dossier import Head, read_head
from .names import Name
from .project import Forecast, amount_table, read_forecast
from .reading import Reader, mappings
from .tables import Table


class Meeting(NamedTuple):
    """A body of the programme and the months in which it meets.

    ``months`` are those of the calendar, ``said`` those of the text, ``every`` how many months lie
    between two meetings at most, ``before`` the body that it prepares.
    """

    place: Place
    body: Name | None
    months: tuple[int, ...]
    said: tuple[int, ...]
    every: Figure
    before: Name | None


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
    meetings: tuple[Meeting, ...] = ()


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
        meetings=tuple(
            Meeting(
                row.place,
                reader.name(row, "structuur"),
                _months(row.get("maanden")),
                _months(row.get("in_de_tekst")),
                reader.figure(row, "om_de_maanden", Kind.COUNT),
                reader.name(row, "voor"),
            )
            for row in mappings(root.get("beheerstructuren"))
        ),
        head=read_head(reader),
    )


def _months(node: Node | None) -> tuple[int, ...]:
    """Return the months of a list, in their order of the year."""
    written = node.items if isinstance(node, SequenceNode) else ()
    read = (month_number(one.written) for one in written if isinstance(one, Scalar))
    return tuple(sorted({month for month in read if month is not None}))
