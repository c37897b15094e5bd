"""Which names a project dossier uses."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from operator import attrgetter

from .names import Name, canonical_form
from .project import ProjectDossier
from .tables import Dimension

_PLACE = attrgetter("place")

SPELLED = (
    Dimension.SOURCE,
    Dimension.PRODUCT,
    Dimension.PROFILE,
    Dimension.PURCHASE_TYPE,
    Dimension.CONTRACT,
)
"""The sorts of name by which the figures of several dossiers are added up."""


def named(dossier: ProjectDossier, key: Dimension) -> tuple[Name, ...]:
    """Return the names of one sort that are used outside their own list, in the order of the file.

    Each place once, where an alias repeats lines.
    """
    used = sorted((name for _, name in _used(dossier, (key,))), key=_PLACE)
    return tuple({name.place: name for name in used}.values())


def spelled(dossier: ProjectDossier, key: Dimension) -> tuple[Name, ...]:
    """Return of these names the first of each spelling; there are far fewer."""
    return _spelled(dossier, (key,))[key]


def names_of(dossier: ProjectDossier, sort: Dimension) -> list[Name]:
    """Return the names of one sort: as declared, once each, and each spelling used in tables."""
    return names_by_sort(dossier, (sort,))[sort]


def names_by_sort(
    dossier: ProjectDossier, sorts: Collection[Dimension] = SPELLED
) -> Mapping[Dimension, list[Name]]:
    """Return the same of several sorts, in less time than one by one."""
    used = _spelled(dossier, sorts)
    return {sort: _with_declared(dossier, sort, used[sort]) for sort in sorts}


def _with_declared(dossier: ProjectDossier, sort: Dimension, used: Iterable[Name]) -> list[Name]:
    match sort:
        case Dimension.SOURCE:
            keys = {canonical_form(source.key.text) for source in dossier.sources}
            declared = by_thing(source.name for source in dossier.sources)
            return [names[0] for names in declared.values()] + [
                name for name in used if canonical_form(name.text) not in keys
            ]
        case Dimension.PRODUCT:
            products = (one.product for one in dossier.deliverables)
            return [*(product for product in products if product is not None), *used]
        case Dimension.CONTRACT:
            return [*dossier.contracts, *used]
    return list(used)


def _spelled(
    dossier: ProjectDossier, sorts: Collection[Dimension]
) -> Mapping[Dimension, tuple[Name, ...]]:
    first: dict[Dimension, dict[str, Name]] = {sort: {} for sort in sorts}
    for sort, name in _used(dossier, sorts):
        names = first[sort]
        if name.place < names.setdefault(name.text, name).place:
            names[name.text] = name
    return {sort: tuple(sorted(names.values(), key=_PLACE)) for sort, names in first.items()}


def _used(
    dossier: ProjectDossier, sorts: Collection[Dimension]
) -> Iterator[tuple[Dimension, Name]]:
    """Return the names of some sorts that are used outside their own lists."""
    for table in dossier.tables():
        for line in table.all_lines():
            for sort in sorts:
                if sort in line.names:
                    yield sort, line.names[sort]
    for sort, name in _outside_tables(dossier):
        if sort in sorts and name is not None:
            yield sort, name


def distinct(names: Iterable[Name]) -> tuple[Name, ...]:
    """Return the first name of each spelling."""
    first: dict[str, Name] = {}
    for name in names:
        first.setdefault(name.text, name)
    return tuple(first.values())


def first_spellings(dossier: ProjectDossier) -> tuple[tuple[Dimension, Name], ...]:
    """Return the names in a project dossier by sort, each thing once, as it is spelled first."""
    return tuple(
        (sort, names[0])
        for sort, all_names in names_by_sort(dossier).items()
        for names in by_thing(all_names).values()
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
