"""Names of things, and when two spellings mean the same thing.

Authors write one deliverable as ``D.22.03.1``, ``22.03.01``, ``D1`` or by its title, and one
financing source as ``VRD 2 Investerings`` and ``VRD 2 investeringen``. Relations between tables
need to know that these are the same; the rules on names need to know that they are spelled
differently. Both ask this module.
"""

import re
import unicodedata
from functools import lru_cache
from itertools import takewhile
from operator import eq
from typing import NamedTuple

from vrd2check.places import Place

# A whole number may be followed by a title, as in "D.22.08.3 oriënterende chatbot".
_FULL_NUMBER = re.compile(
    r"[Dd]?[.\s]*([0-9]{1,4})\.\s*([0-9]{1,3})\.\s*([0-9]{1,3})\s*([a-zA-Z]?)\b\.?"
    r"(?:[\s:-].*|–.*)?",
    re.DOTALL,
)
_SHORT_NUMBER = re.compile(r"[Dd]?[.\s]*([0-9]{1,3})\s*([a-zA-Z]?)\.?")
_DOSSIER_NUMBER = re.compile(r"([0-9]{1,4})\.([0-9]{1,3})")
_DIGITS = re.compile(r"[0-9]+")
_WORD = re.compile(r"[^\W\d_]+")

_UNDETERMINED = frozenset({"nogtebepalen", "tebepalen", "ntb", "onbekend", "nogonbekend"})

# Names shorter than this differ in meaning as soon as they differ in a letter.
_SHORTEST_MISSPELLED = 8
# A slip of spelling comes after the first letters of a word: "Senior" is not a slip for "Junior".
_BEGINNING = 3
_SHORT_WORD = 3
_MOST_COMPARED = 50


class Name(NamedTuple):
    """A name as written, its place, and the key by which it is the same as other spellings.

    ``full`` is what a short name stands for, as the key of a financing source for its name.
    """

    text: str
    place: Place
    canonical: str
    full: str = ""

    def __str__(self) -> str:
        """Print the name as a reader knows it."""
        return self.full or self.text


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """Reduce a name to its lower-case letters and digits, without accents."""
    return "".join(character for character in _without_accents(text) if character.isalnum())


def same_thing(one: str, other: str) -> bool:
    """Whether two names are probably one thing, spelled in two ways.

    Case, spaces, accents and punctuation never distinguish. In a longer name up to two letters may
    differ, as in ``Investerings`` and ``investeringen``, but never a digit, a short word or the
    beginning of a word: ``Perceel 1`` and ``Perceel 2`` are two things, and so are
    ``Ontwikkelaar (SR)`` and ``Ontwikkelaar (ML)``, ``Analist junior`` and ``Analist senior``.
    """
    return _Shape.of(one).is_same(_Shape.of(other))


@lru_cache(maxsize=4096)
def nearest_spelling(text: str, known: tuple[str, ...]) -> str | None:
    """Return the one of some names that is probably the same thing as a text; None if none is.

    A name that differs in capitals, spaces and punctuation alone comes before any other.
    """
    if text in known:
        return text
    shape, shapes = _Shape.of(text), _shapes_of(known)
    same = [name for name, other in shapes if other.plain == shape.plain]
    same += [name for name, other in shapes if shape.is_same(other)]
    return next(iter(same), None)


@lru_cache(maxsize=16)
def _shapes_of(names: tuple[str, ...]) -> "tuple[tuple[str, _Shape], ...]":
    return tuple((name, _Shape.of(name)) for name in names)


class _Shape(NamedTuple):
    """What a comparison of names looks at, taken from a name once."""

    plain: str
    digits: list[str]
    short_words: list[str]
    beginnings: list[str]

    @classmethod
    @lru_cache(maxsize=4096)
    def of(cls, text: str) -> "_Shape":
        """Take the shape of a name."""
        words = _WORD.findall(_without_accents(text))
        return cls(
            plain(text),
            _DIGITS.findall(plain(text)),
            [word for word in words if len(word) <= _SHORT_WORD],
            [word[:_BEGINNING] for word in words],
        )

    def is_same(self, other: "_Shape") -> bool:
        """Whether two names of these shapes are probably one thing."""
        if self.plain == other.plain:
            return True
        if min(len(self.plain), len(other.plain)) < _SHORTEST_MISSPELLED:
            return False
        if self.digits != other.digits or self.short_words != other.short_words:
            return False
        # Names with another number of words, such as "Projectmanagers" and "Project manager",
        # have only their first beginning in common.
        if len(self.beginnings) == len(other.beginnings):
            if self.beginnings != other.beginnings:
                return False
        elif self.plain[:_BEGINNING] != other.plain[:_BEGINNING]:
            return False
        return _within_edits(self.plain, other.plain, 2)


def is_undetermined(name: str) -> bool:
    """Whether a name says that the thing is still to be chosen."""
    return plain(name) in _UNDETERMINED


class Spellings:
    """The spellings met so far of one sort of name, each with the key of the thing it means.

    The key is the plain form of the first spelling met. Only names that begin alike are compared,
    and of those a bounded number, so that thousands of names cost no more than that many look-ups.
    """

    def __init__(self) -> None:
        self._keys: dict[str, str] = {}
        self._alike: dict[str, list[_Shape]] = {}

    def canonical(self, text: str) -> str:
        """Return the key shared by all spellings of the thing that a text names."""
        key = self._keys.get(text)
        if key is None:
            shape = _Shape.of(text)
            near = self._alike.setdefault(shape.plain[:_BEGINNING], [])
            known = next((other for other in near if shape.is_same(other)), None)
            key = self._keys[text] = shape.plain if known is None else known.plain
            if known is None and len(near) < _MOST_COMPARED:
                near.append(shape)
        return key


class DeliverableNames(NamedTuple):
    """The deliverables of one dossier and the ways to refer to them.

    ``dossier`` is the dossier's number as two integers, ``by_title`` maps the plain form of each
    declared title to the canonical number.
    """

    dossier: tuple[int, int] | None
    by_title: dict[str, str]

    def canonical(self, reference: str) -> str:
        """Return the key of a deliverable, however it is referred to."""
        own = canonical_number(reference, self.dossier)
        if own is not None:
            return own
        return self.by_title.get(plain(reference), plain(reference))


def dossier_number(text: str) -> tuple[int, int] | None:
    """Read a dossier number such as ``22.05``; None when it has another form."""
    found = _DOSSIER_NUMBER.fullmatch(text.strip())
    return (int(found[1]), int(found[2])) if found else None


@lru_cache(maxsize=4096)
def deliverable_number(reference: str) -> tuple[int, int, int, str] | None:
    """Read a whole deliverable number such as ``D.22.05.1``; None when it has another form."""
    found = _FULL_NUMBER.fullmatch(reference.strip())
    return (int(found[1]), int(found[2]), int(found[3]), found[4].lower()) if found else None


@lru_cache(maxsize=4096)
def canonical_number(reference: str, dossier: tuple[int, int] | None) -> str | None:
    """Return ``D.22.05.1`` for every spelling of that number, short ones within their dossier."""
    whole = deliverable_number(reference)
    if whole is not None:
        return f"D.{whole[0]}.{whole[1]:02}.{whole[2]}{whole[3]}"
    short = _SHORT_NUMBER.fullmatch(reference.strip())
    if short and dossier is not None:
        return f"D.{dossier[0]}.{dossier[1]:02}.{int(short[1])}{short[2].lower()}"
    return None


def _without_accents(text: str) -> str:
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


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
