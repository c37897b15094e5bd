"""Names that are alike and not the same: probably one thing, which its author must tell.

Likeness is only ever told. No sum takes figures together because of it: it is no equivalence, since
a chain of alike names ends far from where it began.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import combinations, takewhile
from operator import eq
from typing import NamedTuple

from .names import canonical_form, folded

_WORD = re.compile(r"[^\W\d_]+")
# Points and commas between digits tell as much as these; other signs of a sentence tell nothing.
_TELLING_SIGN = re.compile(r"\d+(?:[.,/ ]\d+)*|[^\w\s.,;:/()\[\]{}'\"!?-]")

# Names shorter than this differ in meaning as soon as they differ in a letter.
_SHORTEST_MISSPELLED = 8
# A slip of spelling comes after the first letters of a word: "Senior" is not a slip for "Junior".
_BEGINNING = 3
_SHORT_WORD = 3
# How a word ends may be written in two ways: "Investerings", "investeringen".
_ENDING = 3
# Letters that are taken for digits, also those of other alphabets.
_FOR_DIGITS = str.maketrans("OoОоΟοIl|ІΙSZB", "00000011111528")
# Of more names than this that begin alike and have the same digits, none is compared: comparing
# only some of them would make their order decide.
_MOST_COMPARED = 100
# Longer names are compared by their beginnings.
_LONGEST = 200


def alike(one: str, other: str) -> bool:
    """Whether two names are the same or probably meant as one thing.

    Signs of a sentence may differ, and in a longer name a letter, or two at its end, as in
    ``Investerings`` and ``investeringen``, but never a digit, another sign, a short word or the
    beginning of a word: ``Perceel 1`` and ``Perceel 2`` are two things, and so are
    ``Ontwikkelaar (SR)`` and ``Ontwikkelaar (ML)``, ``Analist junior`` and ``Analist senior``.
    """
    return _Shape.of(one).is_like(_Shape.of(other))


def with_digits(text: str) -> str:
    """Return a number with digits for the letters that look like them, as ``D.22.09.O``."""
    return text.translate(_FOR_DIGITS)


def nearest_alike(name: str, others: Iterable[str]) -> str | None:
    """Return the one of some names that a name is most like, or abbreviates; None if there is none.

    The order of the names makes no difference. It takes time in proportion to their number.
    """
    shape = _Shape.of(name)
    near = [
        (shape.letters != other.letters, abs(len(shape.letters) - len(other.letters)), text)
        for text in others
        if shape.is_like(other := _Shape.of(text)) or shape.abbreviates(other)
    ]
    return min(near)[-1] if near else None


class Known:
    """Names made ready to look up which of them others are like."""

    def __init__(self, names: Iterable[str]) -> None:
        self._blocks: dict[tuple[str, ...], list[tuple[str, _Shape]]] = {}
        for name in names:
            shape = _Shape.of(name)
            self._blocks.setdefault(shape.block(), []).append((name, shape))

    def alike(self, name: str) -> list[str]:
        """Return the names that are like one, in their order.

        Where too many begin alike, only those that have the same letters.
        """
        shape = _Shape.of(name)
        block = self._blocks.get(shape.block(), [])
        if len(block) > _MOST_COMPARED:
            return [text for text, other in block if other.letters == shape.letters]
        return [text for text, other in block if other.is_like(shape)]


def clusters(names: Iterable[str]) -> list[list[str]]:
    """Return those of some names that are alike, directly or by way of others, in order.

    Names without any that they are like are left out.
    """
    blocks: dict[tuple[str, ...], list[str]] = {}
    shapes = {name: _Shape.of(name) for name in sorted(set(names))}
    for name, shape in shapes.items():
        blocks.setdefault(shape.block(), []).append(name)
    found: list[list[str]] = []
    for block in blocks.values():
        if 1 < len(block) <= _MOST_COMPARED:
            found += _linked(block, shapes)
    return found


class _Shape(NamedTuple):
    """What a comparison of names looks at, taken from a name once."""

    form: str
    letters: str
    signs: tuple[str, ...]
    words: tuple[str, ...]

    @classmethod
    def of(cls, text: str) -> "_Shape":
        form = canonical_form(text)
        words = tuple(_WORD.findall(folded(text)))
        return cls(form, "".join(words)[:_LONGEST], tuple(_TELLING_SIGN.findall(form)), words)

    def block(self) -> tuple[str, ...]:
        """Return what names that are alike have in common."""
        return (self.letters[:_BEGINNING], *self.signs)

    def is_like(self, other: "_Shape") -> bool:
        if self.form == other.form:
            return True
        if self.signs != other.signs:
            return False
        if self.letters == other.letters:
            return bool(self.letters)
        if min(len(self.letters), len(other.letters)) < _SHORTEST_MISSPELLED:
            return False
        if self._short_words() != other._short_words():
            return False
        # Names with another number of words, such as "Projectmanagers" and "Project manager",
        # have only their first beginning in common.
        if len(self.words) == len(other.words):
            if self._beginnings() != other._beginnings():
                return False
        elif self.letters[:_BEGINNING] != other.letters[:_BEGINNING]:
            return False
        return _is_misspelled(self.letters, other.letters)

    def abbreviates(self, other: "_Shape") -> bool:
        """Whether one is the other with words cut short, as ``VL Connect``, or its initials."""
        if self.signs != other.signs or not self.letters or not other.letters:
            return False
        if len(self.words) == len(other.words):
            return all(map(_cut_short, self.words, other.words))
        short, long = sorted((self, other), key=lambda shape: len(shape.words))
        return len(long.words) > 1 and short.letters == "".join(word[0] for word in long.words)

    def _short_words(self) -> list[str]:
        return [word for word in self.words if len(word) <= _SHORT_WORD]

    def _beginnings(self) -> list[str]:
        return [word[:_BEGINNING] for word in self.words]


def _linked(names: Sequence[str], shapes: dict[str, _Shape]) -> list[list[str]]:
    """Return the groups of names that are linked by likeness, each of at least two names."""
    group_of = {name: [name] for name in names}
    for one, other in combinations(names, 2):
        mine, theirs = group_of[one], group_of[other]
        if mine is not theirs and shapes[one].is_like(shapes[other]):
            mine += theirs
            group_of.update(dict.fromkeys(theirs, mine))
    groups = {id(group): group for group in group_of.values()}
    return [sorted(group) for group in groups.values() if len(group) > 1]


def _cut_short(one: str, other: str) -> bool:
    """Whether one word is the other or has of it the first letter and some of those that follow."""
    short, long = sorted((one, other), key=len)
    following = iter(long[1:])
    return short[:1] == long[:1] and all(letter in following for letter in short[1:])


def _is_misspelled(one: str, other: str) -> bool:
    """Whether one letter differs, or two at the end."""
    same = sum(takewhile(bool, map(eq, one, other)))
    at_the_end = max(len(one), len(other)) - same <= _ENDING
    return _within_edits(one, other, 2 if at_the_end else 1)


def _within_edits(first: str, second: str, edits: int) -> bool:
    """Whether a few letters added, left out or replaced turn one text into the other.

    The time it takes is that of reading both texts a bounded number of times.
    """
    if abs(len(first) - len(second)) > edits:
        return False
    same = sum(takewhile(bool, map(eq, first, second)))
    first, second = first[same:], second[same:]
    if not edits or not first or not second:
        return len(first) <= edits and len(second) <= edits and not (first and second)
    return (
        _within_edits(first[1:], second, edits - 1)
        or _within_edits(first, second[1:], edits - 1)
        or _within_edits(first[1:], second[1:], edits - 1)
    )
