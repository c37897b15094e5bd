"""Writing a value in the place of another, as the author of the file would have written it."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple

from vrd2check.dossiers import Loaded
from vrd2check.figures import Figure, read_figure
from vrd2check.places import Place
from vrd2check.source import scalar

from .edits import Lines, Spot, is_editable, spots, token
from .notation import canonical, in_own_notation


class Written(NamedTuple):
    """What stands at a place and what is to stand there, quotes included, and what it then is."""

    old: str
    new: str
    figure: Figure


class Author:
    """Knows the texts of some files and writes new values for them; changes nothing itself."""

    def __init__(self, files: Sequence[Loaded], *, plain_digits: bool) -> None:
        self._files = {file.name: file for file in files}
        self._plain_digits = plain_digits
        self._lines = {file.name: Lines(file.text) for file in files}
        self._spots: dict[str, dict[Place, Spot]] = {}

    def spot(self, place: Place) -> Spot | None:
        """Return where in the file's tree a value stands; None when it is no value of a file."""
        found = self._spots.get(place.file)
        if found is None:
            file = self._files.get(place.file)
            root = file.tree() if file is not None else None
            found = spots(root) if root is not None else {}
            self._spots[place.file] = found
        return found.get(place)

    def at(self, place: Place) -> str:
        """Return the characters at a place."""
        return self._lines[place.file].at(place)

    def value(self, figure: Figure, value: Decimal, like: Iterable[Figure] = ()) -> Written | None:
        """Write a value for a figure; None where it cannot be written there.

        That is so for a value that spreads over several lines, has escapes in it, or is used in
        several places of the file by an alias.
        """
        spot = self._editable(figure)
        if spot is None:
            return None
        written = in_own_notation(figure, value, like, comma=not spot.flow)
        if written is None:
            return None
        plain = None
        if self._plain_digits:
            plain = canonical(read_figure(written, figure.place, figure.kind))
        new = plain or token(self.at(figure.place), written, flow=spot.flow)
        return self._written(figure, new, plain or written)

    def label(self, place: Place, written: str, proposed: str) -> tuple[str, str] | None:
        """Return what stands for a name in the text and what is to stand; None as for a value."""
        spot, old = self.spot(place), self.at(place)
        if spot is None or spot.times > 1 or not is_editable(old, written):
            return None
        return old, token(old, proposed, flow=spot.flow) if old[:1] in "\"'" else scalar(proposed)

    def plain_digits(self, figure: Figure) -> Written | None:
        """Write the value that a figure has as plain digits; None where it stands so already."""
        spot = self._editable(figure)
        written = canonical(figure) if spot is not None else None
        if written is None or written == self.at(figure.place):
            return None
        return self._written(figure, written, written)

    def _editable(self, figure: Figure) -> Spot | None:
        spot = self.spot(figure.place)
        if spot is None or spot.times > 1:
            return None
        return spot if is_editable(self.at(figure.place), figure.written) else None

    def _written(self, figure: Figure, new: str, written: str) -> Written:
        changed = read_figure(written, figure.place, figure.kind)
        return Written(self.at(figure.place), new, changed)
