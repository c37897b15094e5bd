"""What to do after a new dossier was made."""

from collections.abc import Iterator
from shlex import quote

from vrd2check.drafting import Made
from vrd2check.language import Language, Text

from .layout import Line, Page, Span, hanging
from .safe import visible

_SCHEMA = Text(
    "Uw editor kan meehelpen: {} en dan bovenaan in het dossier de regel {}",
    "Your editor can help: {} and then at the top of the dossier the line {}",
)
_LINE = "# yaml-language-server: $schema=schema.json"


def render(made: Made, language: Language, page: Page) -> Iterator[Line]:
    """Say what was made, and the next steps."""
    path = str(made.path)
    yield [Span(Text("Gemaakt: ", "Made: ").of(language), "bold"), Span(visible(path))]
    yield []
    fill_in = Text(
        "Open het in uw editor en vul het in; wat u nog niet weet, blijft leeg.",
        "Open it in your editor and fill it in; what you do not know yet stays blank.",
    )
    steps = [fill_in.of(language)]
    steps.append(Text("Kijk het na: ", "Check it: ").of(language) + _command("check", path))
    steps.append(
        Text("Bekijk de tabellen: ", "See its tables: ").of(language) + _command("show", path)
    )
    if not made.draft.schema:
        schema = _command("schema", "--output", str(made.path.parent / "schema.json"))
        steps.append(_SCHEMA.of(language).format(schema, _LINE))
    for number, step in enumerate(steps, 1):
        yield from hanging([Span(f"{number}. ")], step, page)


def _command(*words: str) -> str:
    return " ".join(("vrd2check", *map(quote, words)))
