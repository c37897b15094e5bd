"""Looking at every file of a run by itself."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from vrd2check.dossiers import Loaded, load_file

from .asking import Asked, Asker
from .glancing import Glance, glance, is_of_run
from .shelf import pack
from .spreading import spread


class Look(NamedTuple):
    """A file that was looked at; no glance of one that is no dossier.

    ``text`` is packed. ``asked`` is what the glance was taken of, unless another process did that.
    """

    file: str
    text: bytes
    glance: Glance | None
    asked: Asked | None = None

    def __reduce__(self) -> tuple[type["Look"], tuple[str, bytes, Glance | None]]:
        """Leave out, for another process, what is large and read again when it is needed."""
        return Look, (self.file, self.text, self.glance)


class Looker(NamedTuple):
    """Looks at the files of a run, to which those that are ``named`` belong in any case."""

    asker: Asker
    named: frozenset[str]

    def look(self, file: Loaded) -> Look:
        """Look at a file that was loaded."""
        name, text = file.document.file, pack(file.document.text)
        if not is_of_run(file, self.named):
            return Look(name, text, None)
        asked = self.asker.alone(file)
        return Look(name, text, glance(asked, self.asker.settings), asked)

    def look_at(self, paths: Sequence[Path], jobs: int) -> Iterator[Look]:
        """Look at files, in their order, in at most so many processes."""
        return spread(lambda path: self.look(load_file(path)), paths, jobs)
