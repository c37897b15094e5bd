"""Measure the speed of a check beside peers, and write the tables into docs/speed.md.

python -m benchmarks.speed            (some minutes; on a machine that does nothing else)
python -m benchmarks.speed --short    (under a minute; fails when a figure is grossly wrong)
"""

import argparse
import json
import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from .contestants import LIBRARIES, OURS, PARSER, SCHEMA, YAMLLINT, Contestant, Entry, race
from .dossiers import File, files, large_files, spoiled_files
from .figures import Figures, Pages, Race, Reports, gross
from .generate import write
from .machine import described
from .process import ROOT, environment
from .table import as_markdown

_PAGE = ROOT / "docs" / "speed.md"
_BEGIN, _END = "<!-- benchmark: begin -->\n", "<!-- benchmark: end -->\n"
_FINDINGS = 5_000


class _Plan(NamedTuple):
    """How many files are many and how many the most, and how often each command is run.

    The most files are checked once and by vrd2check alone, for the memory. ``paged`` dossiers get
    pages.
    """

    times_one: int
    many: int
    times_many: int
    most: int
    paged: int


_WHOLE = _Plan(times_one=15, many=1_000, times_many=3, most=2_000, paged=200)
_SHORT = _Plan(times_one=4, many=60, times_many=2, most=200, paged=20)


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
    entries = _times(plan.times_one, OURS, SCHEMA, YAMLLINT, LIBRARIES)
    one = _race(folder / "one", files(1, seed), entries)
    # At the pace that peers have, once is enough for 1,000 files.
    entries = [*_times(plan.times_many, OURS), *_times(1, SCHEMA, YAMLLINT, PARSER)]
    many = _race(folder / "many", files(plan.many, seed), entries)
    most = _race(folder / "most", large_files(plan.most, seed), _times(1, OURS))
    write(folder / "spoiled", spoiled_files(_FINDINGS, seed))
    write(folder / "paged", files(plan.paged, seed))
    pages = Pages(**json.loads(_python("benchmarks.speed.pages", str(folder / "paged"))))
    return Figures(one, many, most, _reports(folder / "spoiled"), pages)


def _race(folder: Path, made: Iterable[File], entries: Sequence[Entry]) -> Race:
    written = list(made)
    return Race(len(written), write(folder, written), race(folder, entries))


def _times(number: int, *contestants: Contestant) -> list[Entry]:
    return [Entry(contestant, number) for contestant in contestants]


def _reports(folder: Path) -> Reports:
    return Reports(**json.loads(_python("benchmarks.speed.reports", str(folder))))


def _python(module: str, *arguments: str) -> str:
    """Run a module of Python and return what it prints."""
    words = (sys.executable, "-m", module, *arguments)
    return subprocess.run(
        words, cwd=ROOT, env=environment(), stdout=subprocess.PIPE, text=True, check=True
    ).stdout


if __name__ == "__main__":
    sys.exit(main())
