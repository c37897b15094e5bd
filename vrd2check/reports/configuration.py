"""What is configured, as a table to read: each setting, its value, and where it comes from."""

from collections.abc import Iterable, Iterator

from vrd2check.configuration.listing import Origin, Row
from vrd2check.language import Language, Text

from .layout import GAP, Line, Page, Span, columns, hanging, widths_of
from .safe import visible
from .texts import say

_HEADS = (
    Text("instelling", "setting"),
    Text("komt van", "comes from"),
    Text("waarde", "value"),
)
_ORIGINS = {
    Origin.DEFAULT: Text("standaard", "default"),
    Origin.OPTION: Text("optie {}", "option {}"),
    Origin.ENVIRONMENT: Text("omgeving: {}", "environment: {}"),
    Origin.FILE: Text("{}", "{}"),
    Origin.PACKAGE: Text("pakket {}", "package {}"),
}


# What each setting is about, in Dutch; in English its key says so.
_TITLES = {
    "language": "taal",
    "paths": "dossiers",
    "select": "controles",
    "ignore": "zonder controle",
    "severity": "ernst",
    "rounding": "afronding",
    "day-rates": "dagprijzen",
    "payment-leeway": "speling op betalingen",
    "names": "afgesproken namen",
    "profile-synonyms": "andere namen van een profiel",
    "submitted": "nodig om in te dienen",
}


def render(
    rows: Iterable[Row], files: Iterable[str], language: Language, page: Page
) -> Iterator[Line]:
    """Lay out the settings, below the files that they are read from."""
    title = Text("Configuratie: ", "Configuration: ").of(language)
    named = ", ".join(files) or say("no-configuration").of(language)
    yield from hanging([Span(title, "bold")], named, page)
    yield []
    cells = [_cells(row, language, page) for row in rows]
    heads = [head.of(language) for head in _HEADS]
    *widths, _ = widths_of([heads, *cells])
    yield [Span(columns(heads, [*widths, 1]), "underline")]
    for *first, value in cells:
        yield from hanging([Span(columns(first, widths) + GAP)], value, page)


def _cells(row: Row, language: Language, page: Page) -> tuple[str, str, str]:
    origin = _ORIGINS[row.origin].of(language).format(row.where)
    key, value = (
        text.of(language) if isinstance(text, Text) else text for text in (row.key, row.value)
    )
    title = _TITLES.get(key.partition(".")[0]) if language is Language.NL else None
    key = f"{title} ({key})" if title is not None else key
    key, origin, value = (visible(text, page.encoding) for text in (key, origin, value))
    return key, origin, value
