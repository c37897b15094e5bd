"""What changed as Markdown, for a comment on a merge request: a table a dossier."""

from collections.abc import Iterator, Sequence

from vrd2check.history import DossierChange, History
from vrd2check.language import Language, Text

from ..markdown import code, escaped
from . import wording
from .wording import Between

_CHAPTER = Text("hoofdstuk", "chapter")
_NUMBERS = 3


def render(history: History, between: Between, language: Language) -> str:
    """Return the dossiers that changed, what could not be compared, and the counts."""
    return "\n".join(_lines(history, between, language)) + "\n"


def _lines(history: History, between: Between, language: Language) -> Iterator[str]:
    yield f"## {escaped(between.title(language))}"
    yield ""
    yield wording.summary(history, language)
    yield ""
    for sentence in wording.unread(history, between, language):
        yield f"**{escaped(sentence)}**"
        yield ""
    for dossier in history.dossiers:
        yield from _dossier(dossier, language)


def _dossier(dossier: DossierChange, language: Language) -> Iterator[str]:
    yield f"### {escaped(dossier.label)}"
    yield ""
    file = dossier.file or dossier.old_file or ""
    if file != dossier.label:
        yield code(file)
        yield ""
    for fact in wording.facts(dossier, language):
        yield escaped(fact)
        yield ""
    rows = [
        (
            escaped(chapter),
            escaped(one.line),
            one.cell,
            *map(_number, (one.old, one.new)),
            one.difference,
        )
        for chapter, changes in wording.by_chapter(dossier, language)
        for one in changes
    ]
    if rows:
        yield from _table(rows, language)
        yield ""


def _number(text: str) -> str:
    """Return number as it is written here; what an author wrote instead of one stands in quotes."""
    return escaped(text) if text.startswith("“") else text


def _table(rows: Sequence[Sequence[str]], language: Language) -> Iterator[str]:
    words = (
        _CHAPTER,
        wording.LINE,
        wording.FIGURE,
        wording.WAS,
        wording.BECOMES,
        wording.DIFFERENCE,
    )
    heads = [word.of(language) for word in words]
    widths = [max(len(row[n]) for row in (heads, *rows)) for n in range(len(heads))]
    first = len(heads) - _NUMBERS
    yield _row(heads, widths, first)
    rules = ["-" * (width - 1) + (":" if n >= first else "-") for n, width in enumerate(widths)]
    yield _row(rules, widths, first)
    for row in rows:
        yield _row(row, widths, first)


def _row(cells: Sequence[str], widths: Sequence[int], first: int) -> str:
    filled = (
        cell.rjust(width) if n >= first else cell.ljust(width)
        for n, (cell, width) in enumerate(zip(cells, widths, strict=True))
    )
    return f"| {' | '.join(filled)} |"
