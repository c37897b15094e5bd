"""From broken relations to causes: what somebody probably did, and how sure that is.

A cluster of broken relations is explained by the fewest actions that, undone, put all of it right.
Each action has the relations that it mends as its own; what else could explain these in its stead
are its alternatives. How sure it is follows from the odds of all explanations together.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

from vrd2check.figures import Figure
from vrd2check.relations import Judgement, Relation
from vrd2check.settings import Band, Settings
from vrd2check.sheets import Sheet

from .amounts import Number, magnitude
from .candidates import Candidate, together
from .cells import Cells
from .certainty import Certainty
from .conclusions import NOTHING, SEVERAL, Cause, Confidence, Suspect, blaming
from .copies import copied, copies
from .geometry import Geometry
from .ground import Ground, TooManyStepsError
from .plausibility import Plausibility
from .search import MOST_TRIALS_IN_ALL, Explanation, Search, SearchLimit
from .sentences import suspect_of
from .system import NOTHING_UNDONE, Judged, System, Undone, clusters, in_order
from .wholes import wholes

_DAY_RATES = Settings().day_rates
# So many suspects are named; more are counted.
_MOST_NAMED = 100
# Figures are looked at one by one where that takes at most so many steps. Each relation of a figure
# proposes values, and each is tried in all its relations.
_MOST_STEPS = 10_000
# Where more relations of a file are broken than these, only what is evident is looked for.
_MOST_BROKEN = 60


def diagnose(
    judged: Sequence[tuple[Relation, Judgement, object]],
    sheets: Sequence[Sheet] = (),
    rates: Band = _DAY_RATES,
) -> list[Cause]:
    """Find the causes of the broken relations; each broken relation belongs to one cause.

    Each relation comes with its judgement and its family: those of one rule in one dossier, which
    say the same of other names. ``sheets`` are the tables in which the figures stand, ``rates``
    what is ordinary a day. The outcome depends on nothing else; the order of its causes depends on
    that of ``judged``.
    """
    system = System([Judged(*one) for one in judged])
    if not system.broken:
        return [Cause((position,)) for position in system.exceeded]
    return _Diagnosis(system, Geometry(sheets), rates).causes()


Look = Callable[[Ground, Collection[Figure]], Iterable[Candidate]]


class _Diagnosis:
    """One diagnosis: a system with what is found in it."""

    def __init__(self, system: System, geometry: Geometry, rates: Band) -> None:
        self._system = system
        self._geometry = geometry
        places = (figure.place for p in system.broken for figure in system.figures_of(p))
        files = len({place.file for place in places})
        self._limit = SearchLimit(MOST_TRIALS_IN_ALL * files)
        self._is_too_much = len(system.broken) > _MOST_BROKEN * files
        plausible = Plausibility(system, geometry, rates)
        self._cells = Cells(system, geometry, plausible)
        self._ground = Ground(system, geometry, plausible, self._cells)
        self._wholes: list[Candidate] = []

    def causes(self) -> list[Cause]:
        """Return the causes of all that is broken.

        What was carried on is dearer to look for, and is where the rest leaves doubt.
        """
        broken = self._system.broken
        found: list[tuple[Cause, Undone]] = []
        for more in (wholes, copies):
            self._wholes += self._found(more, broken)
            parts = list(self._clusters(broken))
            doubtful: list[int] = []
            for cluster in parts:
                explanations = self._explanations(cluster)
                told = (
                    list(self._explained(cluster, explanations, sure=True)) if explanations else []
                )
                several = len(parts) > 1 or self._are_off_alike(cause for cause, _ in told)
                clear = all(_is_clear(one, several) for one, _ in told)
                if told and (clear or more is copies):
                    found += told
                else:
                    doubtful += cluster
            broken = doubtful
            if not broken:
                break
        if broken:
            found += self._evident(broken)
        return self._with_ceilings(self._less_sure_beside_others(self._copied(found)))

    def _are_off_alike(self, causes: Iterable[Cause]) -> bool:
        """Whether two causes are off by the same amount, as one is that was carried on."""
        sizes = [
            {magnitude(self._system.difference(position)) for position in cause.relations}
            for cause in causes
        ]
        return len(set[Number]().union(*sizes)) < sum(map(len, sizes))

    def _copied(self, found: Sequence[tuple[Cause, Undone]]) -> list[tuple[Cause, Undone]]:
        """Return the causes, those together of one wrong value that stands in several tables."""
        alike: dict[object, list[tuple[Cause, Undone]]] = {}
        for number, one in enumerate(found):
            conclusion = one[0].conclusion
            cells = conclusion.actions[0].cells if len(conclusion.actions) == 1 else ()
            wrong = {(cell.figure.value, cell.figure.kind, cell.proposed) for cell in cells}
            sure = conclusion.confidence is not Confidence.POSSIBLE
            key = (
                wrong.pop()
                if sure and len(wrong) == 1 and all(c.proposed for c in cells)
                else number
            )
            alike.setdefault(key, []).append(one)
        return [one for causes in alike.values() for one in self._as_one(causes)]

    def _as_one(self, causes: list[tuple[Cause, Undone]]) -> list[tuple[Cause, Undone]]:
        """Return causes of the same wrong value as one, if they are of several tables."""
        if len(causes) < 2:
            return causes
        undone = NOTHING_UNDONE
        for _, one in causes:
            undone = together(undone, one)
        relations = sorted({position for cause, _ in causes for position in cause.relations})
        whole = copied(self._ground, undone.changes, frozenset(relations))
        if whole is None:
            return causes
        conclusion = blaming((suspect_of(whole, Confidence.PROBABLE),))
        return [(Cause(tuple(relations), conclusion), undone)]

    def _found(self, more: Look, broken: Collection[int]) -> list[Candidate]:
        """Return actions that change several figures; none where trying them takes too long."""
        if self._is_too_much:
            return []
        try:
            return list(more(self._ground, self._figures(broken)))
        except TooManyStepsError:
            return []

    def _figures(self, broken: Collection[int]) -> list[Figure]:
        """Return the figures of some relations; none where these are too many to look at each."""
        figures = {figure for position in broken for figure in self._system.figures_of(position)}
        steps = sum(self._system.steps(figure) for figure in figures)
        return in_order(figures) if steps <= _MOST_STEPS else []

    def _clusters(self, broken: Collection[int]) -> Iterator[list[int]]:
        """Return clusters of broken relations, those together that one action could mend."""
        groups = [frozenset(cluster) for cluster in clusters(self._system, broken)]
        for whole in self._wholes:
            mends = whole.mended_of(broken) if whole.is_clean else frozenset()
            touched = [group for group in groups if not group.isdisjoint(mends)]
            if len(touched) > 1:
                groups = [group for group in groups if group not in touched]
                groups.append(frozenset[int]().union(*touched))
        yield from sorted(sorted(group) for group in groups)

    def _explanations(self, cluster: Collection[int]) -> list[Explanation]:
        return [] if self._is_too_much else self._search().explanations(cluster)

    def _search(self) -> Search:
        return Search(self._system, self._cells, self._wholes, self._limit)

    def _explained(
        self, cluster: Sequence[int], explanations: Sequence[Explanation], *, sure: bool
    ) -> Iterator[tuple[Cause, Undone]]:
        """Return the causes in a cluster, by the likeliest explanation."""
        best = explanations[0].actions
        certainty = Certainty(self._system, self._search(), cluster, explanations)
        owned = _shared_out(self._system, cluster, best)
        simpler = [
            certainty.simpler(number, relations) if relations else None
            for number, relations in enumerate(owned)
        ]
        for number, action in enumerate(best):
            relations = owned[number]
            if not relations:
                continue
            confidence = Confidence.POSSIBLE if any(simpler) else certainty.of(number)
            if not sure and confidence is Confidence.CERTAIN:
                confidence = Confidence.PROBABLE
            # What has no broken relation to itself is told with what it goes together with.
            joined = [action]
            if relations == owned[min(n for n, one in enumerate(owned) if one)]:
                joined += [one for n, one in enumerate(best) if not owned[n]]
            others = certainty.alternatives(relations)
            first = simpler[number]
            if first is not None:
                others = [first, *(one for one in others if one.key != first.key)]
            lead = tuple(suspect_of(one, confidence) for one in joined)
            named = tuple(suspect_of(one, Confidence.POSSIBLE) for one in others[:_MOST_NAMED])
            conclusion = blaming(lead, named, max(0, len(others) - _MOST_NAMED))
            undone = NOTHING_UNDONE
            for one in joined:
                undone = together(undone, one.undone)
            yield Cause(tuple(relations), conclusion), undone

    def _evident(self, broken: Sequence[int]) -> Iterator[tuple[Cause, Undone]]:
        """Return what is evident among many broken relations, and then what is left of them.

        What is evident mends every broken relation that it touches, at least two, and breaks none.
        """
        left = frozenset(broken)
        for candidate in self._clean(left):
            mends = candidate.mended_of(left)
            if len(mends) > 1 and mends == candidate.mended_of(broken):
                left -= mends
                suspect = suspect_of(candidate, Confidence.PROBABLE)
                yield Cause(tuple(sorted(mends)), blaming((suspect,))), candidate.undone
        if left != frozenset(broken):
            for cluster in self._clusters(sorted(left)):
                explanations = self._explanations(cluster)
                if explanations:
                    yield from self._explained(cluster, explanations, sure=False)
                    left -= frozenset(cluster)
        for position in sorted(left):
            alone = position in self._system.beside_nothing
            yield Cause((position,), NOTHING if alone else SEVERAL), NOTHING_UNDONE

    def _clean(self, broken: Collection[int]) -> list[Candidate]:
        """Return what mends all that it touches: what mends most first, then the likeliest."""
        found = [
            candidate
            for figure in self._figures(broken)
            for candidate in self._cells.candidates(figure, broken)
            if candidate.is_clean
        ]
        found += [one for one in self._wholes if one.is_clean and one.mended_of(broken)]
        found.sort(key=lambda one: (-len(one.mended_of(broken)), -one.odds, one.place))
        return found

    def _less_sure_beside_others(
        self, found: Sequence[tuple[Cause, Undone]]
    ) -> list[tuple[Cause, Undone]]:
        """Return the causes; nothing is certain in a table in which something is unexplained.

        Nor where what explains it can only be pointed at. What is compared with nothing is no error
        of a figure.
        """
        unclear = {
            id(grid)
            for cause, _ in found
            if cause.conclusion.confidence is Confidence.POSSIBLE
            or not all(one.changed for one in cause.conclusion.actions)
            for grid in self._grids(set(cause.relations) - self._system.beside_nothing)
        }
        return [
            (_less_sure(cause), undone)
            if any(id(grid) in unclear for grid in self._grids_of(cause))
            else (cause, undone)
            for cause, undone in found
        ]

    def _grids(self, relations: Collection[int]) -> Iterator[object]:
        """Return the tables that relations are about: those of what they state as the outcome."""
        for position in relations:
            figures = [figure for _, figure in self._system.judged[position].relation.figures()]
            for spot in self._geometry.spots(figures):
                yield spot.grid

    def _grids_of(self, cause: Cause) -> Iterator[object]:
        figures = [cell.figure for one in cause.conclusion.actions for cell in one.cells]
        for spot in self._geometry.spots(figures):
            yield spot.grid

    def _with_ceilings(self, found: Sequence[tuple[Cause, Undone]]) -> list[Cause]:
        """Hang each ceiling that is exceeded below the cause of it, or let it stand alone.

        It hangs where what is undone leaves it respected.
        """
        causes = [cause for cause, _ in found]
        for position in self._system.exceeded:
            figures = self._system.figures_of(position)
            for place, (cause, undone) in enumerate(found):
                unlikely = cause.conclusion.confidence is Confidence.POSSIBLE
                if unlikely or figures.isdisjoint(undone.changes):
                    continue
                if self._system.holds(position, undone):
                    relations = (*causes[place].relations, position)
                    causes[place] = causes[place]._replace(relations=relations)
                    break
            else:
                causes.append(Cause((position,)))
        return causes


def _is_clear(cause: Cause, beside_others: bool) -> bool:
    """Whether nothing that was carried on needs to be looked for, which could explain more."""
    conclusion = cause.conclusion
    if beside_others or len(conclusion.actions) > 1:
        return conclusion.confidence is Confidence.CERTAIN
    return conclusion.confidence is not Confidence.POSSIBLE


def _shared_out(
    system: System, cluster: Sequence[int], actions: Sequence[Candidate]
) -> list[list[int]]:
    """Return for each action the relations of which it is the cause.

    These are the ones that would be broken without it; what several have to do with is of the one
    that has the fewest.
    """
    own = [
        [position for position in cluster if not system.holds(position, _without(actions, number))]
        for number in range(len(actions))
    ]
    owner: dict[int, int] = {}
    for number in sorted(range(len(actions)), key=lambda n: (len(own[n]), actions[n].place)):
        for position in own[number]:
            owner.setdefault(position, number)
    return [
        [position for position in cluster if owner.get(position, 0) == number]
        for number in range(len(actions))
    ]


def _without(actions: Sequence[Candidate], number: int) -> Undone:
    """Return all actions undone but one."""
    undone = NOTHING_UNDONE
    for other, one in enumerate(actions):
        if other != number:
            undone = together(undone, one.undone)
    return undone


def _less_sure(cause: Cause) -> Cause:
    """Return a cause of which nothing is certain any more."""
    conclusion = cause.conclusion

    def weaker(one: Suspect) -> Suspect:
        certain = one.confidence is Confidence.CERTAIN
        return one._replace(confidence=Confidence.PROBABLE) if certain else one

    actions = tuple(map(weaker, conclusion.actions))
    return cause._replace(conclusion=conclusion._replace(actions=actions))
