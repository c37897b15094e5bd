"""``vrd2check fix``: mend what can be mended safely, and show what would change."""

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Annotated

import typer

from vrd2check.dossiers import load_found
from vrd2check.fixes import Options, Outcome, Target, make_plan, save
from vrd2check.language import Language, Text
from vrd2check.reports import changes
from vrd2check.source import find_files

from . import asking, configured, exits, options, paths, streams
from .configured import Wanted
from .errors import RefusedError
from .exits import ExitCode
from .help import command
from .progress import progress_bar
from .texts import say

_ABOUT = Text(
    "Verbeter wat volgens de diagnose zeker fout is, en zet dossiernummers tussen "
    "aanhalingstekens. Toont wat er zou veranderen; schrijft enkel met --schrijf.",
    "Mend what the diagnosis is certain of, and put dossier numbers into quotes. Shows what would "
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
    "Vraag het bij elke wijziging, ook bij wat waarschijnlijk is, en schrijf wat u aanvaardt. "
    "Enkel op een terminal.",
    "Ask about each change, also about what is probable, and write what you accept. On a terminal "
    "only.",
)
_UNSAFE = Text(
    "Vervallen: wat zeker fout is, wordt altijd gewijzigd.",
    "Gone: what is certainly wrong is always changed.",
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


def add_to(app: typer.Typer, language: Language) -> None:
    """Add the command to an application."""

    @command(app, "fix", _ABOUT, _EXITS, language)
    def fix(
        given: Annotated[list[str] | None, options.paths(_PATHS, language)] = None,
        write: Annotated[bool, options.option("--write", _WRITE, language)] = False,
        interactive: Annotated[
            bool, options.option("--interactive", _INTERACTIVE, language)
        ] = False,
        unsafe: Annotated[bool, options.option("--unsafe", _UNSAFE, language)] = False,
        notation: Annotated[bool, options.option("--notation", _NOTATION, language)] = False,
        along: Annotated[list[str] | None, options.read_along(_WITH, language)] = None,
        skip_others: Annotated[bool, options.skip_others(language)] = False,
        select: Annotated[list[str] | None, options.select(language)] = None,
        ignore: Annotated[list[str] | None, options.ignore(language)] = None,
        config: Annotated[str | None, options.config(language)] = None,
        no_config: Annotated[bool, options.no_config(language)] = False,
        lang: Annotated[Language | None, options.lang(language)] = None,
    ) -> ExitCode:
        if interactive and not _on_terminal():
            raise RefusedError(say("no-terminal"))
        asked = Wanted(config, no_config, select, ignore)
        configuration = configured.configure(given or [], asked, language)
        looked_at = configured.look_at(given or [], configuration)
        read_along = paths.resolve(along) if along else []
        if paths.STDIN in (*looked_at, *read_along):
            raise RefusedError(say("fix-needs-file"))
        if unsafe:
            streams.write(f"{say('unsafe-gone').of(language)}\n", sys.stderr)
        settings = configuration.settings
        allowed = Options(notation=notation, probable=interactive)
        together = [*looked_at, *read_along]
        everything = find_files(list(map(Path, together)))
        with progress_bar(language) as progress:
            files = load_found(everything, progress)
        targets = _targets(everything.files, together)
        found = find_files([Path(path) for path in looked_at])
        named = frozenset() if skip_others else found.named
        own = frozenset(map(str, found.files))
        page = streams.page()
        asker = asking.Asker({file.name: file.text for file in files}, language, page)
        plan = make_plan(
            files,
            settings,
            allowed,
            named,
            lambda change: change.files <= own and (not interactive or asker.approve(change)),
        )
        outcomes, now = None, plan.after
        if write or interactive:
            outcomes, now = save(plan, files, targets, settings, named)
        if read_along:
            plan, now = plan.about(own), now.about(own)
        streams.print_page(changes.render(plan, language, page, outcomes))
        all_written = outcomes is not None and set(outcomes.values()) == {Outcome.WRITTEN}
        if plan.edits and not all_written:
            return ExitCode.BROKEN
        return exits.code_of(now, looked_at, language, may_be_nothing=skip_others)


def _on_terminal() -> bool:
    return streams.is_terminal(sys.stdin) and streams.is_terminal(sys.stdout)


def _targets(files: Iterable[Path], looked_at: Sequence[str]) -> dict[str, Target]:
    """Return of each file out of which folder no link to it may lead."""
    folders = [Path(given) if Path(given).is_dir() else Path(given).parent for given in looked_at]
    return {
        str(path): Target(path, next(one for one in folders if path.is_relative_to(one)))
        for path in files
    }
