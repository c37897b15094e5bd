"""What is remembered of every dossier of a run, however many there are."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Generic, NamedTuple, TypeAlias, TypeVar

from vrd2check.places import Place

from .evaluation import Evaluation
from .names import Name
from .programme import Programme
from .project import ProjectDossier
from .running_cost import RunningCostDossier

Dossier: TypeAlias = ProjectDossier | RunningCostDossier | Evaluation | Programme


_Kind = TypeVar("_Kind", bound=Dossier)
_Told = TypeVar("_Told")


class Fact(NamedTuple, Generic[_Kind, _Told]):
    """What a rule wants to know of every dossier of a kind, small enough to be kept of each.

    The answer, which must be plain data, is noted on the card when the dossier is read. So a rule
    that asks it of many dossiers, by ``Collection.told``, has none of them fetched. ``name`` is
    unlike that of any other fact.
    """

    name: str
    kind: type[_Kind]
    of: Callable[[_Kind], _Told]


class Card(NamedTuple):
    """What is remembered of a dossier.

    ``kind`` is its class, ``years`` those for which it asks or gives money. ``place`` stands for
    the file as a whole. ``facts`` holds answers, packed, by the name of the fact.
    """

    file: str
    kind: type[Dossier]
    place: Place
    number: Name | None
    title: Name | None
    year: int | None
    years: tuple[int, ...]
    facts: Mapping[str, bytes]

    def label(self) -> str:
        """Name the dossier in a word: by its number, or else by its file."""
        return str(self.number or self.file)

    def told(self, fact: Fact[_Kind, _Told]) -> _Told | None:
        """Return what is noted of a fact; None when nothing is."""
        packed = self.facts.get(fact.name)
        return None if packed is None else _unpacked(packed)


def card_of(dossier: Dossier, facts: Iterable[Fact[Any, Any]] = ()) -> Card:
    """Write down what is remembered of a dossier, with its answers to some facts of its kind."""
    head = dossier.head
    return Card(
        file=head.file,
        kind=type(dossier),
        place=head.place,
        number=head.number,
        title=head.title,
        year=head.year,
        years=years_of(dossier),
        facts=dict(_noted(dossier, facts)),
    )


def _noted(dossier: Dossier, facts: Iterable[Fact[Any, Any]]) -> Iterator[tuple[str, bytes]]:
    for fact in facts:
        if isinstance(dossier, fact.kind):
            try:
                yield fact.name, _packed(fact.of(dossier))
            except (Exception, SystemExit):  # a plug-in's: its rule fails in asking
                continue


# One dossier alone does without facts, and so without importing what packs them.
def _packed(answer: object) -> bytes:
    import pickle  # noqa: PLC0415

    return pickle.dumps(answer, pickle.HIGHEST_PROTOCOL)


def _unpacked(packed: bytes) -> Any:
    import pickle  # noqa: PLC0415

    # Packed by this process or by a fork of it, never read from a file.
    return pickle.loads(packed)  # nosec B301


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
