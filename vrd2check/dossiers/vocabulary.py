"""Which names a project dossier uses, chapter by chapter."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from vrd2check.places import Place
from vrd2check.records import remembered

from .cards import Fact
from .names import Name, plain
from .project import ProjectDossier
from .tables import Key, Table

PLANNING = "planning"

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
    used = _used(dossier).get(key, ())
    return tuple({name.place: name for word, name in used if chapter in (None, word)}.values())


@remembered
def _used(dossier: ProjectDossier) -> Mapping[Key, list[tuple[str, Name]]]:
    """Give the names of each sort with the chapter that uses them, in the order of the file."""
    found: dict[Key, list[tuple[str, Name]]] = {}
    for word, table in tables_of(dossier):
        for line in table.all_lines():
            for key, name in line.names.items():
                found.setdefault(key, []).append((word, name))
    for word, key, outside in _outside_tables(dossier):
        if outside is not None:
            found.setdefault(key, []).append((word, outside))
    for names in found.values():
        names.sort(key=_place)
    return found


def _place(used: tuple[str, Name]) -> Place:
    return used[1].place


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
    groups: dict[str, list[Name]] = {}
    for name in names:
        groups.setdefault(name.canonical, []).append(name)
    return {thing: tuple(group) for thing, group in groups.items()}


def _outside_tables(dossier: ProjectDossier) -> Iterator[tuple[str, Key, Name | None]]:
    if dossier.forecast is not None:
        yield "prognose_vek", Key.SOURCE, dossier.forecast.source
    for effort in dossier.efforts:
        yield "inzet", Key.PURCHASE_TYPE, effort.purchase_type
    for action in dossier.actions:
        yield PLANNING, Key.DELIVERABLE, action.deliverable
        yield PLANNING, Key.PRODUCT, action.product
