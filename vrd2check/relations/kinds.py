"""Relations between figures, as data.

A relation knows its figures and nothing of what they stand for, so that the same code can count,
print, judge and diagnose a budget total, a ceiling and a rate times a number of days.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from typing import NamedTuple

from vrd2check.figures import Figure


class Role(Enum):
    """The part that a figure plays in a relation."""

    TOTAL = "total"
    PART = "part"
    PRODUCT = "product"
    FACTOR = "factor"
    AMOUNT = "amount"
    LIMIT = "limit"


OUTCOMES = frozenset({Role.TOTAL, Role.PRODUCT, Role.AMOUNT})
"""The parts of what is stated; a relation holds it against all other figures."""


class Term(NamedTuple):
    """A figure and the weight it has in a sum; an integer, a decimal or a fraction."""

    figure: Figure
    weight: int | Decimal | Fraction = 1


Terms = tuple[Figure | Term, ...]
"""What is added up on a side of a relation; a figure by itself counts once, as nearly all do."""


@dataclass(frozen=True, slots=True, eq=False)
class Sum:
    """Two weighted sums are equal; the left one is what the author states as the outcome.

    ``constant`` is added to the right one: shares of a whole add up to nothing but 1.
    """

    left: Terms
    right: Terms
    constant: Decimal | Fraction = Decimal(0)

    def figures(self) -> Iterator[tuple[Role, Figure]]:
        """Return every figure with its role."""
        yield from _in_role(Role.TOTAL, self.left)
        yield from _in_role(Role.PART, self.right)

    def only_figures(self) -> list[Figure]:
        """Return every figure, without its role."""
        return figures_of(self.left + self.right)

    def size(self) -> int:
        """Return the number of its figures."""
        return len(self.left) + len(self.right)


@dataclass(frozen=True, slots=True, eq=False)
class Product:
    """A figure equals the product of others and a constant, such as 1,21 for VAT.

    ``offset`` is added to that product: a discount that is granted on it.
    """

    result: Figure
    factors: tuple[Figure, ...]
    constant: Decimal = Decimal(1)
    offset: Decimal | Fraction = Decimal(0)

    def figures(self) -> Iterator[tuple[Role, Figure]]:
        """Return every figure with its role."""
        yield Role.PRODUCT, self.result
        yield from ((Role.FACTOR, factor) for factor in self.factors)

    def only_figures(self) -> list[Figure]:
        """Return every figure, without its role."""
        return [self.result, *self.factors]

    def size(self) -> int:
        """Return the number of its figures."""
        return 1 + len(self.factors)


@dataclass(frozen=True, slots=True, eq=False)
class AtMost:
    """A weighted sum is at most another: an amount and its ceiling.

    ``adds`` tells that what is not known of the left one cannot lower it, as a payment cannot. Then
    the ceiling is exceeded as soon as what is known exceeds it.
    """

    left: Terms
    right: Terms
    adds: bool = False

    def figures(self) -> Iterator[tuple[Role, Figure]]:
        """Return every figure with its role."""
        yield from _in_role(Role.AMOUNT, self.left)
        yield from _in_role(Role.LIMIT, self.right)

    def only_figures(self) -> list[Figure]:
        """Return every figure, without its role."""
        return figures_of(self.left + self.right)

    def size(self) -> int:
        """Return the number of its figures."""
        return len(self.left) + len(self.right)


class Step(NamedTuple):
    """One step of a running comparison, with the name it has for a reader, such as a year."""

    label: str
    left: Terms
    right: Terms


@dataclass(frozen=True, slots=True, eq=False)
class RunningAtMost:
    """At every step, all so far on the left is at most all so far on the right.

    What is not known of the left cannot lower it with ``adds``, as in a ceiling.
    """

    steps: tuple[Step, ...]
    adds: bool = False

    def figures(self) -> Iterator[tuple[Role, Figure]]:
        """Return every figure with its role."""
        for step in self.steps:
            yield from _in_role(Role.AMOUNT, step.left)
            yield from _in_role(Role.LIMIT, step.right)

    def only_figures(self) -> list[Figure]:
        """Return every figure, without its role."""
        return [one for step in self.steps for one in figures_of(step.left + step.right)]

    def size(self) -> int:
        """Return the number of its figures."""
        return sum([len(step.left) + len(step.right) for step in self.steps])


Relation = Sum | Product | AtMost | RunningAtMost


def terms(figures: Iterable[Figure], weight: int | Decimal | Fraction = 1) -> Terms:
    """Return each figure the same weight."""
    if weight == 1:
        return tuple(figures)
    return tuple([Term(figure, weight) for figure in figures])


def weighted(side: Iterable[Figure | Term]) -> list[Term]:
    """Return what is added up on a side, all of it with its weight."""
    return [one if isinstance(one, Term) else Term(one) for one in side]


def figures_of(side: Iterable[Figure | Term]) -> list[Figure]:
    """Return the figures of what is added up on a side, without their weights."""
    return [one.figure if isinstance(one, Term) else one for one in side]


def equals(total: Figure, parts: Iterable[Figure]) -> Sum:
    """State that a total is the plain sum of its parts."""
    return Sum((total,), tuple(parts))


def shifted(relation: Relation, difference: Decimal | Fraction) -> Relation | None:
    """Return a relation that a difference, stated minus expected, is taken into.

    None for a ceiling: one that may be exceeded says no more of its figures.
    """
    match relation:
        case Sum():
            return replace(relation, constant=Fraction(relation.constant) + Fraction(difference))
        case Product():
            return replace(relation, offset=Fraction(relation.offset) + Fraction(difference))
    return None


def _in_role(role: Role, side: Terms) -> list[tuple[Role, Figure]]:
    return [(role, figure) for figure in figures_of(side)]
