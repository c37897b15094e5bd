"""Looking at the files of a run: each by itself, and what those that stand together say."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from vrd2check.dossiers import Loaded, load_file

from .across import Answer, early_answers
from .asking import Asked, Asker
from .glancing import Glance, glance, is_of_run
from .portions import portions_of
from .shelf import Shelf, pack
from .spreading import spread


class Look(NamedTuple):
    """A file that was looked at; no glance of one that is no dossier.

    ``text`` is packed. ``asked`` is what the glance was taken of, if that is needed again and no
    other process did it.
    """

    file: str
    text: bytes
    glance: Glance | None
    asked: Asked | None = None

    def __reduce__(self) -> tuple[type["Look"], tuple[str, bytes, Glance | None]]:
        """Leave out, for another process, what is large and read again when it is needed."""
        return Look, (self.file, self.text, self.glance)


class Seen(NamedTuple):
    """Some files of a run that were looked at, and what they answer among themselves."""

    looks: tuple[Look, ...]
    early: tuple[Answer, ...]


class Looker(NamedTuple):
    """Looks at the files of a run, to which those that are ``named`` belong in any case."""

    asker: Asker
    named: frozenset[str]

    def look(self, files: Iterable[Loaded]) -> Seen:
        """Look at files that were loaded, and have them at hand until all were asked about."""
        shelf = Shelf(self.asker, most=None)
        looks = [self._alone(file, shelf) for file in files]
        glances = sorted(
            (look.glance for look in looks if look.glance is not None),
            key=lambda one: one.home.file,
        )
        return Seen(tuple(looks), tuple(early_answers(glances, shelf, self.asker)))

    def look_at(self, paths: Sequence[Path], jobs: int) -> Iterator[Seen]:
        """Look at the files at some paths, a portion at a time, in at most so many processes."""
        return spread(lambda some: self.look(map(load_file, some)), portions_of(paths), jobs)

    def _alone(self, file: Loaded, shelf: Shelf) -> Look:
        name, text = file.document.file, pack(file.document.text)
        if not is_of_run(file, self.named):
            return Look(name, text, None)
        asked = self.asker.alone(file)
        shelf.put(name, text, asked)
        glanced = glance(asked, self.asker.settings)
        return Look(name, text, glanced, asked if glanced.again else None)
