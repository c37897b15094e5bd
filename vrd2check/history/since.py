"""Narrowing the outcome of a check to what changed since a revision."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from vrd2check.checking import check_loaded
from vrd2check.language import Language
from vrd2check.result import Finding, Result
from vrd2check.settings import Settings

from .git import Repository
from .reading import at_revision


def since(
    result: Result, repository: Repository, commit: str, roots: Sequence[Path], settings: Settings
) -> Result:
    """Keep of a check of the work tree at some paths what concerns what changed since a commit.

    That is what involves a file that changed, and what was not found at that commit: a dossier that
    was removed, or got another number, shows in others. Raises GitError when git cannot tell.
    """
    tracked, differing = repository.files(commit), repository.differing(commit)
    files = [*(one.file for one in result.examined), *result.skipped]
    changed = {
        file
        for file in files
        if any(path not in tracked or path in differing for path in _paths(repository, file))
    }
    if not changed and not differing:
        return result.about(())
    before = check_loaded(at_revision(repository, commit, roots), settings)
    known = set(map(_trace, before.findings))
    return result.about(changed, lambda one: _trace(one.finding) not in known)


def _paths(repository: Repository, file: str) -> Iterator[str]:
    """Return the paths that git may know a file by: its own, and that of what it is a link to."""
    path = Path(file)
    for one in {path.resolve(), path.parent.resolve() / path.name}:
        within = one.is_relative_to(repository.top)
        yield one.relative_to(repository.top).as_posix() if within else ""


def _trace(finding: Finding) -> tuple[str, str, str]:
    return finding.rule.code, finding.place.file, finding.message(Language.EN)
