"""Relations of one rule say the same of other names, or of other years: what each is about.

So it can be told what would become of the comparisons of a line if it had another name.
"""

from collections.abc import Mapping, Set
from functools import cached_property
from typing import NamedTuple

from vrd2check.dossiers import Dimension
from vrd2check.relations import Sum, Verdict

from .amounts import Number
from .constraints import Linear
from .geometry import Geometry, Grid, in_common
from .system import System

# By these lines of different tables are compared. A product is told by the deliverable, if there
# is one.
_COMPARED_BY = (
    Dimension.DELIVERABLE,
    Dimension.SOURCE,
    Dimension.PURCHASE_TYPE,
    Dimension.PRODUCT,
    Dimension.COST,
)
_NO_NAMES: Mapping[Dimension, str] = {}


Share = Mapping[int, Number]
"""The columns of one table of which a relation has something, with their weights."""


class About(NamedTuple):
    """What a relation is about: the names that all its lines have, and its share of each table.

    Tables are known by their identity. ``within`` tells that it adds up lines of one table, and
    ``stated`` by what a total is named that stands in the stead of lines.
    """

    names: Mapping[Dimension, str]
    shares: Mapping[int, Share]
    within: bool
    stated: Mapping[int, frozenset[Dimension]]

    def has(self, grid: Grid, dimension: Dimension) -> bool:
        """Whether lines of a table are part of it by their name, and no total in their stead."""
        return self.within or dimension not in self.stated.get(id(grid), ())

    def takes(self, names: Mapping[Dimension, str]) -> bool:
        """Whether a line of a table that takes part belongs in it by its names."""
        keys = [one for one in self.names if one in names]
        if not self.within and Dimension.DELIVERABLE in keys and Dimension.PRODUCT in keys:
            keys.remove(Dimension.PRODUCT)
        return bool(keys) and all(self.names[one] == names[one] for one in keys)


class Families:
    """What the relations of each rule are about."""

    def __init__(self, system: System, geometry: Geometry) -> None:
        self._system = system
        self._geometry = geometry
        self._about: dict[int, About] = {}
        self._tables_of: dict[int, frozenset[int]] = {}
        self._tables: dict[object, frozenset[int]] = {}
        self._shares: dict[tuple[int, int], Share | None] = {}

    @cached_property
    def sums(self) -> Mapping[int, object]:
        """The sums that were judged, each with its family."""
        return {
            position: one.family
            for position, one in enumerate(self._system.judged)
            if isinstance(one.relation, Sum) and one.judgement.verdict is not Verdict.UNCHECKED
        }

    @cached_property
    def ceilings(self) -> Set[object]:
        """The families in which one amount is to be at most another."""
        every = self._system.judged
        return {one.family for p, one in enumerate(every) if self._system.is_ceiling(p)} - {None}

    @cached_property
    def _members(self) -> Mapping[object, list[int]]:
        found: dict[object, list[int]] = {}
        for position, family in self.sums.items():
            found.setdefault(family, []).append(position)
        return found

    def tables_of(self, position: int) -> frozenset[int]:
        """Return the tables of which a relation has figures, by their identity."""
        known = self._tables_of.get(position)
        if known is None:
            figures = tuple(self._system.figures_of(position))
            known = frozenset(id(spot.grid) for spot in self._geometry.spots(figures))
            self._tables_of[position] = known
        return known

    def like(self, position: int) -> list[int]:
        """Return the relations of the same family, this one among them."""
        return self._members.get(self._system.judged[position].family, [])

    def about(self, position: int) -> About:
        """Return what a relation is about."""
        if position not in self._about:
            self._about[position] = self._find(position)
        return self._about[position]

    def share(self, position: int, grid: Grid) -> Share | None:
        """Return what a relation has of a table, or would have if it had lines of it.

        That is what others of its family have which are about the same columns of other tables.
        None where no such relation has anything of the table.
        """
        key = position, id(grid)
        if key not in self._shares:
            self._shares[key] = self._like_others(position, grid)
        return self._shares[key]

    def _like_others(self, position: int, grid: Grid) -> Share | None:
        own = self.about(position).shares
        if id(grid) in own or not self.may_have(position, grid):
            return own.get(id(grid))
        found: dict[int, Number] = {}
        for other in self.like(position):
            theirs = self.about(other).shares
            if all(one in theirs and theirs[one].keys() & share for one, share in own.items()):
                found.update(theirs.get(id(grid), {}))
        return found or None

    def may_have(self, position: int, grid: Grid) -> bool:
        """Whether relations of this family are about a table, as far as that can be known.

        It cannot where none of them has figures of two tables.
        """
        family = self._system.judged[position].family
        if family not in self._tables:
            each = [self.tables_of(one) for one in self.like(position)]
            several = any(len(one) > 1 for one in each)
            self._tables[family] = frozenset[int]().union(*each) if several else frozenset()
        return not self._tables[family] or id(grid) in self._tables[family]

    def _find(self, position: int) -> About:
        (constraint,) = self._system.constraints_of(position)
        assert isinstance(constraint, Linear)
        spots = [
            (spot, weight)
            for figure, weight in constraint.coefficients.items()
            if (spot := self._geometry.spot(figure)) is not None
        ]
        totals = [spot for spot, _ in spots if spot.is_total_row]
        alone = position in self._system.beside_nothing
        within = bool(totals) and not alone and len(self.tables_of(position)) == 1
        shares: dict[int, dict[int, Number]] = {}
        for spot, weight in spots:
            if not (within and spot.is_total_row):
                shares.setdefault(id(spot.grid), {})[spot.column] = weight
        stated = {id(spot.grid): frozenset(spot.grid.rows[spot.row].names) for spot in totals}
        if within:
            own = in_common([spot.grid.names(spot.row) for spot in totals]) or _NO_NAMES
            return About(own, shares, within, stated)
        rows = {(id(spot.grid), spot.row): spot.grid.common_names[spot.row] for spot, _ in spots}
        common = in_common([names for names in rows.values() if names is not None]) or _NO_NAMES
        compared_by = {one: common[one] for one in _COMPARED_BY if one in common}
        return About(compared_by, shares, within, stated)
