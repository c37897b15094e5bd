"""From broken relations to causes: which figure is probably wrong, and how sure that is.

Within a cluster of broken relations that share figures, the smallest explanations tell how many
figures are wrong and which they can be. An explanation by two figures parts the cluster: each
broken relation has as its cause the figure of the explanation that stands in it.

What cannot be seen: errors that compensate each other in every relation they stand in, such as plus
and minus around a rectangle of cells, and two figures that changed places within one sum.
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from enum import Enum
from typing import NamedTuple

from vrd2check.figures import Figure
from vrd2check.relations import AtMost, Judgement, Relation, RunningAtMost, Sum

from .constraints import NotLinearError
from .proposals import proposals
from .search import Judged, System, clusters, evident_explanation, smallest_explanations
from .slips import Neighbourhood, Slip, Strength, recognise


class Confidence(Enum):
    """How sure it is that a figure is the wrong one."""

    CERTAIN = "certain"
    PROBABLE = "probable"
    POSSIBLE = "possible"


class Suspect(NamedTuple):
    """A figure that would, with the proposed value, put everything of its cause right."""

    figure: Figure
    proposed: Decimal
    confidence: Confidence
    slip: Slip | None


class Cause(NamedTuple):
    """Positions of the broken relations that have one cause, and who is suspected.

    Suspects are ordered from most to least likely. There are none when no figure explains the
    relations within the bounds of the search, and none for a ceiling that is exceeded: that is a
    matter of substance, not of typing.
    """

    relations: tuple[int, ...]
    suspects: tuple[Suspect, ...]


class _Part(NamedTuple):
    """One part of an explanation: the relations that its figures explain."""

    relations: tuple[int, ...]
    figures: tuple[Figure, ...]


def diagnose(judged: Sequence[tuple[Relation, Judgement]]) -> list[Cause]:
    """Find the causes of the broken relations; each broken relation belongs to one cause.

    The outcome depends on nothing but ``judged`` and its order.
    """
    system = System([Judged(*one) for one in judged])
    return [
        cause
        for cluster in clusters(system, system.broken())
        for cause in _causes_of(system, cluster)
    ]


def _causes_of(system: System, cluster: Sequence[int]) -> list[Cause]:
    if all(isinstance(system.judged[place].relation, AtMost | RunningAtMost) for place in cluster):
        return [Cause((place,), ()) for place in cluster]
    explanations = smallest_explanations(system, cluster)
    if explanations:
        return _explained(system, cluster, explanations)
    evident = evident_explanation(system, cluster)
    if evident is None:
        return [Cause((place,), ()) for place in cluster]
    mended, figures = evident
    causes = _explained(system, mended, [(figure,) for figure in figures])
    # More is wrong here than could be explained as a whole, so nothing of it is certain.
    causes = [_less_sure(cause) for cause in causes]
    for rest in clusters(system, [place for place in cluster if place not in mended]):
        causes += _causes_of(system, rest)
    return causes


def _less_sure(cause: Cause) -> Cause:
    return cause._replace(
        suspects=tuple(
            suspect._replace(confidence=Confidence.PROBABLE)
            if suspect.confidence is Confidence.CERTAIN
            else suspect
            for suspect in cause.suspects
        )
    )


def _explained(
    system: System, cluster: Sequence[int], explanations: Sequence[tuple[Figure, ...]]
) -> list[Cause]:
    """Give the causes in a cluster that some sets of figures explain, all of one size."""
    values = [_values(system, explanation) for explanation in explanations]
    ranked = sorted(
        range(len(explanations)), key=lambda number: _rank(system, values[number]), reverse=True
    )
    parts = {number: _parts(system, cluster, explanations[number]) for number in ranked}
    causes = []
    for part in parts[ranked[0]]:
        suspects: dict[Figure, tuple[Decimal, Decimal]] = {}
        for number in ranked:
            for other in parts[number]:
                if other.relations == part.relations:
                    for figure in other.figures:
                        suspects.setdefault(figure, values[number][figure])
        certain = len(suspects) == 1 and all(
            any(other.figures == part.figures for other in parts[number]) for number in ranked
        )
        causes.append(Cause(part.relations, _suspects(system, part, suspects, certain)))
    return causes


def _values(
    system: System, explanation: tuple[Figure, ...]
) -> dict[Figure, tuple[Decimal, Decimal]]:
    free = frozenset(explanation)
    try:
        constraints = system.constraints(system.touched(free), free)
    except NotLinearError:
        constraints = []
    return proposals(constraints, explanation) or {}


def _rank(system: System, values: dict[Figure, tuple[Decimal, Decimal]]) -> int:
    """Rank an explanation by the slips that it shows."""
    slips = [_slip(system, figure, value) for figure, value in values.items()]
    return sum(slip.strength.value for slip in slips if slip is not None)


def _parts(system: System, cluster: Sequence[int], explanation: tuple[Figure, ...]) -> list[_Part]:
    """Part the cluster by the figures that explain it; a relation with two joins them."""
    groups: list[tuple[set[Figure], list[int]]] = []
    for place in cluster:
        owners = set(explanation).intersection(system.figures_of(place))
        relations = [place]
        for group in [group for group in groups if not group[0].isdisjoint(owners)]:
            groups.remove(group)
            owners |= group[0]
            relations += group[1]
        groups.append((owners, relations))
    return [
        _Part(tuple(sorted(relations)), tuple(f for f in explanation if f in owners))
        for owners, relations in groups
    ]


def _suspects(
    system: System,
    part: _Part,
    values: dict[Figure, tuple[Decimal, Decimal]],
    alone: bool,
) -> tuple[Suspect, ...]:
    slips = {figure: _slip(system, figure, value) for figure, value in values.items()}
    strong = [f for f, slip in slips.items() if slip and slip.strength is Strength.STRONG]

    def confidence(figure: Figure) -> Confidence:
        if alone and (len(part.relations) > 1 or figure in strong):
            return Confidence.CERTAIN
        if alone or strong == [figure]:
            return Confidence.PROBABLE
        return Confidence.POSSIBLE

    suspects = [
        Suspect(figure, value[0], confidence(figure), slips[figure])
        for figure, value in values.items()
    ]
    strengths = list(Confidence)
    return tuple(
        sorted(
            suspects,
            key=lambda one: (
                strengths.index(one.confidence),
                -one.slip.strength.value if one.slip else 0,
                one.figure.place,
            ),
        )
    )


def _slip(system: System, figure: Figure, value: tuple[Decimal, Decimal]) -> Slip | None:
    assert figure.value is not None  # only figures that were read are suspected
    around = _neighbourhood(system, figure)
    # Cutting off what follows the comma shows in the exact value, a typing error in the rounded.
    slips = [recognise(figure.value, should_be, around) for should_be in value]
    return max(
        (slip for slip in slips if slip is not None),
        key=lambda slip: slip.strength.value,
        default=None,
    )


def _neighbourhood(system: System, figure: Figure) -> Neighbourhood:
    parts: list[Figure] = []
    beside: list[Figure] = []
    for place in system.relations_of[figure]:
        relation = system.judged[place].relation
        if isinstance(relation, Sum):
            left = [term.figure for term in relation.left]
            right = [term.figure for term in relation.right]
            if left == [figure]:
                parts += right
            else:
                side = left if figure in left else right
                beside += _next_to(side, figure)
    return Neighbourhood(tuple(dict.fromkeys(parts)), tuple(dict.fromkeys(beside)))


def _next_to(side: Sequence[Figure], figure: Figure) -> Iterable[Figure]:
    place = side.index(figure)
    return (*side[max(0, place - 1) : place], *side[place + 1 : place + 2])
