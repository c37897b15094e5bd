"""A decimal comma inside ``[…]`` or ``{…}``, which YAML takes for the end of a value.

``[15.974,02, 15.974,02]`` has four items, ``{2022: 1,5 mio}`` has a key ``5 mio``. The sign is a
comma with a digit on both sides and no white space.
"""

import re
from itertools import pairwise

from vrd2check.source.problems import TextProblem, TextProblemKind
from vrd2check.source.texts import say, shortened
from vrd2check.source.tree import MappingNode, Node, Scalar, SequenceNode


def split_in_sequence(sequence: SequenceNode) -> list[TextProblem]:
    """Return at most one problem for a list that a decimal comma seems to have split.

    A list written without any space (``[0,0,12]``) is taken for a list, unless every second
    item looks like cents; so are parts of three digits and more (``[2022,2023]``).
    """
    items = sequence.items
    splits = [
        number
        for number in range(1, len(items))
        if _splits(items[number - 1], items[number]) is not None
    ]
    if not splits:
        return []
    if len(splits) == len(items) - 1 > 1 and not _pairs_with_cents(items):
        return []
    number = splits[0]
    return [_problem(sequence, items[number - 1], items[number])]


def split_in_mapping(mapping: MappingNode) -> list[TextProblem]:
    """Return at most one problem for a mapping that a decimal comma seems to have split.

    The second half becomes a key without a colon; a key with a value is the author's own.
    """
    entries = mapping.entries
    for before, after in pairwise(entries):
        value = after.value
        if not (isinstance(value, Scalar) and value.plain and not value.written):
            continue
        if value.place[1:3] != after.key.place[3:5]:  # a colon stands between
            continue
        if _splits(before.value, after.key) is not None:
            return [_problem(mapping, before.value, after.key)]
    return []


def _splits(before: Node, after: Node) -> str | None:
    """Return the two halves joined again, if the two could be one value with a decimal comma."""
    if not (isinstance(before, Scalar) and isinstance(after, Scalar)):
        return None
    if not (before.plain and after.plain and before.written and after.written):
        return None
    if (before.place.end_line, before.place.end_column + 1) != after.place[1:3]:
        return None
    if not before.written[-1].isdecimal() or not re.match(r"\d\d?(?!\d)", after.written):
        return None
    return f"{before.written},{after.written}"


def _pairs_with_cents(items: tuple[Node, ...]) -> bool:
    return len(items) % 2 == 0 and all(
        isinstance(item, Scalar) and re.match(r"\d\d(?!\d)", item.written) for item in items[1::2]
    )


def _problem(collection: MappingNode | SequenceNode, before: Node, after: Node) -> TextProblem:
    meant = _splits(before, after) or ""
    start, end = before.place, after.place
    place = start._replace(end_line=end.end_line, end_column=end.end_column)
    message = say("decimal-comma", meant=shortened(meant))
    return TextProblem(TextProblemKind.DECIMAL_COMMA, place, message, (collection.place,))
