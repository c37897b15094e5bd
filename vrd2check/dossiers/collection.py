"""The dossiers of a run: a card of each is at hand, and the dossier itself when it is asked for.

Relations between dossiers need little of most of them. So a run of any size keeps the cards, and
fetches the few dossiers that a rule really looks into.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TypeAlias, TypeVar

from .cards import Card, Dossier, card_of
from .project import ProjectDossier

_Kind = TypeVar("_Kind", bound=Dossier)

_Lookup: TypeAlias = str | tuple[type, int | None]
"""By what cards are looked up: a canonical number, or a kind of dossier and a year."""


class Collection:
    """All dossiers of a run, in the order in which they were read.

    ``fetch`` gives the dossier in a file, ``held`` only if that is being looked at closely: then
    its figures stay one and the same.
    """

    def __init__(
        self,
        cards: Iterable[Card],
        fetch: Callable[[str], Dossier],
        held: Callable[[str], Dossier | None] = lambda _: None,
    ) -> None:
        self._cards = tuple(cards)
        self._fetch, self._held = fetch, held
        self._found: dict[_Lookup, list[Card]] = {}
        for card in self._cards:
            for year in (None, *card.years):
                self._found.setdefault((card.kind, year), []).append(card)
            if card.kind is ProjectDossier and card.number is not None:
                self._found.setdefault(card.number.canonical, []).append(card)

    @classmethod
    def of(cls, dossiers: Iterable[Dossier]) -> "Collection":
        """Collect dossiers that are all at hand."""
        by_file = {dossier.head.file: dossier for dossier in dossiers}
        return cls(map(card_of, by_file.values()), by_file.__getitem__, by_file.get)

    @property
    def cards(self) -> tuple[Card, ...]:
        """Return the cards of all dossiers."""
        return self._cards

    def __len__(self) -> int:
        return len(self.cards)

    def __iter__(self) -> Iterator[Dossier]:
        return (self._fetch(card.file) for card in self.cards)

    def of_kind(self, kind: type[_Kind], year: int | None = None) -> tuple[_Kind, ...]:
        """Return all dossiers of a kind, or those that are about a year."""
        return tuple(self._read(kind, card) for card in self._look_up((kind, year)))

    def projects(self, year: int | None = None) -> tuple[ProjectDossier, ...]:
        """Return all project dossiers, or those that are about a year."""
        return self.of_kind(ProjectDossier, year)

    def numbered(self, number: str) -> tuple[ProjectDossier, ...]:
        """Return all project dossiers that carry a canonical number."""
        return tuple(self._read(ProjectDossier, card) for card in self._look_up(number))

    def project(self, number: str) -> ProjectDossier | None:
        """Return the project dossier with a canonical number; None if there is none or several."""
        found = self.numbered(number)
        return found[0] if len(found) == 1 else None

    def bears_out(self, consulted: "Consulted") -> bool:
        """Whether what was looked up in a part of the dossiers finds the same here."""
        return all(
            tuple(card.file for card in self._look_up(what)) == files for what, files in consulted
        )

    def _read(self, kind: type[_Kind], card: Card) -> _Kind:
        dossier = self._fetch(card.file)
        assert isinstance(dossier, kind)  # as its card says
        return dossier

    def _look_up(self, what: _Lookup) -> tuple[Card, ...]:
        return tuple(self._found.get(what, ()))


class OthersNeededError(Exception):
    """A rule wants to look at dossiers that were not all read yet."""


Consulted: TypeAlias = Iterable[tuple[_Lookup, tuple[str, ...]]]
"""What was looked up in a part of the dossiers, and the files of the cards that were found."""


class Part(Collection):
    """Some dossiers of a run, to answer questions from while the others are being read.

    It notes what is looked up in it: an answer from a part counts if in the end, among all
    dossiers, the same would have been found.
    """

    _consulted: dict[_Lookup, tuple[str, ...]]

    @property
    def cards(self) -> tuple[Card, ...]:
        """Raise OthersNeededError: what asks for all dossiers has no answer from a part."""
        raise OthersNeededError

    @contextmanager
    def consulted(self) -> Iterator[Consulted]:
        """Note what is looked up meanwhile."""
        self._consulted = {}
        yield self._consulted.items()

    def _look_up(self, what: _Lookup) -> tuple[Card, ...]:
        found = super()._look_up(what)
        self._consulted[what] = tuple(card.file for card in found)
        return found
