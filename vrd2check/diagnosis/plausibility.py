"""What figures are like: no negative months, whole days, ordinary rates."""

from collections.abc import Mapping
from fractions import Fraction

from vrd2check.dossiers import Dimension
from vrd2check.figures import Figure, Kind
from vrd2check.relations import Product
from vrd2check.settings import Band
from vrd2check.sheets import Role

from .geometry import Geometry
from .system import System

_IMPOSSIBLE = Fraction(0)
_ODD_DAYS = Fraction(1, 500)
_ODD_RATE = Fraction(1, 100)
_KNOWN_RATE = Fraction(5)
_QUARTER = Fraction(1, 4)
# A rate is out of the ordinary if it is so many times outside the band, and above or below the
# others of its table.
_BEYOND = 2
_UNLIKE = 4


class Plausibility:
    """Tells how likely figures are by themselves, whatever the relations say of them."""

    def __init__(self, system: System, geometry: Geometry, rates: Band) -> None:
        self._system = system
        self._geometry = geometry
        self._band = rates

    def of(self, changes: Mapping[Figure, Fraction]) -> Fraction:
        """Return by how much some changes are likelier or less likely than others."""
        found = Fraction(1)
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

    def _figure(self, figure: Figure, change: Fraction) -> Fraction:
        written = Fraction(figure.value or 0)
        value = written + change
        if value < 0 and written >= 0 and not self._has_negatives(figure):
            return _IMPOSSIBLE
        if figure.kind is Kind.COUNT and value % _QUARTER and not written % _QUARTER:
            return _ODD_DAYS
        return Fraction(1)

    def _has_negatives(self, figure: Figure) -> bool:
        spot = self._geometry.spot(figure)
        if spot is None:
            return True
        return any((one.value or 0) < 0 for one in spot.grid.cells.values())

    def _rate(self, figure: Figure, changes: Mapping[Figure, Fraction]) -> Fraction:
        """Return how likely a rate is, as it stands or as it is to be."""
        spot = self._geometry.spot(figure)
        if spot is None or spot.heading.role is not Role.RATE or figure.value is None:
            return Fraction(1)
        value = Fraction(figure.value) + changes.get(figure, Fraction(0))
        others = sorted(
            Fraction(one.value)
            for r, one in spot.grid.column(spot.column).items()
            if r != spot.row and one.value
        )
        middle = others[len(others) // 2] if others else value
        unlike = not (middle / _UNLIKE <= value <= middle * _UNLIKE)
        beyond = not (
            Fraction(self._band.least) / _BEYOND <= value <= Fraction(self._band.most) * _BEYOND
        )
        if beyond and (unlike or not others):
            return _ODD_RATE
        if figure in changes and value in self._same_profile(figure):
            return _KNOWN_RATE
        return Fraction(1)

    def _same_profile(self, figure: Figure) -> set[Fraction]:
        spot = self._geometry.spot(figure)
        assert spot is not None
        profile = spot.grid.names(spot.row).get(Dimension.PROFILE)
        return {
            Fraction(one.value)
            for grid in self._geometry.grids
            for c, column in enumerate(grid.columns)
            if column.role is Role.RATE
            for r, one in grid.column(c).items()
            if one is not figure and one.value and grid.names(r).get(Dimension.PROFILE) == profile
            if profile is not None
        }
