"""What configured the check at an earlier revision, compared with what does so now."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from vrd2check.configuration.effective import Configuration, configured
from vrd2check.configuration.finding import OWN_FILE, PROJECT_FILE, Found, has_table
from vrd2check.configuration.problems import ConfigurationError
from vrd2check.configuration.stated import read_stated
from vrd2check.configuration.weakening import strictest, weakened
from vrd2check.language import Text
from vrd2check.places import Place
from vrd2check.result import Finding, Since
from vrd2check.rules import CONFIGURATION_CHANGED, Severity
from vrd2check.settings import Settings

from .git import Repository


def changed_configuration(
    repository: Repository,
    since: Since,
    start: Path,
    now: Configuration,
    later: str | None = None,
) -> Iterator[Finding]:
    """Return that the configuration of the dossiers at a path is not what it was, if so.

    ``now`` is that of the work tree; with a ``later`` commit, what that states is compared. Nothing
    is known of a file outside of the repository.
    """
    stated = now.stated
    current = stated.found.path.resolve() if stated is not None else None
    if current is not None and not current.is_relative_to(repository.top):
        return
    folders = _upwards(repository, start)
    if current is not None and current.parent not in folders:  # it was named on the command line
        folders = [current.parent]
    founds = list(_found(repository, since.commit, folders))
    was = _settings(founds, now)
    settings = now.settings
    if later is not None:
        settings = _settings(list(_found(repository, later, folders)), now) or settings
    if was is not None and replace(was, file="") == replace(settings, file=""):
        return
    weaker = list(weakened(was, settings)) if was is not None else []
    said = ", ".join(f"`{'.'.join(key)}`" + f" ({codes})" * bool(codes) for key, codes in weaker)
    if stated is not None:
        keys = [way for key, _ in weaker for way in (key, key[:1]) if stated.get(*way) is not None]
        place = stated.key(*keys[0]) if keys else stated.place()
    else:
        place = Place.start_of(str(founds[0].path) if founds else str(start))
    yield Finding(
        rule=CONFIGURATION_CHANGED,
        severity=Severity.WARNING if weaker or was is None else Severity.NOTE,
        dossier=place.file,
        place=place,
        about={
            "revision": since.revision,
            "weaker": Text(f"; ze vraagt minder door {said}", f"; it asks for less by {said}")
            if said
            else "",
        },
    )


def _upwards(repository: Repository, start: Path) -> list[Path]:
    """Return the folders from a path up to the top of a repository."""
    path = start.resolve()
    return [one for one in (path, *path.parents) if one.is_relative_to(repository.top)]


def _found(repository: Repository, commit: str, folders: list[Path]) -> Iterator[Found]:
    """Return the files in some folders that configured at a commit."""
    tracked = repository.files(commit)
    for folder in folders:
        within = folder.relative_to(repository.top)
        for name in (OWN_FILE, PROJECT_FILE):
            blob = tracked.get((within / name).as_posix())
            data = next(repository.contents([blob])) if blob is not None else None
            if data is not None and (name == OWN_FILE or has_table(data)):
                yield Found(folder / name, data)
                break


def _settings(founds: list[Found], now: Configuration) -> Settings | None:
    """Return what the nearest file stated, as far as it asked for no less than those above it.

    None where that was no configuration.
    """
    try:
        settings = configured(read_stated(founds[0]) if founds else None, now.options).settings
        for found in founds[1:]:
            settings = strictest(settings, configured(read_stated(found), now.options).settings)
    except ConfigurationError:
        return None
    return replace(settings, explanations=now.settings.explanations)
