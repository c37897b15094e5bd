"""``vrd2check check``: check dossiers and report what was found."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from typer.core import TyperCommand

from vrd2check.language import Language, Text

from . import configured, exits, formats, languages, narrowing, outputs, paths, streams
from .formats import Format, Wish
from .narrowing import Narrowing
from .progress import progress_bar

if TYPE_CHECKING:
    from vrd2check.result import Result
    from vrd2check.settings import Settings

_ABOUT = Text(
    "Kijk na of de cijfers van dossiers met elkaar kloppen.",
    "Check whether the figures of dossiers agree with each other.",
)
_PATHS = Text(
    "Dossiers, of mappen om te doorzoeken (*.yaml, *.yml); - leest standaardinvoer. "
    "Zonder iets: wat in de configuratie staat, anders de map dossiers als die er is, of deze map.",
    "Dossiers, or folders to search (*.yaml, *.yml); - reads standard input. "
    "Left out: what is configured, else the folder dossiers if there is one, or this folder.",
)
_STRICT = Text("Tel wat aandacht vraagt (let op) als fout.", "Treat warnings as errors.")
_NO_EXPLANATIONS = Text(
    "Laat geen toelichtingen gelden: meld alles, ook wat het dossier zelf uitlegt.",
    "Let no explanations count: report everything, also what the dossier itself explains.",
)
_STDIN_FILENAME = Text(
    "Hoe wat van standaardinvoer komt, in het verslag heet.",
    "What to call in the report what comes from standard input.",
)


def add_to(app: typer.Typer, language: Language, command_class: type[TyperCommand]) -> None:
    """Add the command to an application that speaks a language."""

    @app.command(
        "check",
        cls=command_class,
        help=_ABOUT.of(language),
        epilog=exits.EXPLANATION.of(language),
        options_metavar=Text("[OPTIES]", "[OPTIONS]").of(language),
    )
    def check(  # noqa: PLR0917  typer reads its options from parameters
        given: Annotated[
            list[str] | None,
            typer.Argument(
                metavar=Text("[PADEN]...", "[PATHS]...").of(language),
                help=_PATHS.of(language),
                show_default=False,
            ),
        ] = None,
        report: Annotated[
            Format, typer.Option("--format", help=formats.FORMAT.of(language))
        ] = Format.TABLE,
        output: Annotated[
            list[str] | None,
            typer.Option(
                "--output",
                metavar=outputs.METAVAR.of(language),
                help=outputs.OUTPUT.of(language),
                show_default=False,
            ),
        ] = None,
        rounding: Annotated[bool | None, configured.rounding_option(language)] = None,
        strict: Annotated[bool, typer.Option("--strict", help=_STRICT.of(language))] = False,
        no_explanations: Annotated[
            bool, typer.Option("--no-explanations", help=_NO_EXPLANATIONS.of(language))
        ] = False,
        select: Annotated[list[str] | None, configured.select_option(language)] = None,
        ignore: Annotated[list[str] | None, configured.ignore_option(language)] = None,
        config: Annotated[str | None, configured.file_option(language)] = None,
        no_config: Annotated[bool, configured.no_file_option(language)] = False,
        lang: Annotated[  # noqa: ARG001  the language was chosen before the line was parsed
            Language | None,
            languages.option(language),
        ] = None,
        stdin_filename: Annotated[
            str,
            typer.Option(
                "--stdin-filename",
                metavar=Text("NAAM", "NAME").of(language),
                help=_STDIN_FILENAME.of(language),
            ),
        ] = "stdin.yaml",
        along: Annotated[
            list[str] | None,
            typer.Option(
                "--with",
                metavar=Text("PAD", "PATH").of(language),
                help=narrowing.WITH.of(language),
                show_default=False,
            ),
        ] = None,
        since: Annotated[
            str | None,
            typer.Option(
                "--changed-since",
                metavar=Text("REVISIE", "REVISION").of(language),
                help=narrowing.CHANGED_SINCE.of(language),
            ),
        ] = None,
        skip_others: Annotated[
            bool, typer.Option("--skip-others", help=narrowing.SKIP_OTHERS.of(language))
        ] = False,
    ) -> None:
        configuration = configured.configure(
            [stdin_filename] if given == [paths.STDIN] else given or [],
            select,
            ignore,
            rounding,
            file=config,
            no_file=no_config,
        )
        configured.warn(configuration, language)
        looked_at = configured.look_at(given or [], configuration, language)
        wanted = Narrowing(along or [], since, skip_others)
        wanted.validate(looked_at, language)
        files = outputs.parse(output or [], language)
        from vrd2check.records import replace  # noqa: PLC0415

        settings = replace(configuration.settings, explanations=not no_explanations)
        result = _result(looked_at, wanted, stdin_filename, settings, language)
        if strict:
            from vrd2check.reports.conclusion import warnings_as_errors  # noqa: PLC0415

            result = warnings_as_errors(result)
        outputs.spare(files, (*result.sources, *result.skipped), language)
        wish = Wish(language, configuration.lists_rounding(), settings)
        outputs.deliver(result, report, files, wish)
        code = exits.code_of(result, looked_at, language, wanted.may_be_nothing())
        raise typer.Exit(code)


def _result(
    looked_at: list[str],
    wanted: Narrowing,
    stdin_filename: str,
    settings: "Settings",
    language: Language,
) -> "Result":
    from vrd2check.check import check, check_loaded  # noqa: PLC0415

    if looked_at == [paths.STDIN]:
        from vrd2check.dossiers import load_text  # noqa: PLC0415

        loaded = load_text(streams.read_input(), stdin_filename)
        return check_loaded([loaded], settings, named=frozenset({stdin_filename}))
    with progress_bar(language) as progress:
        result = check(
            [Path(path) for path in looked_at],
            settings,
            progress,
            along=[Path(path) for path in wanted.along],
            skip_others=wanted.skip_others,
        )
    return wanted.of(result, looked_at, settings, language)
