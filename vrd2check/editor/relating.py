"""From a total to its parts and back, and from a name to where it is declared and back."""

from collections.abc import Callable, Collection

from vrd2check.dossiers import Dimension, Dossier, Name, ProjectDossier
from vrd2check.dossiers.vocabulary import named
from vrd2check.places import Place
from vrd2check.relations import Product, Role, Sum
from vrd2check.result import Result

_TOTALS = (Role.TOTAL, Role.PRODUCT)
_PARTS = (Role.PART, Role.FACTOR)


def parts_of(place: Place, result: Result) -> list[Place]:
    """Return where the figures stand that the one at a place is the sum or product of."""
    return _other_side(place, result, _TOTALS, _PARTS)


def totals_of(place: Place, result: Result) -> list[Place]:
    """Return where the sums and products stand that the figure at a place counts in."""
    return _other_side(place, result, _PARTS, _TOTALS)


def _other_side(
    place: Place, result: Result, own: Collection[Role], other: Collection[Role]
) -> list[Place]:
    """Return the places on the other side of each relation, those of its own file first."""
    found: set[Place] = set()
    for one in result.judged:
        if not isinstance(one.relation, Sum | Product):
            continue
        figures = tuple(one.relation.figures())
        if any(role in own and figure.place == place for role, figure in figures):
            found.update(
                figure.place for role, figure in figures if role in other and figure.written.strip()
            )
    return sorted(found, key=lambda one: (one.file != place.file, one))


def declarations(dossier: Dossier, holds: Callable[[Place], bool]) -> list[Place]:
    """Return where the name that is used at a place is declared, a deliverable or a source."""
    return [
        name.place
        for declared, used in _names(dossier)
        for one in used
        if holds(one.place)
        for name in declared
        if name.canonical == one.canonical
    ]


def uses(dossier: Dossier, holds: Callable[[Place], bool], *, declared_too: bool) -> list[Place]:
    """Return where else the name at a place is used, and if asked for where it is declared."""
    for declared, used in _names(dossier):
        for one in (*declared, *used):
            if holds(one.place):
                every = (*declared, *used) if declared_too else used
                return [name.place for name in every if name.canonical == one.canonical]
    return []


def _names(dossier: Dossier) -> list[tuple[list[Name], tuple[Name, ...]]]:
    """Return the deliverables and the sources: the names as declared, and those in use."""
    if not isinstance(dossier, ProjectDossier):
        return []
    deliverables = [one.number for one in dossier.deliverables]
    sources = [one.key for one in dossier.sources]
    return [
        (deliverables, named(dossier, Dimension.DELIVERABLE)),
        (sources, named(dossier, Dimension.SOURCE)),
    ]
