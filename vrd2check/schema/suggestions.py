"""Which key or word the author probably meant."""

from collections.abc import Iterable
from difflib import get_close_matches

from .shape import Schema, named, resolve

_CUTOFF = 0.65


def nearest(written: str, allowed: Iterable[str]) -> str | None:
    """Return the allowed word that is most like what was written, or None if none is like it.

    A word that differs in capitals, spaces and dashes alone comes before any other.
    """
    by_plain = {_plain(word): word for word in allowed}
    plain = _plain(written)
    if plain in by_plain:
        return by_plain[plain]
    close = get_close_matches(plain, by_plain, n=1, cutoff=_CUTOFF)
    return by_plain[close[0]] if close else None


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
