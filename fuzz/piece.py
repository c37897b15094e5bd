"""One piece of a run, in a process of its own: one target, one seed, so many inputs.

Started by ``fuzz.run``; the arguments are the target, the number of inputs, where to write what
was measured, and then those of libFuzzer.
"""

import json
import resource
import sys
from pathlib import Path
from random import Random

import atheris

from .clock import CLOCK
from .mutations import mutated

with atheris.instrument_imports(include=["vrd2check", "yaml"]):
    from .targets import TARGETS

    # Once, so that all that is needed for it is imported here.
    TARGETS[sys.argv[1]].run(b"soort: evaluatie")

SLOW = 1.0
"""Seconds of processor time from which an answer is called slow."""
_EVERY = 250


class Measured:
    """Runs a target and keeps what is to be reported of it."""

    def __init__(self, target: str, runs: int, report: Path) -> None:
        self._run = TARGETS[target].run
        self._runs = runs
        self._report = report
        self._executions = self._slow = 0
        self._slowest, self._slowest_answer, self._slowest_input = 0.0, "", b""

    def one(self, data: bytes) -> None:
        """Run one input."""
        CLOCK.to_zero()
        try:
            self._run(data)
        except BaseException:
            self._executions += 1
            self._write()
            raise
        self._executions += 1
        self._slow += CLOCK.longest > SLOW
        if CLOCK.longest > self._slowest:
            self._slowest, self._slowest_answer = CLOCK.longest, CLOCK.name
            self._slowest_input = data
        if self._executions % _EVERY == 0 or self._executions >= self._runs:
            self._write()

    def _write(self) -> None:
        found = {
            "executions": self._executions,
            "slow": self._slow,
            "slowest": self._slowest,
            "slowest_answer": self._slowest_answer,
            "slowest_input": self._slowest_input.hex(),
            "kilobytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss,
        }
        self._report.write_text(json.dumps(found), encoding="utf-8")


def _spoil(data: bytes, longest: int, seed: int) -> bytes:
    """Half of the time a slip as people make them, half of the time libFuzzer's own."""
    if seed % 2:
        return bytes(atheris.Mutate(data, longest))
    text = data.decode("utf-8", errors="replace")
    return mutated(Random(seed), text)[:longest]


def main() -> None:
    """Fuzz one target."""
    name, target, runs, report, *others = sys.argv
    measured = Measured(target, int(runs), Path(report))
    spoil = {} if target == "figure" else {"custom_mutator": _spoil}
    atheris.Setup([name, *others], measured.one, **spoil)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
