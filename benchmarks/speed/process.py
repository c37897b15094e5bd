"""Running a command as its user does, and what that took."""

import os
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
"""The root of the repository, where commands are run."""


class Cost(NamedTuple):
    """What a command took: seconds of CPU, user and system, and of the clock; bytes of memory.

    The memory is the most at any moment.
    """

    cpu: float
    wall: float
    memory: int

    def least(self, other: "Cost") -> "Cost":
        """Return the least of each, since what else a machine does only ever adds."""
        return Cost(
            min(self.cpu, other.cpu), min(self.wall, other.wall), min(self.memory, other.memory)
        )


def cost(command: Sequence[str]) -> Cost:
    """Run a command on one core at the root of the repository, its output thrown away.

    Raises RuntimeError when it fails or finds anything, for then it did another job.
    """
    cores = os.sched_getaffinity(0)
    start = time.perf_counter()
    os.sched_setaffinity(0, {min(cores)})
    try:
        process = subprocess.Popen(
            command,
            cwd=ROOT,
            env=environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
        )
    finally:
        os.sched_setaffinity(0, cores)
    _, status, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"exit code {process.returncode}: {' '.join(command[:6])} …")
    return Cost(used.ru_utime + used.ru_stime, wall, used.ru_maxrss * 1024)


def environment() -> dict[str, str]:
    """Return the environment without what changes how Python runs, such as keeping no bytecode."""
    return {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
