"""What totals come to, shown beside the text: for who asks for it."""

from collections.abc import Iterator, Mapping, Sequence

from lsprotocol import types

from vrd2check.figures import format_value
from vrd2check.places import Place
from vrd2check.relations import Number, Sum
from vrd2check.result import Judged
from vrd2check.sheets import Role, Row, Sheet, Weight, sheets_of

from .positions import holds
from .window import Window


def hints(window: Window, asked: types.Range) -> list[types.InlayHint]:
    """Return in a range what its tables add up to: beside a total, or behind a line without one."""
    dossier = window.dossier
    if dossier is None:
        return []
    judged = [one for one in window.study.result.judged if one.file == window.file]
    told: dict[tuple[Place, str], None] = {}
    for sheet in sheets_of(dossier):
        told.update(dict.fromkeys(_stated(sheet, judged)))
        told.update(dict.fromkeys(_unstated(sheet, window)))
    found = ((window.positions.range(place).end, label) for place, label in told)
    return [
        types.InlayHint(position, label, padding_left=True)
        for position, label in found
        if holds(asked, position)
    ]


def computed(sheet: Sheet, judged: Sequence[Judged]) -> Mapping[Place, list[Number]]:
    """Return what the figures of a sheet add up to, by the place of each total that it states."""
    places = {figure.place for figure in sheet.figures()}
    found: dict[Place, list[Number]] = {}
    for one in judged:
        relation, expected = one.relation, one.judgement.expected
        if not isinstance(relation, Sum) or len(relation.left) != 1 or expected is None:
            continue
        (total, *parts) = [figure.place for _, figure in relation.figures()]
        if total in places and all(part in places for part in parts):
            found.setdefault(total, []).append(expected)
    return found


def _stated(sheet: Sheet, judged: Sequence[Judged]) -> Iterator[tuple[Place, str]]:
    kinds = {figure.place: figure.kind for figure in sheet.figures()}
    for place, numbers in computed(sheet, judged).items():
        for number in numbers:
            yield place, f"= {format_value(number, kinds[place])}"


def _unstated(sheet: Sheet, window: Window) -> Iterator[tuple[Place, str]]:
    """Return behind each row what its totals come to, where its author left them out."""
    last = None
    for row in sheet.rows():
        last = row.place or last
        sums = ", ".join(_sums(row, window))
        if sums and last is not None:
            yield last, sums


def _sums(row: Row, window: Window) -> Iterator[str]:
    for column, cell in row.cells.items():
        is_total = row.weight is not Weight.LINE or column.role is Role.TOTAL
        if is_total and cell.computed is not None:
            name = column.name.of(window.language)
            quantity = column.quantity.upper() if column.quantity in ("vak", "vek") else ""
            called = " ".join(filter(None, (quantity, name)))
            yield f"{called} = {format_value(cell.computed, column.kind)}"
