"""What figures are like: no negative months, whole days, ordinary rates."""

from bisect import bisect_left
from collections.abc import Mapping
from fractions import Fraction
from functools import cached_property

from vrd2check.dossiers import Dimension
from vrd2check.figures import Figure, Kind
from vrd2check.relations import Product
from vrd2check.settings import Band
from vrd2check.sheets import Role

from .amounts import UNIT, Number, half, in_units, value
from .constraints import Changes
from .geometry import Geometry, Grid, Spot
from .system import System

_ODD_DAYS = Fraction(1, 500)
_ODD_RATE = Fraction(1, 100)
_KNOWN_RATE = 5
_QUARTER = UNIT // 4
# A rate is out of the ordinary if it is so many times outside the band, and above or below the
# others of its table.
_BEYOND = 2
_UNLIKE = 4


class Plausibility:
    """Tells how likely figures are by themselves, whatever the relations say of them."""

    def __init__(self, system: System, geometry: Geometry, rates: Band) -> None:
        self._system = system
        self._geometry = geometry
        self._least = half(in_units(rates.least))
        self._most = in_units(rates.most) * _BEYOND

    def of(self, changes: Changes) -> Number:
        """Return by how much some changes are likelier or less likely than others."""
        found: Number = 1
        for figure, change in changes.items():
            found *= self._figure(figure, change)
            if not found:
                return found
        for figure in changes:
            for position in self._system.relations_of.get(figure, ()):
                relation = self._system.judged[position].relation
                if isinstance(relation, Product):
                    for factor in relation.factors:
                        found *= self._rate(factor, changes)
        return found

    def _figure(self, figure: Figure, change: Number) -> Number:
        written = value(figure)
        meant = written + change
        if meant < 0 and written >= 0 and not self._has_negatives(figure):
            return 0
        if figure.kind is Kind.COUNT and meant % _QUARTER and not written % _QUARTER:
            return _ODD_DAYS
        return 1

    def _has_negatives(self, figure: Figure) -> bool:
        spot = self._geometry.spot(figure)
        if spot is None:
            return True
        return spot.grid.has_negatives

    def _rate(self, figure: Figure, changes: Changes) -> Number:
        """Return how likely a rate is, as it stands or as it is to be."""
        spot = self._geometry.spot(figure)
        if spot is None or spot.heading.role is not Role.RATE or figure.value is None:
            return 1
        rate = value(figure) + changes.get(figure, 0)
        middle = _middle_of_others(spot, value(figure))
        unlike = middle is None or not middle <= rate * _UNLIKE <= middle * _UNLIKE**2
        beyond = not self._least <= rate <= self._most
        if beyond and unlike:
            return _ODD_RATE
        if figure in changes and self._has_profile(spot, rate):
            return _KNOWN_RATE
        return 1

    def _has_profile(self, spot: Spot, rate: Number) -> bool:
        """Whether another line of the same profile has a rate."""
        profile = spot.grid.names(spot.row).get(Dimension.PROFILE)
        known = self._rates_of_profiles.get((profile, rate), ())
        return profile is not None and any(one != (spot.grid, spot.row) for one in known)

    @cached_property
    def _rates_of_profiles(self) -> Mapping[tuple[str | None, Number], list[tuple[Grid, int]]]:
        """Return the lines that have each rate of each profile."""
        found: dict[tuple[str | None, Number], list[tuple[Grid, int]]] = {}
        for grid in self._geometry.grids:
            for rates in grid.rates.values():
                for rate, r in rates:
                    profile = grid.names(r).get(Dimension.PROFILE)
                    found.setdefault((profile, rate), []).append((grid, r))
        return found


def _middle_of_others(spot: Spot, own: Number) -> Number | None:
    """Return the rate in the middle of the others in its column, in order; None if it is alone."""
    known = spot.grid.rates.get(spot.column, ())
    place = bisect_left(known, (own, spot.row)) if own else len(known)
    others = len(known) - (1 if own else 0)
    if not others:
        return None
    middle = others // 2
    return known[middle if middle < place else middle + 1][0]
