"""What stands around a figure in the sums that it is part of."""

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal

from vrd2check.figures import Figure
from vrd2check.relations import Sum, figures_of

from .slips import Neighbourhood, Slip, neighbourhood_of, recognise
from .system import System


class Surroundings:
    """Recognises slips by what stands around a figure; it remembers what was asked before."""

    def __init__(self, system: System) -> None:
        self._system = system
        self._around: dict[Figure, Neighbourhood] = {}
        self._slips: dict[tuple[Figure, Decimal], Slip | None] = {}

    def slip(self, figure: Figure, should_be: Decimal) -> Slip | None:
        """Recognise how a figure came to be what is written instead of what it should be."""
        key = figure, should_be
        if key not in self._slips:
            if figure not in self._around:
                self._around[figure] = neighbourhood(self._system, figure)
            written = figure.value
            assert written is not None  # only figures that were read are suspected
            self._slips[key] = recognise(written, should_be, self._around[figure])
        return self._slips[key]


def neighbourhood(system: System, figure: Figure) -> Neighbourhood:
    """Collect the figures around one."""
    parts: dict[Figure, None] = {}
    subtotals: dict[Figure, None] = {}
    beside: dict[Figure, None] = {}
    before: list[tuple[Figure, ...]] = []
    for relation in _sums(system, figure):
        left, right = figures_of(relation.left), figures_of(relation.right)
        if left == [figure]:
            parts.update(dict.fromkeys(right))
            subtotals.update(dict.fromkeys(_subtotals(system, figure, right)))
        else:
            side = left if figure in left else right
            place = side.index(figure)
            before.append(tuple(side[:place]))
            beside.update(dict.fromkeys(_next_to(side, place)))
    return neighbourhood_of(parts, subtotals, beside, before)


def _next_to(side: Sequence[Figure], place: int) -> Iterator[Figure]:
    """Return neighbours whose amount is not that of others as well: a level row tells nothing."""
    others = Counter(figure.value for figure in (*side[:place], *side[place + 1 :]))
    for figure in (*side[max(0, place - 1) : place], *side[place + 1 :][:1]):
        if others[figure.value] == 1:
            yield figure


def _subtotals(system: System, total: Figure, parts: Sequence[Figure]) -> Iterator[Figure]:
    """Return what is stated as the sum of some parts, but is not the total."""
    among = frozenset(parts)
    for part in parts:
        for relation in _sums(system, part):
            figures = figures_of(relation.right)
            if len(figures) > 1 and figures[0] is part and len(relation.left) == 1:
                (subtotal,) = figures_of(relation.left)
                if subtotal is not total and among.issuperset(figures):
                    yield subtotal


def _sums(system: System, figure: Figure) -> Iterator[Sum]:
    for position in system.relations_of.get(figure, ()):
        relation = system.judged[position].relation
        if isinstance(relation, Sum):
            yield relation
