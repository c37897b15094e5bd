"""Numbers of deliverables and of dossiers: each once, in sequence, and in its own dossier."""

import re
from collections.abc import Iterator
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple

from vrd2check.dossiers import (
    Collection,
    Dimension,
    Dossier,
    Name,
    ProjectDossier,
    deliverable_number,
    dossier_number,
    plain,
)
from vrd2check.dossiers.vocabulary import by_thing, distinct, spelled
from vrd2check.language import Text
from vrd2check.places import Place

from .base import Context, Outcome, Printable, Problem, Severity, rule
from .base.lists import all_of, missing_numbers, runs, spellings
from .base.uses import declared_deliverables, is_declared

_BEGINS_AS_NUMBER = re.compile(r"^[Dd]?[.\s]*(\d{2,4})\.\s*(\w{1,4})(\.\s*\w)?")
_WRITTEN_NUMBER = re.compile(
    r"^(?P<before>[Dd]?[.\s]*)(?:(?P<year>\d{1,4})\.(?P<gap>\s*)(?P<dossier>\d{1,3})\.\s*)?"
    r"(?P<number>\d{1,3})\s*[a-zA-Z]?(?P<after>\.?)$"
)

_Notation = tuple[str | None, ...]


@rule(
    "REF101",
    "deliverable-number-twice",
    Severity.ERROR,
    ProjectDossier,
    title=Text(nl="Nummer van een deliverable dubbel", en="Deliverable number twice"),
    message=Text(
        nl="Nummer {number} staat al op regel {line}: twee deliverables hebben hetzelfde nummer.",
        en="Number {number} is on line {line} already: two deliverables have the same number.",
    ),
    uitleg="""Tabellen verwijzen naar een deliverable met haar nummer. Hebben twee deliverables
        hetzelfde nummer, dan is niet te zeggen waarvoor een bedrag dient.""",
)
def deliverable_number_twice(dossier: ProjectDossier, _: Context) -> Iterator[Outcome]:
    """Tables refer to a deliverable by its number.

    If two deliverables have the same number, nobody can tell what an amount is for.
    """
    for first, *others in declared_deliverables(dossier).values():
        for other in others:
            yield Problem(
                other.place, {"number": other, "line": first.place.line}, related=(first.place,)
            )


@rule(
    "REF301",
    "deliverable-number-gap",
    Severity.WARNING,
    ProjectDossier,
    title=Text(nl="Gat in de nummers van de deliverables", en="Gap in the deliverable numbers"),
    message=Text(
        nl="De nummers van de deliverables lopen niet door: er is geen {missing}.",
        en="The numbers of the deliverables have a gap: there is no {missing}.",
    ),
    uitleg="""Deliverables worden doorlopend genummerd, vanaf 0 of 1. Een gat kan betekenen dat er
        een weggevallen is, met haar budget. Is dat zo, zet deliverables dan onder onvolledig.""",
)
def deliverable_number_gap(dossier: ProjectDossier, _: Context) -> Iterator[Outcome]:
    """Deliverables are numbered without gaps, from 0 or 1.

    A gap may mean that one was lost, with its budget; then list deliverables under onvolledig.
    """
    own = _dossier_number(dossier)
    if own is None or not is_declared(dossier, "deliverables"):
        return
    numbered = {
        number[2]: deliverable.number
        for deliverable in dossier.deliverables
        if (number := deliverable_number(deliverable.number.canonical)) and number[:2] == own
    }
    missing = missing_numbers(numbered)
    if missing:
        after = min(number for number in numbered if number > missing[0])
        about = {"missing": runs(missing, f"D.{own[0]}.{own[1]:02}.")}
        yield Problem(numbered[after].place, about)


@rule(
    "REF302",
    "deliverable-of-another-dossier",
    Severity.WARNING,
    ProjectDossier,
    title=Text(nl="Nummer van een ander dossier", en="Number of another dossier"),
    message=Text(
        nl="Dit is dossier {dossier}, maar deze nummers van deliverables horen daar niet bij: "
        "{numbers}.",
        en="This is dossier {dossier}, but these deliverable numbers do not belong to it: "
        "{numbers}.",
    ),
    uitleg="""Het nummer van een deliverable begint met dat van haar dossier: D.22.05.1 is de
        eerste van dossier 22.05. Een ander begin is vaak een kopie uit een ander dossier, en maakt
        dat andere dossiers en evaluaties de deliverable niet terugvinden.""",
)
def deliverable_of_another_dossier(dossier: ProjectDossier, _: Context) -> Iterator[Outcome]:
    """The number of a deliverable begins with that of its dossier, as in D.22.05.1.

    Another beginning is often a copy from another dossier, and keeps other dossiers and evaluations
    from finding the deliverable.
    """
    own = _dossier_number(dossier)
    if own is None:
        return
    names = [deliverable.number for deliverable in dossier.deliverables]
    # Where the list is complete, a number that is not in it is reported as such.
    if not is_declared(dossier, "deliverables"):
        names += spelled(dossier, Dimension.DELIVERABLE)
    foreign = [group[0] for group in by_thing(names).values() if _is_foreign(group[0].text, own)]
    if foreign:
        about = {
            "dossier": dossier.head.number or "",
            "numbers": all_of([name.text for name in foreign]),
        }
        yield Problem(foreign[0].place, about, related=tuple(name.place for name in foreign[1:]))


