"""The sign and the colour of each mark, and what they mean."""

from collections.abc import Collection, Iterator

from vrd2check.language import Text

from ..layout import Line, Page, Span, hanging
from .marks import Mark
from .reader import Reader

STYLES = {
    Mark.WRONG: "bold red",
    Mark.SUSPECT: "magenta",
    Mark.REMARK: "yellow",
    Mark.EXPLAINED: "cyan",
    Mark.ROUNDING: "dim",
    Mark.COMPUTED: "italic",
}
_SIGNS = {
    Mark.WRONG: ("✗", "x"),
    Mark.SUSPECT: ("?", "?"),
    Mark.REMARK: ("!", "!"),
    Mark.EXPLAINED: ("†", "^"),
    Mark.ROUNDING: ("≈", "~"),
    Mark.COMPUTED: ("*", "*"),
}
_LEGEND = {
    Mark.WRONG: Text(
        "klopt niet; eronder staat wat het volgens de andere cijfers is",
        "does not agree; below it stands what it is by the other figures",
    ),
    Mark.SUSPECT: Text(
        "misschien dit cijfer; wat eronder staat, zou het dan zijn",
        "perhaps this figure; what stands below it, it would be then",
    ),
    Mark.REMARK: Text("zie de opmerking onder de tabel", "see the remark below the table"),
    Mark.EXPLAINED: Text(
        "klopt niet, maar het dossier licht het toe; de reden staat onder de tabel",
        "does not agree, but the dossier explains it; the reason stands below the table",
    ),
    Mark.ROUNDING: Text("klopt op afronding na", "agrees but for rounding"),
    Mark.COMPUTED: Text("berekend, staat niet in het dossier", "computed, not in the dossier"),
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
            yield from hanging(start, reader.text(_LEGEND[mark]), reader.page, style)
