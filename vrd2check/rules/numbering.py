"""Numbers of deliverables and of dossiers: each once, in sequence, and in its own dossier."""

import re
from collections.abc import Iterator, Sequence
from itertools import starmap
from operator import attrgetter

from vrd2check.dossiers import (
    Collection,
    Dimension,
    Dossier,
    Name,
    ProjectDossier,
    canonical_form,
    deliverable_number,
)
from vrd2check.dossiers.vocabulary import by_thing, distinct, spelled
from vrd2check.language import Text
from vrd2check.places import Place

from .base import Context, Outcome, Printable, Problem, Severity, rule
from .base.lists import all_of, skipped_numbers, spellings
from .base.repetition import named_twice, repeated
from .base.uses import is_declared

_BEGINS_AS_NUMBER = r"^[Dd]?[.\s]*(\d{2,4})\.\s*(\w{1,4})(\.\s*\w)?"
_WRITTEN_NUMBER = (
    r"^(?P<before>[Dd]?[.\s]*)(?:(?P<year>\d{1,4})\.(?P<gap>\s*)(?P<dossier>\d{1,3})\.\s*)?"
    r"(?P<number>\d{1,3})\s*[a-zA-Z]?(?P<after>\.?)$"
)
_Notation = tuple[str | None, ...]


@rule("REF101", "deliverable-number-twice", Severity.ERROR, ProjectDossier)
def deliverable_number_twice(dossier: ProjectDossier, _: Context) -> Iterator[Outcome]:
    """Tables refer to a deliverable by its number."""
    numbers = (one.number for one in dossier.deliverables)
    yield from named_twice("number", ((number.canonical, number) for number in numbers))


@rule("REF301", "deliverable-number-gap", Severity.WARNING, ProjectDossier)
def deliverable_number_gap(dossier: ProjectDossier, _: Context) -> Iterator[Outcome]:
    """Deliverables are numbered without gaps, from 0 or 1."""
    own = dossier.head.number_parts()
    if own is None or not is_declared(dossier, "deliverables"):
        return
    numbered = {
        number[2]: deliverable.number
        for deliverable in dossier.deliverables
        if (number := deliverable_number(deliverable.number.canonical)) and number[:2] == own
    }
    yield from skipped_numbers(numbered, f"D.{own[0]}.{own[1]:02}.")


@rule("REF302", "deliverable-of-another-dossier", Severity.WARNING, ProjectDossier)
def deliverable_of_another_dossier(dossier: ProjectDossier, _: Context) -> Iterator[Outcome]:
    """The number of a deliverable begins with that of its dossier, as in D.22.05.1."""
    own = dossier.head.number_parts()
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
        yield Problem.at_first(foreign, about)


@rule("REF303", "deliverable-notations", Severity.NOTE, Collection)
def deliverable_notations(collection: Collection, _: Context) -> Iterator[Outcome]:
    """22.00.01, 22.0.1 and D1 may be one deliverable, and they are read so here."""
    found = [(one, names) for one in collection.projects() if (names := _notations(one))]
    if not found:
        return
    shown = [spellings(found[0][1])] if len(found) == 1 else list(starmap(_in_dossier, found))
    places = [name.place for _, names in found for name in names]
    yield Problem.at_second(places, {"spellings": all_of(shown)})


@rule("REF401", "dossier-number-twice", Severity.ERROR, Collection)
def dossier_number_twice(collection: Collection, _: Context) -> Iterator[Outcome]:
    """Every project has a number of its own."""
    identified = ((identity, one) for one in collection if (identity := _identity(one)))
    for dossier, earlier in repeated(identified):
        place = _place(earlier)
        about: dict[str, Printable] = {"identity": _said(dossier), "file": place.file}
        yield Problem(_place(dossier), about, related=(place,))


def _notations(dossier: ProjectDossier) -> Sequence[Name]:
    """Return a number for each way in which a dossier writes them; nothing if it has one way."""
    names = [deliverable.number for deliverable in dossier.deliverables]
    names += spelled(dossier, Dimension.DELIVERABLE)
    names.sort(key=attrgetter("text", "place"))
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
    return sorted(first.values(), key=attrgetter("place")) if len(first) > 1 else ()


def _in_dossier(dossier: ProjectDossier, names: Sequence[Name]) -> Text:
    """Return which dossier it is that writes numbers so."""
    head, written = dossier.head, all_of([f"“{name.text}”" for name in names])
    called = head.number or head.file
    return Text(f"{called} ({written.nl})", f"{called} ({written.en})")


def _identity(dossier: Dossier) -> tuple[type, str, int | None] | None:
    """Return what two dossiers may not have in common; the year only of a yearly kind."""
    head, yearly = dossier.head, not isinstance(dossier, ProjectDossier)
    if yearly and head.year is None:
        return None
    if head.number is not None:
        name = head.number.canonical
    elif yearly and head.title is not None:
        name = canonical_form(head.title.text)
    else:
        return None
    return type(dossier), name, head.year if yearly else None


def _place(dossier: Dossier) -> Place:
    name = dossier.head.number or dossier.head.title
    return name.place if name is not None else dossier.head.place


def _said(dossier: Dossier) -> Text:
    """Return what tells a dossier from others of its kind."""
    head = dossier.head
    nl, en = f"titel {head.title}", f"title {head.title}"
    if head.number is not None:
        nl, en = f"nummer {head.number}", f"number {head.number}"
    if isinstance(dossier, ProjectDossier):
        return Text(nl, en)
    return Text(f"{nl} voor {head.year}", f"{en} for {head.year}")


def _notation(text: str) -> _Notation | None:
    """Return how each part of a number is written; None for one that this number does not show."""
    found = re.match(_WRITTEN_NUMBER, text)
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
    found = re.match(_BEGINS_AS_NUMBER, text)
    if found is None:
        return False
    year, number, rest = found.groups()
    if number.isdecimal() and (int(year), int(number)) == own:
        return False
    return int(year) == own[0] or (number.isdecimal() and bool(rest))
