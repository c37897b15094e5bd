"""Holding the explanations of dossiers against what was found in them."""

from collections.abc import Collection as CollectionOf
from collections.abc import Iterable, Iterator, Sequence
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
from .matching import has_figures, places_of, states_difference
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
    found: dict[str, list[Finding]] = {file.name: [] for file in explaining}
    for one in findings:
        if one.place.file in found:
            found[one.place.file].append(one)
    explained: list[Explained] = []
    matches: list[ExplanationMatch] = []
    for file in explaining:
        here = _Here(found[file.name], Naming([file]))
        for explanation in _explanations_in(file):
            matched, fitting = _tried(explanation, here, ignored)
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


class _Here:
    """The findings of a dossier by their rule, and by the keys of what they are about."""

    def __init__(self, findings: Iterable[Finding], naming: Naming) -> None:
        self._naming = naming
        self._of_rule: dict[str, list[Finding]] = {}
        for one in findings:
            self._of_rule.setdefault(one.rule.code, []).append(one)
        # Of most rules nothing is explained: what their findings are about need not be known.
        self._by_key: dict[str, dict[str, set[int]]] = {}

    def of_rule(self, code: str) -> Sequence[Finding]:
        """Return the findings of a rule."""
        return self._of_rule.get(code, ())

    def about(self, code: str, places: Iterable[frozenset[str]]) -> list[Finding]:
        """Return the findings of a rule that are at some places: they go by a name of each."""
        of_rule = self.of_rule(code)
        if code not in self._by_key:
            by_key = self._by_key[code] = {}
            for number, one in enumerate(of_rule):
                for key in self._naming.keys(one):
                    by_key.setdefault(key, set()).add(number)
        numbers: Iterable[int] = range(len(of_rule))
        for place in places:
            at_place = (self._by_key[code].get(key, set()) for key in place)
            numbers = set().union(*at_place).intersection(numbers)
        return [of_rule[number] for number in sorted(numbers)]


def _explanations_in(file: Loaded) -> tuple[Explanation, ...]:
    return file.dossier.head.explanations[:MAX_EXPLANATIONS] if file.dossier is not None else ()


def _tried(
    explanation: Explanation, here: "_Here", ignored: CollectionOf[str]
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
    of_rule = here.of_rule(rule.code)
    about = here.about(rule.code, places_of(explanation))
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
