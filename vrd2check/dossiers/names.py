"""Names of things, and when two spellings mean the same thing.

Authors write one deliverable as ``D.22.03.1``, ``22.03.01``, ``D1`` or by its title, and one
financing source as ``VRD 2 Investerings`` and ``VRD 2 investeringen``. Relations between tables
need to know that these are the same; the rules on names need to know that they are spelled
differently. Both ask this module.
"""

import re
import unicodedata
from dataclasses import dataclass

from vrd2check.places import Place

_FULL_NUMBER = re.compile(r"^D?[.\s]*(\d{1,4})\.\s*(\d{1,3})\.\s*(\d{1,3})\s*([a-z]?)\.?$", re.I)
_SHORT_NUMBER = re.compile(r"^D?[.\s]*(\d{1,3})\s*([a-z]?)\.?$", re.I)
_DOSSIER_NUMBER = re.compile(r"^(\d{1,4})\.(\d{1,3})$")
_DIGITS = re.compile(r"\d+")
_SHORT_WORD = re.compile(r"(?<![^\W\d_])[^\W\d_]{1,3}(?![^\W\d_])")

_UNDETERMINED = frozenset({"nogtebepalen", "tebepalen", "ntb", "onbekend", "nogonbekend"})

# Names shorter than this differ in meaning as soon as they differ in a letter.
_SHORTEST_MISSPELLED = 8
_MOST_COMPARED = 100


@dataclass(frozen=True, slots=True)
class Name:
    """A name as written, its place, and the key by which it is the same as other spellings."""

    text: str
    place: Place
    canonical: str

    def __str__(self) -> str:
        """Print the name as the author wrote it."""
        return self.text


def plain(text: str) -> str:
    """Reduce a name to its lower-case letters and digits, without accents."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(character for character in decomposed if character.isalnum())


def same_thing(one: str, other: str) -> bool:
    """Tell whether two names are probably one thing, spelled in two ways.

    Case, spaces, accents and punctuation never distinguish; in a longer name up to two letters
    may differ, as in ``Investerings`` and ``investeringen``, but never a digit or a short word:
    ``Perceel 1`` and ``Perceel 2`` are two things, and so are ``Ontwikkelaar (SR)`` and
    ``Ontwikkelaar (ML)``.
    """
    first, second = plain(one), plain(other)
    if first == second:
        return True
    if min(len(first), len(second)) < _SHORTEST_MISSPELLED:
        return False
    if _DIGITS.findall(first) != _DIGITS.findall(second) or first[:4] != second[:4]:
        return False
    if _short_words(one) != _short_words(other):
        return False
    return _within_two_edits(first, second)


def is_undetermined(name: str) -> bool:
    """Tell whether a name says that the thing is still to be chosen."""
    return plain(name) in _UNDETERMINED


class Spellings:
    """The spellings met so far of one sort of name, each with the key of the thing it means.

    The key is the plain form of the first spelling met. Only names that begin alike are compared,
    and of those a bounded number, so that thousands of names cost no more than that many look-ups.
    """

    def __init__(self) -> None:
        self._keys: dict[str, str] = {}
        self._alike: dict[str, list[str]] = {}

    def canonical(self, text: str) -> str:
        """Give the key shared by all spellings of the thing that a text names."""
        key = self._keys.get(text)
        if key is None:
            near = self._alike.setdefault(plain(text)[:4], [])
            known = next((other for other in near if same_thing(other, text)), None)
            key = self._keys[text] = self._keys[known] if known is not None else plain(text)
            if known is None and len(near) < _MOST_COMPARED:
                near.append(text)
        return key


@dataclass(frozen=True, slots=True)
class DeliverableNames:
    """The deliverables of one dossier and the ways to refer to them.

    ``dossier`` is the dossier's number as two integers, ``by_title`` maps the plain form of each
    declared title to the canonical number.
    """

    dossier: tuple[int, int] | None
    by_title: dict[str, str]

    def canonical(self, reference: str) -> str:
        """Give the key of a deliverable, however it is referred to."""
        own = canonical_number(reference, self.dossier)
        if own is not None:
            return own
        return self.by_title.get(plain(reference), plain(reference))


def dossier_number(text: str) -> tuple[int, int] | None:
    """Read a dossier number such as ``22.05``; None when it has another form."""
    found = _DOSSIER_NUMBER.match(text.strip())
    return (int(found[1]), int(found[2])) if found else None


def deliverable_number(reference: str) -> tuple[int, int, int, str] | None:
    """Read a whole deliverable number such as ``D.22.05.1``; None when it has another form."""
    found = _FULL_NUMBER.match(reference.strip())
    return (int(found[1]), int(found[2]), int(found[3]), found[4].lower()) if found else None


def canonical_number(reference: str, dossier: tuple[int, int] | None) -> str | None:
    """Give ``D.22.05.1`` for every spelling of that number, short ones within their dossier."""
    whole = deliverable_number(reference)
    if whole is not None:
        return f"D.{whole[0]}.{whole[1]:02}.{whole[2]}{whole[3]}"
    short = _SHORT_NUMBER.match(reference.strip())
    if short and dossier is not None:
        return f"D.{dossier[0]}.{dossier[1]:02}.{int(short[1])}{short[2].lower()}"
    return None


def _short_words(text: str) -> list[str]:
    return _SHORT_WORD.findall(text.casefold())


def _within_two_edits(first: str, second: str) -> bool:
    """Levenshtein distance of at most two, which is all that a slip of spelling makes."""
    if abs(len(first) - len(second)) > 2:
        return False
    previous = list(range(len(second) + 1))
    for row, letter in enumerate(first, 1):
        current = [row]
        for column, other in enumerate(second, 1):
            current.append(
                min(
                    previous[column] + 1,
                    current[column - 1] + 1,
                    previous[column - 1] + (letter != other),
                )
            )
        previous = current
    return previous[-1] <= 2
