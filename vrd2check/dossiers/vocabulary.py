"""Which names a project dossier uses."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import attrgetter
from typing import Any

from .names import Name, canonical_form
from .project import ProjectDossier
from .tables import Dimension, Table

PLANNING = "planning"

_PLACE = attrgetter("place")

SPELLED = (
    Dimension.SOURCE,
    Dimension.PRODUCT,
    Dimension.PROFILE,
    Dimension.PURCHASE_TYPE,
    Dimension.CONTRACT,
)
"""The sorts of name by which the figures of several dossiers are added up."""


def tables_of(dossier: ProjectDossier) -> Iterator[Table[Any]]:
    """Return each table, in the order of the template."""
    if dossier.budget is not None:
        yield dossier.budget
    if dossier.allocation is not None:
        yield dossier.allocation.table
    for _, table in dossier.cost_model.tables():
        yield table
    for effort in dossier.efforts:
        yield effort.table
    if dossier.calendar is not None:
        # VAK and VEK have the same lines.
        yield dossier.calendar.vak
    if dossier.forecast is not None:
        yield dossier.forecast.table


def named(dossier: ProjectDossier, key: Dimension) -> tuple[Name, ...]:
    """Return the names of one sort that are used outside their own list, in the order of the file.

    Each place once, where an alias repeats lines.
    """
    return tuple({name.place: name for name in _used(dossier, key)}.values())


def spelled(dossier: ProjectDossier, key: Dimension) -> tuple[Name, ...]:
    """Return of these names the first of each spelling; there are far fewer."""
    return distinct(_used(dossier, key))


def _used(dossier: ProjectDossier, key: Dimension) -> list[Name]:
    names = [
        line.names[key]
        for table in tables_of(dossier)
        for line in table.all_lines()
        if key in line.names
    ]
    names += (name for sort, name in _outside_tables(dossier) if sort is key and name is not None)
    return sorted(names, key=_PLACE)


def names_of(dossier: ProjectDossier, sort: Dimension) -> list[Name]:
    """Return the names of one sort: as declared, once each, and each spelling used in tables."""
    used = spelled(dossier, sort)
    if sort is Dimension.SOURCE:
        keys = {canonical_form(source.key.text) for source in dossier.sources}
        declared = by_thing(source.name for source in dossier.sources)
        return [names[0] for names in declared.values()] + [
            name for name in used if canonical_form(name.text) not in keys
        ]
    if sort is Dimension.PRODUCT:
        return [*(one.product for one in dossier.deliverables if one.product is not None), *used]
    if sort is Dimension.CONTRACT:
        return [*dossier.contracts, *used]
    return list(used)


def distinct(names: Iterable[Name]) -> tuple[Name, ...]:
    """Return the first name of each spelling."""
    first: dict[str, Name] = {}
    for name in names:
        first.setdefault(name.text, name)
    return tuple(first.values())


def first_spellings(dossier: ProjectDossier) -> tuple[tuple[Dimension, Name], ...]:
    """Return the names in a project dossier by sort, each thing once, as it is spelled first."""
    return tuple(
        (sort, names[0]) for sort in SPELLED for names in by_thing(names_of(dossier, sort)).values()
    )


def by_thing(names: Iterable[Name]) -> Mapping[str, Sequence[Name]]:
    """Group names by the thing they mean, in the order in which things are first named."""
    groups: dict[str, list[Name]] = {}
    for name in names:
        groups.setdefault(name.canonical, []).append(name)
    return groups


def _outside_tables(dossier: ProjectDossier) -> Iterator[tuple[Dimension, Name | None]]:
    if dossier.forecast is not None:
        yield Dimension.SOURCE, dossier.forecast.source
    for effort in dossier.efforts:
        yield Dimension.PURCHASE_TYPE, effort.purchase_type
    for action in dossier.actions:
        yield Dimension.DELIVERABLE, action.deliverable
        yield Dimension.PRODUCT, action.product
