"""The figures of a run of the benchmark, and the aims they are held against."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from .contestants import FLOOR, OURS, OURS_WITH_ALL, SCHEMA, START
from .process import Cost


class Race(NamedTuple):
    """What each contestant took over the same files: so many, of so many bytes together."""

    files: int
    size: int
    costs: Mapping[str, Cost]

    def cpu(self, one: str, other: str) -> float:
        """Tell how many times as much CPU time one takes as another."""
        return self.costs[one].cpu / self.costs[other].cpu


class Reports(NamedTuple):
    """Seconds of CPU by format, beyond the check, for a report of so many findings."""

    findings: int
    seconds: Mapping[str, float]


class Figures(NamedTuple):
    """All that was measured: files of the usual size, one that is large, and reports.

    The races over files of the usual size go from the fewest to the most files.
    """

    races: tuple[Race, ...]
    large: Race
    reports: Reports

    def one(self) -> Race:
        """Return the race over one file."""
        return self.races[0]

    def many(self) -> Race:
        """Return the race over the most files that peers were run over as well."""
        return next(race for race in reversed(self.races) if SCHEMA.name in race.costs)

    def most(self) -> Race:
        """Return the race over the most files."""
        return self.races[-1]


class Aim(NamedTuple):
    """What a figure should be at most, and above what it is grossly wrong.

    The second leaves room for a machine that is busy and for a run that is short.
    """

    title: str
    unit: str
    aim: float
    gross: float
    figure: Callable[[Figures], float]


def _growth(figures: Figures) -> float:
    """Compare what a further file takes among the most and among many files, the start apart."""
    start, many, most = (
        (race.costs[OURS.name].cpu, race.files)
        for race in (figures.one(), figures.many(), figures.most())
    )
    a_file = (many[0] - start[0]) / (many[1] - start[1])
    return (most[0] - start[0]) / (most[1] - start[1]) / a_file


def _memory(figures: Figures) -> float:
    costs = figures.most().costs
    ours = [costs[one.name] for one in (OURS, OURS_WITH_ALL) if one.name in costs]
    return max(cost.memory for cost in ours) / 1_000_000


def _with_all_cores(figures: Figures) -> float:
    costs = figures.many().costs
    return costs[OURS_WITH_ALL.name].wall / costs[OURS.name].wall


def _slowest_report(figures: Figures) -> float:
    return max(figures.reports.seconds.values())


AIMS = (
    Aim(
        f"One file, beside {START.name}", "×", 1.5, 4, lambda f: f.one().cpu(OURS.name, START.name)
    ),
    Aim(
        f"One file, beside {SCHEMA.name}",
        "×",
        0.33,
        0.66,
        lambda f: f.one().cpu(OURS.name, SCHEMA.name),
    ),
    Aim(
        f"Many files on one core, beside {FLOOR.name}",
        "×",
        3,
        10,
        lambda f: f.many().cpu(OURS.name, FLOOR.name),
    ),
    Aim(
        f"Many files on one core, beside {SCHEMA.name}",
        "×",
        0.1,
        0.35,
        lambda f: f.many().cpu(OURS.name, SCHEMA.name),
    ),
    Aim("Many files, all cores beside one, by the clock", "×", 0.6, 1.8, _with_all_cores),
    Aim("A file among the most files, beside one among many", "×", 1.1, 3, _growth),
    Aim("Memory for the most files", "MB", 300, 300, _memory),
    Aim(
        f"One dossier of 200 KB, beside {FLOOR.name}",
        "×",
        3,
        8,
        lambda f: f.large.cpu(OURS.name, FLOOR.name),
    ),
    Aim("The slowest report of 5,000 findings", "s", 1, 3, _slowest_report),
)


def gross(figures: Figures) -> list[str]:
    """Tell which figures are above what leaves room for a busy machine."""
    return [
        f"{aim.title}: {aim.figure(figures):.2f} {aim.unit}, at most {aim.gross:g} {aim.unit}"
        for aim in AIMS
        if aim.figure(figures) > aim.gross
    ]
