"""Real tables of counts before and after somebody corrected them, as tables of a dossier.

Each column is one sum with its total, so that the figures alone nearly always leave it open which
of them is wrong: measured is whether the one that was corrected is named, and how early.
"""

import json
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

from vrd2check.checking import check_loaded
from vrd2check.diagnosis.conclusions import Confidence, Suspect
from vrd2check.dossiers import load_text
from vrd2check.relations import Verdict
from vrd2check.settings import Settings

from .tables import Cell, Dossier, Label, Line, Spot, Table, write_years

_TABLES = Path(__file__).with_name("corrections.json")
_FILE = "dossier.yaml"
_FIRST_YEAR = 2023
_HEAD = (
    'soort: exploitatiedossier\nstatus: ontwerp\nnummer: "22.12"\ntitel: Voorbeeld\n'
    f"jaar: {_FIRST_YEAR}\nentiteit: Digitaal Vlaanderen\n"
)


class Ranked(NamedTuple):
    """One column: its figures, the rank of the first that was corrected, what was wrongly certain.

    ``rank`` is None where none that was corrected is named.
    """

    figures: int
    rank: int | None
    wrong: int


def measure_corrections() -> list[Ranked]:
    """Measure every column that does not add up before its correction and does after."""
    tables = json.loads(_TABLES.read_text(encoding="utf-8"))["tables"]
    return [ranked for one in tables for ranked in _measure(one["before"], one["after"])]


def as_dossier(before: list[list[str]], after: list[list[str]]) -> Dossier:
    """Return a table as running costs, its columns as years; amounts to the cent leave no slack."""
    width = len(before[0])
    table = Table("kosten", list(range(_FIRST_YEAR, _FIRST_YEAR + width)), write_years)
    table.extra["open"] = "kosten:\n"
    table.headings = {year: Label(str(year)) for year in table.columns}
    for number, (wrong, right) in enumerate(zip(before, after, strict=True), 1):
        cells = {
            _FIRST_YEAR + place: _cell(written, right[place]) for place, written in enumerate(wrong)
        }
        table.lines.append(Line({"kost": Label(f"Kost {number}")}, dict(cells.items())))
    table.total = table.lines.pop()
    table.total.labels.clear()
    return Dossier(_HEAD, [table])


def _cell(written: str, right: str) -> Cell:
    cell = Cell(_value(right), "cents")
    cell.value = _value(written)
    return cell


def _value(written: str) -> Decimal | None:
    return Decimal(written) if written.isdigit() else None


def _measure(before: list[list[str]], after: list[list[str]]) -> list[Ranked]:
    dossier = as_dossier(before, after)
    text, spots = dossier.text()
    result = check_loaded([load_text(text, _FILE)], Settings())
    at = {place: part for part, place in spots.items() if isinstance(part, Cell)}
    found = []
    (table,) = dossier.tables
    for year in table.columns:
        column = {line.cells[year] for line in table.all_lines()}
        if all(cell.value == cell.true for cell in column):
            continue
        diagnoses = [
            one
            for one in result.diagnoses
            if one.finding.judgement is not None
            and one.finding.judgement.verdict is Verdict.BROKEN
            and any(
                at.get(Spot(figure.place.line, figure.place.column)) in column
                for _, figure in one.finding.figures
            )
        ]
        if not diagnoses:
            continue
        ranks = [
            rank
            for one in diagnoses
            for rank, suspect in enumerate(one.conclusion.suspects, 1)
            if any(_is_wrong(at, place) for place in _places(suspect))
        ]
        wrong = sum(
            suspect.confidence is Confidence.CERTAIN and not _is_right(at, suspect)
            for one in diagnoses
            for suspect in one.conclusion.suspects
        )
        found.append(Ranked(len(column), min(ranks, default=None), wrong))
    return found


def _places(suspect: Suspect) -> list[Spot]:
    return [Spot(one.place.line, one.place.column) for one in suspect.cells]


def _is_wrong(at: dict[Spot, Cell], place: Spot) -> bool:
    cell = at.get(place)
    return cell is not None and cell.value != cell.true


def _is_right(at: dict[Spot, Cell], suspect: Suspect) -> bool:
    return bool(suspect.cells) and all(
        (cell := at.get(Spot(one.place.line, one.place.column))) is not None
        and one.proposed == cell.true
        for one in suspect.cells
    )
