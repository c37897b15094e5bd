"""What the relations of a run say of each figure: no figure is passed over in silence.

Figures are known by their place, so that those of a file that is read again are the same ones.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from enum import Enum
from typing import NamedTuple

from vrd2check.figures import Figure, State
from vrd2check.places import Place
from vrd2check.relations import Relation, Verdict


class Standing(Enum):
    """What is known of a figure; where several hold, it is the first of these."""

    CONTRADICTED = "contradicted"
    """A broken relation contains it."""
    CONFIRMED = "confirmed"
    """A relation that holds, or agrees within rounding, contains it."""
    OPEN = "open"
    """Only relations that could not be judged contain it."""
    ALONE = "alone"
    """No relation contains it."""


# The strongest last: it takes the place of what others say.
_BY_VERDICT = {
    Verdict.UNCHECKED: Standing.OPEN,
    Verdict.WITHIN_ROUNDING: Standing.CONFIRMED,
    Verdict.HOLDS: Standing.CONFIRMED,
    Verdict.BROKEN: Standing.CONTRADICTED,
}

Standings = Mapping[Place, Standing]
"""What is known of the figure at each place; one that is left out is alone."""


class Coverage(NamedTuple):
    """How many figures are confirmed, contradicted, open and alone; together they are all."""

    confirmed: int = 0
    contradicted: int = 0
    open: int = 0
    alone: int = 0

    @classmethod
    def together(cls, counts: Iterable["Coverage"]) -> "Coverage":
        """Return what some counts come to together."""
        return cls(*map(sum, zip(*counts, strict=True)))

    def of(self, standing: Standing) -> int:
        """Return the number of figures of which just that is known."""
        number: int = getattr(self, standing.value)
        return number

    def figures(self) -> int:
        """Return the number of figures."""
        return sum(map(self.of, Standing))


_FIELDS = tuple(map(Standing, Coverage._fields))


def standings(judged: Iterable[tuple[Relation, Verdict]]) -> dict[Place, Standing]:
    """Return what is known of the figure at each place that some relation contains."""
    by_verdict: dict[Verdict, list[Relation]] = {verdict: [] for verdict in _BY_VERDICT}
    for relation, verdict in judged:
        by_verdict[verdict].append(relation)
    return {
        figure.place: standing
        for verdict, standing in _BY_VERDICT.items()
        for relation in by_verdict[verdict]
        for figure in relation.only_figures()
    }


def coverage_of(figures: Iterable[Figure], known: Standings) -> Coverage:
    """Return how many of some figures state a value, by what is known of each."""
    met = Counter(
        known.get(figure.place, Standing.ALONE) for figure in figures if figure.state is State.READ
    )
    return Coverage(*(met[one] for one in _FIELDS))
