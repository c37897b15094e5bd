"""Which names a project dossier uses, chapter by chapter."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import itemgetter
from typing import Any

from vrd2check.places import Place
from vrd2check.records import remembered

from .cards import Fact
from .names import Name, plain
from .project import ProjectDossier
from .tables import Key, Table

PLANNING = "planning"

_PLACE = itemgetter(0)

SPELLED = (Key.SOURCE, Key.PRODUCT, Key.PROFILE, Key.PURCHASE_TYPE, Key.CONTRACT)
"""The sorts of name by which the figures of several dossiers are added up."""


def tables_of(dossier: ProjectDossier) -> Iterator[tuple[str, Table[Any]]]:
    """Give each table, with the format's word for its chapter."""
    if dossier.budget is not None:
        yield "budget", dossier.budget
    if dossier.allocation is not None:
        yield "verdeling", dossier.allocation.table
    for word, table in dossier.cost_model.tables():
        yield f"kostenmodel.{word}", table
    for effort in dossier.efforts:
        yield "inzet", effort.table
    if dossier.calendar is not None:
        # VAK and VEK have the same lines.
        yield "vak_vek_kalender", dossier.calendar.vak
    if dossier.forecast is not None:
        yield "prognose_vek", dossier.forecast.table


def named(dossier: ProjectDossier, key: Key, chapter: str | None = None) -> tuple[Name, ...]:
    """Give the names of one sort that are used outside their own list, in the order of the file.

    In one chapter or in all of them; each place once, where an alias repeats lines.
    """
    if chapter is None:
        return _used_anywhere(dossier).get(key, ())
    return _each_once([use for use in _used(dossier).get(key, ()) if use[1] == chapter])


_Use = tuple[Place, str, Name]
"""Where a name is used, in which chapter, and the name."""


@remembered
def _used(dossier: ProjectDossier) -> Mapping[Key, list[_Use]]:
    """Give the uses of names of each sort, in the order of the file."""
    found: defaultdict[Key, list[_Use]] = defaultdict(list)
    for word, table in tables_of(dossier):
        for line in table.all_lines():
            for key, name in line.names.items():
                found[key].append((name.place, word, name))
    for word, key, outside in _outside_tables(dossier):
        if outside is not None:
            found[key].append((outside.place, word, outside))
    for uses in found.values():
        uses.sort(key=_PLACE)
    return found


@remembered
def _used_anywhere(dossier: ProjectDossier) -> Mapping[Key, tuple[Name, ...]]:
    return {key: _each_once(uses) for key, uses in _used(dossier).items()}


def _each_once(uses: Sequence[_Use]) -> tuple[Name, ...]:
    """Give the names that are used, one for each place."""
    return tuple({place: name for place, _, name in uses}.values())


def names_of(dossier: ProjectDossier, sort: Key) -> list[Name]:
    """Give all names of one sort: as declared, once each, and as used in tables."""
    used = named(dossier, sort)
    if sort is Key.SOURCE:
        keys = {plain(source.key.text) for source in dossier.sources}
        declared = by_thing(source.name for source in dossier.sources)
        return [names[0] for names in declared.values()] + [
            name for name in used if plain(name.text) not in keys
        ]
    if sort is Key.PRODUCT:
        return [*(one.product for one in dossier.deliverables if one.product is not None), *used]
    if sort is Key.CONTRACT:
        return [*dossier.contracts, *used]
    return list(used)


def _first_spellings(dossier: ProjectDossier) -> tuple[tuple[Key, Name], ...]:
    return tuple(
        (sort, same[0]) for sort in SPELLED for same in by_thing(names_of(dossier, sort)).values()
    )


SPELLINGS = Fact("spellings", ProjectDossier, _first_spellings)
"""The names in a project dossier by sort, each thing once, as it is spelled first."""


def by_thing(names: Iterable[Name]) -> Mapping[str, tuple[Name, ...]]:
    """Group names by the thing they mean, in the order in which things are first named."""
    groups: defaultdict[str, list[Name]] = defaultdict(list)
    for name in names:
        groups[name.canonical].append(name)
    return {thing: tuple(group) for thing, group in groups.items()}


def _outside_tables(dossier: ProjectDossier) -> Iterator[tuple[str, Key, Name | None]]:
    if dossier.forecast is not None:
        yield "prognose_vek", Key.SOURCE, dossier.forecast.source
    for effort in dossier.efforts:
        yield "inzet", Key.PURCHASE_TYPE, effort.purchase_type
    for action in dossier.actions:
        yield PLANNING, Key.DELIVERABLE, action.deliverable
        yield PLANNING, Key.PRODUCT, action.product
