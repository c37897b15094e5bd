"""Decide quickly whether a dossier has the right shape.

Importing ``jsonschema`` takes longer than checking a thousand dossiers, and most dossiers have the
right shape. So the schema is compiled once into functions that only say yes or no; what is wrong
with a dossier that was refused is explained with ``jsonschema``. Only the keywords that
``schema.json`` uses are known: another one raises, and is never passed over in silence.
"""

import re
from collections.abc import Callable, Sequence
from functools import cache, lru_cache
from typing import Any, TypeAlias

from vrd2check.source import NAMED_VALUES, MappingNode, Node, Scalar, shallow_value

from .shape import Schema, definition

Decide: TypeAlias = Callable[[Any], bool]
View: TypeAlias = Callable[[Any], Any]
"""Gives the plain value of a node; the members of a mapping or list in it are nodes again."""

_ANNOTATIONS = {"title", "description", "examples", "default"}
_MEMBERS = {"properties", "patternProperties", "additionalProperties"}
_OF_MAPPINGS = {*_MEMBERS, "type", "required", "anyOf"}
_LISTS = (list, tuple)
_REFERENCE = "#/$defs/"
# No mapping of the format has more keys; those of a hostile file are not to be kept.
_MOST_REMEMBERED = 32


@cache
def decider(kind: str) -> Callable[[Node], bool]:
    """Compile the shape of one kind of dossier into a function that accepts or refuses a tree.

    What is decided on is what a YAML 1.2 reader makes of the file.
    Raises ``NotImplementedError`` for a keyword of JSON Schema that is not known here.
    """
    decide = _definition(kind, shallow_value)
    return lambda node: decide(shallow_value(node))


def compiled(shape: Schema) -> Decide:
    """Compile a shape without definitions into a function that takes plain values."""
    return _compile(shape, lambda value: value)


@cache
def _definition(name: str, view: View) -> Decide:
    return _compile(definition(name), view)


def _compile(shape: Schema, view: View) -> Decide:
    asked = _asked(shape)
    if shape.get("type") == "object" and asked <= _OF_MAPPINGS and _is_on_keys(shape):
        return _mapping(shape, view)
    wanted = asked - _MEMBERS
    checks = [
        _keyword(keyword, argument, view)
        for keyword, argument in shape.items()
        if keyword in wanted
    ]
    if not _MEMBERS.isdisjoint(shape):
        checks.append(_members(shape, view))
    return _all_of(checks)


def _asked(shape: Schema) -> set[str]:
    return shape.keys() - _ANNOTATIONS


def _takes_words(shape: Schema) -> bool:
    """Whether a shape takes every text and number, as nearly all of single values do.

    Such a value need not be looked at closely unless it is one of ``NAMED_VALUES``, which may be
    none, empty, or true or false.
    """
    asked = _asked(shape)
    if asked == {"$ref"}:
        return _takes_words(definition(shape["$ref"].removeprefix(_REFERENCE)))
    wanted = shape.get("type", ())
    takes_both = "number" in wanted and "string" in wanted
    return takes_both and asked <= {"type", "minLength"} and shape.get("minLength", 0) <= 1


def _keyword(keyword: str, argument: Any, view: View) -> Decide:
    if keyword in _COMPILERS_OF_PARTS:
        return _COMPILERS_OF_PARTS[keyword](argument, view)
    compiler = _COMPILERS.get(keyword)
    if compiler is None:
        raise NotImplementedError(f"schema.json uses a keyword that is not known: {keyword}")
    return compiler(argument)


def _reference(target: str, view: View) -> Decide:
    return _definition(target.removeprefix(_REFERENCE), view)


# Loops are written out: they are gone round for every value of every file, and ``all`` with a
# generator takes three times as long.
def _all_of(checks: Sequence[Decide]) -> Decide:
    if len(checks) == 1:
        return checks[0]

    def decide(value: Any) -> bool:
        for check in checks:  # noqa: SIM110
            if not check(value):
                return False
        return True

    return decide


def _any_of(shapes: list[Schema], view: View) -> Decide:
    alternatives = [_compile(shape, view) for shape in shapes]

    def decide(value: Any) -> bool:
        for alternative in alternatives:  # noqa: SIM110
            if alternative(value):
                return True
        return False

    return decide


def _items(shape: Schema, view: View) -> Decide:
    check = _compile(shape, view)
    takes_words = _takes_words(shape)

    def decide(value: Any) -> bool:
        if type(value) in _LISTS:
            for item in value:
                if takes_words and type(item) is Scalar and item.written not in NAMED_VALUES:
                    continue
                if not check(view(item)):
                    return False
        return True

    return decide


