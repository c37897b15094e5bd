"""The sign and the colour of each mark, and what they mean."""

from collections.abc import Collection, Iterator

from vrd2check.language import Text

from ..layout import Line, Page, Span, hanging
from ..texts import say
from .marks import Mark
from .reader import Reader

STYLES = {
    Mark.WRONG: "bold red",
    Mark.SUSPECT: "magenta",
    Mark.REMARK: "yellow",
    Mark.EXPLAINED: "cyan",
    Mark.ROUNDING: "dim",
    Mark.OPEN: "magenta",
    Mark.ALONE: "dim",
    Mark.COMPUTED: "italic",
}
_SIGNS = {
    Mark.WRONG: ("✗", "x"),
    Mark.SUSPECT: ("?", "?"),
    Mark.REMARK: ("!", "!"),
    Mark.EXPLAINED: ("†", "^"),
    Mark.ROUNDING: ("≈", "~"),
    Mark.OPEN: ("○", "o"),
    Mark.ALONE: ("◇", "#"),
    Mark.COMPUTED: ("*", "*"),
}


def sign(mark: Mark, page: Page) -> str:
    """Return the sign of a mark, a plain one where the encoding lacks the other."""
    return page.mark(*_SIGNS[mark])


def legend(marks: Collection[Mark], reader: Reader) -> Iterator[Line]:
    """Explain the marks that occur."""
    for mark in Mark:
        if mark in marks:
            start = [Span(f"{sign(mark, reader.page)}  ", STYLES[mark])]
            style = "dim" if mark is Mark.ROUNDING else ""
            yield from hanging(start, reader.text(meaning(mark)), reader.page, style)


def meaning(mark: Mark) -> Text:
    """Return what a mark means."""
    return say(f"mark-{mark.value}")