@rule(
    "REF303",
    "deliverable-notations",
    Severity.WARNING,
    ProjectDossier,
    title=Text(
        nl="Deliverables op verschillende manieren genummerd",
        en="Deliverables numbered in several ways",
    ),
    message=Text(
        nl="De nummers van deliverables worden in dit dossier op verschillende manieren "
        "geschreven: {spellings}.",
        en="The numbers of deliverables are written in several ways in this dossier: {spellings}.",
    ),
    uitleg="""22.00.01, 22.0.1 en D1 kunnen dezelfde deliverable zijn, en dit programma leest ze
        ook zo. Wie het dossier leest of er iets in opzoekt, moet dat raden. Kies een schrijfwijze,
        bij voorkeur die van het sjabloon: D.22.00.1.""",
)
def deliverable_notations(dossier: ProjectDossier, _: Context) -> Iterator[Outcome]:
    """22.00.01, 22.0.1 and D1 may be one deliverable, and they are read so here.

    Whoever reads the dossier or looks something up in it has to guess. Choose one way of writing,
    preferably that of the template: D.22.00.1.
    """
    names = [deliverable.number for deliverable in dossier.deliverables]
    names += spelled(dossier, Dimension.DELIVERABLE)
    names.sort(key=attrgetter("place"))
    written: dict[_Notation, Name] = {}
    for name in distinct(names):
        notation = _notation(name.text)
        if notation is not None:
            written.setdefault(notation, name)
    usual = [
        next((part for part in parts if part is not None), None)
        for parts in zip(*written, strict=True)
    ]
    first: dict[_Notation, Name] = {}
    for notation, name in written.items():
        full = tuple(u if p is None else p for p, u in zip(notation, usual, strict=True))
        first.setdefault(full, name)
    if len(first) > 1:
        one, other, *others = first.values()
        about = {"spellings": spellings([one, other, *others])}
        related = tuple(name.place for name in (one, *others))
        yield Problem(other.place, about, related=related)


@rule(
    "REF401",
    "dossier-number-twice",
    Severity.ERROR,
    Collection,
    title=Text(nl="Twee dossiers met hetzelfde nummer", en="Two dossiers with one number"),
    message=Text(
        nl="Er is al een dossier van deze soort met {identity}: {file}.",
        en="There is a dossier of this kind with {identity} already: {file}.",
    ),
    uitleg="""Elk project heeft zijn eigen nummer. Hebben twee projectdossiers hetzelfde nummer,
        dan weten het exploitatiedossier en het programma niet bij welk van de twee ze horen. Van
        de jaarlijkse dossiers is er één per nummer en jaar.""",
)
def dossier_number_twice(collection: Collection, _: Context) -> Iterator[Outcome]:
    """Every project has a number of its own.

    If two project dossiers have the same number, the running-cost dossier and the programme cannot
    tell to which of them they belong. Of the yearly dossiers there is one for a number and a year.
    """
    first: dict[_Identity, Place] = {}
    for dossier in collection:
        identity = _identity(dossier)
        if identity is None:
            continue
        name = dossier.head.number or dossier.head.title
        place = name.place if name is not None else dossier.head.place
        if identity in first:
            about: dict[str, Printable] = {
                "identity": _said(dossier),
                "file": first[identity].file,
            }
            yield Problem(place, about, related=(first[identity],))
        else:
            first[identity] = place


class _Identity(NamedTuple):
    """What two dossiers may not have in common; the year only of a yearly kind."""

    kind: type
    name: str
    year: int | None


def _identity(dossier: Dossier) -> _Identity | None:
    head, yearly = dossier.head, not isinstance(dossier, ProjectDossier)
    if yearly and head.year is None:
        return None
    if head.number is not None:
        name = head.number.canonical
    elif yearly and head.title is not None:
        name = plain(head.title.text)
    else:
        return None
    return _Identity(type(dossier), name, head.year if yearly else None)


def _said(dossier: Dossier) -> Text:
    """Name what tells a dossier from others of its kind."""
    head = dossier.head
    nl, en = f"titel {head.title}", f"title {head.title}"
    if head.number is not None:
        nl, en = f"nummer {head.number}", f"number {head.number}"
    if isinstance(dossier, ProjectDossier):
        return Text(nl, en)
    return Text(f"{nl} voor {head.year}", f"{en} for {head.year}")


@lru_cache(maxsize=1024)
def _notation(text: str) -> _Notation | None:
    """Take apart how a number is written; None for a part that this number does not show."""
    found = _WRITTEN_NUMBER.match(text)
    if found is None:
        return None
    before = found["before"].upper() + (found["gap"] or "")
    if found["dossier"] is None:
        return ("short", before, _padding(found["number"]), found["after"], "")
    padding = _padding(found["number"]), found["after"], _padding(found["dossier"])
    return ("whole", before, *padding)


def _padding(digits: str) -> str | None:
    """Return the width to which zeros fill a number; of one without, two digits tell nothing."""
    if digits.startswith("0") and len(digits) > 1:
        return str(len(digits))
    return "" if len(digits) == 1 else None


def _is_foreign(text: str, own: tuple[int, int]) -> bool:
    """Whether a number names another dossier, or only the year of this one, as 22.M1 does."""
    whole = deliverable_number(text)
    if whole is not None and whole[:2] == own:
        return False
    found = _BEGINS_AS_NUMBER.match(text)
    if found is None:
        return False
    year, number, rest = found.groups()
    if number.isdecimal() and (int(year), int(number)) == own:
        return False
    return int(year) == own[0] or (number.isdecimal() and bool(rest))


def _dossier_number(dossier: ProjectDossier) -> tuple[int, int] | None:
    number = dossier.head.number
    return dossier_number(number.text) if number is not None else None
