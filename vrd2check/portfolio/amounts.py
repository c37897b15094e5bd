"""What a view of the portfolio is made of: figures that were added up, and what is lacking."""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import NamedTuple

from vrd2check.figures import Figure, Kind
from vrd2check.language import Text
from vrd2check.places import Place
from vrd2check.relations import Term, weighted


class Gap(NamedTuple):
    """Something that is not known: of which dossier, where it should stand, and what it is."""

    dossier: str
    place: Place
    what: Text


class Amount(NamedTuple):
    """Figures that were added up, each with its weight, and what of them is not known.

    ``unit`` tells what they count: euros or things.
    """

    terms: tuple[Term, ...] = ()
    gaps: tuple[Gap, ...] = ()
    unit: Kind = Kind.AMOUNT

    @classmethod
    def of(
        cls, figures: Iterable[Figure], dossier: str, what: Text, unit: Kind = Kind.AMOUNT
    ) -> "Amount":
        """Return the sum of some figures of a dossier; those without a value are gaps."""
        terms = weighted(figures)
        known = tuple(term for term in terms if term.figure.value is not None)
        gaps = {
            Gap(dossier, term.figure.place, what): None
            for term in terms
            if term.figure.value is None
        }
        return cls(known, tuple(gaps), unit)

    @classmethod
    def unknown(cls, dossier: str, place: Place, what: Text, unit: Kind = Kind.AMOUNT) -> "Amount":
        """Return an amount of which nothing is known."""
        return cls((), (Gap(dossier, place, what),), unit)

    @property
    def value(self) -> Fraction:
        """Return what the known figures add up to."""
        return sum(
            (Fraction(figure.value or 0) * Fraction(weight) for figure, weight in self.terms),
            Fraction(0),
        )

    def is_whole(self) -> bool:
        """Whether nothing of it is lacking."""
        return not self.gaps

    def __neg__(self) -> "Amount":
        """Return what it takes away."""
        terms = tuple(Term(figure, -weight) for figure, weight in self.terms)
        return self._replace(terms=terms)


class Ratio(NamedTuple):
    """One amount divided by another: an average rate, a share, a growth."""

    above: Amount
    below: Amount
    is_share: bool = False

    @property
    def value(self) -> Fraction | None:
        """Return the quotient; None where it cannot be told."""
        below = self.below.value
        if self.above.gaps or self.below.gaps or not self.above.terms or not below:
            return None
        return self.above.value / below


def total(amounts: Iterable[Amount], unit: Kind = Kind.AMOUNT) -> Amount:
    """Return several amounts together."""
    some = list(amounts)
    return Amount(
        tuple(term for one in some for term in one.terms),
        tuple(dict.fromkeys(gap for one in some for gap in one.gaps)),
        some[0].unit if some else unit,
    )


Cell = Amount | Ratio | Fraction | Text | str | int | None


class Row(NamedTuple):
    """A row of a view: its cells, one a heading; ``is_total`` sets a sum apart."""

    cells: tuple[Cell, ...]
    is_total: bool = False


class View(NamedTuple):
    """One table of the portfolio, with what has to be known to read it."""

    name: str
    title: Text
    headings: tuple[Text, ...]
    rows: tuple[Row, ...]
    remarks: Sequence[Text] = ()

    def gaps(self) -> tuple[Gap, ...]:
        """Return what is not known of its sums, each once."""
        cells = (cell for row in self.rows for cell in row.cells)
        found: dict[Gap, None] = {}
        for cell in cells:
            for one in (cell.above, cell.below) if isinstance(cell, Ratio) else (cell,):
                if isinstance(one, Amount):
                    found.update(dict.fromkeys(one.gaps))
        return tuple(found)
