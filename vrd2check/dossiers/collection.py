"""The dossiers of a run: a card of each is at hand, and the dossier itself when it is asked for.

Relations between dossiers need little of most of them. So a run of any size keeps the cards, and
fetches the few dossiers that a rule really looks into.
"""

from collections.abc import Callable, Iterable, Iterator
from sys import intern
from typing import NamedTuple, TypeAlias

from vrd2check.places import Place

from .evaluation import Evaluation
from .names import Name
from .programme import Programme
from .project import ProjectDossier
from .running_cost import RunningCostDossier
from .tables import Key
from .vocabulary import SPELLED, by_thing, names_of

Dossier: TypeAlias = ProjectDossier | RunningCostDossier | Evaluation | Programme


class Card(NamedTuple):
    """What is remembered of a dossier.

    ``kind`` is its class. ``years`` are those for which it asks or gives money: of a project its
    own and those of its calendar, of a programme those of its credits. ``names`` are the names in
    a project dossier by sort, each thing once, as it is spelled first. ``place`` stands for the
    file as a whole.
    """

    file: str
    kind: type[Dossier]
    place: Place
    number: Name | None
    title: Name | None
    year: int | None
    years: tuple[int, ...]
    names: tuple[tuple[Key, Name], ...]

    def label(self) -> str:
        """Name the dossier in a word: by its number, or else by its file."""
        return str(self.number or self.file)


def card_of(dossier: Dossier) -> Card:
    """Write down what is remembered of a dossier."""
    head = dossier.head
    years: set[int] = set()
    names: list[tuple[Key, Name]] = []
    if isinstance(dossier, ProjectDossier):
        if head.year is not None:
            years.add(head.year)
        if dossier.calendar is not None:
            years.update(dossier.calendar.vak.columns(), dossier.calendar.vek.columns())
        for sort in SPELLED:
            firsts = (same[0] for same in by_thing(names_of(dossier, sort)).values())
            names += [(sort, _to_keep(name)) for name in firsts]
    elif isinstance(dossier, Programme):
        years.update(dossier.credits)
    return Card(
        file=head.file,
        kind=type(dossier),
        place=head.place,
        number=head.number,
        title=head.title,
        year=head.year,
        years=tuple(sorted(years)),
        names=tuple(names),
    )


def _to_keep(name: Name) -> Name:
    """Make a name share its texts with all others that are spelled so."""
    return Name(intern(name.text), name.place, intern(name.canonical), intern(name.full))


class Collection:
    """All dossiers of a run, in the order in which they were read.

    ``fetch`` gives the dossier in a file.
    """

    def __init__(self, cards: Iterable[Card], fetch: Callable[[str], Dossier]) -> None:
        self.cards = tuple(cards)
        self._fetch = fetch
        self._numbered: dict[str, list[Card]] = {}
        self._of: dict[tuple[type[Dossier], int | None], list[Card]] = {}
        for card in self.cards:
            for year in (None, *card.years):
                self._of.setdefault((card.kind, year), []).append(card)
            if card.kind is ProjectDossier and card.number is not None:
                self._numbered.setdefault(card.number.canonical, []).append(card)

    @classmethod
    def of(cls, dossiers: Iterable[Dossier]) -> "Collection":
        """Collect dossiers that are all at hand."""
        by_file = {dossier.head.file: dossier for dossier in dossiers}
        return cls(map(card_of, by_file.values()), by_file.__getitem__)

    def __len__(self) -> int:
        return len(self.cards)

    def __iter__(self) -> Iterator[Dossier]:
        return (self._fetch(card.file) for card in self.cards)

    def cards_of(self, kind: type[Dossier], year: int | None = None) -> tuple[Card, ...]:
        """Give the cards of all dossiers of a kind, or of those that are about a year."""
        return tuple(self._of.get((kind, year), ()))

    def numbered(self, number: str) -> tuple[Card, ...]:
        """Give the cards of all project dossiers that carry a canonical number."""
        return tuple(self._numbered.get(number, ()))

    def projects(self, year: int | None = None) -> Iterator[ProjectDossier]:
        """Give all project dossiers, or those that are about a year, one after another."""
        for card in self.cards_of(ProjectDossier, year):
            yield self._project(card)

    def project(self, number: str) -> ProjectDossier | None:
        """Give the project dossier with a canonical number; None if there is none or several."""
        found = self.numbered(number)
        return self._project(found[0]) if len(found) == 1 else None

    def _project(self, card: Card) -> ProjectDossier:
        dossier = self._fetch(card.file)
        assert isinstance(dossier, ProjectDossier)  # as its card says
        return dossier
