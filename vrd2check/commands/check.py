"""``vrd2check check``: check dossiers and report what was found."""

from typing import Annotated

from vrd2check.language import Language, Text

from . import configured, exits, formats, narrowing, outputs, paths
from .checking import Request, run
from .commandline import CommandLine
from .configured import Wanted
from .exits import ExitCode
from .formats import Format
from .metavars import NUMBER, PATHS
from .narrowing import Narrowing

_ABOUT = Text(
    "Kijk na of de cijfers van dossiers met elkaar kloppen.",
    "Check whether the figures of dossiers agree with each other.",
)
_PATHS = Text(
    "Dossiers, of mappen om te doorzoeken (*.yaml, *.yml); - leest standaardinvoer. "
    f"{paths.NONE.nl}",
    f"Dossiers, or folders to search (*.yaml, *.yml); - reads standard input. {paths.NONE.en}",
)
_STRICT = Text("Tel wat aandacht vraagt (let op) als fout.", "Treat warnings as errors.")
_NO_EXPLANATIONS = Text(
    "Laat geen toelichtingen gelden: meld alles, ook wat het dossier zelf uitlegt.",
    "Let no explanations count: report everything, also what the dossier itself explains.",
)
_STDIN_FILENAME = Text(
    "Onder welke naam het verslag noemt wat van standaardinvoer komt.",
    "What the report calls what comes from standard input.",
)
_NAME = Text("NAAM", "NAME")
_JOBS = Text(
    "In hoeveel processen veel dossiers tegelijk gelezen worden; zonder dit zoveel als er "
    "processorkernen zijn.",
    "In how many processes many dossiers are read at once; left out: as many as there are cores.",
)
_EXITS = {
    ExitCode.SOUND: Text("geen fouten", "no errors"),
    ExitCode.BROKEN: Text("fouten gevonden", "errors found"),
    ExitCode.USAGE: exits.WRONG_USAGE,
    ExitCode.NOTHING: exits.NOTHING_TO_CHECK,
}


def add_to(line: CommandLine) -> None:
    """Add the command to an application."""
    language = line.language

    @line.command("check", _ABOUT, _EXITS)
    def check(
        given: Annotated[list[str] | None, line.argument(PATHS, _PATHS)] = None,
        report: Annotated[Format, line.option("--format", formats.FORMAT)] = Format.TABLE,
        output: Annotated[
            list[str] | None, line.option("--output", outputs.OUTPUT, outputs.METAVAR)
        ] = None,
        rounding: Annotated[bool | None, configured.rounding_option(line)] = None,
        strict: Annotated[bool, line.option("--strict", _STRICT)] = False,
        no_explanations: Annotated[
            bool, line.option("--no-explanations", _NO_EXPLANATIONS)
        ] = False,
        along: Annotated[list[str] | None, narrowing.with_option(line, narrowing.WITH)] = None,
        since: Annotated[
            str | None,
            line.option("--changed-since", narrowing.CHANGED_SINCE, narrowing.REVISION),
        ] = None,
        skip_others: Annotated[bool, narrowing.skip_option(line)] = False,
        jobs: Annotated[int | None, line.option("--jobs", _JOBS, NUMBER, min=1)] = None,
        stdin_filename: Annotated[
            str, line.option("--stdin-filename", _STDIN_FILENAME, _NAME)
        ] = "stdin.yaml",
        select: Annotated[list[str] | None, configured.select_option(line)] = None,
        ignore: Annotated[list[str] | None, configured.ignore_option(line)] = None,
        config: Annotated[str | None, configured.file_option(line)] = None,
        no_config: Annotated[bool, configured.no_file_option(line)] = False,
        lang: Annotated[Language | None, line.lang()] = None,
    ) -> ExitCode:
        request = Request(
            given or [],
            Wanted(config, no_config, select, ignore, rounding),
            Narrowing(along or [], since, skip_others),
            report,
            output,
            strict,
            no_explanations,
            stdin_filename,
            jobs,
        )
        return run(request, language)
