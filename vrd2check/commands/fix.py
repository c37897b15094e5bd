"""``vrd2check fix``: mend what can be mended safely, and show what would change."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from vrd2check.language import Language, Text

from . import configured, exits, narrowing, paths, streams
from .commandline import CommandLine
from .configured import Wanted
from .exits import ExitCode
from .metavars import PATHS
from .narrowing import Narrowing
from .progress import progress_bar
from .refusing import RefusedError

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
    f"elkaar horen, worden met elkaar vergeleken. {paths.NONE.nl}",
    "Dossiers, or folders to search (*.yaml, *.yml). Give the whole folder: dossiers that belong "
    f"together are compared with each other. {paths.NONE.en}",
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
    "Lees ook deze map of dit dossier, zonder er iets in te wijzigen: dossiers die bij elkaar "
    "horen, worden met elkaar vergeleken. Mag meer dan eens.",
    "Read this folder or dossier too, and change nothing in it: dossiers that belong together are "
    "compared with each other. Repeatable.",
)
_EXITS = {
    ExitCode.SOUND: Text(
        "niets (meer) te wijzigen en geen fouten", "nothing (more) to change and no errors"
    ),
    ExitCode.BROKEN: Text(
        "er zijn wijzigingen die niet geschreven zijn, of er blijven fouten",
        "there are changes that were not written, or errors remain",
    ),
    ExitCode.USAGE: exits.WRONG_USAGE,
    ExitCode.NOTHING: exits.NOTHING_TO_CHECK,
}
_NO_TERMINAL = Text(
    "--interactive stelt vragen en kan dus enkel op een terminal.",
    "--interactive asks questions, and so needs a terminal.",
)
_NO_INPUT = Text(
    "fix wijzigt bestanden; - (standaardinvoer) is er geen.",
    "fix changes files; - (standard input) is none.",
)


def add_to(line: CommandLine) -> None:
    """Add the command to an application."""
    language = line.language

    @line.command("fix", _ABOUT, _EXITS)
    def fix(
        given: Annotated[list[str] | None, line.argument(PATHS, _PATHS)] = None,
        write: Annotated[bool, line.option("--write", _WRITE)] = False,
        interactive: Annotated[bool, line.option("--interactive", _INTERACTIVE)] = False,
        unsafe: Annotated[bool, line.option("--unsafe", _UNSAFE)] = False,
        notation: Annotated[bool, line.option("--notation", _NOTATION)] = False,
        along: Annotated[list[str] | None, narrowing.with_option(line, _WITH)] = None,
        skip_others: Annotated[bool, narrowing.skip_option(line)] = False,
        select: Annotated[list[str] | None, configured.select_option(line)] = None,
        ignore: Annotated[list[str] | None, configured.ignore_option(line)] = None,
        config: Annotated[str | None, configured.file_option(line)] = None,
        no_config: Annotated[bool, configured.no_file_option(line)] = False,
        lang: Annotated[Language | None, line.lang()] = None,
    ) -> ExitCode:
        if interactive and not _on_terminal():
            raise RefusedError(_NO_TERMINAL.of(language))
        asked = Wanted(config, no_config, select, ignore)
        configuration = configured.configure(given or [], asked, language)
        looked_at = configured.look_at(given or [], configuration, language)
        read_along = paths.resolve(along, language) if along else []
        if paths.STDIN in (*looked_at, *read_along):
            raise RefusedError(_NO_INPUT.of(language))
        from vrd2check.fixes import Options  # noqa: PLC0415

        options = Options(notation=notation, unsafe=unsafe or interactive)
        wanted, settings = Narrowing(read_along, None, skip_others), configuration.settings
        write = write or interactive
        return _fix(looked_at, wanted, settings, options, write, interactive, language)


def _on_terminal() -> bool:
    return streams.is_terminal(sys.stdin) and streams.is_terminal(sys.stdout)


def _fix(
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
