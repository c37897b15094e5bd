"""Which key or word the author probably meant."""

from collections.abc import Iterable

from .shape import Schema, named, resolve

_CUTOFF = 0.65
# Longer words are no slip of the pen.
_LONGEST = 100
# Of more words than this only those that begin alike are compared, and of more of these none: to
# compare some of them would make their order decide.
_MOST_COMPARED = 200
_BEGINNING = 3


class Words:
    """Words that are allowed, made ready to look up what others were probably meant to be."""

    def __init__(self, allowed: Iterable[str], most: int = _MOST_COMPARED) -> None:
        self._most = most
        self._by_plain = {_plain(word): word for word in allowed}
        # Of words that are as near, the last in the alphabet is meant.
        self._short = sorted(
            (word for word in self._by_plain if len(word) <= _LONGEST), reverse=True
        )
        self._by_beginning: dict[str, list[str]] = {}
        for word in self._short if len(self._short) > most else ():
            self._by_beginning.setdefault(word[:_BEGINNING], []).append(word)

    def nearest(self, written: str) -> str | None:
        """Return the word that is most like what was written, or None if none is like it.

        A word that differs in capitals, spaces and dashes alone comes before any other. The time
        that it takes does not grow with the number of words.
        """
        plain = _plain(written)
        if plain in self._by_plain:
            return self._by_plain[plain]
        others = (
            self._by_beginning.get(plain[:_BEGINNING], []) if self._by_beginning else self._short
        )
        if len(plain) > _LONGEST or not 0 < len(others) <= self._most:
            return None
        # This import takes 25 ms, and most dossiers need no suggestion.
        from rapidfuzz.distance import Indel  # noqa: PLC0415
        from rapidfuzz.process import extractOne  # noqa: PLC0415

        scorer = Indel.normalized_similarity
        close = extractOne(plain, others, scorer=scorer, score_cutoff=_CUTOFF)
        return self._by_plain[close[0]] if close else None


def nearest(written: str, allowed: Iterable[str]) -> str | None:
    """Return the allowed word that is most like what was written, or None if none is like it."""
    return Words(allowed).nearest(written)


def near(written: str, allowed: Iterable[str], most: int) -> list[str]:
    """Return the allowed words that are like what was written, at most so many, nearest first."""
    if len(written) > _LONGEST:
        return []
    from rapidfuzz.distance import Indel  # noqa: PLC0415  as above
    from rapidfuzz.process import extract  # noqa: PLC0415

    plain = {word: _plain(word) for word in allowed}
    scorer = Indel.normalized_similarity
    close = extract(_plain(written), plain, scorer=scorer, limit=most, score_cutoff=_CUTOFF)
    return [word for _, _, word in close]


def same_word(written: str, allowed: Iterable[str]) -> str | None:
    """Return the allowed word that differs in capitals, spaces and dashes alone, or None."""
    plain = _plain(written)
    return next((word for word in allowed if _plain(word) == plain), None)


def keys_below(written: str, shape: Schema) -> tuple[str, ...]:
    """Return the keys of a mapping under which what was written would be a known key."""
    return tuple(
        key
        for key, below in shape.get("properties", {}).items()
        if named(_rows(below), written) is not None
    )


def _rows(shape: Schema) -> Schema:
    """Return the shape of a mapping, or that of the rows in a list of them."""
    found = resolve(shape).schema
    return (
        resolve(found["items"]).schema if "items" in found and "properties" not in found else found
    )


def _plain(word: str) -> str:
    return word.strip().casefold().replace("-", "_").replace(" ", "_")
