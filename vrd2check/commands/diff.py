"""``vrd2check diff``: which budget figures changed between two revisions."""

import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from vrd2check.checking import check, check_loaded
from vrd2check.configuration.effective import Configuration
from vrd2check.history import (
    GitError,
    History,
    at_revision,
    before_revision,
    changed_configuration,
    compare,
    find_repository,
    in_both,
    with_changes,
)
from vrd2check.language import Language, Text
from vrd2check.reports.history import json, markdown, table
from vrd2check.reports.history.wording import Between
from vrd2check.reports.safe import visible
from vrd2check.result import Diagnosis, FindingChange, Since

from . import completing, configured, exits, options, paths, streams
from .configured import Wanted
from .errors import RefusedError
from .exits import ExitCode
from .help import command
from .options import ListFormat
from .texts import say

_ABOUT = Text(
    "Toon welke budgetcijfers veranderd zijn tussen twee revisies in git, of tussen een revisie en "
    "de werkmap. Rijen worden herkend aan hun nummers en namen, dossiers aan hun nummer.",
    "Show which budget figures changed between two revisions in git, or between a revision and the "
    "work tree. Rows are known by their numbers and names, dossiers by their number.",
)
_OLD = Text(
    "De vroegere revisie: een branch, tag of commit.",
    "The earlier revision: a branch, tag or commit.",
)
_NEW = Text("De latere revisie; anders de werkmap.", "The later revision; else the work tree.")
_ROOT = Text(
    f"De map met de dossiers, of één dossier; anders {paths.DEFAULT.nl}.",
    f"The folder with the dossiers, or one dossier; else {paths.DEFAULT.en}.",
)
_FORMAT = Text(
    "table: tabellen om te lezen; markdown: voor een opmerking bij een merge request; json: voor "
    "programma's.",
    "table: tables to read; markdown: for a comment on a merge request; json: for programs.",
)
_EXITS = {
    ExitCode.SOUND: Text("vergeleken, veranderd of niet", "compared, changed or not"),
    ExitCode.USAGE: Text(
        f"{exits.WRONG_USAGE.nl}, geen git of geen zulke revisie",
        f"{exits.WRONG_USAGE.en}, no git or no such revision",
    ),
    ExitCode.NOTHING: Text("geen dossier om te vergelijken", "no dossier to compare"),
}
_EARLIER = Text("[VROEGER]", "[EARLIER]")
_LATER = Text("[LATER]", "[LATER]")


def add_to(app: typer.Typer, language: Language) -> None:
    """Add the command to an application."""

    @command(app, "diff", _ABOUT, _EXITS, language)
    def diff(
        old: Annotated[
            str, options.argument(_OLD, _EARLIER, language, autocompletion=completing.revisions)
        ] = "HEAD",
        new: Annotated[
            str | None,
            options.argument(_NEW, _LATER, language, autocompletion=completing.revisions),
        ] = None,
        root: Annotated[str | None, options.root(language, _ROOT)] = None,
        report: Annotated[
            ListFormat, options.option("--format", _FORMAT, language)
        ] = ListFormat.TABLE,
        config: Annotated[str | None, options.config(language)] = None,
        no_config: Annotated[bool, options.no_config(language)] = False,
        lang: Annotated[Language | None, options.lang(language)] = None,
    ) -> ExitCode:
        # A folder that is no more may be asked about: it is there in an earlier revision.
        wanted = Wanted(config, no_config)
        configuration = configured.configure([root] if root is not None else [], wanted, language)
        looked_at = [Path(root)] if root is not None else _default(configuration)
        start = None if no_config else Path(root if root is not None else ".")
        try:
            history = _history(Between(old, new), looked_at, start, configuration)
        except GitError as error:
            raise RefusedError(visible(error.text.of(language))) from error
        if history.is_empty():
            return _nothing(looked_at, language)
        _print(history, Between(old, new), report, language)
        return ExitCode.SOUND


def _default(configuration: Configuration) -> list[Path]:
    return [Path(path) for path in configured.look_at([], configuration)]


def _history(
    between: Between, roots: list[Path], start: Path | None, configuration: Configuration
) -> History:
    """Compare two revisions; ``start`` is where the configuration was sought from, if it was."""
    repository = find_repository(roots[0])
    earlier = repository.commit(between.old)
    later = repository.commit(between.new) if between.new is not None else None
    since, settings = Since(between.old, earlier), configuration.settings
    history = compare(in_both(repository, earlier, later, roots))
    told = (
        [*changed_configuration(repository, since, start, configuration, later)]
        if start is not None
        else []
    )
    if history.is_empty() or not (history.dossiers or history.unread_before or told):
        return history
    # What that does to the relations shows in a check of both, with the same settings.
    before = check_loaded(before_revision(repository, earlier, later, roots), settings)
    if later is not None:
        now = check_loaded(at_revision(repository, later, roots), settings)
    else:
        now = check([root for root in roots if os.path.lexists(root)], settings)
    both = with_changes(now, before, since)
    new = [Diagnosis(one, change=FindingChange.NEW) for one in told]
    return replace(history, checked=both._replace(diagnoses=(*both.diagnoses, *new)))


def _nothing(looked_at: list[Path], language: Language) -> ExitCode:
    where = paths.shown([str(path) for path in looked_at])
    streams.write(f"{say('nothing-to-compare', where=where).of(language)}\n", sys.stderr)
    return ExitCode.NOTHING


def _print(history: History, between: Between, report: ListFormat, language: Language) -> None:
    if report is ListFormat.JSON:
        streams.write(json.render(history, between))
    elif report is ListFormat.MARKDOWN:
        streams.write(markdown.render(history, between, language))
    else:
        streams.print_page(table.render(history, between, language, streams.page()))
