"""From broken relations to causes: which figure is probably wrong, and how sure that is.

Within a cluster of broken relations that share figures, the smallest explanations tell how many
figures are wrong and which they can be. An explanation by two figures parts the cluster: each
broken relation has as its cause a figure of the explanation that stands in it.

What cannot be seen: errors that compensate each other in every relation they stand in, such as plus
and minus around a rectangle of cells, and figures that are missing altogether.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from vrd2check.figures import Figure, State
from vrd2check.relations import Judgement, Product, Relation, Sum

from .conclusions import (
    SEVERAL,
    ActionKind,
    Cause,
    Conclusion,
    Confidence,
    Suspect,
    blaming,
    wrong_figure,
)
from .constraints import range_of
from .hypotheses import Hypothesis, change_of, hypotheses_for, valued
from .proposals import Proposal
from .search import MOST_TRIALS_IN_ALL, SearchLimit, evident_sets
from .slips import Strength
from .system import Judged, System, clusters


class _Share(NamedTuple):
    """What some figures of an explanation explain of it."""

    figures: tuple[Figure, ...]
    relations: tuple[int, ...]


def diagnose(judged: Sequence[tuple[Relation, Judgement]]) -> list[Cause]:
    """Find the causes of the broken relations; each broken relation belongs to one cause.

    The outcome depends on nothing but ``judged``; the order of its causes depends on its order.
    """
    relations = [Judged(*one) for one in judged]
    system = System(relations)
    limit = SearchLimit(MOST_TRIALS_IN_ALL * _brought_together(system))
    exceeded = system.exceeded
    causes: list[Cause] = []
    mended: set[int] = set()
    while system.broken:
        unexplained: list[int] = []
        progress = len(mended)
        for cluster in clusters(system):
            hypotheses = hypotheses_for(system, cluster, limit)
            if hypotheses:
                found = _explained(system, cluster, hypotheses)
                # What is left of a cluster that could not be explained as a whole is not certain.
                causes += found if not progress else map(_less_sure, found)
                mended_now = cluster
            else:
                mended_now = []
                for mends, figures in evident_sets(system, cluster):
                    alternatives = valued(system, figures)
                    causes += map(_less_sure, _explained(system, mends, alternatives))
                    mended_now += mends
                unexplained += [place for place in cluster if place not in mended_now]
            mended.update(mended_now)
        if len(mended) == progress or not unexplained:
            causes += [Cause((place,), SEVERAL) for place in unexplained]
            break
        system = System(relations, mended)
    return _with_ceilings(system, causes, exceeded)


def _brought_together(system: System) -> int:
    """Return how many files an exceeded ceiling brings together, which are searched as if apart."""
    return max(
        (
            len({figure.place.file for figure in system.figures_of(position)})
            for position in system.exceeded
        ),
        default=1,
    )


def _less_sure(cause: Cause) -> Cause:
    """Return a cause of which nothing is certain any more."""
    figures = tuple(
        suspect._replace(confidence=Confidence.PROBABLE)
        if suspect.confidence is Confidence.CERTAIN
        else suspect
        for suspect in cause.conclusion.actions
    )
    return cause._replace(conclusion=blaming(figures, cause.conclusion.alternatives))


def _explained(
    system: System, cluster: Sequence[int], hypotheses: Sequence[Hypothesis]
) -> Iterator[Cause]:
    """Return the causes in a cluster that some accounts explain, the likeliest account first."""
    if not hypotheses:
        return
    shares = _shares(system, cluster, hypotheses[0])
    suspected: list[dict[Figure, Proposal]] = [
        {figure: hypotheses[0].values[figure] for figure in share.figures} for share in shares
    ]
    for hypothesis in hypotheses[1:]:
        for figure, proposal in hypothesis.values.items():
            if figure not in hypotheses[0].values:
                place = _instead_of(system, shares, hypothesis, figure)
                suspected[place].setdefault(figure, proposal)
    for share, values in zip(shares, suspected, strict=True):
        conclusion = _conclusion(system, cluster, hypotheses, share.figures, values)
        yield Cause(share.relations, conclusion)


def _shares(system: System, cluster: Sequence[int], hypothesis: Hypothesis) -> list[_Share]:
    """Share out the broken relations among the figures that explain them.

    A figure for which no relation is left joins another with which it shares one.
    """
    figures = list(hypothesis.values)
    if hypothesis.is_act or len(figures) == 1:
        return [_Share(tuple(figures), tuple(cluster))]
    own = {figure: [p for p in system.relations_of[figure] if p in cluster] for figure in figures}
    taken: dict[int, Figure] = {}
    for figure in sorted(figures, key=lambda figure: (len(own[figure]), figure.place)):
        for position in own[figure]:
            taken.setdefault(position, figure)
    groups = {figure: [figure] for figure in figures if any(by is figure for by in taken.values())}
    for figure in figures:
        if figure not in groups:
            near = system.relations_of[figure]
            nearest = max(
                groups, key=lambda other: sum(p in near for p in system.relations_of[other])
            )
            groups[nearest].append(figure)
    return [
        _Share(tuple(group), tuple(p for p in cluster if taken[p] is owner))
        for owner, group in groups.items()
    ]


def _instead_of(
    system: System, shares: Sequence[_Share], hypothesis: Hypothesis, figure: Figure
) -> int:
    """Tell of which share an account blames another figure instead."""
    relations = frozenset(system.relations_of[figure])

    def likeness(place: int) -> tuple[bool, int, int]:
        share = shares[place]
        replaced = any(other not in hypothesis.values for other in share.figures)
        return replaced, len(relations.intersection(share.relations)), -place

    return max(range(len(shares)), key=likeness)


def _conclusion(
    system: System,
    cluster: Sequence[int],
    hypotheses: Sequence[Hypothesis],
    leading: tuple[Figure, ...],
    values: Mapping[Figure, Proposal],
) -> Conclusion:
    """Blame the figures that lead, and others in their stead; of each, the surest come first."""
    strong = [
        figure
        for figure, proposal in values.items()
        if proposal.slip is not None and proposal.slip.strength is Strength.STRONG
    ]

    def confidence(figure: Figure) -> Confidence:
        if _is_certain(system, cluster, hypotheses, figure, figure in strong):
            return Confidence.CERTAIN
        if all(figure in hypothesis.values for hypothesis in hypotheses):
            return Confidence.PROBABLE
        if figure in strong and set(leading) == set(strong):
            return Confidence.PROBABLE
        return Confidence.POSSIBLE

    suspects = [
        _suspect(figure, proposal, confidence(figure)) for figure, proposal in values.items()
    ]
    strengths = list(Confidence)
    suspects.sort(key=lambda suspect: strengths.index(suspect.confidence))
    # No other figure is surer than those that lead, so these come first.
    together = len(leading)
    return blaming(tuple(suspects[:together]), tuple(suspects[together:]))


def _suspect(figure: Figure, proposal: Proposal, confidence: Confidence) -> Suspect:
    slip = proposal.slip
    kind, part = (slip.kind, slip.part) if slip is not None else (ActionKind.UNKNOWN, "")
    return wrong_figure(figure, proposal.value, confidence, kind, part)


def _is_certain(
    system: System,
    cluster: Sequence[int],
    hypotheses: Sequence[Hypothesis],
    figure: Figure,
    telling: bool,
) -> bool:
    """Whether nothing but this figure can be wrong, and its value follows twice.

    It is in all accounts, with one value, and two broken relations call for it; or one does, it is
    in no sum that holds, and the slip is recognised. Several figures that are needed together must
    explain more relations than they are: anything can be explained by as many figures. An empty
    cell may as well belong to a line that the file lacks, so it is never certain.
    """
    if figure.state is not State.READ or any(hypothesis.is_act for hypothesis in hypotheses):
        return False
    if not all(figure in hypothesis.values for hypothesis in hypotheses):
        return False
    if len({hypothesis.values[figure].value for hypothesis in hypotheses}) > 1:
        return False
    calling = [position for position in system.relations_of[figure] if position in cluster]
    if len(calling) < 2:
        return telling and calling == list(cluster) and not _agrees_elsewhere(system, figure)
    return len(cluster) > len(hypotheses[0].values) and all(
        _follows_without(system, hypothesis, figure, position)
        for hypothesis in hypotheses
        for position in calling
    )


def _agrees_elsewhere(system: System, figure: Figure) -> bool:
    """Whether a figure agrees with others as it stands, so that it is off by rounding only."""
    return any(
        isinstance(system.judged[position].relation, Sum | Product)
        and position not in system.broken
        for position in system.relations_of[figure]
    )


def _follows_without(system: System, hypothesis: Hypothesis, figure: Figure, position: int) -> bool:
    """Whether a figure's value still follows when one relation is left aside."""
    if len(hypothesis.values) == 1:
        return True
    others = tuple(other for other in hypothesis.values if other is not figure)
    constraints = system.constraints(frozenset(hypothesis.values), without=(position,))
    interval = range_of(constraints, figure, others)
    return interval is not None and interval.is_bounded()


def _with_ceilings(system: System, causes: Sequence[Cause], exceeded: Iterable[int]) -> list[Cause]:
    """Hang each ceiling that is exceeded below the cause of it, or let it stand alone.

    It hangs where the likeliest suspects, changed as proposed, leave it respected.
    """
    result = list(causes)
    leads = {
        cell.figure: (place, cell)
        for place, cause in enumerate(causes)
        for lead in cause.conclusion.actions[:1]
        for cell in lead.cells
        if lead.confidence is not Confidence.POSSIBLE
    }
    for position in exceeded:
        here = [leads[figure] for figure in leads if figure in system.figures_of(position)]
        changes = {
            cell.figure: change_of(cell.figure, cell.proposed)
            for _, cell in here
            if cell.proposed is not None
        }
        if changes and system.mends(position, changes):
            place = here[0][0]
            relations = (*result[place].relations, position)
            result[place] = result[place]._replace(relations=relations)
        else:
            result.append(Cause((position,)))
    return result
