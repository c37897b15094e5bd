"""Relations between figures, as data.

A relation knows its figures and nothing of what they stand for, so that the same code can count,
print, judge and diagnose a budget total, a ceiling and a rate times a number of days.
"""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from enum import Enum
from fractions import Fraction

from vrd2check.figures import Figure
from vrd2check.records import NamedTuple, record

_new = tuple.__new__


class Role(Enum):
    """The part that a figure plays in a relation."""

    TOTAL = "total"
    PART = "part"
    PRODUCT = "product"
    FACTOR = "factor"
    AMOUNT = "amount"
    LIMIT = "limit"


class Term(NamedTuple):
    """A figure and the weight it has in a sum; an integer, a decimal or a fraction."""

    figure: Figure
    weight: int | Decimal | Fraction = 1


@record(eq=False, guarded=False)
class Sum:
    """Two weighted sums are equal; the left one is what the author states as the outcome.

    ``constant`` is added to the right one: shares of a whole add up to nothing but 1.
    """

    left: tuple[Term, ...]
    right: tuple[Term, ...]
    constant: Decimal = Decimal(0)

    def figures(self) -> Iterator[tuple[Role, Figure]]:
        """Give every figure with its role."""
        for figure, _ in self.left:
            yield Role.TOTAL, figure
        for figure, _ in self.right:
            yield Role.PART, figure

    def says_something(self) -> bool:
        """Tell whether there are any figures in it."""
        return bool(self.left or self.right)


@record(eq=False, guarded=False)
class Product:
    """A figure equals the product of others and a constant, such as 1,21 for VAT."""

    result: Figure
    factors: tuple[Figure, ...]
    constant: Decimal = Decimal(1)

    def figures(self) -> Iterator[tuple[Role, Figure]]:
        """Give every figure with its role."""
        yield Role.PRODUCT, self.result
        yield from ((Role.FACTOR, factor) for factor in self.factors)

    def says_something(self) -> bool:
        """Tell whether there are any figures in it, as there always are."""
        return True


@record(eq=False, guarded=False)
class AtMost:
    """A weighted sum is at most another: an amount and its ceiling."""

    left: tuple[Term, ...]
    right: tuple[Term, ...]

    def figures(self) -> Iterator[tuple[Role, Figure]]:
        """Give every figure with its role."""
        for figure, _ in self.left:
            yield Role.AMOUNT, figure
        for figure, _ in self.right:
            yield Role.LIMIT, figure

    def says_something(self) -> bool:
        """Tell whether there are any figures in it."""
        return bool(self.left or self.right)


class Step(NamedTuple):
    """One step of a running comparison, with the name it has for a reader, such as a year."""

    label: str
    left: tuple[Term, ...]
    right: tuple[Term, ...]


@record(eq=False)
class RunningAtMost:
    """At every step, all so far on the left is at most all so far on the right."""

    steps: tuple[Step, ...]

    def figures(self) -> Iterator[tuple[Role, Figure]]:
        """Give every figure with its role."""
        for step in self.steps:
            for figure, _ in step.left:
                yield Role.AMOUNT, figure
            for figure, _ in step.right:
                yield Role.LIMIT, figure

    def says_something(self) -> bool:
        """Tell whether there are any figures in it."""
        return any(step.left or step.right for step in self.steps)


Relation = Sum | Product | AtMost | RunningAtMost


def terms(figures: Iterable[Figure], weight: int | Decimal | Fraction = 1) -> tuple[Term, ...]:
    """Give each figure the same weight."""
    # Terms are made by the thousand, and the constructor of a named tuple is a function in Python.
    return tuple([_new(Term, (figure, weight)) for figure in figures])


def equals(total: Figure, parts: Iterable[Figure]) -> Sum:
    """State that a total is the plain sum of its parts."""
    return Sum((Term(total),), terms(parts))
