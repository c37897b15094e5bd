"""What a diagnosis names, whether it speaks of actions or still of single cells."""

from typing import Any, NamedTuple

from vrd2check.language import Text


class _Cell(NamedTuple):
    figure: Any
    proposed: Any
    least: Any = None
    most: Any = None
    is_range: bool = False

    @property
    def place(self) -> Any:
        return self.figure.place


class _Kind(NamedTuple):
    value: str


class _Said(NamedTuple):
    kind: _Kind
    place: Any
    confidence: Any
    sentence: Text
    cells: tuple[_Cell, ...]
    labels: tuple[()] = ()


_KINDS = {
    "digit-replaced": "digit",
    "vat-added": "vat",
    "vat-left-out": "vat",
    "truncated": "cut-off",
    "subtotal-added": "subtotal-added-in",
    "cumulative": "running-totals",
    "cumulative-series": "running-totals",
    "factors-swapped": "rate-and-days",
    "neighbour": "copied-beside",
}


def leading(conclusion: Any) -> list[Any]:
    """Return what is named first."""
    if hasattr(conclusion, "actions"):
        return list(conclusion.actions)
    return [_converted(one) for one in conclusion.figures]


def suspects(conclusion: Any) -> list[Any]:
    """Return all that is named, what is named first before the rest."""
    if hasattr(conclusion, "actions"):
        return list(conclusion.suspects)
    return [_converted(one) for one in conclusion.suspects]


def _converted(one: Any) -> _Said:
    name = one.slip.name if one.slip is not None else "unknown"
    kind = _Kind(_KINDS.get(name, name))
    cells = (_Cell(one.figure, one.proposed),)
    return _Said(kind, one.figure.place, one.confidence, Text("", ""), cells)
