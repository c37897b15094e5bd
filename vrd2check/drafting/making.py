"""Making the file of a new dossier."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from vrd2check.dossiers import Loaded
from vrd2check.files import create, replace
from vrd2check.language import Language, Text
from vrd2check.refusals import why
from vrd2check.schema import schema_path

from .draft import Draft, DraftError, file_name, write_draft
from .opening import is_schema, open_draft


class Made(NamedTuple):
    """A file that was made, and what it says."""

    path: Path
    draft: Draft


def make(
    asked: Draft, year: int | None, folder: Path, files: Sequence[Loaded], language: Language
) -> Made:
    """Write a new dossier into a folder; ``files`` are the dossiers that there are.

    The year follows from the number when none is given. Raises DraftError when something is asked
    that cannot be, when there is such a file, or when it cannot be written.
    """
    draft = open_draft(asked, year, files, folder)
    text = write_draft(draft, language)
    path = folder / file_name(draft)
    try:
        create(path, text.encode())
    except FileExistsError:
        raise DraftError(
            Text(
                f"{path} is er al en blijft zoals het is.",
                f"{path} is there already and stays as it is.",
            )
        ) from None
    except OSError as error:
        raise DraftError(_not_made(path, error)) from error
    return Made(path, draft)


def write_schema(path: Path) -> None:
    """Write the schema of a dossier, also in the place of an earlier version of it.

    Raises DraftError when there is another file by that name, or when it cannot be written.
    """
    text = schema_path().read_text(encoding="utf-8")
    try:
        if path.exists() and not is_schema(path):
            raise DraftError(
                Text(
                    f"{path} is er al en is geen schema van vrd2check; het blijft zoals het is.",
                    f"{path} is there already and no schema of vrd2check; it stays as it is.",
                )
            )
        replace(path, text.encode())
    except OSError as error:
        raise DraftError(_not_made(path, error)) from error


def _not_made(path: Path, error: OSError) -> Text:
    reason = why(error)
    return Text(
        f"{path} kan niet gemaakt worden: {reason.nl}.", f"{path} cannot be made: {reason.en}."
    )
