"""Decide quickly whether a dossier has the right shape.

Importing ``jsonschema`` takes longer than checking a thousand dossiers, and most dossiers have the
right shape. So the schema is compiled once into functions that only say yes or no; what is wrong
with a dossier that was refused is explained with ``jsonschema``. Only the keywords that
``schema.json`` uses are known: another one raises, and is never passed over in silence.
"""

from collections.abc import Callable
from functools import cache
from typing import Any, TypeAlias

from vrd2check.patterns import pattern

from .shape import Schema, definition

Decide: TypeAlias = Callable[[Any], bool]

_ANNOTATIONS = {"title", "description", "examples", "default"}
_MEMBERS = {"properties", "patternProperties", "additionalProperties"}


@cache
def decider(kind: str) -> Decide:
    """Compile the shape of one kind of dossier into a function that accepts or refuses.

    The function takes plain values: what a YAML 1.2 reader makes of the file.
    Raises ``NotImplementedError`` for a keyword of JSON Schema that is not known here.
    """
    return _definition(kind)


def compiled(shape: Schema) -> Decide:
    """Compile a shape that does without the definitions of ``schema.json``, as ``decider`` does."""
    return _compile(shape)


@cache
def _definition(name: str) -> Decide:
    return _compile(definition(name))


def _compile(shape: Schema) -> Decide:
    checks = [
        _keyword(keyword, argument)
        for keyword, argument in shape.items()
        if keyword not in _ANNOTATIONS and keyword not in _MEMBERS
    ]
    if not _MEMBERS.isdisjoint(shape):
        checks.append(_members(shape))
    if len(checks) == 1:
        return checks[0]
    return lambda value: all(check(value) for check in checks)


def _keyword(keyword: str, argument: Any) -> Decide:
    compiler = _COMPILERS.get(keyword)
    if compiler is None:
        raise NotImplementedError(f"schema.json uses a keyword that is not known: {keyword}")
    return compiler(argument)


def _reference(target: str) -> Decide:
    return _definition(target.removeprefix("#/$defs/"))


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
}


def _members(shape: Schema) -> Decide:
    """Check all members of a mapping: by name, by pattern, and those stated by neither."""
    properties = {key: _compile(value) for key, value in shape.get("properties", {}).items()}
    patterns = [
        (pattern(text), _compile(value))
        for text, value in shape.get("patternProperties", {}).items()
    ]
    others = shape.get("additionalProperties", {})
    other: Decide = _compile(others) if isinstance(others, dict) else lambda _: others

    def check(value: Any) -> bool:
        if type(value) is not dict:
            return True
        for key, member in value.items():
            known = properties.get(key)
            if known is not None and not known(member):
                return False
            matched = known is not None
            for keys, decide in patterns:
                if keys.search(key):
                    matched = True
                    if not decide(member):
                        return False
            if not matched and not other(member):
                return False
        return True

    return check


def _items(shape: Schema) -> Decide:
    decide = _compile(shape)
    return lambda value: type(value) is not list or all(decide(item) for item in value)


def _required(keys: list[str]) -> Decide:
    return lambda value: type(value) is not dict or all(key in value for key in keys)


def _any_of(shapes: list[Schema]) -> Decide:
    alternatives = [_compile(shape) for shape in shapes]
    return lambda value: any(decide(value) for decide in alternatives)


def _pattern(text: str) -> Decide:
    texts = pattern(text)
    return lambda value: type(value) is not str or texts.search(value) is not None


def _is_number(value: Any) -> bool:
    return type(value) is int or type(value) is float


_COMPILERS: dict[str, Callable[[Any], Decide]] = {
    "$ref": _reference,
    "type": _type,
    "items": _items,
    "required": _required,
    "anyOf": _any_of,
    "pattern": _pattern,
    # Constants are texts in this schema, which a number or a truth value never equals.
    "const": lambda wanted: lambda value: type(value) is str and value == wanted,
    "enum": lambda allowed: lambda value: type(value) is str and value in allowed,
    "minItems": lambda least: lambda value: type(value) is not list or len(value) >= least,
    "maxItems": lambda most: lambda value: type(value) is not list or len(value) <= most,
    "minLength": lambda least: lambda value: type(value) is not str or len(value) >= least,
    "minimum": lambda least: lambda value: not (_is_number(value) and value < least),
    "maximum": lambda most: lambda value: not (_is_number(value) and value > most),
}
