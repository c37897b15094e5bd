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

    ``by_file`` tells that it takes files and no folder.
    """

    name: str
    words: tuple[str, ...]
    by_file: bool = False

    def run(self, folder: Path) -> Cost:
        """Run the command over a folder."""
        paths = sorted(folder.rglob("*.yaml")) if self.by_file else [folder]
        return cost([sys.executable, *self.words, *map(str, paths)])


# Strict, so that a warning is an error: that there is nothing to find is part of the measurement.
OURS = Contestant("vrd2check", ("-m", "vrd2check", "check", "--no-config", "--strict"))
SCHEMA = Contestant(
    "check-jsonschema", ("-m", "check_jsonschema", "--schemafile", "schema.json"), by_file=True
)
YAMLLINT = Contestant("yamllint", ("-m", "yamllint", "-d", _YAMLLINT))

# What no check can be faster than: its libraries that start, and the text that is parsed in C.
LIBRARIES = Contestant("typer, PyYAML, jsonschema-rs", ("-c", "import typer, yaml, jsonschema_rs"))
_PARSE = """
import pathlib, sys, yaml
for path in pathlib.Path(sys.argv[1]).rglob("*.yaml"):
    for _ in yaml.parse(path.read_bytes(), Loader=yaml.CSafeLoader):
        pass
"""
PARSER = Contestant("events of PyYAML", ("-c", _PARSE))


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
