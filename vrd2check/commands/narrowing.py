"""Which of the dossiers that are read a check tells about: all, those given, those that changed."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from vrd2check.language import Language, Text
from vrd2check.reports.safe import visible

from . import paths
from .metavars import PATH
from .refusing import RefusedError

if TYPE_CHECKING:
    from vrd2check.result import Result
    from vrd2check.settings import Settings

    from .commandline import CommandLine

WITH = Text(
    "Lees ook deze map of dit dossier, en meld enkel wat de gegeven dossiers aangaat. Mag meer "
    "dan eens.",
    "Read this folder or dossier too, and tell only what concerns the dossiers given. Repeatable.",
)
CHANGED_SINCE = Text(
    "Meld enkel wat dossiers aangaat die veranderd zijn sinds deze revisie in git, of sinds deze "
    "branch ervan vertakte; de andere worden meegelezen.",
    "Tell only what concerns dossiers that changed since this revision in git, or since this "
    "branch forked from it; the others are read along.",
)
REVISION = Text("REVISIE", "REVISION")
_SKIP_OTHERS = Text(
    "Sla gegeven bestanden over die geen dossier zijn; niets om na te kijken is dan geen fout. "
    "Voor commit hooks.",
    "Skip given files that are no dossiers; nothing to check is then no failure. For commit hooks.",
)
_NOT_WITH_INPUT = Text(
    "- (standaardinvoer) kan niet samen met --with of --changed-since.",
    "- (standard input) cannot go together with --with or --changed-since.",
)


class Narrowing(NamedTuple):
    """What was asked: paths to read along, a revision, and whether other files are skipped."""

    along: Sequence[str] = ()
    since: str | None = None
    skip_others: bool = False

    def validate(self, looked_at: Sequence[str], language: Language) -> None:
        """Refuse what cannot be done; raises RefusedError."""
        if self.along:
            paths.resolve(self.along, language)
        if paths.STDIN in (*looked_at, *self.along) and (self.along or self.since is not None):
            raise RefusedError(_NOT_WITH_INPUT.of(language))

    def may_be_nothing(self) -> bool:
        """Whether nothing to check is as it should be."""
        return self.skip_others or self.since is not None

    def of(
        self, result: "Result", looked_at: Sequence[str], settings: "Settings", language: Language
    ) -> "Result":
        """Narrow a result to what changed; raises RefusedError when git cannot tell what did."""
        if self.since is None:
            return result
        from vrd2check import history  # noqa: PLC0415

        roots = [Path(path) for path in (*looked_at, *self.along)]
        try:
            repository = history.find_repository(roots[0])
            commit = repository.forked_from(self.since)
            return history.since(result, repository, commit, roots, settings)
        except history.GitError as error:
            raise RefusedError(visible(error.text.of(language))) from error


def with_option(line: "CommandLine", about: Text) -> Any:
    """Declare the option for what is read along."""
    return line.option("--with", about, PATH)


def skip_option(line: "CommandLine") -> Any:
    """Declare the option that skips what is no dossier."""
    return line.option("--skip-others", _SKIP_OTHERS)


def files_of(given: Sequence[str]) -> frozenset[str]:
    """Return the files that are meant by some files and folders."""
    from vrd2check.source import find_files  # noqa: PLC0415

    return frozenset(map(str, find_files([Path(path) for path in given]).files))
