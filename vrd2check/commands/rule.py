"""``vrd2check rule``: what a rule checks and why, with its examples."""

from typing import Annotated

import typer
from typer.core import TyperCommand

from vrd2check.language import Language, Text

from . import completing, languages
from .refusing import RefusedError, did_you_mean

_ABOUT = Text(
    "Leg een regel uit: wat hij nakijkt en waarom, met een voorbeeld dat fout is en een dat klopt.",
    "Explain a rule: what it checks and why, with an example that fails and one that passes.",
)
_RULE = Text(
    "De code of de naam van een regel, zoals DEL101 of budget-total.",
    "The code or the name of a rule, such as DEL101 or budget-total.",
)
_EXITS = Text(
    "Exitcodes: 0 getoond; 2 verkeerd gebruik, of geen regel die zo heet; 4 vrd2check zelf is "
    "vastgelopen.",
    "Exit codes: 0 shown; 2 wrong usage, or no rule called so; 4 vrd2check itself failed.",
)


def add_to(app: typer.Typer, language: Language, command_class: type[TyperCommand]) -> None:
    """Add the command to an application that speaks a language."""

    @app.command(
        "rule",
        cls=command_class,
        help=_ABOUT.of(language),
        epilog=_EXITS.of(language),
        options_metavar=Text("[OPTIES]", "[OPTIONS]").of(language),
    )
    def rule(
        context: typer.Context,
        called: Annotated[
            str,
            typer.Argument(
                metavar=Text("REGEL", "RULE").of(language),
                help=_RULE.of(language),
                show_default=False,
                autocompletion=completing.rules(language),
            ),
        ],
        lang: Annotated[  # noqa: ARG001  the language was chosen before the line was parsed
            Language | None,
            languages.option(language),
        ] = None,
    ) -> None:
        from vrd2check.reports import rulepage  # noqa: PLC0415
        from vrd2check.reports.safe import visible  # noqa: PLC0415
        from vrd2check.rules.lookup import UnknownRuleError, find_rule  # noqa: PLC0415

        from . import pages  # noqa: PLC0415

        try:
            found = find_rule(called)
        except UnknownRuleError as error:
            told = Text("Geen regel heet “{}”.", "No rule is called “{}”.")
            also = did_you_mean(error.near, language) or _ALL.of(language)
            message = told.of(language).format(visible(called)) + also
            raise RefusedError(message, context) from None
        page = pages.page()
        pages.print_page(rulepage.render(found, language, page))


_ALL = Text(" Met vrd2check rules ziet u ze allemaal.", " See them all with vrd2check rules.")
