"""Percentages that are rounded: the shares of amounts that together make up the whole."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from math import floor

from vrd2check.figures import Figure, State


def rounded_shares(
    base: Figure, amounts: Sequence[Figure], shares: Sequence[Figure]
) -> Sequence[Figure]:
    """Return the shares of a base, known as far as each is written where it is a rounded one.

    That can only be told where the amounts add up to the base. Then a percentage that is its
    amount's share, rounded to its own last digit, is known to half a unit of that; so is one that
    was rounded the other way so that all percentages make 100 (33, 33 and 34 for three thirds), but
    to a whole unit. All other percentages stay exact.
    """
    exact = _exact_shares(base, amounts)
    if exact is None:
        return shares
    adjusted = _adjustment(exact, shares)
    return [
        share if unit is None else replace(share, half_unit=unit)
        for share, unit in (
            (share, _unit_left_open(share, part, adjusted))
            for share, part in zip(shares, exact, strict=True)
        )
    ]


def _exact_shares(base: Figure, amounts: Sequence[Figure]) -> Sequence[Fraction] | None:
    """Return the shares of amounts that add up to a base but for rounding; None for others."""
    values = [Fraction(figure.value) for figure in amounts if figure.value is not None]
    if not base.value or not values or len(values) < len(amounts):
        return None
    slack = sum(Fraction(figure.half_unit) for figure in (base, *amounts))
    if abs(sum(values) - Fraction(base.value)) > slack:
        return None
    return [value / Fraction(base.value) for value in values]


def _adjustment(exact: Sequence[Fraction], shares: Sequence[Figure]) -> int:
    """Return in which direction shares were changed so as to make 100 %; 0 if none had to be."""
    if any(not share.value for share in shares) or sum(share.value or 0 for share in shares) != 1:
        return 0
    rounded = sum(
        floor(part / _unit(share) + Fraction(1, 2)) * _unit(share)
        for part, share in zip(exact, shares, strict=True)
    )
    return (rounded < 1) - (rounded > 1)


def _unit_left_open(share: Figure, exact: Fraction, adjusted: int) -> Decimal | None:
    """Return how far a share is known that its exact value was rounded to; None if it was not."""
    if share.state is not State.READ or not share.value:
        return None
    unit, off = _unit(share), Fraction(share.value) - exact
    if abs(off) <= unit / 2:
        return Decimal(f"5E{_exponent(share) - 1}")
    if adjusted and 0 < off * adjusted < unit:
        return Decimal(f"1E{_exponent(share)}")
    return None


def _unit(share: Figure) -> Fraction:
    """Return a unit of the last digit in which a share is written."""
    return Fraction(Decimal(f"1E{_exponent(share)}"))


def _exponent(share: Figure) -> int:
    exponent = share.value.as_tuple().exponent if share.value is not None else 0
    return exponent if isinstance(exponent, int) else 0
