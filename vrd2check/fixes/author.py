"""Writing a value in the place of another, as the author of the file would have written it."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from vrd2check.dossiers import Loaded
from vrd2check.figures import Figure, read_figure
from vrd2check.places import Place
from vrd2check.source import scalar

from .edits import Edit, Lines, Spot, is_editable, spots, token
from .notation import canonical, in_own_notation


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

    def value(self, figure: Figure, value: Decimal, like: Iterable[Figure] = ()) -> Edit | None:
        """Return how a value is written for a figure; None where it cannot be written there.

        That is so for a value that spreads over several lines, has escapes in it, or is used in
        several places of the file by an alias.
        """
        spot = self._editable(figure)
        if spot is None:
            return None
        written = in_own_notation(figure, value, like, comma=not spot.flow)
        if written is None:
            return None
        old, plain = self.at(figure.place), None
        if self._plain_digits:
            plain = canonical(read_figure(written, figure.place, figure.kind))
        return Edit(figure.place, old, plain or token(old, written, flow=spot.flow))

    def label(self, place: Place, written: str, proposed: str) -> Edit | None:
        """Return how a name is written in the place of another; None as for a value."""
        spot, old = self.spot(place), self.at(place)
        if spot is None or spot.times > 1 or not is_editable(old, written):
            return None
        is_quoted = old[:1] in "\"'"
        new = token(old, proposed, flow=spot.flow) if is_quoted else scalar(proposed)
        return Edit(place, old, new)

    def plain_digits(self, figure: Figure) -> Edit | None:
        """Return how a figure is written in plain digits; None where it stands so already."""
        written = canonical(figure) if self._editable(figure) is not None else None
        if written is None or written == self.at(figure.place):
            return None
        return Edit(figure.place, self.at(figure.place), written)

    def _editable(self, figure: Figure) -> Spot | None:
        spot = self.spot(figure.place)
        if spot is None or spot.times > 1:
            return None
        return spot if is_editable(self.at(figure.place), figure.written) else None
