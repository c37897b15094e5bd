"""``vrd2check fix``: mend what can be mended safely, and show what would change."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperCommand

from vrd2check.language import Language, Text

from . import configured, exits, languages, narrowing, paths, streams
from .exits import ExitCode
from .narrowing import Narrowing
from .progress import progress_bar

if TYPE_CHECKING:
    from vrd2check.dossiers import Loaded
    from vrd2check.fixes import Options, Target
    from vrd2check.settings import Settings

_ABOUT = Text(
    "Verbeter totalen die zeker fout zijn en zet dossiernummers tussen aanhalingstekens. Toont wat "
    "er zou veranderen; schrijft enkel met --write.",
    "Mend totals that are surely wrong, and put dossier numbers into quotes. Shows what would "
    "change; writes only with --write.",
)
_PATHS = Text(
    "Dossiers, of mappen om te doorzoeken (*.yaml, *.yml). Geef de hele map: dossiers die bij "
    "elkaar horen, staan voor elkaar in. Zonder iets: de map dossiers als die er is, anders deze.",
    "Dossiers, or folders to search (*.yaml, *.yml). Give the whole folder: dossiers that belong "
    "together vouch for each other. Left out: the folder dossiers if there is one, else this one.",
)
_WRITE = Text("Schrijf de wijzigingen.", "Write the changes.")
_INTERACTIVE = Text(
    "Vraag het bij elke wijziging, ook bij die van --unsafe, en schrijf wat u aanvaardt. Enkel op "
    "een terminal.",
    "Ask about each change, those of --unsafe included, and write what you accept. On a terminal "
    "only.",
)
_UNSAFE = Text(
    "Wijzig ook cijfers die geen totaal zijn, als vaststaat dat ze fout zijn.",
    "Change figures that are no total as well, where it is certain that they are wrong.",
)
_NOTATION = Text(
    "Schrijf ook alle bedragen in gewone cijfers: € 6.000 wordt 6000, 15.974,02 wordt 15974.02.",
    "Write all amounts in plain digits as well: € 6.000 becomes 6000, 15.974,02 becomes 15974.02.",
)
_WITH = Text(
    "Lees ook deze map of dit dossier, zonder er iets in te wijzigen: wat bij elkaar hoort, staat "
    "voor elkaar in. Mag meer dan eens.",
    "Read this folder or dossier too, and change nothing in it: what belongs together vouches for "
    "each other. Repeatable.",
)
_EXITS = Text(
    "Exitcodes: 0 niets (meer) te wijzigen en geen fouten; 1 er zijn wijzigingen die niet "
    "geschreven zijn, of er blijven fouten; 2 verkeerd gebruik; 3 niets om na te kijken; "
    "4 vrd2check zelf is vastgelopen.",
    "Exit codes: 0 nothing (more) to change and no errors; 1 there are changes that were not "
    "written, or errors remain; 2 wrong usage; 3 nothing to check; 4 vrd2check itself failed.",
)
_NO_TERMINAL = Text(
    "--interactive stelt vragen en kan dus enkel op een terminal.",
    "--interactive asks questions, and so needs a terminal.",
)
_NO_INPUT = Text(
    "fix wijzigt bestanden; - (standaardinvoer) is er geen.",
    "fix changes files; - (standard input) is none.",
)


class RefusedError(Exception):
    """The command line cannot be carried out; told like a mistake in it."""

    def __init__(self, message: str, ctx: Any) -> None:
        super().__init__(message)
        self.ctx = ctx

    def format_message(self) -> str:
        """Give the message, as the application's own errors do."""
        return str(self)


