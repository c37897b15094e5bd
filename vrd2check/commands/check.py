"""``vrd2check check``: check dossiers and report what was found."""

import sys
from collections.abc import Sequence
from dataclasses import replace
from enum import Enum
from pathlib import Path
from typing import Annotated, NamedTuple

import typer

from vrd2check.checking import check as check_paths
from vrd2check.checking import check_loaded
from vrd2check.configuration.effective import Configuration
from vrd2check.dossiers import load_text
from vrd2check.language import Language, Text
from vrd2check.reports.conclusion import newly_found, warnings_as_errors
from vrd2check.reports.formats import Format
from vrd2check.reports.report import Report
from vrd2check.reports.safe import visible
from vrd2check.reports.shortening import shortened
from vrd2check.result import Result, Since

from . import completing, configured, exits, options, outputs, paths, streams
from .configured import Wanted
from .errors import RefusedError
from .exits import ExitCode
from .help import command
from .progress import progress_bar
from .texts import say

_ABOUT = Text(
    "Kijk na of de cijfers van dossiers met elkaar kloppen.",
    "Check whether the figures of dossiers agree with each other.",
)
_PATHS = Text(
    "Dossiers, of mappen om te doorzoeken (*.yaml, *.yml); - leest standaardinvoer. "
    f"{paths.NONE.nl}",
    f"Dossiers, or folders to search (*.yaml, *.yml); - reads standard input. {paths.NONE.en}",
)
_STRICT = Text("Tel waarschuwingen als fouten.", "Treat warnings as errors.")
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
    "Doet niets meer, en verdwijnt in een volgende versie.",
    "No longer does anything, and will be removed in a next version.",
)

_NUMBER = Text("AANTAL", "NUMBER")
_WITH = Text(
    "Lees ook deze map of dit dossier, en meld enkel wat de gegeven dossiers aangaat. Mag meer "
    "dan eens.",
    "Read this folder or dossier too, and tell only what concerns the dossiers given. Repeatable.",
)
_CHANGED_SINCE = Text(
    "Meld enkel wat dossiers aangaat die veranderd zijn sinds deze revisie in git, of sinds deze "
    "branch ervan vertakte; de andere worden meegelezen.",
    "Tell only what concerns dossiers that changed since this revision in git, or since this "
    "branch forked from it; the others are read along.",
)
_REVISION = Text("REVISIE", "REVISION")
_LAST_COMMIT = "HEAD"
_FAIL_ON = Text(
    "Waarbij het nakijken mislukt: bij elke fout (all), of enkel bij wat nieuw of erger is (new) "
    "sinds de revisie achter --gewijzigd-sinds, of zonder die sinds de laatste commit.",
    "What makes the check fail: every error (all), or only what is new or worse (new) since the "
    "revision behind --changed-since, or without that since the last commit.",
)

_RELATIONS = Text(
    "Neem in het JSON-verslag alle sommen en vergelijkingen op, ook die kloppen of open zijn.",
    "Put all relations into the JSON report, also those that hold or are open.",
)

_CSS = Text(
    "Een huisstijl (CSS) voor het verslag als webpagina.",
    "A house style (CSS) for the report as a web page.",
)
_FULL = Text(
    "Geef in de tabel elke bevinding met haar zin, ook van waarschuwingen en nota's.",
    "Give every finding its sentence in the table, also warnings and notes.",
)
_COUNTS = Text(
    "Toon ook wat er per dossier geteld is: cijfers, hoe het uitkwam en wat open is.",
    "Show as well what was counted of each dossier: figures, how it came out, what is open.",
)

_EXITS = {
    ExitCode.SOUND: Text("geen fouten", "no errors"),
    ExitCode.BROKEN: Text("fouten gevonden", "errors found"),
    ExitCode.USAGE: exits.WRONG_USAGE,
    ExitCode.NOTHING: exits.NOTHING_TO_CHECK,
}


class FailOn(Enum):
    """Which errors make a check fail."""

    ALL = "all"
    NEW = "new"


