"""Names of things, and when two spellings mean the same thing.

Authors write one deliverable as ``D.22.03.1``, ``22.03.01``, ``D1`` or by its title, and one
financing source as ``VRD 2 Investeringen`` and ``VRD2 investeringen``. Relations between tables
need to know that these are the same; the rules on names need to know that they are spelled
differently. Both ask this module. Two names are the same when their canonical forms are equal, and
a form is made of the name alone, so that sameness is an equivalence that no other name changes.
"""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from vrd2check.places import Place

_D = r"(?:d[\s.-]*+|[\s.]*+)"
# A whole number may be followed by a title, as in "D.22.08.3 oriënterende chatbot".
_FULL_NUMBER = re.compile(
    rf"{_D}([0-9]{{1,4}})\.\s*([0-9]{{1,3}})\.\s*([0-9]{{1,3}})\s*([a-z]?)\b\.?"
    r"(?P<title>[\s:-].*)?",
    re.DOTALL,
)
_SHORT_NUMBER = re.compile(rf"{_D}([0-9]{{1,3}})\s*([a-z]?)\.?")
_DOSSIER_NUMBER = re.compile(r"([0-9]{1,4})\.([0-9]{1,3})")

# A reference to several deliverables: "D.22.09.0 en D.22.09.1", "D1, D2", "22.09.0 t/m 3".
_NUMBER = rf"{_D}(?:[0-9]{{1,4}}\.\s*+[0-9]{{1,3}}\.\s*+)?[0-9]{{1,3}}[a-z]?\.?"
_AND = r"(?:&|\+|t/m|(?:en|of|tot|tot en met|and|or|to)\b)"
_BESIDE = rf"(?:{_AND}|[,;/-])"
# Few names need these: re compiles each when it is first asked for.
_SEVERAL = rf"{_NUMBER}(?:\s*+{_BESIDE}\s*+{_NUMBER})+"
# The same, behind a whole number where its title may stand.
_JOINED = rf"\s*+{_AND}\s*+{_NUMBER}(?!\w)|(?:\s*+{_BESIDE}\s*+{_NUMBER})+\s*+\Z"
_WHOLE = r"(?<!\w)(d[\s.-]*)?([0-9]{1,4})\.([0-9]{1,3})\.([0-9]{1,3})(?!\w)"

_UNDETERMINED = frozenset({"nogtebepalen", "tebepalen", "ntb", "onbekend", "nogonbekend"})

# Word puts typographic quotes where the keyboard has one sign.
_QUOTES = str.maketrans("‘’‚‛ʼ′“”„‟″«»", "''''''" + '"' * 7)
# U+FDFA, one character, would be folded to a sentence of eighteen.
_MOST_OF_A_CHARACTER = 4
_GAP = re.compile(r"[\s-]+")
_GAP_BETWEEN_DIGITS = re.compile(r"(?<=\d)[\s-]+(?=\d)")


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


def canonical_form(text: str) -> str:
    """Return what all spellings of a name have in common.

    Letter case, spaces, hyphens, diacritics and forms of Unicode make no difference; signs and
    digits do: C++ is not C#, and Release 1.1 is not Release 11, nor is Release 1-1.
    """
    written = folded(text)
    apart = _GAP_BETWEEN_DIGITS.sub("\0", written)
    # A name of nothing but hyphens is still a name.
    return _GAP.sub("", apart).replace("\0", " ") or written.strip()


def same_name(one: str, other: str) -> bool:
    """Whether two names are spellings of one name."""
    return canonical_form(one) == canonical_form(other)


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """Reduce a text to its lower-case letters and digits, to look for words in it.

    That is no canonical form of a name: signs tell names apart.
    """
    return "".join(character for character in folded(text) if character.isalnum())


def is_undetermined(name: str) -> bool:
    """Whether a name says that the thing is still to be chosen."""
    return plain(name) in _UNDETERMINED


