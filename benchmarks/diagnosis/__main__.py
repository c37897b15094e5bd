"""Measure the diagnosis and write the table into the documentation.

python -m benchmarks.diagnosis --dossiers 3000 --seed 1
"""

import argparse
import sys
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from random import Random

from .dossiers import true_dossier
from .measure import Measured, is_true, measure
from .sheets import Cell, Sheet
from .slips import KINDS, make
from .table import as_markdown

_PAGE = Path(__file__).parents[2] / "docs" / "diagnosis.md"
_BEGIN, _END = "<!-- benchmark: begin -->\n", "<!-- benchmark: end -->\n"
# How many slips the dossiers have, in turn.
_SLIPS = (1, 1, 1, 2, 3)


def main() -> int:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--dossiers", type=int, default=3000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--print", action="store_true", help="print the table, write nothing")
    arguments = parser.parse_args()

    measured: list[Measured] = []
    slips: list[int] = []
    for number in range(arguments.dossiers):
        random = Random(f"{arguments.seed}.{number}")
        sheet = true_dossier(random)
        if not is_true(sheet):
            raise SystemExit(f"dossier {number} is not true before any slip")
        turn, place = divmod(number, len(_SLIPS))
        slips.append(_SLIPS[place])
        # Single slips take the kinds in turn, so that each is measured as often.
        first = KINDS[(turn * _SLIPS.count(1) + place) % len(KINDS)] if slips[-1] == 1 else None
        measured.append(measure(sheet, _slips(sheet, slips[-1], first, random)))
        for wrong in measured[-1].wrongly_certain:
            print(f"dossier {number}: wrongly certain, {wrong}", file=sys.stderr)

    table = as_markdown(measured, slips, arguments.seed)
    if arguments.print:
        print(table)
    else:
        page = _PAGE.read_text(encoding="utf-8")
        before, rest = page.split(_BEGIN)
        _, after = rest.split(_END)
        _PAGE.write_text(f"{before}{_BEGIN}{table}{_END}{after}", encoding="utf-8")
    return 0


def _slips(
    sheet: Sheet, number: int, first: str | None, random: Random
) -> list[tuple[str, Mapping[Cell, Decimal]]]:
    """Make some slips in different figures; the kind of the first may be given."""
    slips: list[tuple[str, Mapping[Cell, Decimal]]] = []
    used: set[Cell] = set()
    for attempt in range(10_000):
        kind = first if first and attempt < 2_000 else random.choice(KINDS)
        changes = make(kind, random.choice(sheet.cells), random)
        if changes and used.isdisjoint(changes):
            slips.append((kind, changes))
            used.update(changes)
        if len(slips) == number:
            return slips
    return slips


if __name__ == "__main__":
    sys.exit(main())
