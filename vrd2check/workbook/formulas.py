"""Relations between figures as formulas of a spreadsheet.

A spreadsheet computes with binary fractions. Differences are rounded to a millionth, far below the
half cent to which an amount is known at best and far above what such fractions put off.
"""

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from vrd2check.figures import Figure
from vrd2check.relations import (
    AtMost,
    Number,
    Product,
    Relation,
    RunningAtMost,
    Sum,
    Verdict,
)
from vrd2check.relations.kinds import Terms, weighted

Refers = Callable[[Figure], str]
"""Returns the address of the cell of a figure."""

_DECIMALS = 6


class Formulas(NamedTuple):
    """What is stated and what it is held against, as formulas without ``=``, and the slack.

    ``at_most`` tells that the stated may be less. ``label`` names a step of a running comparison.
    """

    stated: str
    computed: str
    slack: str
    at_most: bool = False
    label: str = ""


def formulas_of(relation: Relation, slack: Number, refers: Refers) -> list[Formulas]:
    """Return the formulas of a relation; of a running comparison those of each step.

    ``slack`` is what the judge found that rounding can explain of it.
    """
    match relation:
        case Sum():
            right = _side(relation.right, refers)
            if relation.constant:
                right = f"{right}+{_number(relation.constant)}"
            return [Formulas(_side(relation.left, refers), right, _number(slack))]
        case AtMost():
            left, right = (_side(one, refers) for one in (relation.left, relation.right))
            return [Formulas(left, right, _number(slack), at_most=True)]
        case Product():
            return [_product(relation, slack, refers)]
        case RunningAtMost():
            return list(_running(relation, refers))


def verdict(difference: str, slack: str, at_most: bool, words: Mapping[Verdict, str]) -> str:
    """Return the formula of a verdict in words, from the cells of the difference and the slack."""
    holds, rounding, broken = (
        _quoted(words[one]) for one in (Verdict.HOLDS, Verdict.WITHIN_ROUNDING, Verdict.BROKEN)
    )
    sign = "<=" if at_most else "="
    return f"=IF({difference}{sign}0,{holds},IF(ABS({difference})<={slack},{rounding},{broken}))"


def difference(stated: str, computed: str) -> str:
    """Return the formula of the difference between two cells."""
    return f"=ROUND({stated}-{computed},{_DECIMALS})"


def worst(verdicts: str, words: Mapping[Verdict, str]) -> str:
    """Return the formula of the verdict on several steps together."""
    formula = _quoted(words[Verdict.HOLDS])
    for one in (Verdict.WITHIN_ROUNDING, Verdict.BROKEN):
        word = _quoted(words[one])
        formula = f"IF(COUNTIF({verdicts},{word})>0,{word},{formula})"
    return f"={formula}"


def _running(relation: RunningAtMost, refers: Refers) -> Iterable[Formulas]:
    left: list[str] = []
    right: list[str] = []
    slack = Fraction(0)
    for step in relation.steps:
        left.append(_side(step.left, refers))
        right.append(_side(step.right, refers))
        slack += _slack(step.left) + _slack(step.right)
        yield Formulas("+".join(left), "+".join(right), _number(slack), True, step.label)


def _product(relation: Product, slack: Number, refers: Refers) -> Formulas:
    computed = "*".join([_number(relation.constant), *map(refers, relation.factors)])
    if relation.offset:
        computed = f"{computed}+{_number(relation.offset)}"
    return Formulas(refers(relation.result), computed, _number(slack))


def _side(side: Terms, refers: Refers) -> str:
    """Return a weighted sum; a cell in which nothing is stated counts as zero."""
    parts = []
    for figure, weight in weighted(side):
        cell = f"N({refers(figure)})"
        parts.append(cell if weight == 1 else f"{_number(weight)}*{cell}")
    return "+".join(parts) if parts else "0"


def _slack(side: Terms) -> Fraction:
    return sum(
        (abs(Fraction(figure.half_unit) * Fraction(weight)) for figure, weight in weighted(side)),
        Fraction(0),
    )


def _number(number: int | Decimal | Fraction) -> str:
    """Return a number in a formula, a fraction without end as a quotient in brackets."""
    value = Fraction(number)
    if value.denominator == 1:
        text = str(value.numerator)
    else:
        digits = Decimal(value.numerator) / Decimal(value.denominator)
        whole = Fraction(digits) == value
        text = format(digits, "f") if whole else f"{value.numerator}/{value.denominator}"
    return f"({text})" if value < 0 or "/" in text else text


def _quoted(text: str) -> str:
    doubled = text.replace('"', '""')
    return f'"{doubled}"'
