"""One thing, spelled in several ways: within a dossier, and across the dossiers."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from vrd2check.dossiers import (
    Collection,
    Dimension,
    Name,
    ProjectDossier,
    RunningCostDossier,
    is_undetermined,
    plain,
    same_thing,
)
from vrd2check.dossiers.vocabulary import by_thing, distinct, first_spellings, names_of
from vrd2check.language import Text

from .base import Context, Outcome, Printable, Problem, Severity, rule
from .base.lists import all_of, spellings
from .base.uses import spelled_differently

_SORTS = {
    Dimension.SOURCE: Text(nl="financieringsbron", en="financing source"),
    Dimension.PRODUCT: Text(nl="product", en="product"),
    Dimension.PROFILE: Text(nl="profiel", en="profile"),
    Dimension.PURCHASE_TYPE: Text(nl="aankooptype", en="purchase type"),
    Dimension.CONTRACT: Text(nl="overheidsopdracht", en="contract"),
}
# Of more names that begin alike than this, the rest is not compared.
_MOST_COMPARED = 100
_MOST_NAMED = 4


@rule("REF304", "spelled-in-several-ways", Severity.WARNING, ProjectDossier)
def spelled_in_several_ways(dossier: ProjectDossier, context: Context) -> Iterator[Outcome]:
    """People read two spellings of a source, product, profile or contract as one thing."""
    for sort, word in _SORTS.items():
        for names in spelled_differently(names_of(dossier, sort)):
            different = distinct(names)
            if not _agreed(sort, (one.text for one in different), context):
                about = {"sort": word, "spellings": spellings(different)}
                yield Problem.at_second((name.place for name in different), about)


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
    if len(collection.projects()) <= 1:  # what one says within itself, REF304 tells
        return
    for sort, found in _spelled(collection).items():
        for texts in _clusters(found):
            if len(texts) > 1 and not _agreed(sort, texts, context):
                texts.sort(key=lambda text: len(found[text].dossiers), reverse=True)
                places = (found[text].first.place for text in texts)
                listed = all_of([f"“{text}” ({_labels(found[text].dossiers)})" for text in texts])
                about = {"sort": _SORTS[sort], "spellings": listed}
                yield Problem.at_second(places, about)


@rule("REF403", "title-differs", Severity.WARNING, RunningCostDossier)
def title_differs(dossier: RunningCostDossier, context: Context) -> Iterator[Outcome]:
    """A running-cost dossier asks for the costs of what the project with its number built."""
    head = dossier.head
    projects = context.collection.numbered(head.number.canonical) if head.number else ()
    other = projects[0].head.title if len(projects) == 1 else None
    if head.number is None or head.title is None or other is None:
        return
    if not same_thing(head.title.text, other.text):
        about = {"number": head.number, "title": head.title, "other": other}
        yield Problem(head.title.place, about, related=(other.place,))


class _Spelling(NamedTuple):
    """Where a spelling stands first, and the dossiers that use it."""

    first: Name
    dossiers: list[ProjectDossier]


def _agreed(sort: Dimension, names: Iterable[str], context: Context) -> bool:
    """Whether for any of some names a spelling was agreed on."""
    return any(context.settings.agreed_spelling(sort, name) is not None for name in names)


def _spelled(collection: Collection) -> Mapping[Dimension, Mapping[str, _Spelling]]:
    """Return for each sort of name and each spelling the dossiers that spell a thing so first."""
    found: dict[Dimension, dict[str, _Spelling]] = {sort: {} for sort in _SORTS}
    for dossier in collection.projects():
        for sort, name in first_spellings(dossier):
            if not is_undetermined(name.text):
                found[sort].setdefault(name.text, _Spelling(name, [])).dossiers.append(dossier)
    return found


def _clusters(texts: Iterable[str]) -> Iterator[list[str]]:
    """Return groups of texts that are probably one thing, directly or by way of another text."""
    alike: dict[str, list[list[str]]] = {}
    for text in texts:
        near = alike.setdefault(plain(text)[:4], [])
        if sum(map(len, near)) >= _MOST_COMPARED:
            continue
        same = [group for group in near if any(same_thing(text, other) for other in group)]
        near[:] = [group for group in near if group not in same]
        near.append([*chain.from_iterable(same), text])
    return chain.from_iterable(alike.values())


def _labels(dossiers: Sequence[ProjectDossier]) -> str:
    heads = [dossier.head for dossier in dossiers[:_MOST_NAMED]]
    names = [str(head.number or head.file) for head in heads]
    return ", ".join(names) + (", …" if len(dossiers) > _MOST_NAMED else "")
