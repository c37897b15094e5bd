"""Making the file of a new dossier."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from vrd2check.dossiers import Loaded
from vrd2check.files import create
from vrd2check.language import Language
from vrd2check.refusals import why

from .draft import Draft, DraftError, file_name, write_draft
from .opening import open_draft
from .texts import say


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
        raise DraftError(say("file-there", path=path)) from None
    except OSError as error:
        raise DraftError(say("not-made", path=path, reason=why(error))) from error
    return Made(path, draft)
