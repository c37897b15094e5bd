"""``vrd2check explain``: how a figure, or a rule, came to its verdict."""

from typing import Annotated

import typer

from vrd2check.language import Language, Text
from vrd2check.reports import explaining
from vrd2check.reports.safe import visible

from . import choosing, completing, exits, options, streams
from .choosing import Chosen, Where
from .configured import Wanted
from .errors import RefusedError
from .exits import ExitCode
from .help import command
from .options import Kind
from .texts import say

_ABOUT = Text(
    "Toon hoe een cijfer nagerekend is: elke som of vergelijking waarin het staat, met alles wat "
    "erin meetelt, wat er staat, wat berekend is, het verschil en wat nog ontbreekt.",
    "Show how a figure was checked: each relation that it stands in, with all that counts in it, "
    "what is stated, what is computed, the difference and what is still lacking.",
)
_FIGURE = Text(
    "Een cijfer, zoals dossier.yaml:45 of dossier.yaml:45:20. Of een dossier: een bestand, of een "
    "nummer zoals 22.05.",
    "A figure, such as dossier.yaml:45 or dossier.yaml:45:20. Or a dossier: a file, or a number "
    "such as 22.05.",
)
_PLACE = Text("BESTAND[:REGELNUMMER[:KOLOM]]", "FILE[:LINE[:COLUMN]]")
_RULE = Text(
    "Enkel de sommen en vergelijkingen van deze controle, zoals VEK202; anders alle.",
    "Only the relations of this rule, such as VEK202; else all of them.",
)
_CODE = Text("[CONTROLE]", "[RULE]")
_EXITS = {
    ExitCode.SOUND: Text("getoond, juist of niet", "shown, right or wrong"),
    ExitCode.USAGE: Text(
        f"{exits.WRONG_USAGE.nl}, of daar staat geen cijfer",
        f"{exits.WRONG_USAGE.en}, or no figure stands there",
    ),
}


def add_to(app: typer.Typer, language: Language) -> None:
    """Add the command to an application."""

    @command(app, "explain", _ABOUT, _EXITS, language)
    def explain(
        given: Annotated[
            str, options.argument(_FIGURE, _PLACE, language, autocompletion=completing.numbers)
        ],
        called: Annotated[
            str | None,
            options.argument(_RULE, _CODE, language, autocompletion=completing.rules(language)),
        ] = None,
        root: Annotated[str | None, options.root(language)] = None,
        kind: Annotated[Kind | None, options.kind(language)] = None,
        select: Annotated[list[str] | None, options.select(language)] = None,
        ignore: Annotated[list[str] | None, options.ignore(language)] = None,
        config: Annotated[str | None, options.config(language)] = None,
        no_config: Annotated[bool, options.no_config(language)] = False,
        lang: Annotated[Language | None, options.lang(language)] = None,
    ) -> ExitCode:
        where = choosing.find_where(given)
        code = choosing.choose_rule(called).code if called is not None else ""
        wanted = Wanted(config, no_config, select, ignore)
        chosen = choosing.choose(where.file, root, kind, wanted, language)
        holds = where.holds if where.line is not None else None
        lines = list(
            explaining.explain(
                chosen.files, chosen.result, language, streams.page(), holds=holds, code=code
            )
        )
        if not lines:
            raise _nothing(given, where, code, chosen)
        streams.print_page(lines)
        return ExitCode.SOUND


def _nothing(given: str, where: Where, code: str, chosen: Chosen) -> RefusedError:
    """Return why there is nothing to show, and where there is."""
    if where.line is None:
        return RefusedError(say("no-relation-of-rule", code=code or visible(given)))
    near = explaining.nearest_lines(chosen.files, where.line)
    lines = ", ".join(map(str, near))
    also = say("figures-near", lines=lines) if near else ""
    return RefusedError(say("no-figure-there", where=visible(given)), also)
