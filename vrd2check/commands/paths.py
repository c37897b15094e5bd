"""Which paths a command looks at."""

import os
import re
from collections.abc import Sequence
from pathlib import Path

from vrd2check.dossiers import dossier_number
from vrd2check.language import Text
from vrd2check.reports.safe import visible
from vrd2check.schema.suggestions import near

from .errors import RefusedError, did_you_mean
from .texts import say

STDIN = "-"
_FOLDER = "dossiers"
_MOST_NEAR = 3
DEFAULT = Text(
    "wat in de configuratie staat, de map dossiers of deze map",
    "what is configured, the folder dossiers or this folder",
)
NONE = Text(f"Zonder iets: {DEFAULT.nl}.", f"Left out: {DEFAULT.en}.")


def resolve(given: Sequence[str]) -> list[str]:
    """Return the paths to look at; the default folder when none is given.

    A number such as 22.05 stands for the files there whose names begin with it.

    Raises RefusedError for a path that does not exist, and for standard input beside other paths.
    """
    if not given:
        return [_FOLDER if Path(_FOLDER).is_dir() else "."]
    if STDIN in given:
        if len(given) > 1:
            raise RefusedError(say("input-and-paths"))
        return [STDIN]
    found: list[str] = []
    for path in given:
        # A link that leads nowhere is there, and is reported as a file that cannot be read.
        named = [path] if os.path.lexists(path) else _numbered(path)
        if not named:
            raise fallen_apart(given) or _missing(path)
        found += named
    return found


def _numbered(given: str) -> list[str]:
    number = dossier_number(given)
    if number is None:
        return []
    folder = Path(_FOLDER if Path(_FOLDER).is_dir() else ".")
    begins = re.compile(rf"{number[0]}\.{number[1]:02}(?![0-9]).*\.ya?ml")
    return sorted(path.as_posix() for path in folder.iterdir() if begins.fullmatch(path.name))


def shown(looked_at: Sequence[str]) -> Text:
    """Return the paths that were looked at, the current folder in words."""
    return Text(_listed(looked_at, "deze map"), _listed(looked_at, "this folder"))


def _listed(looked_at: Sequence[str], here: str) -> str:
    return ", ".join(here if path == "." else visible(path) for path in looked_at)


def folder(given: str | None) -> str:
    """Return the folder that was named, or the default. Raises RefusedError for what is none."""
    found = resolve([given] if given is not None else [])[0]
    if not Path(found).is_dir():
        raise RefusedError(say("not-a-folder", path=visible(found)))
    return found


def fallen_apart(given: Sequence[str]) -> RefusedError | None:
    """Return that a name with spaces fell apart; None where no file has that name."""
    whole = " ".join(given)
    if len(given) == 1 or not os.path.lexists(whole):
        return None
    return RefusedError(say("quote-name", name=visible(whole)))


def _missing(path: str) -> RefusedError:
    message = say("missing", path=visible(path))
    folder, name = os.path.split(path)
    try:
        names = [neighbour.name for neighbour in Path(folder).iterdir()]
    except OSError:
        return RefusedError(message)
    like = [visible((Path(folder) / one).as_posix()) for one in near(name, names, 1)]
    like = like or [visible(one) for one in _numbered(Path(name).stem)[:_MOST_NEAR]]
    return RefusedError(message, did_you_mean(like))
