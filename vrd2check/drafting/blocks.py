"""What a draft is made of: blocks of keys, each below a comment that says what it is."""

from collections.abc import Iterable, Iterator
from textwrap import wrap
from typing import NamedTuple

from vrd2check.figures import short_month_name
from vrd2check.language import Language, Text

_WIDTH = 98
MONTHS = ", ".join(f"{short_month_name(month).nl}: " for month in range(1, 13))


class Block(NamedTuple):
    """Some lines of the dossier, and what is to be said above them."""

    comment: Text
    lines: tuple[str, ...]


def laid_out(blocks: Iterable[Block], language: Language) -> Iterator[str]:
    """Return the lines of blocks, with comments in one language and an empty line between."""
    for number, block in enumerate(blocks):
        if number:
            yield ""
        yield from commented(block.comment.of(language))
        yield from block.lines


def commented(text: str) -> Iterator[str]:
    """Return a text as lines of comment; an empty text as none."""
    for line in wrap(text, _WIDTH, break_long_words=False, break_on_hyphens=False):
        yield f"# {line}"


def per_year(years: Iterable[int], value: str = "") -> str:
    """Return a mapping of years, of which the values are still to be filled in."""
    return "{" + ", ".join(f"{year}: {value}" for year in years) + "}"
