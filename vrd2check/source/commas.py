"""What is meant otherwise than YAML reads it inside ``[…]`` or ``{…}``.

There a comma ends a value: ``[15.974,02, 15.974,02]`` has four items, ``{2022: 1,5 mio}`` a key
``5 mio``, ``{actie: Migratie, nazorg}`` a key ``nazorg``. The sign in a mapping is a key without a
colon; in a list it is a comma between two digits without white space.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise, takewhile

from vrd2check.figures.reading import Kind, read_number, smoothed, states_nothing
from vrd2check.language import Text
from vrd2check.limits import MAX_TEXT_LENGTH
from vrd2check.places import Place
from vrd2check.source.lookalikes import OPENING_QUOTES
from vrd2check.source.problems import TextProblem, TextProblemKind
from vrd2check.source.texts import say, shortened
from vrd2check.source.tree import Entry, MappingNode, Node, Scalar, SequenceNode

_MONTHS = 12
_LONGEST_ROW = 200
_CENTS = r"[0-9]{1,2}(?![0-9])"
_THOUSANDS = r"[0-9]{3}(?![0-9])"
_KEY_WITHOUT_SPACE = r"(?s)([^\s:]+):(?=[^\s/:])(.*)"
_GROUPS = r"[-+−–]?[1-9][0-9]{0,2}(?: [0-9]{3})*"
_GROUP = r"[0-9]{3}(?:,[0-9]{1,2})?"


def pasted_row(sequence: SequenceNode, raw: str) -> tuple[Scalar, ...] | None:
    """Return the cells of a row of amounts that was pasted between brackets, None if it is none.

    ``raw`` is how the sequence is written. Cells of a table stand apart by tabs, semicolons or
    bars, or there are twelve amounts, the months, with spaces between them that cannot be those
    between thousands. A comma in such a cell is a decimal one.
    """
    cells = _cells_of(raw[1:-1])
    return tuple(_cell(sequence.place, offset, written) for offset, written in cells) or None


def row_as_list(written: str) -> str | None:
    """Return a row of amounts as it is to be written between brackets, None if it is no row."""
    return _as_list([cell for _, cell in _cells_of(written)] or _amounts(written))


def _as_list(amounts: Sequence[str]) -> str | None:
    row = ", ".join(f'"{one}"' if "," in one else one for one in amounts)
    return f"[{row}]" if row and len(row) <= _LONGEST_ROW else None


def _cells_of(row: str) -> list[tuple[int, str]]:
    """Return the cells of a row with where they begin; none if these are not amounts for sure."""
    if ", " in row or len(row) > MAX_TEXT_LENGTH or any(mark in row for mark in "\n\r\"'"):
        return []
    separator = next((mark for mark in "\t;|" if mark in row), None)
    cells = _separated(row, separator) if separator is not None else _spaced(row)
    if len(cells) < 2 or not any(_is_amount(written) for _, written in cells):
        return []
    if not all(_is_amount(written) or states_nothing(written) for _, written in cells):
        return []
    return cells


def _separated(inner: str, separator: str) -> list[tuple[int, str]]:
    """Split at tabs, semicolons or bars; one behind the last month makes no cell."""
    cells = []
    start = 0
    for part in inner.split(separator):
        cells.append((start + len(part) - len(part.lstrip()), part.strip()))
        start += len(part) + 1
    if len(cells) == _MONTHS + 1 and not cells[-1][1]:
        cells.pop()
    return cells


def _spaced(inner: str) -> list[tuple[int, str]]:
    """Split twelve amounts at spaces, if these cannot be spaces between thousands."""
    apart = [(found.start(), found.group()) for found in re.finditer(r"[^ ]+(?: [^ ]+)*", inner)]
    if len(apart) == _MONTHS:
        return apart
    cells = [(found.start(), found.group()) for found in re.finditer(r"[^ ]+", inner)]
    doubtful = any(_may_be_one(before, after) for (_, before), (_, after) in pairwise(cells))
    return [] if doubtful or len(cells) != _MONTHS else cells


def _may_be_one(before: str, after: str) -> bool:
    """Whether two amounts with a space between them may be one, as ``9 000`` is."""
    return bool(re.fullmatch(_GROUPS, before) and re.fullmatch(_GROUP, after))


def _is_amount(written: str) -> bool:
    return read_number(written, Kind.AMOUNT) is not None


def _cell(sequence: Place, offset: int, written: str) -> Scalar:
    column = sequence.column + 1 + offset
    return Scalar(
        written,
        True,
        sequence._replace(column=column, end_line=sequence.line, end_column=column + len(written)),
    )


def misread_in_sequence(sequence: SequenceNode, *, has_close_comma: bool) -> list[TextProblem]:
    """Return at most one problem for a list in which a comma splits a value or is missing."""
    return (has_close_comma and _split_in_sequence(sequence)) or _missing_comma(sequence)


def _split_in_sequence(sequence: SequenceNode) -> list[TextProblem]:
    """Return at most one problem for a list that a decimal comma seems to have split.

    A list written without any space (``[0,0,12]``) is taken for a list, unless every second
    item looks like cents; so are parts of three digits and more (``[2022,2023]``), unless there
    are twelve amounts, the months, once these are joined.
    """
    items = sequence.items
    pairs = list(pairwise(items))
    splits = [pair for pair in pairs if _splits(*pair, _CENTS) is not None]
    if not splits:
        thousands = [pair for pair in pairs if _splits(*pair, _THOUSANDS) is not None]
        if thousands and len(items) - len(thousands) == _MONTHS:
            return [_thousands(sequence, *thousands[0])]
        return []
    if len(splits) == len(items) - 1 > 1 and not _pairs_with_cents(items):
        return []
    return [_decimals(sequence, *splits[0])]


def _missing_comma(sequence: SequenceNode) -> list[TextProblem]:
    """Return a problem for each item that is several amounts with spaces between them."""
    problems = []
    for item in sequence.items:
        if not isinstance(item, Scalar) or not item.plain or " " not in item.written:
            continue
        amounts = _amounts(item.written)
        if not amounts:
            continue
        row = _as_list(amounts) if len(sequence.items) == 1 else None
        if row is not None:
            message = say("commas-between", count=len(amounts), row=row)
        elif len(amounts) == len("ab"):
            message = say("comma-between", before=amounts[0], after=amounts[1])
        else:
            message = say("commas-missing", amounts=shortened(" ".join(amounts)))
        kind = TextProblemKind.MISREAD
        problems.append(TextProblem(kind, item.place, message, (sequence.place,)))
    return problems


def _amounts(written: str) -> list[str]:
    """Return the amounts in a text that holds at least two and is none itself, else nothing."""
    text = smoothed(written)
    if len(text) > MAX_TEXT_LENGTH or _is_amount(text):
        return []
    words = text.split()
    if len(words) == _MONTHS and all(map(_is_amount, words)):
        return words
    amounts = words[:1]
    for word in words[1:]:
        if _may_be_one(amounts[-1], word):
            amounts[-1] += f" {word}"
        else:
            amounts.append(word)
    return amounts if len(amounts) > 1 and all(map(_is_amount, amounts)) else []


def misread_in_mapping(
    mapping: MappingNode, colonless: Sequence[Entry]
) -> tuple[MappingNode, list[TextProblem]]:
    """Return the problems for the keys without a colon, and the mapping without those keys.

    What stands before such a key is what it belongs to; a key with a value is the author's own.
    """
    problems: list[TextProblem] = []
    kept: list[Entry] = []
    run: list[Entry] = []
    # Their keys have places of their own, so no two are equal.
    without = {entry.key.place for entry in colonless}
    for entry in mapping.entries:
        if entry.key.place in without:
            run.append(entry)
            continue
        problems += _misread(mapping, kept[-1] if kept else None, run)
        kept.append(entry)
        run = []
    problems += _misread(mapping, kept[-1] if kept else None, run)
    return MappingNode(tuple(kept), mapping.place, mapping.flow), problems


def _misread(
    mapping: MappingNode, before: Entry | None, run: Sequence[Entry]
) -> Iterable[TextProblem]:
    """Return what keys without a colon behind an entry were meant to be."""
    rest = list(run)
    if before is not None and rest and isinstance(before.value, Scalar):
        value, key = before.value, rest[0].key
        if _splits(value, key, _CENTS) is not None:
            return [_decimals(mapping, value, key)]
        if _splits(value, key, _THOUSANDS) is not None:
            groups = [value, *_groups([entry.key for entry in rest])]
            return [_thousands(mapping, *groups)]
    problems = []
    text: list[Scalar] = []
    for entry in rest:
        written = entry.key.written
        spaceless = re.fullmatch(_KEY_WITHOUT_SPACE, written)
        if not entry.key.plain or spaceless is None:
            text.append(entry.key)
            continue
        problems.append(_no_space(mapping, entry.key, spaceless))
    if text:
        problems.append(_split_text(mapping, before, text))
    return problems


def _no_space(mapping: MappingNode, key: Scalar, found: re.Match[str]) -> TextProblem:
    name, value = found.groups()
    colon = key.place.column + len(name)
    place = key.place._replace(column=colon, end_line=key.place.line, end_column=colon + 1)
    message = say("space-after-colon", key=shortened(name), value=shortened(value))
    return TextProblem(TextProblemKind.MISREAD, place, message, (mapping.place,))


def _split_text(mapping: MappingNode, before: Entry | None, keys: Sequence[Scalar]) -> TextProblem:
    """Return that a comma made keys of the rest of a text, or that a colon is missing."""
    first, last = keys[0], keys[-1]
    value = before.value if before is not None else None
    place = first.place._replace(end_line=last.place.end_line, end_column=last.place.end_column)
    rest = ", ".join(key.written for key in keys)
    if before is None or not isinstance(value, Scalar) or not value.plain or not value.written:
        message = say("key-without-colon", key=shortened(rest))
    else:
        whole = shortened(f"{value.written}, {rest}")
        quoted = value.written.startswith(tuple(OPENING_QUOTES))
        key = shortened(before.key.written)
        if quoted:
            end = last.place.end_line, last.place.end_column
            place = value.place._replace(end_line=end[0], end_column=end[1])
            message = say("curly-quotes-around", key=key, whole=whole.strip(OPENING_QUOTES))
        else:
            message = say("comma-in-text", key=key, rest=shortened(rest), whole=whole)
    return TextProblem(TextProblemKind.MISREAD, place, message, (mapping.place,))


def _splits(before: Node, after: Node, half: str) -> str | None:
    """Return the two halves joined again, if the second begins as the half of a number does."""
    if not (isinstance(before, Scalar) and isinstance(after, Scalar)):
        return None
    if not (before.plain and after.plain and before.written and after.written):
        return None
    if (before.place.end_line, before.place.end_column + 1) != after.place[1:3]:
        return None
    if not before.written[-1].isdecimal() or not re.match(half, after.written):
        return None
    return f"{before.written},{after.written}"


def _pairs_with_cents(items: tuple[Node, ...]) -> bool:
    return len(items) % 2 == 0 and all(
        isinstance(item, Scalar) and re.match(r"\d\d(?!\d)", item.written) for item in items[1::2]
    )


def _decimals(collection: MappingNode | SequenceNode, before: Node, after: Node) -> TextProblem:
    meant = (_splits(before, after, _CENTS) or "").strip(OPENING_QUOTES)
    return _split(collection, before, after, say("decimal-comma", meant=shortened(meant)))


def _groups(keys: Sequence[Scalar]) -> list[Scalar]:
    """Return the first keys that follow each other as groups of three digits do."""
    splits = (_splits(before, after, _THOUSANDS) for before, after in pairwise(keys))
    return list(keys[: 1 + sum(1 for _ in takewhile(lambda split: split is not None, splits))])


def _thousands(collection: MappingNode | SequenceNode, *parts: Node) -> TextProblem:
    before, after = parts[0], parts[-1]
    meant = shortened(",".join(part.written for part in parts if isinstance(part, Scalar)))
    pointed = meant.replace(",", ".")
    if meant.endswith("0") and len(parts) == len("ab"):
        message = say("thousands-or-cents", pointed=pointed, cents=meant[:-1])
    else:
        message = say("thousands-comma", pointed=pointed)
    return _split(collection, before, after, message)


def _split(
    collection: MappingNode | SequenceNode, before: Node, after: Node, message: Text
) -> TextProblem:
    start, end = before.place, after.place
    place = start._replace(end_line=end.end_line, end_column=end.end_column)
    return TextProblem(TextProblemKind.DECIMAL_COMMA, place, message, (collection.place,))
