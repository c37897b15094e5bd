"""A chapter or a table of which an author writes that there is none: ``aansluitingen: nvt``."""

from vrd2check.figures import states_none
from vrd2check.places import Place
from vrd2check.source import Entry, MappingNode, Node, Scalar, SequenceNode

from .shape import Schema, definition, is_of_type, resolve, step

_LINES = ("regels", "groepen")


def without_words_for_none(root: MappingNode, kind: str) -> MappingNode:
    """Return a dossier in which such a word is an empty list, or a table without lines.

    Where neither can stand, as in ``looptijd: nvt``, the key is left out.
    """
    return _filled(root, definition(kind))


def _filled(mapping: MappingNode, shape: Schema) -> MappingNode:
    values = [_value(entry, shape) for entry in mapping.entries]
    if all(new is entry.value for new, entry in zip(values, mapping.entries, strict=True)):
        return mapping
    entries = tuple(
        Entry(entry.key, value)
        for entry, value in zip(mapping.entries, values, strict=True)
        if value is not None
    )
    return MappingNode(entries, mapping.place, mapping.flow)


def _value(entry: Entry, shape: Schema) -> Node | None:
    """Return what a value stands for, None for nothing at all."""
    value = entry.value
    if isinstance(value, SequenceNode):
        return value
    if isinstance(value, Scalar) and not states_none(value.written):
        return value
    below = step(shape, entry.key.written)
    if below is None:
        return value
    found = resolve(below).schema
    if isinstance(value, MappingNode):
        return _filled(value, found)
    is_list, is_block = is_of_type(found, "array"), is_of_type(found, "object")
    if is_list != is_block:
        return SequenceNode((), value.place, True) if is_list else _empty(found, value.place)
    return None if is_list else value


def _empty(shape: Schema, place: Place) -> MappingNode | None:
    """Return a table without lines, or a block of such tables; None where there are none."""
    entries = []
    for key, below in shape.get("properties", {}).items():
        empty: Node | None = None
        if key in _LINES:
            empty = SequenceNode((), place, True)
        elif is_of_type(found := resolve(below).schema, "object"):
            empty = _empty(found, place)
        if empty is not None:
            entries.append(Entry(Scalar(key, True, place), empty))
    return MappingNode(tuple(entries), place, True) if entries else None
