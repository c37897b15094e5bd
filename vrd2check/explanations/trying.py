"""Holding the explanations of dossiers against what was found in them."""

from collections.abc import Collection as CollectionOf
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from vrd2check.dossiers import Collection, Explanation, Loaded
from vrd2check.figures import State
from vrd2check.limits import MAX_EXPLANATIONS
from vrd2check.result import Explained, Finding
from vrd2check.rules.base.explanation_match import (
    Candidate,
    ExplanationMatch,
    ExplanationStatus,
    can_be_explained,
)
from vrd2check.rules.lookup import UnknownRuleError, find_rule

from .comparing import not_read
from .matching import has_figures, is_about, places_of, states_difference
from .naming import Naming

# Of findings at other places only the first lines are told.
_MOST_ELSEWHERE = 100


class Explanations(NamedTuple):
    """What the explanations of some dossiers come to, in the order of the files.

    ``matches`` tells of every explanation what became of it.
    """

    explained: tuple[Explained, ...] = ()
    matches: tuple[ExplanationMatch, ...] = ()

    def identities(self) -> frozenset[int]:
        """Return the identities of the findings that are explained."""
        return frozenset(id(one.finding) for one in self.explained)


# The findings of a dossier by the codes of their rules.
_ByRule = dict[str, list[Finding]]


def explain(
    findings: Sequence[Finding],
    dossiers: Sequence[Loaded],
    collection: Collection,
    ignored: CollectionOf[str] = (),
) -> Explanations:
    """Find for every explanation the one finding of its own dossier that it explains.

    The findings have no consequences yet. ``collection`` holds all dossiers of the run, ``ignored``
    are the codes of rules that were not asked.
    """
    explaining = [file for file in dossiers if _explanations_in(file)]
    if not explaining:
        return Explanations()
    found: dict[str, _ByRule] = {file.name: {} for file in explaining}
    for one in findings:
        if one.place.file in found:
            found[one.place.file].setdefault(one.rule.code, []).append(one)
    explained: list[Explained] = []
    matches: list[ExplanationMatch] = []
    for file in explaining:
        here, naming = found[file.name], Naming([file])
        for explanation in _explanations_in(file):
            matched, fitting = _tried(explanation, here, naming, ignored)
            if matched.status is ExplanationStatus.EXPLAINS:
                (finding,) = fitting
                before = next((one for one in explained if one.finding is finding), None)
                if before is None:
                    explained.append(Explained(finding, explanation))
                else:
                    earlier = before.explanation.place
                    matched = matched._replace(status=ExplanationStatus.TWICE, earlier=earlier)
            elif (
                matched.status is ExplanationStatus.STALE
                and matched.rule is not None
                and not matched.candidates
            ):
                # What it explains may well be there once everything is read.
                unread = not_read(explanation, matched.rule, file, collection)
                if unread is not None:
                    matched = matched._replace(status=ExplanationStatus.UNTRIED, unread=unread)
            matches.append(matched)
    return Explanations(tuple(explained), tuple(matches))


def _explanations_in(file: Loaded) -> tuple[Explanation, ...]:
    return file.dossier.head.explanations[:MAX_EXPLANATIONS] if file.dossier is not None else ()


def _tried(
    explanation: Explanation, here: _ByRule, naming: Naming, ignored: CollectionOf[str]
) -> tuple[ExplanationMatch, Sequence[Finding]]:
    """Return what becomes of an explanation, and the findings of its dossier that it fits."""
    if explanation.rule is None or explanation.reason is None:
        return ExplanationMatch(explanation, ExplanationStatus.UNTOLD), ()
    try:
        rule = find_rule(explanation.rule.text)
    except UnknownRuleError as error:
        return ExplanationMatch(explanation, ExplanationStatus.UNKNOWN_RULE, near=error.near), ()
    known = ExplanationMatch(explanation, ExplanationStatus.UNTOLD, rule)
    if not can_be_explained(rule):
        return known._replace(status=ExplanationStatus.NOT_EXPLAINABLE), ()
    if not explanation.has_reason():
        return known._replace(status=ExplanationStatus.WITHOUT_REASON), ()
    if rule.code in ignored or explanation.difference.state is State.UNREADABLE:
        return known, ()
    of_rule, places = here.get(rule.code, []), places_of(explanation)
    about = [one for one in of_rule if is_about(places, naming.keys(one))]
    fitting = [one for one in about if has_figures(explanation, one)]
    if len(fitting) == 1:
        status, told = ExplanationStatus.EXPLAINS, fitting
    elif fitting:
        status, told = ExplanationStatus.TOO_WIDE, fitting
    elif about and not states_difference(explanation):
        status, told = ExplanationStatus.WITHOUT_DIFFERENCE, about
    else:
        status, told = ExplanationStatus.STALE, about
    matched = known._replace(
        status=status,
        candidates=tuple(_candidates(told)),
        elsewhere=() if about else tuple(_candidates(of_rule[:_MOST_ELSEWHERE])),
    )
    return matched, fitting


def _candidates(findings: Sequence[Finding]) -> Iterator[Candidate]:
    for finding in findings:
        told = finding.told
        if told is None:
            yield Candidate(finding.place, finding.kind())
        else:
            yield Candidate(finding.place, finding.kind(), *told[1:4])
