"""Explain what is wrong with the shape of a dossier, with ``jsonschema``'s errors as the source.

Its errors say which keyword of the schema refuses which value. Each is turned into what an author
can act on, at the place in the file; what follows from another problem is left out.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache
from itertools import chain
from typing import NamedTuple

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from vrd2check.language import Text
from vrd2check.limits import MAX_PROBLEMS
from vrd2check.places import Place
from vrd2check.source import (
    Entry,
    MappingNode,
    Node,
    Scalar,
    SequenceNode,
    row_as_list,
    standard_value,
)

from . import wording
from .problems import ShapeProblem, ShapeProblemKind, start_of
from .shape import Schema, Spot, Step, is_of_type, schema, spots, step
from .suggestions import keys_below, nearest, same_word
from .wording import choice, say

# Definitions of values to which quotes never give another meaning.
_FIGURES = {"bedrag", "aantal", "percentage", "waarde"}


class _Refusal(NamedTuple):
    """One keyword of the schema that refuses one node of the tree."""

    path: tuple[Step, ...]
    node: Node
    walk: tuple[Spot, ...]
    """The spots from the top of the dossier down to the node."""
    keyword: str
    argument: object

    @property
    def spot(self) -> Spot:
        return self.walk[-1]

    @property
    def mapping(self) -> MappingNode:
        assert isinstance(self.node, MappingNode)
        return self.node


def explain(root: MappingNode, instance: object, kind: str) -> tuple[ShapeProblem, ...]:
    """Return the problems of a dossier's shape, in the order of the file, each once.

    ``instance`` is the tree as plain values, ``kind`` the dossier's own ``soort``. Where there are
    more than ``limits.MAX_PROBLEMS``, the last one given says so: explaining takes its time.
    """
    problems: dict[tuple[Place, str], ShapeProblem] = {}
    errors = _validator(kind).iter_errors(instance)
    refusals = sorted((_refusal(error, root, kind) for error in errors), key=_start)
    explained = chain.from_iterable(_EXPLAINERS[one.keyword](one) for one in refusals)
    for problem in explained:
        problems.setdefault((problem.place, problem.message.nl), problem)
        if len(problems) > MAX_PROBLEMS:
            break
    found = sorted(problems.values(), key=lambda problem: problem.place)
    if len(found) > MAX_PROBLEMS:
        kind_of, place = ShapeProblemKind.TOO_MANY_PROBLEMS, found[-1].place
        found[MAX_PROBLEMS:] = [ShapeProblem(kind_of, place, say("too-many-problems"))]
    return tuple(found)


def _start(refusal: "_Refusal") -> tuple[int, int]:
    return refusal.node.place.line, refusal.node.place.column


@cache
def _validator(kind: str) -> Draft202012Validator:
    return Draft202012Validator({"$ref": f"#/$defs/{kind}", "$defs": schema()["$defs"]})


def _refusal(error: ValidationError, root: MappingNode, kind: str) -> _Refusal:
    path = tuple(error.absolute_path)
    walk = tuple(spots(kind, path))
    return _Refusal(path, _node_at(root, path), walk, str(error.validator), error.validator_value)


def _node_at(root: Node, path: tuple[Step, ...]) -> Node:
    """Find the node that a path of ``jsonschema`` leads to."""
    node = root
    for taken in path:
        if isinstance(node, MappingNode):
            # Of a key that occurs twice, the last value is the one that was looked at.
            entries = reversed(node.entries)
            node = next(entry.value for entry in entries if entry.key.written == taken)
        elif isinstance(node, SequenceNode) and isinstance(taken, int):
            node = node.items[taken]
    return node


class _Meaning(NamedTuple):
    """What an unknown key was probably meant to be; all empty if nobody can tell."""

    key: str | None = None
    above: tuple[str, ...] = ()
    """The key of the block above, beside which it is a known key."""
    below: tuple[str, ...] = ()
    """The keys of this block under which it is a known key."""


def _unknown_keys(refusal: _Refusal) -> Iterator[ShapeProblem]:
    free = _free_keys(refusal)
    for entry in _unknown_entries(refusal):
        written = entry.key.written
        meaning = _meaning(written, refusal, free)
        if meaning.above:
            message = say("key-for-above", written=written, keys=choice(meaning.above))
        elif meaning.below:
            message = say("key-for-below", written=written, keys=choice(meaning.below))
        else:
            message = wording.unknown_key(written, refusal.spot, meaning.key)
        yield ShapeProblem(ShapeProblemKind.UNKNOWN_KEY, entry.key.place, message, meaning.key)


def _unknown_entries(refusal: _Refusal) -> list[Entry]:
    shape = refusal.spot.schema
    return [entry for entry in refusal.mapping.entries if step(shape, entry.key.written) is None]


def _meaning(written: str, refusal: _Refusal, free: list[str]) -> _Meaning:
    """A key spelled otherwise, or else one of the level above or below, or else one like it."""
    same = same_word(written, free)
    if same is not None:
        return _Meaning(key=same)
    above = _keys_above(written, refusal)
    below = keys_below(written, refusal.spot.schema)
    if above or below:
        return _Meaning(above=above, below=below)
    return _Meaning(key=nearest(written, free))


def _free_keys(refusal: _Refusal) -> list[str]:
    """Return the keys that are allowed here and not yet used."""
    used = {entry.key.written for entry in refusal.mapping.entries}
    return [key for key in refusal.spot.schema.get("properties", {}) if key not in used]


def _keys_above(written: str, refusal: _Refusal) -> tuple[str, ...]:
    """Return the key of the block above beside which what was written would be a known key."""
    for depth in range(len(refusal.path) - 1, -1, -1):
        taken, shape = refusal.path[depth], refusal.walk[depth].schema
        if isinstance(taken, str):
            return (taken,) if written in shape.get("properties", {}) else ()
    return ()


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
    if any(refusal.mapping.get(key) is not None for key in keys):
        return
    # Among very many unknown keys, none of the later ones is looked at.
    unknown = [entry.key.written for entry in _unknown_entries(refusal)[:MAX_PROBLEMS]]
    free = _free_keys(refusal)
    if any(_stands_for(_meaning(written, refusal, free), keys) for written in unknown):
        return
    message = wording.missing(keys)
    yield ShapeProblem(ShapeProblemKind.MISSING_KEY, start_of(refusal.mapping), message)


def _stands_for(meaning: _Meaning, keys: list[str]) -> bool:
    return meaning.key in keys or not set(meaning.below).isdisjoint(keys)


def _wrong_type(refusal: _Refusal) -> Iterator[ShapeProblem]:
    path, node, spot = refusal.path, refusal.node, refusal.spot
    if not isinstance(node, Scalar):
        message = wording.wrong_value(path, node, spot, None)
        yield ShapeProblem(ShapeProblemKind.WRONG_TYPE, node.place, message)
    elif standard_value(node) is None:
        message = wording.empty(path, spot, obligatory=_is_obligatory(refusal))
        yield ShapeProblem(ShapeProblemKind.EMPTY, node.place, message)
    elif spot.name == "maandbedragen" and (row := row_as_list(node.written)) is not None:
        message = wording.row_without_brackets(path, row)
        yield ShapeProblem(ShapeProblemKind.WRONG_TYPE, node.place, message, row)
    elif (told := _mistyped_block(node, spot)) is not None:
        yield ShapeProblem(ShapeProblemKind.WRONG_TYPE, node.place, told)
    elif spot.name in _FIGURES or not _allows(spot.schema, node.written):
        message = wording.wrong_value(path, node, spot, None)
        yield ShapeProblem(ShapeProblemKind.WRONG_TYPE, node.place, message)
    else:
        # Only the quotes are missing for this to be the text that belongs here.
        quoted = f'"{node.written}"'
        kind, message = ShapeProblemKind.WRONG_TYPE, wording.wrong_value(path, node, spot, quoted)
        if spot.name == "nummer":
            kind = ShapeProblemKind.UNQUOTED_NUMBER
            message = say("unquoted-number", written=node.written)
        yield ShapeProblem(kind, node.place, message, quoted)


def _mistyped_block(node: Scalar, spot: Spot) -> Text | None:
    """Return what is wrong with a text in the place of a block with keys, where that shows."""
    if not node.plain or not is_of_type(spot.schema, "object"):
        return None
    keyed = re.fullmatch(r"([\w.-]+):(\S[^\n]*)", node.written)
    if keyed is not None and step(spot.schema, keyed[1]) is not None:
        return say("space-after-colon", key=keyed[1], value=wording.shortened(keyed[2]))
    is_line = {"deliverable", "bron"} & spot.schema.get("properties", {}).keys()
    return say("row-of-a-table") if "\t" in node.written and is_line else None


def _allows(shape: Schema, text: str) -> bool:
    """Whether a text would do here."""
    return Draft202012Validator({**shape, "$defs": schema()["$defs"]}).is_valid(text)


def _is_obligatory(refusal: _Refusal) -> bool:
    if not refusal.path or isinstance(refusal.path[-1], int):
        return True
    return refusal.path[-1] in refusal.walk[-2].schema.get("required", ())


def _not_allowed(refusal: _Refusal) -> Iterator[ShapeProblem]:
    path, node, spot = refusal.path, refusal.node, refusal.spot
    if is_of_type(spot.schema, "array") or is_of_type(spot.schema, "object"):
        # Of single values only a word for "none" is allowed there.
        yield from _wrong_type(refusal)
        return
    written = node.written if isinstance(node, Scalar) else None
    if written is not None and not written.strip():
        message = wording.empty(path, spot, obligatory=_is_obligatory(refusal))
        yield ShapeProblem(ShapeProblemKind.EMPTY, node.place, message)
        return
    meant = nearest(written, spot.schema.get("enum", ())) if written else None
    message = wording.wrong_value(path, node, spot, meant)
    yield ShapeProblem(ShapeProblemKind.NOT_ALLOWED_VALUE, node.place, message, meant)


def _wrong_length(refusal: _Refusal) -> Iterator[ShapeProblem]:
    node, wanted = refusal.node, refusal.argument
    assert isinstance(node, SequenceNode)
    assert isinstance(wanted, int)
    fixed = refusal.spot.schema.get("minItems") == refusal.spot.schema.get("maxItems")
    told = wording.wrong_length if fixed else wording.too_many_items
    message = told(refusal.path, len(node.items), wanted)
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
