"""The figures of a run of the benchmark, and the aims they are held against."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from .contestants import OURS, SCHEMA, YAMLLINT, Contestant
from .process import Cost

_MEGABYTE = 1_000_000


class Race(NamedTuple):
    """What each contestant took over the same files: so many, of so many bytes together."""

    files: int
    size: int
    costs: Mapping[str, Cost]

    def beside(self, other: Contestant) -> float:
        """Return the CPU time of vrd2check, in that of another contestant."""
        return self.costs[OURS.name].cpu / self.costs[other.name].cpu

    def memory(self) -> float:
        """Return the memory of vrd2check in megabytes."""
        return self.costs[OURS.name].memory / _MEGABYTE


class Reports(NamedTuple):
    """Seconds of CPU by format, beyond the check, for a report of so many findings."""

    findings: int
    seconds: Mapping[str, float]


class Pages(NamedTuple):
    """Seconds of CPU for the pages of so many dossiers, beyond the check, and their bytes."""

    dossiers: int
    seconds: float
    size: int

    def of_200(self, measured: float) -> float:
        """Return what was measured of these dossiers, for 200 such."""
        return measured * 200 / self.dossiers


class Figures(NamedTuple):
    """All that was measured: one file, many of the usual sizes, most that are large; reports."""

    one: Race
    many: Race
    most: Race
    reports: Reports
    pages: Pages


class Aim(NamedTuple):
    """What a figure should be at most, and above what it is grossly wrong.

    The second leaves room for a machine that is busy and for a run that is short.
    """

    title: str
    unit: str
    aim: float
    gross: float
    figure: Callable[[Figures], float]


def _memory_of_a_file(figures: Figures) -> float:
    one, most = figures.one, figures.most
    return (most.memory() - one.memory()) / (most.files - one.files)


AIMS = (
    Aim(f"One file, beside {YAMLLINT.name}", "×", 1, 2.5, lambda f: f.one.beside(YAMLLINT)),
    Aim(f"One file, beside {SCHEMA.name}", "×", 0.4, 1, lambda f: f.one.beside(SCHEMA)),
    Aim(f"Many files, beside {YAMLLINT.name}", "×", 0.2, 0.6, lambda f: f.many.beside(YAMLLINT)),
    Aim(f"Many files, beside {SCHEMA.name}", "×", 0.2, 0.6, lambda f: f.many.beside(SCHEMA)),
    Aim("Memory of each further large file", "MB", 0.25, 0.5, _memory_of_a_file),
    Aim("Memory for the most files", "MB", 500, 600, lambda f: f.most.memory()),
    Aim(
        "The slowest report of 5,000 findings",
        "s",
        1,
        4,
        lambda f: max(f.reports.seconds.values()),
    ),
    Aim("Pages of 200 dossiers", "s", 5, 20, lambda f: f.pages.of_200(f.pages.seconds)),
    Aim("Size of these pages", "MB", 20, 25, lambda f: f.pages.of_200(f.pages.size) / _MEGABYTE),
)


def gross(figures: Figures) -> list[str]:
    """Return which figures are above what leaves room for a busy machine."""
    return [
        f"{aim.title}: {aim.figure(figures):.2f} {aim.unit}, at most {aim.gross:g} {aim.unit}"
        for aim in AIMS
        if aim.figure(figures) > aim.gross
    ]
