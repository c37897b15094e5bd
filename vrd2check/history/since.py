"""Comparing the outcome of a check with an earlier revision, and narrowing it to what changed."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from vrd2check.checking import check_loaded
from vrd2check.places import Place
from vrd2check.result import Diagnosis, Finding, FindingChange, Result, Since
from vrd2check.rules import DOSSIER_GONE, EXPLANATION_CHANGED, NO_DOSSIER_ANY_MORE
from vrd2check.rules.base import Printable
from vrd2check.run import in_order
from vrd2check.settings import Settings

from .explaining import changed_explanations
from .findings import with_changes
from .git import Repository
from .kinds import KIND_WORDS
from .matching import paired_dossiers
from .reading import before_revision


def compared(
    result: Result,
    repository: Repository,
    since: Since,
    roots: Sequence[Path],
    settings: Settings,
    *,
    more: Iterable[Finding] = (),
) -> Result:
    """Return a check of the work tree at some paths, compared with the commit of a revision.

    Both are checked with the same settings. What was found before is known again; dossiers that are
    gone, explanations that changed, and ``more`` that did, are findings. Raises GitError when git
    cannot tell.
    """
    before = check_loaded(before_revision(repository, since.commit, None, roots), settings)
    told = [*_gone(result, before, since), *_explanations(result, before, since), *more]
    both = with_changes(result, before, since)
    new = [Diagnosis(one, change=FindingChange.NEW) for one in told]
    files = [one.file for one in result.read()]
    return both._replace(diagnoses=in_order([*both.diagnoses, *new], files))


def narrowed(result: Result, repository: Repository, commit: str) -> Result:
    """Keep of a result that was compared what concerns the files that changed since a commit.

    What is new or worse is kept wherever it stands: a dossier that was removed, or got another
    number, shows in others. Raises GitError when git cannot tell.
    """
    tracked, differing = repository.files(commit), repository.differing(commit)
    files = [*(one.file for one in result.examined), *result.skipped]
    changed = {
        file
        for file in files
        if any(path not in tracked or path in differing for path in _paths(repository, file))
    }
    return result.about(changed, Diagnosis.is_newer)


def _paths(repository: Repository, file: str) -> Iterator[str]:
    """Return the paths that git may know a file by: its own, and that of what it is a link to."""
    path = Path(file)
    for one in {path.resolve(), path.parent.resolve() / path.name}:
        within = one.is_relative_to(repository.top)
        yield one.relative_to(repository.top).as_posix() if within else ""


def _gone(result: Result, before: Result, since: Since) -> Iterator[Finding]:
    """Return the dossiers that are none any more, and those whose file is gone."""
    there = {one.file for one in result.read()}
    labels = {one.file: one.label for one in before.examined}
    for was, now in paired_dossiers(before.dossiers, result.dossiers):
        if was is not None and now is None and was not in there:
            rule = NO_DOSSIER_ANY_MORE if Path(was).exists() else DOSSIER_GONE
            label = labels.get(was, was)
            about = {"dossier": label, "revision": since.revision}
            yield Finding(rule, rule.severity, label, Place.start_of(was), about)


def _explanations(result: Result, before: Result, since: Since) -> Iterator[Finding]:
    labels = {one.file: one.label for one in result.read()}
    for was, now in paired_dossiers(before.dossiers, result.dossiers):
        if now is None:
            continue
        old = before.dossiers[was] if was is not None else None
        for change in changed_explanations(old, result.dossiers[now]):
            place = Place.start_of(now) if change.new is None else change.new.place
            about: dict[str, Printable] = {
                "revision": since.revision,
                "about": change.about(),
                "change": KIND_WORDS[change.kind],
            }
            rule = EXPLANATION_CHANGED
            yield Finding(rule, rule.severity, labels.get(now, now), place, about)
