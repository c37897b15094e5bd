"""What changed as Markdown, for a comment on a merge request: a table a dossier."""

from collections.abc import Iterator

from vrd2check.history import DossierChange, History
from vrd2check.language import Language, Text

from ..markup import code, escaped, table
from . import wording
from .wording import Between

_HEADS = (
    Text("hoofdstuk", "chapter"),
    wording.LINE,
    wording.FIGURE,
    wording.WAS,
    wording.BECOMES,
    wording.DIFFERENCE,
)
_NUMBERS = range(3, 6)


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
        heads = [word.of(language) for word in _HEADS]
        yield from table(heads, rows, _NUMBERS)
        yield ""


def _number(text: str) -> str:
    """Return a number as it is; what an author wrote instead of one stands in quotes."""
    return escaped(text) if text.startswith("“") else text