def _members(shape: Schema, view: View) -> Decide:
    """Check what a mapping has; what it must have, other keywords check."""
    check = _mapping({key: shape[key] for key in _MEMBERS.intersection(shape)}, view)
    return lambda value: not isinstance(value, dict) or check(value)


def _is_on_keys(shape: Schema) -> bool:
    """Whether the alternatives of a shape, if it has any, ask for keys alone."""
    return all(_asked(alternative) == {"required"} for alternative in shape.get("anyOf", ()))


def _mapping(shape: Schema, view: View) -> Decide:
    """Check that it is a mapping, what it must have, and all that it has."""
    checks_of = _checks_of_keys(shape, view)
    # The same keys stand in all lines of a table.
    known_checks_of = lru_cache(maxsize=64)(checks_of)

    def decide(value: Any) -> bool:
        if not isinstance(value, dict):
            return False
        keys = tuple(value)
        checks = known_checks_of(keys) if len(keys) <= _MOST_REMEMBERED else checks_of(keys)
        if checks is None:
            return False
        for key, member in value.items():
            takes_words, check = checks[key]
            if takes_words and type(member) is Scalar and member.written not in NAMED_VALUES:
                continue
            if not check(view(member)):
                return False
        return True

    return decide


def _checks_of_keys(
    shape: Schema, view: View
) -> Callable[[tuple[str, ...]], dict[str, tuple[bool, Decide]] | None]:
    """Return the function that gives the check of each key of a mapping that has these keys.

    It tells with each whether it takes all words, and gives None where a key is missing.
    """
    named = {
        key: (_takes_words(value), _compile(value, view))
        for key, value in shape.get("properties", {}).items()
    }
    patterns = [
        (re.compile(text), _takes_words(value), _compile(value, view))
        for text, value in shape.get("patternProperties", {}).items()
    ]
    others = shape.get("additionalProperties", {})
    other: Decide = _compile(others, view) if isinstance(others, dict) else lambda _: others
    required = set(shape.get("required", ()))
    alternatives = [set(alternative["required"]) for alternative in shape.get("anyOf", [])]

    def check_of(key: str) -> tuple[bool, Decide]:
        found = [named[key]] if key in named else []
        found += [(words, check) for keys, words, check in patterns if keys.search(key)]
        if not found:
            return False, other
        return all(words for words, _ in found), _all_of([check for _, check in found])

    def checks_of(keys: tuple[str, ...]) -> dict[str, tuple[bool, Decide]] | None:
        has_all = required.issubset(keys)
        has_one = not alternatives or any(one.issubset(keys) for one in alternatives)
        return {key: check_of(key) for key in keys} if has_all and has_one else None

    return checks_of


def _type(names: str | list[str]) -> Decide:
    wanted = frozenset([names] if isinstance(names, str) else names)
    plain = {kind for kind, name in _TYPE_NAMES.items() if name in wanted}
    if "number" in wanted:
        plain |= {int, float}
    elif "integer" in wanted:
        # JSON Schema takes 2022.0 for an integer too.
        return lambda value: type(value) in plain or (type(value) is float and value.is_integer())
    return lambda value: type(value) in plain


_TYPE_NAMES: dict[type, str] = {
    str: "string",
    int: "integer",
    bool: "boolean",
    type(None): "null",
    dict: "object",
    MappingNode: "object",
    list: "array",
    tuple: "array",
}


def _required(keys: list[str]) -> Decide:
    needed = frozenset(keys)
    return lambda value: not isinstance(value, dict) or value.keys() >= needed


def _pattern(text: str) -> Decide:
    texts = re.compile(text)
    return lambda value: type(value) is not str or texts.search(value) is not None


def _is_number(value: Any) -> bool:
    return type(value) is int or type(value) is float


_COMPILERS: dict[str, Callable[[Any], Decide]] = {
    "type": _type,
    "required": _required,
    "pattern": _pattern,
    # Constants are texts in this schema, which a number or a truth value never equals.
    "const": lambda wanted: lambda value: type(value) is str and value == wanted,
    "enum": lambda allowed: lambda value: type(value) is str and value in allowed,
    "minItems": lambda least: lambda value: type(value) not in _LISTS or len(value) >= least,
    "maxItems": lambda most: lambda value: type(value) not in _LISTS or len(value) <= most,
    "minLength": lambda least: lambda value: type(value) is not str or len(value) >= least,
    "minimum": lambda least: lambda value: not (_is_number(value) and value < least),
    "maximum": lambda most: lambda value: not (_is_number(value) and value > most),
}

_COMPILERS_OF_PARTS: dict[str, Callable[[Any, View], Decide]] = {
    "$ref": _reference,
    "items": _items,
    "anyOf": _any_of,
}
