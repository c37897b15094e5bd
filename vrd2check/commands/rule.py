"""``vrd2check rule``: what a rule checks and why, with its examples."""

from typing import Annotated

import typer

from vrd2check.language import Language, Text
from vrd2check.reports import rulepage

from . import choosing, exits, options, streams
from .exits import ExitCode
from .help import command

_ABOUT = Text(
    "Leg een controle uit: wat ze nakijkt en waarom, met een fout en een goed voorbeeld.",
    "Explain a rule: what it checks and why, with an example that fails and one that passes.",
)
_RULE = Text(
    "De code of de naam van een controle, zoals DEL101 of budget-total.",
    "The code or the name of a rule, such as DEL101 or budget-total.",
)
_EXITS = {
    ExitCode.SOUND: Text("getoond", "shown"),
    ExitCode.USAGE: Text(
        f"{exits.WRONG_USAGE.nl}, of geen controle die zo heet",
        f"{exits.WRONG_USAGE.en}, or no rule called so",
    ),
}


def add_to(app: typer.Typer, language: Language) -> None:
    """Add the command to an application."""

    @command(app, "rule", _ABOUT, _EXITS, language)
    def rule(
        called: Annotated[str, options.rule(_RULE, language)],
        lang: Annotated[Language | None, options.lang(language)] = None,
    ) -> None:
        found = choosing.choose_rule(called)
        page = streams.page()
        streams.print_page(rulepage.render(found, language, page))