def add_to(app: typer.Typer, language: Language) -> None:
    """Add the command to an application."""

    @command(app, "check", _ABOUT, _EXITS, language)
    def check(
        given: Annotated[list[str] | None, options.paths(_PATHS, language)] = None,
        form: Annotated[Format, options.option("--format", _purposes(), language)] = Format.TABLE,
        output: Annotated[
            list[str] | None, options.option("--output", outputs.OUTPUT, language, outputs.METAVAR)
        ] = None,
        rounding: Annotated[bool | None, options.rounding(language)] = None,
        full: Annotated[bool, options.option("--full", _FULL, language)] = False,
        counts: Annotated[bool, options.option("--counts", _COUNTS, language)] = False,
        relations: Annotated[bool, options.option("--relations", _RELATIONS, language)] = False,
        css: Annotated[str | None, options.option("--css", _CSS, language, options.FILE)] = None,
        strict: Annotated[bool, options.option("--strict", _STRICT, language)] = False,
        no_explanations: Annotated[
            bool, options.option("--no-explanations", _NO_EXPLANATIONS, language)
        ] = False,
        read_along: Annotated[list[str] | None, options.read_along(_WITH, language)] = None,
        since: Annotated[
            str | None,
            options.option(
                "--changed-since",
                _CHANGED_SINCE,
                language,
                _REVISION,
                autocompletion=completing.revisions,
            ),
        ] = None,
        fail_on: Annotated[
            FailOn, options.option("--fail-on", _FAIL_ON, language, case_sensitive=False)
        ] = FailOn.ALL,
        skip_others: Annotated[bool, options.skip_others(language)] = False,
        jobs: Annotated[
            int | None, options.option("--jobs", _JOBS, language, _NUMBER, min=1)
        ] = None,
        stdin_filename: Annotated[
            str, options.option("--stdin-filename", _STDIN_FILENAME, language, _NAME)
        ] = "stdin.yaml",
        select: Annotated[list[str] | None, options.select(language)] = None,
        ignore: Annotated[list[str] | None, options.ignore(language)] = None,
        config: Annotated[str | None, options.config(language)] = None,
        no_config: Annotated[bool, options.no_config(language)] = False,
        lang: Annotated[Language | None, options.lang(language)] = None,
    ) -> ExitCode:
        if jobs is not None:
            streams.write(f"{say('jobs').of(language)}\n", sys.stderr)
        named = given or []
        configuration = configured.configure(
            [stdin_filename] if named == [paths.STDIN] else named,
            Wanted(config, no_config, select, ignore, rounding),
            language,
        )
        looked_at = configured.look_at(named, configuration)
        along = paths.resolve(read_along) if read_along else []
        if paths.STDIN in (*looked_at, *along) and (
            along or since is not None or fail_on is FailOn.NEW
        ):
            raise RefusedError(say("input-and-others"))
        files = outputs.parse(output or [])
        if relations and Format.JSON not in (form, *(one.format for one in files)):
            raise RefusedError(say("relations-in-json"))
        style = outputs.house_style(css)
        if (full or counts) and Format.TABLE not in (form, *(one.format for one in files)):
            raise RefusedError(say("full-in-table"))
        settings = replace(configuration.settings, explanations=not no_explanations)
        compare = None
        if since is not None or fail_on is FailOn.NEW:
            start = None if no_config else Path(named[0] if named else ".")
            compare = _Compare(
                since,
                [*map(Path, (*looked_at, *along))],
                start,
                configuration._replace(settings=settings),
                language,
            ).compared
        if looked_at == [paths.STDIN]:
            loaded = load_text(streams.read_input(), stdin_filename)
            result = check_loaded([loaded], settings, frozenset({stdin_filename}))
        else:
            with progress_bar(language) as progress:
                result = check_paths(
                    [Path(path) for path in looked_at],
                    settings,
                    progress,
                    along=[Path(path) for path in along],
                    skip_others=skip_others,
                    compare=compare,
                )
        if strict:
            result = warnings_as_errors(result)
        outputs.spare(files, (*result.sources, *result.skipped))
        report = Report(
            shortened(result),
            language,
            configuration.lists_rounding(),
            outputs.root(),
            settings,
            relations,
            style,
            full,
            counts,
        )
        outputs.deliver(report, form, files)
        may_be_nothing = skip_others or since is not None
        counted = newly_found(result) if fail_on is FailOn.NEW else result
        return exits.code_of(counted, looked_at, language, may_be_nothing)


def _purposes() -> Text:
    """Return what each format is for, those with one purpose together."""
    grouped: dict[Text, list[str]] = {}
    for form in Format:
        grouped.setdefault(form.purpose, []).append(form.value)
    parts = [(", ".join(names), purpose) for purpose, names in grouped.items()]
    return Text(
        "; ".join(f"{names}: {purpose.nl}" for names, purpose in parts) + ".",
        "; ".join(f"{names}: {purpose.en}" for names, purpose in parts) + ".",
    )


class _Compare(NamedTuple):
    """Compares a result with a revision, or with the last commit where none is given.

    ``start`` is where the configuration was sought from, None where none was wanted.
    """

    revision: str | None
    roots: Sequence[Path]
    start: Path | None
    configuration: Configuration
    language: Language

    def compared(self, result: Result) -> Result:
        """Return a result compared, with what did not change left out if that was asked for."""
        # git costs 13 ms of imports, and a check without these options does not ask it.
        from vrd2check import history  # noqa: PLC0415

        revision = self.revision or _LAST_COMMIT
        try:
            repository = history.find_repository(self.roots[0])
            # Before the first commit all is new. In what was just checked out nothing is, and who
            # asks for no revision wants it checked all the same.
            if revision == _LAST_COMMIT and not repository.has_commits():
                return history.all_new(result)
            if self.revision is None and repository.is_clean():
                return history.all_new(result)
            since = Since(revision, repository.forked_from(revision))
            more = (
                ()
                if self.start is None
                else history.changed_configuration(
                    repository, since, self.start, self.configuration
                )
            )
            settings = self.configuration.settings
            result = history.compared(result, repository, since, self.roots, settings, more=more)
            if self.revision is None:
                return result
            return history.narrowed(result, repository, since.commit)
        except history.GitError as error:
            raise RefusedError(visible(error.text.of(self.language))) from error
