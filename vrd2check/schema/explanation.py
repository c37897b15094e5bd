"""Explain what is wrong with the shape of a dossier, with ``jsonschema``'s errors as the source.

Its errors say which keyword of the schema refuses which value. Each is turned into what an author
can act on, at the place in the file; what follows from another problem is left out.
"""

from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from vrd2check.places import Place
from vrd2check.source import Entry, Mapping, Node, Scalar, Sequence

from . import wording
from .problems import ShapeProblem, ShapeProblemKind, start_of
from .shape import Schema, Spot, Step, schema, spots, step
from .suggestions import keys_below, nearest, same_word


class _Refusal(NamedTuple):
    """One keyword of the schema that refuses one node of the tree."""

    path: tuple[Step, ...]
    node: Node
    walk: tuple[Spot, ...]
    """The spots from the top of the dossier down to the node."""
    argument: object

    @property
    def spot(self) -> Spot:
        return self.walk[-1]


def explain(root: Mapping, instance: object, kind: str) -> tuple[ShapeProblem, ...]:
    """Give all problems of a dossier's shape, in the order of the file, each once.

    ``instance`` is the tree as plain values, ``kind`` the dossier's own ``soort``.
    """
    problems: dict[tuple[Place, str], ShapeProblem] = {}
    for error in _validator(kind).iter_errors(instance):
        for problem in _EXPLAINERS[error.validator](_refusal(error, root, kind)):
            problems.setdefault((problem.place, problem.message.nl), problem)
    return tuple(sorted(problems.values(), key=lambda problem: problem.place))


@cache
def _validator(kind: str) -> Draft202012Validator:
    return Draft202012Validator({"$ref": f"#/$defs/{kind}", "$defs": schema()["$defs"]})


def _refusal(error: ValidationError, root: Mapping, kind: str) -> _Refusal:
    path = tuple(error.absolute_path)
    return _Refusal(path, _node_at(root, path), tuple(spots(kind, path)), error.validator_value)


def _node_at(root: Node, path: tuple[Step, ...]) -> Node:
    """Find the node that a path of ``jsonschema`` leads to."""
    node = root
    for taken in path:
        if isinstance(node, Mapping):
            node = next(entry.value for entry in node.entries if entry.key.written == taken)
        elif isinstance(node, Sequence) and isinstance(taken, int):
            node = node.items[taken]
    return node


def _unknown_keys(refusal: _Refusal) -> Iterator[ShapeProblem]:
    assert isinstance(refusal.node, Mapping)
    for entry in _unknown_entries(refusal.node, refusal.spot.schema):
        written = entry.key.written
        meant = _meant_key(written, refusal)
        above, below = [], []
        if meant is None:
            above = _keys_above(written, refusal)
            below = [] if above else keys_below(written, refusal.spot.schema)
        if above or below:
            message = wording.misplaced_key(written, above or below, above=bool(above))
        else:
            meant = meant or _like(written, refusal)
            message = wording.unknown_key(written, refusal.spot, meant)
        yield ShapeProblem(ShapeProblemKind.UNKNOWN_KEY, entry.key.place, message, meant)


def _unknown_entries(mapping: Mapping, shape: Schema) -> list[Entry]:
    return [entry for entry in mapping.entries if step(shape, entry.key.written) is None]


def _meant_key(written: str, refusal: _Refusal) -> str | None:
    return same_word(written, _free_keys(refusal))


def _like(written: str, refusal: _Refusal) -> str | None:
    return nearest(written, _free_keys(refusal))


def _free_keys(refusal: _Refusal) -> list[str]:
    """Give the keys that are allowed here and not yet used."""
    assert isinstance(refusal.node, Mapping)
    used = {entry.key.written for entry in refusal.node.entries}
    return [key for key in refusal.spot.schema.get("properties", {}) if key not in used]


def _keys_above(written: str, refusal: _Refusal) -> list[str]:
    """Give the key of the block above beside which what was written would be a known key."""
    for depth in range(len(refusal.path) - 1, -1, -1):
        taken, shape = refusal.path[depth], refusal.walk[depth].schema
        if isinstance(taken, str):
            return [taken] if written in shape.get("properties", {}) else []
    return []


