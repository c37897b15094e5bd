"""Whether what an explanation is of could be found at all: was it read?"""

from collections.abc import Iterable, Sequence

from vrd2check.dossiers import (
    Collection,
    Dimension,
    Dossier,
    Explanation,
    Loaded,
    Programme,
    ProjectDossier,
    RunningCostDossier,
)
from vrd2check.dossiers.vocabulary import first_spellings
from vrd2check.figures import State
from vrd2check.language import Text
from vrd2check.rules.base.explanation_match import is_between_dossiers
from vrd2check.rules.base.lists import all_of
from vrd2check.rules.base.rule import Rule
from vrd2check.schema import ShapeProblemKind

from .naming import keys_of, keys_of_name

# What stands there with a shape like this is not read at all.
_UNREAD = frozenset(
    {ShapeProblemKind.UNKNOWN_KEY, ShapeProblemKind.WRONG_TYPE, ShapeProblemKind.WRONG_LENGTH}
)
_OWN = Text("in dit dossier is niet alles te lezen", "not all of this dossier can be read")
_ALONE = Text("er is geen ander dossier gelezen", "no other dossier was read")


def not_read(
    explanation: Explanation, rule: Rule, file: Loaded, collection: Collection
) -> Text | None:
    """Return what was not read though a rule needs it to find what an explanation is of.

    A dossier in which something cannot be read lacks that. A rule between dossiers compares a
    running-cost dossier with the project of its number, and a programme with the projects that it
    lists; one that looks at all dossiers together compares what others call so as well.
    """
    if any(problem.kind in _UNREAD for problem in file.shape) or _has_unreadable(file.dossier):
        return _OWN
    if not is_between_dossiers(rule):
        return None
    others = [dossier for dossier in collection if dossier.head.file != file.name]
    if not others:
        return _ALONE
    if issubclass(Collection, rule.subject):
        return _none_names(explanation, others)
    missing = [
        number
        for number in _projects_of(file, explanation)
        if not collection.numbered(number) or _has_unreadable(collection.project(number))
    ]
    if not missing:
        return None
    numbers = all_of(missing)
    return Text(
        f"projectdossier {numbers.nl} is niet gelezen, of niet volledig",
        f"project dossier {numbers.en} was not read, or not completely",
    )


def _has_unreadable(dossier: Dossier | None) -> bool:
    """Whether figures in a dossier could not be read."""
    figures = dossier.head.figures if dossier is not None else ()
    return any(figure.state is State.UNREADABLE for figure in figures)


def _projects_of(file: Loaded, explanation: Explanation) -> Iterable[str]:
    """Return the numbers of the projects that a dossier is compared with.

    Of a programme these are all that it lists, or only those that the explanation names.
    """
    if isinstance(file.dossier, RunningCostDossier):
        return (file.number(),)
    if not isinstance(file.dossier, Programme) or file.dossier.projects is None:
        return ()
    lines = file.dossier.projects.lines
    numbers = (line.canonical(Dimension.NUMBER) for line in lines)
    listed = dict.fromkeys(number for number in numbers if number is not None)
    named = {key for name, meanings in explanation.at for key in keys_of(name.text, meanings)}
    return [number for number in listed if number in named] or list(listed)


def _none_names(explanation: Explanation, others: Sequence[Dossier]) -> Text | None:
    """Return that an explanation names what no other dossier names."""
    projects = [dossier for dossier in others if isinstance(dossier, ProjectDossier)]
    names = [name for project in projects for _, name in first_spellings(project)]
    heads = [dossier.head for dossier in others]
    names += [name for head in heads for name in (head.number, head.title) if name is not None]
    known = {key for name in names for key in keys_of_name(name)}
    unknown = [
        f"“{name.text}”"
        for name, meanings in explanation.at
        if not known & keys_of(name.text, meanings)
    ]
    if not unknown:
        return None
    named = all_of(unknown)
    return Text(
        f"geen ander dossier dat gelezen is, noemt {named.nl}",
        f"no other dossier that was read names {named.en}",
    )
