"""What is remembered of every dossier of a run, however many there are."""

from typing import NamedTuple, TypeAlias

from vrd2check.places import Place

from .evaluation import Evaluation
from .names import Name
from .programme import Programme
from .project import ProjectDossier
from .running_cost import RunningCostDossier

Dossier: TypeAlias = ProjectDossier | RunningCostDossier | Evaluation | Programme


class Card(NamedTuple):
    """What is remembered of a dossier.

    ``kind`` is its class, ``years`` those for which it asks or gives money. ``place`` stands for
    the file as a whole.
    """

    file: str
    kind: type[Dossier]
    place: Place
    number: Name | None
    title: Name | None
    year: int | None
    years: tuple[int, ...]


def card_of(dossier: Dossier) -> Card:
    """Write down what is remembered of a dossier."""
    head = dossier.head
    return Card(
        file=head.file,
        kind=type(dossier),
        place=head.place,
        number=head.number,
        title=head.title,
        year=head.year,
        years=years_of(dossier),
    )


def years_of(dossier: Dossier) -> tuple[int, ...]:
    """Return the years for which a dossier asks or gives money, the first one first.

    Of a project its own and those of its calendar, of a programme those of its credits.
    """
    years: set[int] = set()
    if isinstance(dossier, ProjectDossier):
        if dossier.head.year is not None:
            years.add(dossier.head.year)
        if dossier.calendar is not None:
            years.update(dossier.calendar.vak.columns(), dossier.calendar.vek.columns())
    elif isinstance(dossier, Programme):
        years.update(dossier.credits)
    return tuple(sorted(years))
