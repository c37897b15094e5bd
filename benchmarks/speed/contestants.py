"""The commands that are run beside each other over the same dossiers."""

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from .process import Cost, cost

# Every rule of its default but two that its users switch off for data: lines have no bound, and
# a file need not start with three dashes. It finds nothing in the dossiers.
_YAMLLINT = "{extends: default, rules: {line-length: disable, document-start: disable}}"


class Contestant(NamedTuple):
    """A name in the table, and the words of a command that a folder follows.

    ``by_file`` tells that it takes files and no folder, ``one_core`` that it may use one alone.
    """

    name: str
    words: tuple[str, ...]
    by_file: bool = False
    one_core: bool = False

    def run(self, folder: Path) -> Cost:
        """Run the command over a folder."""
        paths = sorted(folder.rglob("*.yaml")) if self.by_file else [folder]
        return cost([sys.executable, *self.words, *map(str, paths)], one_core=self.one_core)


# Strict, so that a warning is an error: that there is nothing to find is part of the measurement.
_CHECK = ("-m", "vrd2check", "check", "--no-config", "--strict")
OURS = Contestant("vrd2check, one core", _CHECK, one_core=True)
OURS_WITH_ALL = Contestant("vrd2check, all cores", _CHECK)
FLOOR = Contestant("`yaml.compose`, C loader", ("-m", "benchmarks.speed.floor"))
START = Contestant('`python -c "import typer, rich"`', ("-c", "import typer, rich"))
SCHEMA = Contestant(
    "check-jsonschema", ("-m", "check_jsonschema", "--schemafile", "schema.json"), by_file=True
)
YAMLLINT = Contestant("yamllint", ("-m", "yamllint", "-d", _YAMLLINT))


class Entry(NamedTuple):
    """A contestant and how many times it is run."""

    contestant: Contestant
    times: int


def race(folder: Path, entries: Iterable[Entry]) -> dict[str, Cost]:
    """Run commands over a folder in turn, so that a busy moment meets all; the least cost of each.

    The first round warms up the disk and the compiled modules, and counts like the others.
    """
    entries = list(entries)
    least: dict[str, Cost] = {}
    for turn in range(max(entry.times for entry in entries)):
        for contestant, times in entries:
            if turn < times:
                taken = contestant.run(folder)
                least[contestant.name] = taken.least(least.get(contestant.name, taken))
    return least
