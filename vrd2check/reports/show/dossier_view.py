"""What the tables of one dossier are made with: its marks and the language of its readers."""

from dataclasses import dataclass
from fractions import Fraction

from vrd2check.dossiers import Dossier
from vrd2check.figures import Figure, Kind, State, format_value
from vrd2check.language import Language, Text
from vrd2check.sheets import Cell as SheetCell

from .marks import Marking, Marks
from .table import EMPTY, Cell, Mark

TOTAL = Text("Totaal", "Total")


@dataclass(frozen=True, slots=True)
class DossierView:
    """A dossier with the marks of its figures, and the language of its readers."""

    dossier: Dossier
    marks: Marks
    language: Language

    def say(self, text: Text | str) -> str:
        """Return a text in the language of the reader."""
        return text if isinstance(text, str) else text.of(self.language)

    def cell(self, cell: SheetCell, kind: Kind) -> Cell:
        """Return what is shown of a cell of a sheet: its figure, what it comes to, or words."""
        if cell.computed is not None:
            return computed(cell.computed, kind)
        if cell.figure is not None:
            return self.figure(cell.figure)
        return Cell(self.say(cell.words))

    def figure(self, figure: Figure) -> Cell:
        """Return the cell of a figure: in Belgian notation, or as written if it is unreadable."""
        if figure.state is State.UNREADABLE:
            return Cell(figure.written.strip(), Mark.REMARK, place=figure.place)
        text = ""
        if figure.state is State.READ and figure.value is not None:
            text = format_value(figure.value, figure.kind)
        marking = self.marks.of(figure)
        if marking is None:
            return Cell(text, place=figure.place)
        return Cell(text, marking.mark, _below(marking, figure.kind), figure.place)


def computed(value: Fraction | None, kind: Kind = Kind.AMOUNT) -> Cell:
    """Return the cell of a value that the author does not state; empty when it is not known."""
    return EMPTY if value is None else Cell(format_value(value, kind), Mark.COMPUTED)


def _below(marking: Marking, kind: Kind) -> str:
    if marking.value is None:
        return ""
    value = format_value(marking.value, kind)
    return f"≤ {value}" if marking.at_most else value
