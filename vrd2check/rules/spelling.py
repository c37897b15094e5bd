"""One thing, spelled in several ways: within a dossier, and across the dossiers."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from vrd2check.dossiers import (
    Collection,
    Dimension,
    Head,
    Name,
    ProjectDossier,
    RunningCostDossier,
    canonical_form,
    clusters,
    is_undetermined,
    same_name,
)
from vrd2check.dossiers.vocabulary import by_thing, distinct, names_by_sort, names_of
from vrd2check.language import Text

from .base import Context, Outcome, Printable, Problem, Severity, rule
from .base.lists import all_of, spellings

_SORTS = {
    Dimension.SOURCE: Text(nl="financieringsbron", en="financing source"),
    Dimension.PRODUCT: Text(nl="product", en="product"),
    Dimension.PROFILE: Text(nl="profiel", en="profile"),
    Dimension.PURCHASE_TYPE: Text(nl="aankooptype", en="purchase type"),
    Dimension.CONTRACT: Text(nl="overheidsopdracht", en="contract"),
}
_MOST_NAMED = 4


@rule("REF304", "spelled-in-several-ways", Severity.NOTE, Collection)
def spelled_in_several_ways(collection: Collection, context: Context) -> Iterator[Outcome]:
    """Case, spaces, hyphens and accents make no other thing of a source, product or profile."""
    for sort, spelled in _spelled(collection).items():
        things: dict[str, list[_Spelling]] = {}
        for spelling in spelled:
            things.setdefault(spelling.form, []).append(spelling)
        yield from _told(sort, things.values(), context)


@rule("REF307", "names-alike", Severity.WARNING, Collection)
def names_alike(collection: Collection, context: Context) -> Iterator[Outcome]:
    """Two names in one dossier that differ in a letter or a point are read as two things."""
    for sort, alike in _alike(collection).items():
        yield from _told(sort, filter(_in_one_dossier, alike), context)


@rule("REF305", "source-under-two-keys", Severity.WARNING, ProjectDossier)
def source_under_two_keys(dossier: ProjectDossier, _: Context) -> Iterator[Outcome]:
    """Every financing source gets one short name."""
    keys = {source.name.place: source.key for source in dossier.sources}
    for names in by_thing(source.name for source in dossier.sources).values():
        if len(names) > 1:
            sources = all_of([f"`{keys[name.place].text}` (“{name.text}”)" for name in names])
            places = (keys[name.place].place for name in names)
            yield Problem.at_second(places, {"sources": sources})


@rule("REF306", "not-the-agreed-spelling", Severity.WARNING, ProjectDossier)
def not_the_agreed_spelling(dossier: ProjectDossier, context: Context) -> Iterator[Outcome]:
    """An organisation may configure how financing sources, contracts and profiles are called."""
    for sort in context.settings.agreed_names:
        others: dict[str, list[Name]] = {}
        for name in distinct(names_of(dossier, sort)):
            agreed = context.settings.agreed_spelling(sort, name.text)
            if agreed is not None and agreed != name.text:
                others.setdefault(agreed, []).append(name)
        for agreed, names in others.items():
            about: dict[str, Printable] = {
                "sort": _SORTS[sort],
                "spellings": spellings(names),
                "agreed": agreed,
            }
            yield Problem.at_first(names, about)


@rule("REF402", "spelled-otherwise-elsewhere", Severity.WARNING, Collection)
def spelled_otherwise_elsewhere(collection: Collection, context: Context) -> Iterator[Outcome]:
    """Whoever lays dossiers side by side adds up by source or by profile."""
    for sort, alike in _alike(collection).items():
        others = (spellings for spellings in alike if not _in_one_dossier(spellings))
        yield from _told(sort, others, context)


@rule("REF404", "entity-spelled-in-several-ways", Severity.NOTE, Collection)
def entity_spelled_in_several_ways(collection: Collection, _: Context) -> Iterator[Outcome]:
    """An entity that submits several dossiers is called the same in all of them."""
    found: dict[str, dict[str, Head]] = {}
    for dossier in collection:
        name = dossier.head.texts.get("entiteit", "")
        if name:
            found.setdefault(canonical_form(name), {}).setdefault(name, dossier.head)
    for spelled in found.values():
        if len(spelled) > 1:
            told = [f"“{name}” ({head.number or head.file})" for name, head in spelled.items()]
            places = [head.chapters.get("entiteit", head.place) for head in spelled.values()]
            yield Problem.at_second(places, {"spellings": all_of(told)})


@rule("REF403", "title-differs", Severity.WARNING, RunningCostDossier)
def title_differs(dossier: RunningCostDossier, context: Context) -> Iterator[Outcome]:
    """A running-cost dossier asks for the costs of what the project with its number built."""
    head = dossier.head
    projects = context.collection.numbered(head.number.canonical) if head.number else ()
    other = projects[0].head.title if len(projects) == 1 else None
    if head.number is None or head.title is None or other is None:
        return
    if not same_name(head.title.text, other.text):
        about = {"number": head.number, "title": head.title, "other": other}
        yield Problem(head.title.place, about, related=(other.place,))


class _Spelling(NamedTuple):
    """A spelling of a sort of name, its canonical form, and where each dossier has it first."""

    text: str
    form: str
    names: list[Name]
    dossiers: list[ProjectDossier]

    def shown(self) -> Text:
        """Return the spelling with its places: in one dossier the line, else the dossiers."""
        labels = [str(one.head.number or one.head.file) for one in self.dossiers]
        where = ", ".join(labels[:_MOST_NAMED]) + (", …" if len(labels) > _MOST_NAMED else "")
        return Text(f"“{self.text}” ({where})", f"“{self.text}” ({where})")


def _told(
    sort: Dimension, groups: Iterable[Sequence[_Spelling]], context: Context
) -> Iterator[Outcome]:
    """Return each group of spellings once, at the least usual one; the most usual comes first.

    What was agreed on is told by another rule.
    """
    for group in groups:
        if len(group) < 2 or _agreed(sort, (one.text for one in group), context):
            continue
        usual = sorted(group, key=_usual_first)
        names = [one.names[0] for one in usual]
        told = names[-1]
        one_file = len({name.place.file for one in group for name in one.names}) == 1
        listed = spellings(names) if one_file else all_of([one.shown() for one in usual])
        yield Problem(
            told.place,
            {"sort": _SORTS[sort], "name": told, "listed": listed},
            related=tuple(name.place for name in names[:-1]),
        )


def _agreed(sort: Dimension, names: Iterable[str], context: Context) -> bool:
    """Whether for any of some names a spelling was agreed on."""
    return any(context.settings.agreed_spelling(sort, name) is not None for name in names)


def _spelled(collection: Collection) -> Mapping[Dimension, Sequence[_Spelling]]:
    """Return for each sort of name every spelling in a run."""
    found: dict[Dimension, dict[str, _Spelling]] = {sort: {} for sort in _SORTS}
    for dossier in collection.projects():
        for sort, names in names_by_sort(dossier, _SORTS).items():
            for name in distinct(names):
                spelling = found[sort].get(name.text)
                if spelling is None:
                    if is_undetermined(name.text):
                        continue
                    spelling = _Spelling(name.text, canonical_form(name.text), [], [])
                    found[sort][name.text] = spelling
                spelling.names.append(name)
                spelling.dossiers.append(dossier)
    return {sort: list(spelled.values()) for sort, spelled in found.items()}


def _alike(collection: Collection) -> Mapping[Dimension, Sequence[Sequence[_Spelling]]]:
    """Return for each sort of name the groups of things whose names are alike.

    Of each thing one spelling, the most usual, with all dossiers that name it.
    """
    found: dict[Dimension, Sequence[Sequence[_Spelling]]] = {}
    for sort, spelled in _spelled(collection).items():
        things: dict[str, list[_Spelling]] = {}
        for spelling in spelled:
            things.setdefault(spelling.form, []).append(spelling)
        usual = [_as_one(spellings) for spellings in things.values()]
        by_text = {one.text: one for one in usual}
        found[sort] = [[by_text[text] for text in group] for group in clusters(by_text)]
    return found


def _usual_first(one: _Spelling) -> tuple[int, str, str]:
    return -len(one.dossiers), one.form, one.text


def _as_one(spelled: Sequence[_Spelling]) -> _Spelling:
    first = min(spelled, key=_usual_first)
    if len(spelled) == 1:
        return first
    names = [name for one in spelled for name in one.names]
    dossiers = {id(each): each for one in spelled for each in one.dossiers}
    return first._replace(names=names, dossiers=list(dossiers.values()))


def _in_one_dossier(group: Sequence[_Spelling]) -> bool:
    """Whether some dossier has all names of a group."""
    shared = set.intersection(*({id(dossier) for dossier in one.dossiers} for one in group))
    return bool(shared)
