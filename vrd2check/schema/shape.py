"""The shape that ``schema.json`` states, and how to find one's way in it."""

import json
import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

Schema: TypeAlias = dict[str, Any]
Step: TypeAlias = str | int

_REFERENCE = "#/$defs/"


class MissingSchemaError(RuntimeError):
    """``schema.json`` is neither in the installed package nor at the root of the sources."""


class Spot(NamedTuple):
    """What the schema says at one spot: the schema, and the name of its definition or ``""``."""

    schema: Schema
    name: str


def schema_path() -> Path:
    """Find ``schema.json``: beside this module once installed, else at the root of the sources.

    Raises ``MissingSchemaError`` when it is in neither place.
    """
    package = Path(__file__).resolve().parent
    places = (package / "schema.json", package.parents[1] / "schema.json")
    for path in places:
        if path.is_file():
            return path
    raise MissingSchemaError(
        "schema.json is missing; looked for " + " and ".join(str(path) for path in places)
    )


@cache
def schema() -> Schema:
    """Read ``schema.json`` once. Not to be changed by its readers."""
    loaded: Schema = json.loads(schema_path().read_text(encoding="utf-8"))
    return loaded


def kinds() -> tuple[str, ...]:
    """Return the kinds of dossier (``soort``) that the schema knows."""
    return tuple(schema()["properties"]["soort"]["enum"])


def definition(name: str) -> Schema:
    """Return one of the schema's definitions; every kind of dossier has one by its own name."""
    found: Schema = schema()["$defs"][name]
    return found


def resolve(shape: Schema, name: str = "") -> Spot:
    """Follow ``$ref`` to what it refers to; the last definition on the way gives the name."""
    while "$ref" in shape:
        name = shape["$ref"].removeprefix(_REFERENCE)
        shape = definition(name)
    return Spot(shape, name)


def step(shape: Schema, taken: Step) -> Schema | None:
    """Return the schema of one key of a mapping or item of a list, None where it is not allowed."""
    if isinstance(taken, int):
        items: Schema | None = shape.get("items")
        return items
    found = named(shape, taken)
    if found is not None:
        return found
    others = shape.get("additionalProperties")
    return others if isinstance(others, dict) else None


def named(shape: Schema, key: str) -> Schema | None:
    """Return the schema of a key that is stated by its name or by a pattern."""
    properties: Schema = shape.get("properties", {})
    if key in properties:
        found: Schema = properties[key]
        return found
    patterns: Schema = shape.get("patternProperties", {})
    return next((value for pattern, value in patterns.items() if re.search(pattern, key)), None)


def is_of_type(shape: Schema, name: str) -> bool:
    """Whether a schema allows values of a type of JSON."""
    stated = shape.get("type", ())
    return name == stated or (not isinstance(stated, str) and name in stated)


def spots(kind: str, path: Iterable[Step]) -> Iterator[Spot]:
    """Walk down from a kind of dossier: one spot for the top and one for every step.

    The walk ends early where the schema allows no such step.
    """
    spot = resolve(definition(kind), kind)
    yield spot
    for taken in path:
        below = step(spot.schema, taken)
        if below is None:
            return
        spot = resolve(below)
        yield spot
