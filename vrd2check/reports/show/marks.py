"""Which figures are wrong, suspected, noteworthy or rounded, as a check found."""

from collections.abc import Iterable, Iterator, Set
from fractions import Fraction
from typing import NamedTuple

from vrd2check.diagnosis.conclusions import Confidence
from vrd2check.figures import Figure, State
from vrd2check.places import Place
from vrd2check.relations import Number, Role
from vrd2check.result import Diagnosis, Explained, Finding, Result
from vrd2check.rules import Severity

from ..view import is_ceiling
from .table import Mark

# Where more figures than this may be the wrong one, what each would be then is no proposal.
_MOST_PROPOSED = 13
_OUTCOMES = frozenset({Role.TOTAL, Role.PRODUCT, Role.AMOUNT})
_ORDER = tuple(Mark)


class Marking(NamedTuple):
    """How a figure is marked, and the value that it should have, or at most, where that is said."""

    mark: Mark
    value: Number | None = None
    at_most: bool = False


class Marks:
    """The markings of all figures in a result, and the findings, explained or not, behind them.

    A figure is known by its place. One that is absent is not shown, and has none of its own.
    """

    def __init__(self, result: Result) -> None:
        self._markings: dict[Place, Marking] = {}
        self._diagnoses: dict[Place, list[Diagnosis]] = {}
        self._marked: dict[int, set[Place]] = {}
        self._explained: dict[int, Explained] = {}
        for one in result.diagnoses:
            self._enter(one, _of(one))
        for explained in result.explained:
            finding = explained.finding
            self._explained[id(finding)] = explained
            marked = [(figure, Marking(Mark.EXPLAINED)) for figure in _explained_at(finding)]
            self._enter(Diagnosis(finding), marked)

    def of(self, figure: Figure) -> Marking | None:
        """Return the most important marking of a figure."""
        return self.at(figure.place)

    def at(self, place: Place) -> Marking | None:
        """Return the most important marking of the figure at a place."""
        return self._markings.get(place)

    def diagnoses(self, places: Iterable[Place]) -> list[Diagnosis]:
        """Return the diagnoses of figures at some places, in order of code and place."""
        found = {id(one): one for place in places for one in self._diagnoses.get(place, ())}
        return sorted(found.values(), key=lambda one: (one.finding.rule.code, one.finding.place))

    def marked_by(self, finding: Finding) -> Set[Place]:
        """Return the places of the figures that a finding marks."""
        return self._marked[id(finding)]

    def explained(self, finding: Finding) -> Explained | None:
        """Return the explanation of a finding, where its dossier explains it."""
        return self._explained.get(id(finding))

    def at_step(self, places: Iterable[Place], step: str) -> Mark | None:
        """Return how a running comparison of figures at some places is marked at a step."""
        broken = [
            diagnosis.finding
            for diagnosis in self.diagnoses(places)
            for one in diagnosis.findings
            if one.judgement is not None and one.judgement.step == step and not one.is_rounding
        ]
        if not broken:
            return None
        return Mark.EXPLAINED if all(map(self.explained, broken)) else Mark.REMARK

    def _enter(self, diagnosis: Diagnosis, marked: Iterable[tuple[Figure, Marking]]) -> None:
        places = self._marked.setdefault(id(diagnosis.finding), set())
        for figure, marking in marked:
            if figure.state is not State.ABSENT:
                self._add(figure.place, marking)
                places.add(figure.place)
        for place in dict.fromkeys(_places(diagnosis)):
            self._diagnoses.setdefault(place, []).append(diagnosis)

    def _add(self, place: Place, marking: Marking) -> None:
        known = self._markings.get(place)
        if known is None or _ORDER.index(marking.mark) < _ORDER.index(known.mark):
            # What would put everything right outranks what one relation asks for.
            suspected = known is not None and known.mark is Mark.SUSPECT
            if known is not None and suspected and known.value is not None and not marking.at_most:
                marking = marking._replace(value=known.value)
            self._markings[place] = marking


def _of(diagnosis: Diagnosis) -> Iterator[tuple[Figure, Marking]]:
    finding, suspects = diagnosis.finding, diagnosis.conclusion.suspects
    if finding.is_rounding:
        yield from ((figure, Marking(Mark.ROUNDING)) for figure in _outcome(finding))
    elif finding.judgement is None:
        if finding.severity is not Severity.NOTE:
            yield from ((figure, Marking(Mark.REMARK)) for _, figure in finding.figures)
    else:
        certain = [one for one in suspects if one.confidence is Confidence.CERTAIN]
        for suspect in certain or suspects:
            mark = Mark.WRONG if certain else Mark.SUSPECT
            few = len(suspects) <= _MOST_PROPOSED
            yield suspect.figure, Marking(mark, suspect.proposed if few else None)
        if not certain:
            yield from _outcomes(diagnosis)


def _explained_at(finding: Finding) -> list[Figure]:
    """Return the figures of which an explained finding speaks: an outcome, else where it stands."""
    figures = [figure for _, figure in finding.figures]
    if finding.judgement is None:
        return figures
    return _outcome(finding) or [figure for figure in figures if figure.place == finding.place]


def _outcomes(diagnosis: Diagnosis) -> Iterator[tuple[Figure, Marking]]:
    """Return marks for what broken relations state as their outcome, where it is one figure."""
    for one in diagnosis.findings:
        assert one.judgement is not None  # only what was judged has one cause with another
        expected = one.judgement.expected
        for figure in _outcome(one):
            yield figure, Marking(Mark.WRONG, expected, is_ceiling(one))


def _outcome(finding: Finding) -> list[Figure]:
    outcomes = [figure for role, figure in finding.figures if role in _OUTCOMES]
    if len(outcomes) != 1:
        return []
    stated = finding.judgement.stated if finding.judgement is not None else None
    # In a running comparison the outcome of a step need not be the figure that stands there.
    same = outcomes[0].value is not None and stated is not None
    return outcomes if same and Fraction(outcomes[0].value or 0) == Fraction(stated or 0) else []


def _places(diagnosis: Diagnosis) -> Iterator[Place]:
    """Return the places of all figures that a diagnosis is about."""
    figures = [figure for one in diagnosis.findings for _, figure in one.figures]
    figures += [suspect.figure for suspect in diagnosis.conclusion.suspects]
    yield from (figure.place for figure in figures if figure.state is not State.ABSENT)
