"""An open document as a request of the editor looks at it."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from lsprotocol import types

from vrd2check.dossiers import Dossier
from vrd2check.figures import Figure
from vrd2check.language import Language
from vrd2check.places import Place
from vrd2check.result import Result

from .desk import Document, Study
from .marks import Marks
from .positions import Positions, holds


class Window(NamedTuple):
    """An open document, the study that it is in, and how an editor is told of places and words."""

    document: Document
    study: Study
    positions: Positions
    marks: Marks
    language: Language

    @property
    def file(self) -> str:
        """Return the name that findings in it bear."""
        return self.document.file

    @property
    def dossier(self) -> Dossier | None:
        """Return the dossier that it is; None where it cannot be read as one."""
        return self.study.result.dossiers.get(self.file)

    def is_at(self, place: Place, position: types.Position) -> bool:
        """Whether a place in the document holds a position."""
        # The line is compared first: to work out all ranges takes long.
        is_near = place.line - 1 <= position.line <= place.end_line - 1
        return place.file == self.file and is_near and holds(self.positions.range(place), position)

    def figure_at(self, position: types.Position) -> Figure | None:
        """Return the figure at a position; None if there is none."""
        figures = self.dossier.head.figures if self.dossier is not None else ()
        return next((one for one in figures if self.is_at(one.place, position)), None)

    def related(
        self,
        position: types.Position,
        of_figure: Callable[[Place, Result], list[Place]],
        of_name: Callable[[Dossier, Callable[[Place], bool]], list[Place]],
    ) -> list[types.Location]:
        """Return what belongs to the figure at a position, or else to the name there."""
        if self.dossier is None:
            return []
        figure = self.figure_at(position)
        if figure is not None:
            return self.locations(of_figure(figure.place, self.study.result))
        return self.locations(of_name(self.dossier, lambda place: self.is_at(place, position)))

    def locations(self, places: Iterable[Place]) -> list[types.Location]:
        """Return where an editor finds some places, those that have an address."""
        found = map(self.positions.location, places)
        return [one for one in found if one is not None]
