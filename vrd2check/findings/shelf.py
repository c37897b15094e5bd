"""The dossiers of a run within reach: some at hand, the others read again when they are needed."""

import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Generic, TypeVar

from vrd2check.dossiers import Dossier, dossier_in, load_text
from vrd2check.source import read_text

from .asking import Asked, Asker

MOST_AT_HAND = 100_000_000
"""How many characters the texts of the dossiers at hand hold together; a dossier takes some twenty
times as many bytes. Of files with what the rules say of them, a quarter of that is at hand."""

_Thing = TypeVar("_Thing")


class Shelf(Mapping[str, str]):
    """The dossiers of a run, by file; as a mapping, their texts.

    Every text is kept, packed in a quarter of its size: a run of any size fits in memory, and what
    a file held when it was first read is what it holds until the end. With ``most`` None all
    dossiers stay at hand.
    """

    def __init__(self, asker: Asker, most: int | None) -> None:
        self._asker = asker
        self._texts: dict[str, bytes] = {}
        self._dossiers = _AtHand[Dossier](most)
        self._asked = _AtHand[Asked](most if most is None else most // 4)
        self._held: dict[str, Asked] = {}

    def put(self, file: str, text: bytes, asked: Asked | None) -> None:
        """Put a file on the shelf: its packed text, and what was ``asked`` about it, if at hand."""
        self._texts[file] = text
        if asked is not None:
            self._lay(asked)

    def asked(self, file: str) -> Asked:
        """Return a file with what the rules say of it."""
        found = self._held.get(file) or self._asked.get(file)
        if found is None:
            found = self._asker.alone(load_text(self[file], file))
            self._lay(found)
        return found

    def dossier(self, file: str) -> Dossier:
        """Return the dossier in a file that holds one."""
        found = self._held.get(file) or self._asked.get(file)
        dossier = self._dossiers.get(file) if found is None else found.file.dossier
        if dossier is None:
            text = self[file]
            dossier = dossier_in(read_text(text, file))
            assert dossier is not None  # it was there when the file was first read
            self._dossiers.put(file, dossier, len(text))
        return dossier

    def held(self, file: str) -> Dossier | None:
        """Return the dossier in a file that is being held."""
        found = self._held.get(file)
        return found.file.dossier if found is not None else None

    @contextmanager
    def holding(self, files: Iterable[str]) -> Iterator[tuple[Asked, ...]]:
        """Keep some files at hand, so that each figure in them stays one and the same."""
        self._held = {file: self.asked(file) for file in files}
        try:
            yield tuple(self._held.values())
        finally:
            self._held = {}

    def _lay(self, asked: Asked) -> None:
        document = asked.file.document
        self._asked.put(document.file, asked, len(document.text))

    def __getitem__(self, file: str) -> str:
        return zlib.decompress(self._texts[file]).decode("utf-8", "surrogatepass")

    def __iter__(self) -> Iterator[str]:
        return iter(self._texts)

    def __len__(self) -> int:
        return len(self._texts)


def pack(text: str) -> bytes:
    """Pack a text."""
    # With room for a text of a few KB: to set up that for longer ones takes longer than packing.
    packer = zlib.compressobj(level=1, wbits=13, memLevel=6)
    return packer.compress(text.encode("utf-8", "surrogatepass")) + packer.flush()


class _AtHand(Generic[_Thing]):
    """Things by name, up to a total weight: those that were asked for longest ago go first."""

    def __init__(self, most: int | None) -> None:
        self._most = most
        self._things: dict[str, tuple[_Thing, int]] = {}
        self._weight = 0

    def get(self, name: str) -> _Thing | None:
        """Return a thing if it is still there."""
        found = self._things.pop(name, None)
        if found is None:
            return None
        self._things[name] = found
        return found[0]

    def put(self, name: str, thing: _Thing, weight: int) -> None:
        """Put a thing there, in the place of others if need be."""
        self._things[name] = thing, weight
        self._weight += weight
        while self._most is not None and self._weight > self._most and len(self._things) > 1:
            self._weight -= self._things.pop(next(iter(self._things)))[1]