def _missing_keys(refusal: _Refusal) -> Iterator[ShapeProblem]:
    """One problem for each key that must be there, but for one that was only mistyped."""
    assert isinstance(refusal.argument, list)
    for key in refusal.argument:
        yield from _missing(refusal, [key])


def _missing_alternative(refusal: _Refusal) -> Iterator[ShapeProblem]:
    """``anyOf`` is used in this schema for keys of which at least one must be there."""
    assert isinstance(refusal.argument, list)
    yield from _missing(refusal, [key for shape in refusal.argument for key in shape["required"]])


def _missing(refusal: _Refusal, keys: list[str]) -> Iterator[ShapeProblem]:
    mapping = refusal.node
    assert isinstance(mapping, Mapping)
    if any(mapping.get(key) is not None for key in keys):
        return
    unknown = [entry.key.written for entry in _unknown_entries(mapping, refusal.spot.schema)]
    if any(_like(written, refusal) in keys for written in unknown):
        return
    message = wording.missing(keys)
    yield ShapeProblem(ShapeProblemKind.MISSING_KEY, start_of(mapping), message)


def _wrong_type(refusal: _Refusal) -> Iterator[ShapeProblem]:
    path, node, spot = refusal.path, refusal.node, refusal.spot
    kind, suggestion = ShapeProblemKind.WRONG_TYPE, None
    if isinstance(node, Scalar) and node.plain and node.written == "":
        message = wording.empty(path, spot, obligatory=_is_obligatory(refusal))
        yield ShapeProblem(ShapeProblemKind.EMPTY, node.place, message)
        return
    message = wording.wrong_value(path, node, spot, None)
    if isinstance(node, Scalar) and "string" in spot.schema.get("type", ()):
        # Only the lack of quotes keeps what was written from being a text.
        quoted = f'"{node.written}"'
        if _allows(spot.schema, node.written):
            suggestion = quoted
            message = wording.wrong_value(path, node, spot, quoted)
        if suggestion and spot.name == "nummer":
            kind, message = ShapeProblemKind.UNQUOTED_NUMBER, wording.unquoted_number(node.written)
    yield ShapeProblem(kind, node.place, message, suggestion)


def _allows(shape: Schema, text: str) -> bool:
    return Draft202012Validator(shape).is_valid(text)


def _is_obligatory(refusal: _Refusal) -> bool:
    if not refusal.path or isinstance(refusal.path[-1], int):
        return True
    return refusal.path[-1] in refusal.walk[-2].schema.get("required", ())


def _not_allowed(refusal: _Refusal) -> Iterator[ShapeProblem]:
    node, shape = refusal.node, refusal.spot.schema
    meant = None
    if isinstance(node, Scalar):
        meant = nearest(node.written, shape.get("enum", ())) if node.written else None
        if node.written == "":
            message = wording.empty(refusal.path, refusal.spot, obligatory=_is_obligatory(refusal))
            yield ShapeProblem(ShapeProblemKind.EMPTY, node.place, message)
            return
    message = wording.wrong_value(refusal.path, node, refusal.spot, meant)
    yield ShapeProblem(ShapeProblemKind.NOT_ALLOWED_VALUE, node.place, message, meant)


def _wrong_length(refusal: _Refusal) -> Iterator[ShapeProblem]:
    node, wanted = refusal.node, refusal.argument
    assert isinstance(node, Sequence)
    assert isinstance(wanted, int)
    message = wording.wrong_length(refusal.path, len(node.items), wanted)
    yield ShapeProblem(ShapeProblemKind.WRONG_LENGTH, node.place, message)


_EXPLAINERS: dict[str, Callable[[_Refusal], Iterator[ShapeProblem]]] = {
    "additionalProperties": _unknown_keys,
    "required": _missing_keys,
    "anyOf": _missing_alternative,
    "type": _wrong_type,
    "enum": _not_allowed,
    "const": _not_allowed,
    "pattern": _not_allowed,
    "minLength": _not_allowed,
    "minimum": _not_allowed,
    "maximum": _not_allowed,
    "minItems": _wrong_length,
    "maxItems": _wrong_length,
}