class DeliverableNames(NamedTuple):
    """The deliverables of one dossier and the ways to refer to them.

    ``dossier`` is the dossier's number as two integers, ``by_title`` maps the canonical form of
    each title that one deliverable alone has to that deliverable's canonical number.
    """

    dossier: tuple[int, int] | None
    by_title: dict[str, str]

    def canonical(self, reference: str) -> str:
        """Return the key of a deliverable, however it is referred to."""
        own = canonical_number(reference, self.dossier)
        if own is not None:
            return own
        form = canonical_form(reference)
        return self.by_title.get(form, form)


def dossier_number(text: str) -> tuple[int, int] | None:
    """Read a dossier number such as ``22.05``; None when it has another form."""
    found = _DOSSIER_NUMBER.fullmatch(text.strip())
    return (int(found[1]), int(found[2])) if found else None


@lru_cache(maxsize=4096)
def deliverable_number(reference: str) -> tuple[int, int, int, str] | None:
    """Read a whole deliverable number such as ``D.22.05.1``; None when it has another form.

    A reference to several numbers has another form: nobody can tell which of them is meant.
    """
    found = _FULL_NUMBER.fullmatch(folded(reference).strip())
    if found is None or _names_another(found):
        return None
    return int(found[1]), int(found[2]), int(found[3]), found[4]


@lru_cache(maxsize=4096)
def canonical_number(reference: str, dossier: tuple[int, int] | None) -> str | None:
    """Return ``D.22.05.1`` for every spelling of that number, short ones within their dossier."""
    whole = deliverable_number(reference)
    if whole is not None:
        return f"D.{whole[0]}.{whole[1]:02}.{whole[2]}{whole[3]}"
    short = _SHORT_NUMBER.fullmatch(folded(reference).strip())
    if short and dossier is not None:
        return f"D.{dossier[0]}.{dossier[1]:02}.{int(short[1])}{short[2]}"
    return None


def names_several(reference: str) -> bool:
    """Whether a reference names several deliverables, as ``D.22.09.0 en D.22.09.1`` does."""
    text = folded(reference).strip()
    whole = _FULL_NUMBER.fullmatch(text)
    if whole is not None and whole["title"]:
        return _names_another(whole)
    return re.fullmatch(_SEVERAL, text) is not None


def _names_another(whole: re.Match[str]) -> bool:
    """Whether a second deliverable stands where the title of one may: a version is none."""
    title = whole["title"]
    if not title:
        return False
    if re.match(_JOINED, title):
        return True
    own = tuple(map(int, whole.group(1, 2, 3)))
    return any(
        tuple(map(int, other.group(2, 3, 4))) != own and (other[1] or int(other[2]) == own[0])
        for other in re.finditer(_WHOLE, title)
    )


def folded(text: str) -> str:
    """Return a text without what makes no difference in a name, but with its gaps."""
    return text.lower() if text.isascii() else _folded(text)


class _Folding(dict[int, str]):
    """What each character is folded to, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        folded = unicodedata.normalize("NFKD", character.translate(_QUOTES))
        for _ in range(2):  # as Unicode defines caseless matching: folding may bring more to fold
            folded = unicodedata.normalize("NFKD", folded.casefold())
        shown = "".join(map(_sign, folded))
        # A sign for a whole sentence stays one: a name must not grow beyond what a file may hold.
        self[code] = shown if len(shown) <= _MOST_OF_A_CHARACTER else character
        return self[code]


_FOLDING = _Folding()


def _folded(text: str) -> str:
    """Fold case and forms of Unicode, every hyphen and space into one, and take out diacritics."""
    return text.translate(_FOLDING)


def _sign(character: str) -> str:
    match unicodedata.category(character):
        case "Mn" | "Me" | "Cf":  # diacritics, and what is not seen
            return ""
        case "Pd":
            return "-"
        case "Zs" | "Zl" | "Zp" | "Cc":
            return " "
        case _:
            return "-" if character == "−" else character
