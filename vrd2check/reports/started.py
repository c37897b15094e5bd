"""What to do after a new dossier was made."""

from collections.abc import Iterator
from shlex import quote

from vrd2check.drafting import Made
from vrd2check.language import Language, Text

from .layout import Line, Page, Span, hanging
from .safe import visible
from .texts import say

_LINE = "# yaml-language-server: $schema=schema.json"


def render(made: Made, language: Language, page: Page) -> Iterator[Line]:
    """Return what was made, and the next steps."""
    path = str(made.path)
    yield [Span(say("made").of(language), "bold"), Span(visible(path))]
    yield []
    steps = [
        say("take-over", command=_command("import"), path=quote(path)),
        say("fill-in"),
        say("check-it", command=_command("check", path)),
        say("see-tables", command=_command("show", path)),
    ]
    if not made.draft.schema:
        option = Text("--uitvoer", "--output").of(language)
        schema = _command("schema", option, str(made.path.parent / "schema.json"))
        steps.append(say("editor-helps", command=schema, line=_LINE))
    for number, step in enumerate(steps, 1):
        yield from hanging([Span(f"{number}. ")], step.of(language), page)


def _command(*words: str) -> str:
    return " ".join(("vrd2check", *map(quote, words)))
