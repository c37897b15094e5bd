"""Which figures are wrong, suspected, noteworthy or rounded, as a check found."""

from collections.abc import Iterable, Iterator
from enum import Enum
from fractions import Fraction
from typing import NamedTuple

from vrd2check.coverage import Standing
from vrd2check.diagnosis.conclusions import Confidence
from vrd2check.figures import Figure, State
from vrd2check.language import Language
from vrd2check.places import Place
from vrd2check.relations import OUTCOMES, Number
from vrd2check.result import Diagnosis, Finding, Result
from vrd2check.rules import Severity

from ..view import View, is_ceiling, view_of_explained

# Where more figures than this may be the wrong one, what each would be then is no proposal.
_MOST_PROPOSED = 13


class Mark(Enum):
    """What is to be known of a figure besides its text; the most important first."""

    WRONG = "wrong"
    SUSPECT = "suspect"
    REMARK = "remark"
    EXPLAINED = "explained"
    ROUNDING = "rounding"
    OPEN = "open"
    ALONE = "alone"
    COMPUTED = "computed"


_ORDER = tuple(Mark)
_BY_STANDING = {Standing.OPEN: Mark.OPEN, Standing.ALONE: Mark.ALONE}


class Marking(NamedTuple):
    """How a figure is marked, and the value that it should have, or at most, where that is said."""

    mark: Mark
    value: Number | None = None
    at_most: bool = False


class Marked(NamedTuple):
    """A diagnosis, the places of the figures that it marks, and of all that it is about."""

    view: View
    marks: frozenset[Place]
    about: frozenset[Place]


class Marks:
    """The markings of all figures in a result, and the diagnoses, explained or not, behind them.

    A figure is known by its place. One that is absent is not shown, and has none of its own.
    """

    def __init__(self, result: Result, language: Language) -> None:
        self._markings: dict[Place, Marking] = {}
        self._by_place: dict[Place, list[Marked]] = {}
        self._standings = result.standings()
        for diagnosis in result.diagnoses:
            self._enter(View(diagnosis, language), _of(diagnosis))
        for explained in result.explained:
            figures = _explained_at(explained.finding)
            marked = [(figure, Marking(Mark.EXPLAINED)) for figure in figures]
            self._enter(view_of_explained(explained, language), marked)

    def standing(self, figure: Figure) -> Mark | None:
        """Return how a figure is marked that no relation confirms or contradicts."""
        if figure.state is not State.READ:
            return None
        return _BY_STANDING.get(self._standings.get(figure.place, Standing.ALONE))

    def at(self, place: Place) -> Marking | None:
        """Return the most important marking of the figure at a place."""
        return self._markings.get(place)

    def about(self, places: Iterable[Place]) -> list[Marked]:
        """Return what is about the figures at some places, in order of code and place."""
        found = {id(one): one for place in places for one in self._by_place.get(place, ())}
        return sorted(found.values(), key=lambda one: (one.view.rule.code, one.view.finding.place))

    def at_step(self, places: Iterable[Place], step: str) -> Mark | None:
        """Return how a running comparison of figures at some places is marked at a step."""
        broken = [
            one
            for one in self.about(places)
            for finding in one.view.diagnosis.findings
            if finding.judgement is not None
            and finding.judgement.step == step
            and not finding.is_rounding
        ]
        if not broken:
            return None
        explained = all(one.view.explanation is not None for one in broken)
        return Mark.EXPLAINED if explained else Mark.REMARK

    def _enter(self, view: View, marked: Iterable[tuple[Figure, Marking]]) -> None:
        places = set()
        for figure, marking in marked:
            if figure.state is not State.ABSENT:
                self._add(figure.place, marking)
                places.add(figure.place)
        one = Marked(view, frozenset(places), frozenset(_places(view.diagnosis)))
        for place in one.about:
            self._by_place.setdefault(place, []).append(one)

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
            for cell in suspect.cells:
                yield cell.figure, Marking(mark, cell.proposed if few else None)
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
        expected = one.judgement.expected if one.judgement is not None else None
        for figure in _outcome(one):
            yield figure, Marking(Mark.WRONG, expected, is_ceiling(one))


def _outcome(finding: Finding) -> list[Figure]:
    outcomes = [figure for role, figure in finding.figures if role in OUTCOMES]
    if len(outcomes) != 1:
        return []
    stated = finding.judgement.stated if finding.judgement is not None else None
    # In a running comparison the outcome of a step need not be the figure that stands there.
    same = outcomes[0].value is not None and stated is not None
    return outcomes if same and Fraction(outcomes[0].value or 0) == Fraction(stated or 0) else []


def _places(diagnosis: Diagnosis) -> Iterator[Place]:
    """Return the places of all figures that a diagnosis is about."""
    figures = [figure for one in diagnosis.findings for _, figure in one.figures]
    yield from (figure.place for figure in figures if figure.state is not State.ABSENT)
    yield from (place for one in diagnosis.conclusion.suspects for place in one.places)
