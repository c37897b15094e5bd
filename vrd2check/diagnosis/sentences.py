"""What is said of an action, in both languages, in the words of the catalogues beside this."""

from decimal import Decimal
from functools import partial
from pathlib import Path

from vrd2check import catalogue
from vrd2check.figures import Figure, State, format_value
from vrd2check.language import Text

from .amounts import Number, as_decimal, value
from .candidates import Candidate
from .conclusions import ActionKind, CellChange, Confidence, Suspect
from .constraints import Interval
from .values import plain, unit_of

_FOLDER = Path(__file__).parent
say = partial(catalogue.say, _FOLDER / "texts.yaml")


def suspect_of(candidate: Candidate, confidence: Confidence) -> Suspect:
    """Return an action as it is told, with how sure it is."""
    # What is to become of the figure alone is not all: it belongs in a cell that is not there.
    half = candidate.kind is ActionKind.MOVED and bool(candidate.undone.added)
    cells = tuple(
        CellChange(figure, None)
        if half or candidate.kind is ActionKind.ROW_TWICE
        else _cell(figure, change, candidate.open.get(figure))
        for figure, change in sorted(
            {**candidate.undone.changes, **candidate.shown}.items(), key=lambda one: one[0].place
        )
        if change and (candidate.told is None or figure in candidate.told)
    )
    reason = None if candidate.words else _reason(candidate)
    if len(cells) == 1 and not candidate.words:
        sentence = _of_cell(cells[0], reason)
    else:
        sentence = _of_whole(candidate, cells)
    return Suspect(
        candidate.kind,
        candidate.place,
        confidence,
        sentence,
        cells,
        candidate.labels,
        reason if len(cells) == 1 else None,
        candidate.line,
    )


def _cell(figure: Figure, change: Number, left: Interval | None) -> CellChange:
    proposed = plain(as_decimal(value(figure) + change))
    if left is None or left.least is None or left.most is None:
        return CellChange(figure, proposed)
    unit = unit_of(figure)
    least, most = left.least // unit * unit, -(-left.most // unit) * unit
    return CellChange(figure, proposed, plain(as_decimal(least)), plain(as_decimal(most)))


def _reason(candidate: Candidate) -> Text | None:
    if candidate.kind is ActionKind.UNKNOWN:
        return None
    return catalogue.say(_FOLDER / "kinds.yaml", candidate.kind.value, part=candidate.part)


def _of_cell(cell: CellChange, reason: Text | None) -> Text:
    written = cell.figure.written.strip()
    how = Text(f" ({reason.nl})", f" ({reason.en})") if reason is not None else Text("", "")
    should = _value(cell)
    if cell.figure.state is State.BLANK or not written:
        return say("empty", proposed=should, reason=how)
    return say("cell", proposed=should, written=written, reason=how)


def _value(cell: CellChange) -> Text:
    kind = cell.figure.kind
    if cell.is_range:
        least, most = (format_value(one or Decimal(0), kind) for one in (cell.least, cell.most))
        return say("range", least=least, most=most)
    shown = format_value(cell.proposed or Decimal(0), kind)
    return Text(shown, shown)


def _of_whole(candidate: Candidate, cells: tuple[CellChange, ...]) -> Text:
    words = {"count": len(cells), **candidate.words}
    return catalogue.say(_FOLDER / "wholes.yaml", candidate.kind.value, **words)
