"""A dossier as text with cells in it whose amounts can be changed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

NOTATIONS = ("plain", "points", "spaces", "euro before", "euro after", "cents")


class Spot(NamedTuple):
    """Where a cell stands in the text: its line and columns, 1-based, the end exclusive."""

    line: int
    column: int
    end: int


@dataclass(eq=False, slots=True)
class Cell:
    """A figure: its value, how it is written, and the cells around it.

    ``role`` is cell, total, rate, count or cost; ``beside`` are its neighbours in the table,
    ``before`` those before it in its line, ``parts`` what a total is the sum of, ``within`` the
    subtotals of these.
    """

    value: Decimal
    notation: str
    role: str = "cell"
    beside: list["Cell"] = field(default_factory=list)
    before: list["Cell"] = field(default_factory=list)
    parts: list["Cell"] = field(default_factory=list)
    within: list["Cell"] = field(default_factory=list)
    partner: "Cell | None" = None

    def written(self, value: Decimal | None = None) -> str:
        """Write the cell, or another value in its way of writing."""
        value = self.value if value is None else value
        whole = value == value.to_integral_value()
        if self.notation == "plain":
            return format(value, "f") if not whole else format(value.to_integral_value(), "f")
        decimals = 2 if self.notation == "cents" or not whole else 0
        separator = " " if self.notation == "spaces" else "."
        text = f"{abs(value):,.{decimals}f}".replace(",", "_").replace(".", ",")
        text = ("-" if value < 0 else "") + text.replace("_", separator)
        if self.notation == "euro before":
            text = f"€ {text}"
        if self.notation == "euro after":
            text = f"{text} €"
        return f'"{text}"' if "," in text else text


Token = str | Cell


class Sheet:
    """The tokens of a dossier."""

    def __init__(self) -> None:
        self.tokens: list[Token] = []
        self.cells: list[Cell] = []

    def add(self, *tokens: Token) -> None:
        """Add text and cells."""
        for token in tokens:
            self.tokens.append(token)
            if isinstance(token, Cell):
                self.cells.append(token)

    def mapping(self, cells: Mapping[int, Cell] | Mapping[str, Cell]) -> None:
        """Add cells by name in braces."""
        self.add("{")
        for number, (name, cell) in enumerate(cells.items()):
            self.add(", " if number else "", f"{name}: ", cell)
        self.add("}")

    def sequence(self, cells: Sequence[Cell]) -> None:
        """Add cells in brackets."""
        self.add("[")
        for number, cell in enumerate(cells):
            self.add(", " if number else "", cell)
        self.add("]")

    def text(self, changed: Mapping[Cell, Decimal] | None = None) -> tuple[str, dict[Cell, Spot]]:
        """Write the dossier, some cells with another value, and tell where each cell stands."""
        line, column = 1, 1
        parts: list[str] = []
        spots: dict[Cell, Spot] = {}
        for token in self.tokens:
            if isinstance(token, Cell):
                text = token.written((changed or {}).get(token))
                spots[token] = Spot(line, column, column + len(text))
            else:
                text = token
            parts.append(text)
            breaks = text.count("\n")
            line += breaks
            column = len(text) - text.rfind("\n") if breaks else column + len(text)
        return "".join(parts), spots
