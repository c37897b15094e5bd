"""What a suspected figure should be, by the relations that it stands in."""

from collections import Counter
from collections.abc import Sequence
from decimal import ROUND_HALF_EVEN, Context, Decimal
from fractions import Fraction

from vrd2check.figures import Figure

from .constraints import Constraint, Interval, exact_changes, range_of, with_change

# Shown when a value is no finite decimal: an extrapolation from seven months to twelve.
_CENT = Decimal("0.01")
_WIDE = Context(prec=100, rounding=ROUND_HALF_EVEN)


def proposals(
    constraints: Sequence[Constraint], figures: Sequence[Figure]
) -> dict[Figure, tuple[Decimal, Decimal]] | None:
    """Give for each figure of an explanation its value as it should be: to its digit, and exact.

    Of the values that mend all, the one that makes most relations hold exactly is taken. The first
    of the two is rounded to the figure's own last digit where that still mends all. None when the
    constraints turn out to have no solution or are too many to tell.
    """
    values: dict[Figure, tuple[Decimal, Decimal]] = {}
    left = list(constraints)
    for position, figure in enumerate(figures):
        interval = range_of(left, figure, figures[position + 1 :])
        if interval is None or figure.value is None:
            return None
        change = _best_change(left, figure, interval)
        exact = Fraction(figure.value) + change
        rounded = _to_last_digit(figure, exact)
        if not interval.contains(Fraction(rounded) - Fraction(figure.value)):
            rounded = _decimal(exact)
        values[figure] = (rounded, _decimal(exact))
        left = with_change(left, figure, Fraction(rounded) - Fraction(figure.value))
    return values


def _best_change(constraints: Sequence[Constraint], figure: Figure, interval: Interval) -> Fraction:
    exact = Counter(
        change for change in exact_changes(constraints, figure) if interval.contains(change)
    )
    if exact:
        return exact.most_common(1)[0][0]
    least, most = interval
    if least is not None and most is not None:
        return (least + most) / 2
    return least if least is not None else most if most is not None else Fraction(0)


def _to_last_digit(figure: Figure, value: Fraction) -> Decimal:
    if not figure.half_unit or figure.value is None:
        return _decimal(value)
    unit = figure.half_unit * 2
    steps = Decimal(round(value / Fraction(unit)))
    proposed = _WIDE.multiply(steps, unit.normalize(_WIDE))
    return proposed.quantize(Decimal(1)) if proposed == proposed.to_integral_value() else proposed


def _decimal(value: Fraction) -> Decimal:
    """Write a fraction as a decimal, to the cent where it has no end."""
    rest = value.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    quotient = _WIDE.divide(Decimal(value.numerator), Decimal(value.denominator))
    return quotient if rest == 1 else quotient.quantize(_CENT, context=_WIDE)
