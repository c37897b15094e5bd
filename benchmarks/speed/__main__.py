"""Measure the speed of a check beside a floor and peers, and write the tables into docs/speed.md.

python -m benchmarks.speed            (some minutes; on a machine that does nothing else)
python -m benchmarks.speed --short    (under a minute; fails when a figure is grossly wrong)
"""

import argparse
import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from .contestants import (
    FLOOR,
    OURS,
    OURS_WITH_ALL,
    SCHEMA,
    START,
    YAMLLINT,
    Contestant,
    Entry,
    race,
)
from .dossiers import files, large_dossier, spoiled_files
from .figures import Figures, Race, Reports, gross
from .generate import write
from .machine import described
from .process import ROOT, environment
from .table import as_markdown

_PAGE = ROOT / "docs" / "speed.md"
_BEGIN, _END = "<!-- benchmark: begin -->\n", "<!-- benchmark: end -->\n"
_FINDINGS = 5_000


def _times(number: int, *contestants: Contestant) -> list[Entry]:
    return [Entry(contestant, number) for contestant in contestants]


class _Plan(NamedTuple):
    """Which commands are run over how many files, and how often; and over the large dossier."""

    races: tuple[tuple[int, Sequence[Entry]], ...]
    large: Sequence[Entry]


_CHECKS = FLOOR, OURS, OURS_WITH_ALL
# Peers would take a quarter of an hour over 20,000 files; they are measured up to 1,000.
_WHOLE = _Plan(
    races=(
        (1, _times(11, START, FLOOR, OURS, SCHEMA, YAMLLINT)),
        (100, [*_times(3, *_CHECKS), *_times(2, SCHEMA, YAMLLINT)]),
        (1_000, [*_times(5, *_CHECKS), *_times(1, SCHEMA, YAMLLINT)]),
        (20_000, _times(2, *_CHECKS)),
    ),
    large=[*_times(5, FLOOR, OURS), *_times(2, SCHEMA, YAMLLINT)],
)
_SHORT = _Plan(
    races=(
        (1, _times(4, START, OURS, SCHEMA)),
        (200, [*_times(2, *_CHECKS), *_times(1, SCHEMA)]),
        (800, _times(1, OURS)),
    ),
    large=_times(2, FLOOR, OURS),
)


def main() -> int:
    """Run the benchmark; 1 when its short form finds a figure grossly wrong."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--short", action="store_true", help="the short form; writes no page")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--print", action="store_true", help="print the tables, write no page")
    arguments = parser.parse_args()

    machine = described()
    _python("compileall", "-q", "vrd2check", "benchmarks")  # as an installation does
    with TemporaryDirectory() as folder:
        figures = _measure(_SHORT if arguments.short else _WHOLE, Path(folder), arguments.seed)
    tables = as_markdown(figures, machine)
    if not (arguments.short or arguments.print):
        page = _PAGE.read_text(encoding="utf-8")
        before, rest = page.split(_BEGIN)
        _, after = rest.split(_END)
        _PAGE.write_text(f"{before}{_BEGIN}{tables}{_END}{after}", encoding="utf-8")
        return 0
    print(tables)
    wrong = gross(figures) if arguments.short else []
    for line in wrong:
        print(f"Grossly wrong. {line}", file=sys.stderr)
    return 1 if wrong else 0


def _measure(plan: _Plan, folder: Path, seed: int) -> Figures:
    races = []
    for number, entries in plan.races:
        here = folder / str(number)
        size = write(here, files(number, seed))
        races.append(Race(number, size, race(here, entries)))
    size = write(folder / "large", [large_dossier(seed)])
    large = Race(1, size, race(folder / "large", plan.large))
    write(folder / "spoiled", spoiled_files(_FINDINGS, seed))
    return Figures(tuple(races), large, _reports(folder / "spoiled"))


def _reports(folder: Path) -> Reports:
    return Reports(**json.loads(_python("benchmarks.speed.reports", str(folder))))


def _python(module: str, *arguments: str) -> str:
    """Run a module of Python and give what it prints."""
    words = (sys.executable, "-m", module, *arguments)
    return subprocess.run(
        words, cwd=ROOT, env=environment(), stdout=subprocess.PIPE, text=True, check=True
    ).stdout


if __name__ == "__main__":
    sys.exit(main())
