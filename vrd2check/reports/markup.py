"""Markdown: text that means nothing in it, code spans, and tables.

The source is to be read as it stands too, since mail and terminals show it so: the columns of
tables are aligned and what authors wrote is escaped no more than needed.
"""

import re
from collections.abc import Collection, Iterator, Sequence

from .safe import sentence, visible

# Few reports need these: re compiles each when it is first asked for.
# A code span of plain words cannot do anything else.
_WORD = r"`[\w.-]+(?: [\w.-]+)*`"
_SPECIAL = r"[\\`*_\[\]{}|~$]"
_ENTITY = r"&(?=#|\w+;)"
# A zero-width space, written out: it keeps websites from making a link, or from calling a person.
_APART = "&#8203;"
_CALLING = r"(?i)([@#])|([!%])(?=[\w.-])|(?<=\w)(:)(?=//)|(www)(?=\.)"


def escaped(text: str) -> str:
    """Return a text that Markdown shows as it is, that links to nothing and calls nobody."""
    parts: list[str] = []
    done = 0
    shown = sentence(text)
    for word in re.finditer(_WORD, shown):
        parts += (_escaped(shown[done : word.start()]), word[0])
        done = word.end()
    return "".join((*parts, _escaped(shown[done:])))


def escaped_number(text: str) -> str:
    """Return a number that Markdown shows as it is; a sign before it makes it no formula."""
    return _escaped(text)


def _escaped(text: str) -> str:
    text = re.sub(_ENTITY, "&amp;", text)
    text = re.sub(_CALLING, lambda found: f"{found[0]}{_APART}", text)
    return re.sub(_SPECIAL, r"\\\g<0>", text).replace("<", "&lt;").replace(">", "&gt;")


def code(text: str) -> str:
    """Return a text as a code span, for paths."""
    shown = visible(text).replace("|", "\\|")
    longest = max(map(len, re.findall("`+", shown)), default=0)
    fence = "`" * (longest + 1)
    space = " " if longest else ""
    return f"{fence}{space}{shown}{space}{fence}"


def table(
    heads: Sequence[str],
    rows: Sequence[Sequence[str]],
    numbers: Collection[int] = (),
    widest: int | None = None,
) -> Iterator[str]:
    """Return the lines of a table; the columns ``numbers`` are aligned to the right.

    Columns are filled up to ``widest`` characters at most, and a last column of words not at all.
    """
    widths = [max(len(row[column]) for row in (heads, *rows)) for column in range(len(heads))]
    if len(heads) - 1 not in numbers:
        widths[-1] = len(heads[-1])
    if widest is not None:
        widths = [min(width, widest) for width in widths]

    def line(cells: Sequence[str]) -> str:
        filled = (
            cell.rjust(width) if column in numbers else cell.ljust(width)
            for column, (cell, width) in enumerate(zip(cells, widths, strict=True))
        )
        return f"| {' | '.join(filled)} |"

    yield line(heads)
    yield line(
        ["-" * (width - 1) + (":" if n in numbers else "-") for n, width in enumerate(widths)]
    )
    yield from map(line, rows)
