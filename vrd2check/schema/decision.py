"""Decide quickly whether a dossier has the right shape.

Importing ``jsonschema`` takes longer than checking a thousand dossiers, and most dossiers have the
right shape. So the schema is compiled once into functions that only say yes or no; what is wrong
with a dossier that was refused is explained with ``jsonschema``. Only the keywords that
``schema.json`` uses are known: another one raises, and is never passed over in silence.
"""

from collections.abc import Callable, Sequence
from functools import cache
from typing import Any, TypeAlias

from vrd2check.patterns import pattern
from vrd2check.source import Node, shallow_value

from .shape import Schema, definition

Decide: TypeAlias = Callable[[Any], bool]
View: TypeAlias = Callable[[Any], Any]
"""Gives the plain value of a node; the members of a mapping or list in it are nodes again."""

_ANNOTATIONS = {"title", "description", "examples", "default"}
_MEMBERS = {"properties", "patternProperties", "additionalProperties"}
_LISTS = (list, tuple)


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
    checks = [
        _keyword(keyword, argument, view)
        for keyword, argument in shape.items()
        if keyword not in _ANNOTATIONS and keyword not in _MEMBERS
    ]
    if not _MEMBERS.isdisjoint(shape):
        checks.append(_members(shape, view))
    return checks[0] if len(checks) == 1 else _all_of(checks)


def _keyword(keyword: str, argument: Any, view: View) -> Decide:
    if keyword in _COMPILERS_OF_PARTS:
        return _COMPILERS_OF_PARTS[keyword](argument, view)
    compiler = _COMPILERS.get(keyword)
    if compiler is None:
        raise NotImplementedError(f"schema.json uses a keyword that is not known: {keyword}")
    return compiler(argument)


def _reference(target: str, view: View) -> Decide:
    return _definition(target.removeprefix("#/$defs/"), view)


# Loops are written out: they are gone round for every value of every file, and ``all`` with a
# generator takes three times as long.
def _all_of(checks: Sequence[Decide]) -> Decide:
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

    def decide(value: Any) -> bool:
        if type(value) in _LISTS:
            for item in value:
                if not check(view(item)):
                    return False
        return True

    return decide


def _members(shape: Schema, view: View) -> Decide:
    """Check all members of a mapping: by name, by pattern, and those stated by neither."""
    properties = {key: _compile(value, view) for key, value in shape.get("properties", {}).items()}
    patterns = [
        (pattern(text), _compile(value, view))
        for text, value in shape.get("patternProperties", {}).items()
    ]
    others = shape.get("additionalProperties", {})
    other: Decide = _compile(others, view) if isinstance(others, dict) else lambda _: others

    def decide(value: Any) -> bool:
        if type(value) is not dict:
            return True
        for key, member in value.items():
            known = properties.get(key)
            if known is not None and not known(view(member)):
                return False
            matched = known is not None
            for keys, check in patterns:
                if keys.search(key):
                    matched = True
                    if not check(view(member)):
                        return False
            if not matched and not other(view(member)):
                return False
        return True

    return decide


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
    list: "array",
    tuple: "array",
}


def _required(keys: list[str]) -> Decide:
    needed = frozenset(keys)
    return lambda value: type(value) is not dict or value.keys() >= needed


def _pattern(text: str) -> Decide:
    texts = pattern(text)
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
