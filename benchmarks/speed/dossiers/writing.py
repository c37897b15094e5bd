"""Drawing amounts and writing them, each dossier in its own way."""

from collections.abc import Iterable, Mapping
from random import Random

MONTHS = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_NOTATIONS = ("plain", "plain", "plain", "plain", "spaces", "spaces", "points", "cents")


class Pen:
    """Draws amounts, in cents, and writes them in the notation of one dossier.

    No notation is ambiguous, so that none gives a note. An amount that has cents is written with
    them in any notation, so that nothing is ever rounded.
    """

    def __init__(self, random: Random) -> None:
        self.random = random
        self._notation = random.choice(_NOTATIONS)
        self._unit = 1 if self._notation == "cents" else 100

    def draw(self, low: int, high: int) -> int:
        """Draw an amount between two numbers of euro."""
        return self.random.randrange(low * 100, high * 100, self._unit)

    def split(self, cents: int, parts: int) -> list[int]:
        """Split an amount in parts."""
        weights = [self.random.randrange(5, 100) for _ in range(parts)]
        units, whole = cents // self._unit, sum(weights)
        shares = [units * weight // whole * self._unit for weight in weights[1:]]
        return [cents - sum(shares), *shares]

    def __call__(self, cents: int) -> str:
        """Write an amount."""
        euro, rest = divmod(cents, 100)
        with_cents = rest or self._notation == "cents"
        if self._notation == "plain":
            return f"{euro}.{rest:02}" if with_cents else str(euro)
        if not with_cents and self._notation == "spaces":
            return f"{euro:,}".replace(",", " ")
        grouped = f"{euro:,}".replace(",", ".")
        return f'"{grouped},{rest:02}"' if with_cents else f'"{grouped}"'

    def by_name(self, amounts: Mapping[int, int] | Mapping[str, int]) -> str:
        """Write amounts by year or month in braces."""
        return "{" + ", ".join(f"{name}: {self(cents)}" for name, cents in amounts.items()) + "}"

    def months(self, amounts: Mapping[int, int]) -> str:
        """Write the months from 1 to 12: all of them if most are there, or else by name."""
        if len(amounts) > 6:
            return self.listed(amounts.get(month, 0) for month in range(1, 13))
        return self.by_name({MONTHS[month - 1]: cents for month, cents in amounts.items()})

    def listed(self, amounts: Iterable[int]) -> str:
        """Write amounts in brackets."""
        return "[" + ", ".join(map(self, amounts)) + "]"


def summed(amounts: Iterable[Mapping[int, int]]) -> dict[int, int]:
    """Add up amounts by year or by month."""
    total: dict[int, int] = {}
    for one in amounts:
        for key, cents in one.items():
            total[key] = total.get(key, 0) + cents
    return dict(sorted(total.items()))
