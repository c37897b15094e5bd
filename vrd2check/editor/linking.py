"""Links in a document: from the code of a rule to its page, from a number to its dossier."""

from collections.abc import Iterator

from lsprotocol import types

from vrd2check.dossiers import Collection, Dimension, Dossier, Name, Programme, RunningCostDossier
from vrd2check.places import Place
from vrd2check.rules.lookup import UnknownRuleError, find_rule

from .marks import RulePage
from .window import Window


def links(window: Window, page: RulePage) -> list[types.DocumentLink]:
    """Return the links of an open document, each with what its target is called."""
    if window.dossier is None:
        return []
    found = [*_rules(window, window.dossier, page), *_dossiers(window, window.dossier)]
    return [
        types.DocumentLink(range=window.positions.range(place), target=target, tooltip=called)
        for place, target, called in found
        if target is not None
    ]


_Link = tuple[Place, str | None, str]


def _rules(window: Window, dossier: Dossier, page: RulePage) -> Iterator[_Link]:
    """Return where explanations name a rule, and the page of that rule."""
    for explanation in dossier.head.explanations:
        named = explanation.rule
        if named is not None:
            try:
                rule = find_rule(named.text)
            except UnknownRuleError:
                continue
            yield named.place, page(rule, window.language), rule.title.of(window.language)


def _dossiers(window: Window, dossier: Dossier) -> Iterator[_Link]:
    """Return where the number of a project stands in another dossier, and the file of that one."""
    known = Collection(window.study.result.dossiers.values())
    for number in _numbers(dossier):
        project = known.project(number.canonical)
        if project is not None:
            uri = window.positions.uri(project.head.file)
            yield number.place, uri, project.head.label()


def _numbers(dossier: Dossier) -> Iterator[Name]:
    if isinstance(dossier, RunningCostDossier) and dossier.head.number is not None:
        yield dossier.head.number
    if isinstance(dossier, Programme) and dossier.projects is not None:
        for line in dossier.projects.lines:
            if Dimension.NUMBER in line.names:
                yield line.names[Dimension.NUMBER]
