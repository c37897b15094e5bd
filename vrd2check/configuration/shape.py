"""The shape of a configuration, as ``configuration.schema.json`` states it.

As with dossiers, ``jsonschema_rs`` says yes or no, and ``jsonschema`` explains a refusal.
"""

import json
import pathlib
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, NamedTuple, TypeAlias

import jsonschema_rs

from vrd2check.language import Text
from vrd2check.schema.suggestions import nearest
from vrd2check.schema.wording import choice, did_you_mean

from .locating import Path
from .texts import say

Schema: TypeAlias = dict[str, Any]

_MOST_KEYS = 12
_LONGEST = 60


class Refusal(NamedTuple):
    """One thing wrong with the shape; ``of_key`` tells that it is about the key, not its value."""

    path: Path
    message: Text
    of_key: bool = False


@cache
def schema() -> Schema:
    """Read the schema once. Not to be changed by its readers."""
    file = pathlib.Path(__file__).with_name("configuration.schema.json")
    text = file.read_text(encoding="utf-8")
    loaded: Schema = json.loads(text)
    return loaded


def refusals(values: object) -> tuple[Refusal, ...]:
    """Return all that is wrong with the shape of a configuration, read as plain values."""
    shape = {key: value for key, value in schema().items() if not key.startswith("$")}
    if _is_valid(shape, values):
        return ()
    # This import takes 100 ms, and most configurations need no explanation.
    from jsonschema import Draft202012Validator  # noqa: PLC0415

    found: list[Refusal] = []
    for error in Draft202012Validator(shape).iter_errors(values):
        path: Path = tuple(error.absolute_path)
        explain = _EXPLAINERS[error.validator]
        found += explain(path, error.instance, error.schema)
    return tuple(found)


def _is_valid(shape: Schema, values: object) -> bool:
    try:
        return jsonschema_rs.Draft202012Validator(shape).is_valid(values)
    except ValueError:  # a value that JSON does not have, such as a date
        return False


def _unknown_keys(path: Path, value: Any, shape: Schema) -> Iterator[Refusal]:
    known = list(shape["properties"])
    for key in value:
        if key not in known:
            yield Refusal((*path, key), _unknown(key, known, value), of_key=True)


def _unknown(key: str, known: list[str], used: dict[str, object]) -> Text:
    text = say("unknown-key", key=_short(key))
    meant = nearest(key, [one for one in known if one not in used])
    if meant is not None or len(known) > _MOST_KEYS:
        return did_you_mean(text, meant)
    keys = choice(known)
    return say("choose-from", text=text, keys=keys)


def _wrong_value(path: Path, value: Any, shape: Schema) -> Iterator[Refusal]:
    where = ".".join(str(step) for step in path if isinstance(step, str)) or "vrd2check"
    found, wanted = _found(value), _wanted(shape)
    text = say("wrong-value", where=_short(where), found=found, wanted=wanted)
    meant = nearest(value, shape["enum"]) if "enum" in shape and isinstance(value, str) else None
    yield Refusal(path, did_you_mean(text, meant))


_Explainer: TypeAlias = Callable[[Path, Any, Schema], Iterator[Refusal]]
_EXPLAINERS: dict[str, _Explainer] = {
    "additionalProperties": _unknown_keys,
    "type": _wrong_value,
    "enum": _wrong_value,
    "minimum": _wrong_value,
    "minLength": _wrong_value,
}

_TYPES = {
    "string": Text("een tekst", "a text"),
    "array": Text("een lijst van teksten", "a list of texts"),
    "number": Text("een getal", "a number"),
    "integer": Text("een geheel getal", "a whole number"),
}


def _wanted(shape: Schema) -> Text:
    if "enum" in shape:
        return choice(shape["enum"]) if len(shape["enum"]) <= _MOST_KEYS else _CHAPTER
    if shape["type"] == "object":
        keys = choice(list(shape["properties"])) if "properties" in shape else Text("", "")
        return say("table-with", keys=keys) if keys.nl else _TABLE
    wanted = _TYPES[shape["type"]]
    least = shape.get("minimum")
    if least is None:
        return wanted
    return say("at-least", wanted=wanted, least=least)


_TABLE = Text("een tabel", "a table")
_CHAPTER = Text("een hoofdstuk, zoals in een dossier", "a chapter, as in a dossier")


def _found(value: object) -> Text:
    match value:
        case "":
            return Text("niets", "empty")
        case str():
            return Text(f"`{_short(value)}`", f"`{_short(value)}`")
        case bool():
            return Text(f"`{str(value).lower()}`", f"`{str(value).lower()}`")
        case list():
            return Text("een lijst", "a list")
        case dict():
            return Text("een tabel", "a table")
        case _:
            return Text(f"`{_short(str(value))}`", f"`{_short(str(value))}`")


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else line[:_LONGEST] + "…"