def add_to(app: typer.Typer, language: Language, command_class: type[TyperCommand]) -> None:
    """Add the command to an application that speaks a language."""

    @app.command(
        "fix",
        cls=command_class,
        help=_ABOUT.of(language),
        epilog=_EXITS.of(language),
        options_metavar=Text("[OPTIES]", "[OPTIONS]").of(language),
    )
    def fix(  # noqa: PLR0917  typer reads its options from parameters
        context: typer.Context,
        given: Annotated[
            list[str] | None,
            typer.Argument(
                metavar=Text("[PADEN]...", "[PATHS]...").of(language),
                help=_PATHS.of(language),
                show_default=False,
            ),
        ] = None,
        write: Annotated[bool, typer.Option("--write", help=_WRITE.of(language))] = False,
        interactive: Annotated[
            bool, typer.Option("--interactive", help=_INTERACTIVE.of(language))
        ] = False,
        unsafe: Annotated[bool, typer.Option("--unsafe", help=_UNSAFE.of(language))] = False,
        notation: Annotated[bool, typer.Option("--notation", help=_NOTATION.of(language))] = False,
        lang: Annotated[  # noqa: ARG001  the language was chosen before the line was parsed
            Language | None, languages.option(language)
        ] = None,
        along: Annotated[
            list[str] | None,
            typer.Option(
                "--with",
                metavar=Text("PAD", "PATH").of(language),
                help=_WITH.of(language),
                show_default=False,
            ),
        ] = None,
        skip_others: Annotated[
            bool, typer.Option("--skip-others", help=narrowing.SKIP_OTHERS.of(language))
        ] = False,
    ) -> None:
        if interactive and not _on_terminal():
            raise RefusedError(_NO_TERMINAL.of(language), context)
        try:
            configuration = configured.configure(given or [])
            looked_at = configured.look_at(given or [], configuration, language)
            read_along = paths.resolve(along, language) if along else []
        except paths.PathError as error:
            raise RefusedError(str(error), context) from error
        if paths.STDIN in (*looked_at, *read_along):
            raise RefusedError(_NO_INPUT.of(language), context)
        from vrd2check.fixes import Options  # noqa: PLC0415

        options = Options(notation=notation, unsafe=unsafe or interactive)
        wanted, settings = Narrowing(read_along, None, skip_others), configuration.settings
        write = write or interactive
        code = _fix(looked_at, wanted, settings, options, write, interactive, language)
        raise typer.Exit(code)


def _on_terminal() -> bool:
    return streams.is_terminal(sys.stdin) and streams.is_terminal(sys.stdout)


def _fix(  # noqa: PLR0917  what the command line says
    looked_at: list[str],
    wanted: Narrowing,
    settings: "Settings",
    options: "Options",
    write: bool,
    interactive: bool,
    language: Language,
) -> ExitCode:
    from vrd2check.fixes import Outcome, make_plan, save  # noqa: PLC0415
    from vrd2check.reports import changes  # noqa: PLC0415

    from . import asking, pages  # noqa: PLC0415

    files, targets = _load([*looked_at, *wanted.along], language)
    page = pages.page()
    named = frozenset() if wanted.skip_others else frozenset(looked_at)
    own = narrowing.files_of(looked_at) if wanted.along else frozenset(targets)
    asker = asking.Asker({f.document.file: f.document.text for f in files}, language, page)
    asked = asker.approve if interactive else asking.always
    plan = make_plan(
        files, settings, options, named, lambda edit: edit.place.file in own and asked(edit)
    )
    outcomes, now = None, plan.after
    if write:
        outcomes, now = save(plan, files, targets, settings, named)
    if wanted.along:
        plan, now = plan.about(own), now.about(own)
    pages.print_page(changes.render(plan, language, page, outcomes))
    all_written = outcomes is not None and set(outcomes.values()) == {Outcome.WRITTEN}
    if plan.edits and not all_written:
        return ExitCode.BROKEN
    return exits.code_of(now, looked_at, language, wanted.may_be_nothing())


def _load(looked_at: list[str], language: Language) -> tuple[list["Loaded"], dict[str, "Target"]]:
    """Read the files, each once, and tell out of which folder no link to it may lead."""
    from vrd2check.dossiers import load_file, unreadable  # noqa: PLC0415
    from vrd2check.fixes import Target  # noqa: PLC0415
    from vrd2check.source import find_files  # noqa: PLC0415

    files: dict[Path, Loaded] = {}
    targets: dict[str, Target] = {}
    found = find_files([Path(given) for given in looked_at])
    folders = [Path(given) if Path(given).is_dir() else Path(given).parent for given in looked_at]
    with progress_bar(language) as progress:
        for number, path in enumerate(found.files, 1):
            files[path] = load_file(path)
            folder = next(one for one in folders if path.is_relative_to(one))
            targets[str(path)] = Target(path, folder)
            if progress is not None:
                progress(number, len(found.files))
    return [*map(unreadable, found.problems), *files.values()], targets
