"""What changed as Markdown, for one comment on a merge request that is updated.

The verdict comes first, then of each dossier what changed and what that does; single figures are
folded away.
"""

from collections.abc import Iterator

from vrd2check.history import DossierChange, History
from vrd2check.language import Language, Text

from ..markup import code, escaped, escaped_number, table
from ..texts import say
from ..wording import DOSSIERS, counted
from . import wording
from .wording import Between, Effect

MARK = "<!-- vrd2check diff -->"
"""The first line, by which a job finds the comment that it made before."""
MOST = 65_000
"""Bytes; GitHub refuses a comment of more than 65,536 characters."""
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
    """Return the verdict, the dossiers that changed, and what could not be compared.

    What would be too long for a comment is shortened, single figures first, and the text says so.
    """
    dossiers = folded = len(history.dossiers)
    while True:
        text = "\n".join(_lines(history, between, language, dossiers, folded)) + "\n"
        if len(text.encode()) <= MOST or not dossiers:
            return text
        folded, dossiers = (folded // 2, dossiers) if folded else (0, dossiers * 3 // 4)


def _lines(
    history: History, between: Between, language: Language, dossiers: int, folded: int
) -> Iterator[str]:
    """Return as many dossiers as told, and the single figures of the first ``folded``."""
    yield MARK
    yield f"## {escaped(between.title(language))}"
    yield ""
    yield escaped(wording.verdict(history, language))
    yield ""
    for sentence in wording.unread(history, between, language):
        yield f"**{escaped(sentence)}**"
        yield ""
    for number, dossier in enumerate(history.dossiers[:dossiers]):
        yield from _dossier(history, dossier, language, with_figures=number < folded)
    if elsewhere := list(wording.elsewhere(history, language)):
        yield f"### {say('elsewhere-too').of(language)}"
        yield ""
        yield from _list(elsewhere)
    every = len(history.dossiers)
    folded_away = counted(dossiers - folded, DOSSIERS, language)
    not_listed = counted(every - dossiers, DOSSIERS, language)
    for left, told in (
        (dossiers - folded, say("details-left-out", dossiers=folded_away)),
        (every - dossiers, say("dossiers-left-out", dossiers=not_listed)),
    ):
        if left > 0:
            yield f"**{told.of(language)}**"
            yield ""
    yield wording.summary(history, language)


def _dossier(
    history: History, dossier: DossierChange, language: Language, *, with_figures: bool
) -> Iterator[str]:
    yield f"### {escaped(dossier.label)}"
    yield ""
    file = dossier.file or dossier.old_file or ""
    if file != dossier.label:
        yield code(file)
        yield ""
    for fact in wording.facts(dossier, language):
        yield escaped(fact)
        yield ""
    effects = [*wording.effects(history, dossier, language), *wording.said(dossier, language)]
    yield from _list(effects)
    if totals := wording.totals(dossier, language):
        heads = (
            say("comes-to").of(language),
            wording.WAS.of(language),
            wording.BECOMES.of(language),
            wording.DIFFERENCE.of(language),
            say("stated-as").of(language),
        )
        rows = [[escaped(name), *map(escaped_number, numbers)] for name, *numbers in totals]
        yield from table(heads, rows, range(1, 5))
        yield ""
    if with_figures:
        yield from _figures(dossier, language)


def _list(effects: list[Effect]) -> Iterator[str]:
    yield from (f"- **{escaped(one.word)}**: {escaped(one.text)}" for one in effects)
    if effects:
        yield ""


def _figures(dossier: DossierChange, language: Language) -> Iterator[str]:
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
        yield f"<details><summary>{wording.figures(len(rows), language)}</summary>"
        yield ""
        yield from table(heads, rows, _NUMBERS)
        yield ""
        yield "</details>"
        yield ""


def _number(text: str) -> str:
    """Return a number as it is; what an author wrote instead of one stands in quotes."""
    return escaped(text) if text.startswith("“") else text
