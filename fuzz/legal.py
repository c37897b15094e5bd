"""Large legal files: every list and every map of the schema with many things in it.

``python -m fuzz.legal`` checks each with n, 2n and 4n of them and writes into ``docs/limits.md``
how the work grows, counted in calls of functions. Only the shape is right: no sums, no names.
"""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from .counting import calls
from .seeds import ROOT

_SCHEMA = json.loads((ROOT / "schema.json").read_text(encoding="utf-8"))
_PAGE = ROOT / "docs" / "limits.md"
_BEGIN, _END = "<!-- legal: begin -->\n", "<!-- legal: end -->\n"
_VALUES: Mapping[str, Any] = {
    "bedrag": "10#",
    "aantal": "5",
    "percentage": "5 %",
    "waarde": "3",
    "jaar": 2022,
    "periode": "Q1 2022",
    "datum": "28/11/2020",
    "tekst": "Tekst #",
    "naam": "Naam #",
    "nummer": "22.12",
    "deliverable": "D.22.12.#",
    "bron": "b#",
    "vlag": "ja",
}
NUMBER = 100


class Construct(NamedTuple):
    """A list or a map of a kind of dossier, by the keys that lead to it; lists between have one."""

    kind: str
    path: tuple[str, ...]

    def __str__(self) -> str:
        """Return how the table calls it."""
        return f"{self.kind}: {'.'.join(self.path)}"

    def text(self, number: int) -> str:
        """Return a dossier with so many things in it."""
        return made(self.kind, self.path, number)


def constructs() -> Iterator[Construct]:
    """Return every list and every map of the schema that may have any number of things."""
    for kind in _SCHEMA["properties"]["soort"]["enum"]:
        for path in _paths(_SCHEMA["$defs"][kind]):
            yield Construct(kind, path)


def _paths(shape: Mapping[str, Any]) -> Iterator[tuple[str, ...]]:
    for key, inner in shape.get("properties", {}).items():
        what = _resolved(inner)
        if _holds_many(what):
            yield (key,)
        below = _resolved(what["items"]) if "items" in what else what
        for path in _paths(below):
            yield (key, *path)


def _holds_many(shape: Mapping[str, Any]) -> bool:
    return ("items" in shape and "maxItems" not in shape) or isinstance(
        shape.get("additionalProperties"), dict
    )


def made(kind: str, path: tuple[str, ...], number: int) -> str:
    """Return a dossier of a kind with so many things where a path leads."""
    shape = _SCHEMA["$defs"][kind]
    head = {key: _value(shape["properties"][key], 1) for key in shape["required"]}
    inside = _along(shape["properties"][path[0]], path[1:], number)
    whole = {**head, "soort": kind, path[0]: inside}
    return yaml.dump(whole, Dumper=_WithoutAliases, allow_unicode=True, width=200)


# By libyaml, where that is there: the tests write hundreds of large dossiers.
class _WithoutAliases(getattr(yaml, "CSafeDumper", yaml.SafeDumper)):  # type: ignore[misc]
    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002
        """Write the same value again: more than a thousand aliases are refused."""
        return True


def _along(inner: Mapping[str, Any], path: tuple[str, ...], number: int) -> Any:
    shape = _resolved(inner)
    if not path and "items" in shape:
        return [_value(shape["items"], one) for one in range(number)]
    if not path:
        return {f"k{one}": _value(shape["additionalProperties"], one) for one in range(number)}
    below = _resolved(shape["items"]) if "items" in shape else shape
    whole = _value(below, 1)
    whole[path[0]] = _along(below["properties"][path[0]], path[1:], number)
    return [whole] if "items" in shape else whole


def _resolved(shape: Mapping[str, Any]) -> Mapping[str, Any]:
    while "$ref" in shape:
        shape = _SCHEMA["$defs"][shape["$ref"].removeprefix("#/$defs/")]
    return shape


def _value(inner: Mapping[str, Any], number: int) -> Any:
    """Return a legal value, with a number in names and amounts."""
    name = str(inner.get("$ref", "")).removeprefix("#/$defs/")
    if name in _VALUES:
        value = _VALUES[name]
        return value.replace("#", str(number)) if isinstance(value, str) else value
    shape = _resolved(inner)
    for key in ("const", "enum", "examples"):
        if key in shape and (key != "examples" or "properties" not in shape):
            return shape[key] if key == "const" else shape[key][0]
    if "items" in shape:
        return [_value(shape["items"], number)] * shape.get("minItems", 1)
    if "properties" in shape:
        return {key: _value(one, number) for key, one in shape["properties"].items()}
    for one in shape.get("patternProperties", {}).values():
        return {"2022": _value(one, number), "2023": _value(one, number)}
    if isinstance(shape.get("additionalProperties"), dict):
        return {f"k{number}": _value(shape["additionalProperties"], number)}
    for one in (*shape.get("anyOf", ()), *shape.get("oneOf", ())):
        return _value(one, number)
    return 1 if "integer" in shape.get("type", ()) else "Tekst"


def growth(construct: Construct, number: int = NUMBER) -> tuple[int, int, int]:
    """Return the calls that so many things take, twice as many and four times as many."""
    return tuple(calls(construct.text(number * more)) for more in (1, 2, 4))  # type: ignore[return-value]


def _rows() -> Iterator[str]:
    calls(Construct("projectdossier", ("bronnen",)).text(1))
    yield f"| many of | KB of {4 * NUMBER} | thousand calls | growth, twice | growth, again |\n"
    yield "|---|---:|---:|---:|---:|\n"
    for construct in constructs():
        one, two, four = growth(construct)
        size = len(construct.text(4 * NUMBER).encode()) / 1000
        grows = f"{two / one:.2f} | {four / two:.2f}"
        yield f"| {construct} | {size:.0f} | {four / 1000:.0f} | {grows} |\n"


def main() -> None:
    """Write the table of growth into the page."""
    page = Path(_PAGE).read_text(encoding="utf-8")
    before, rest = page.split(_BEGIN)
    _, after = rest.split(_END)
    Path(_PAGE).write_text(f"{before}{_BEGIN}{''.join(_rows())}{_END}{after}", encoding="utf-8")


if __name__ == "__main__":
    main()
