"""Running a command as its user does, and what that took."""

import os
import subprocess
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
"""The root of the repository, where commands are run."""
_PROC = Path("/proc")
_SECONDS_BETWEEN_SAMPLES = 0.1


class Cost(NamedTuple):
    """What a command took: seconds of CPU, user and system, and of the clock; bytes of memory.

    All include its child processes. The memory is the most at any moment.
    """

    cpu: float
    wall: float
    memory: int

    def least(self, other: "Cost") -> "Cost":
        """Return the least of each, since what else a machine does only ever adds."""
        return Cost(
            min(self.cpu, other.cpu), min(self.wall, other.wall), min(self.memory, other.memory)
        )


def cost(command: Sequence[str], *, one_core: bool = False) -> Cost:
    """Run a command at the root of the repository, its output thrown away.

    Raises RuntimeError when it fails or finds anything, for then it did another job.
    """
    cores = os.sched_getaffinity(0)
    start = time.perf_counter()
    if one_core:
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
    family = _Family(process.pid)
    family.start()
    _, status, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    family.ended.set()
    family.join()
    if process.returncode:
        raise RuntimeError(f"exit code {process.returncode}: {' '.join(command[:6])} …")
    return Cost(used.ru_utime + used.ru_stime, wall, max(used.ru_maxrss * 1024, family.most_memory))


def environment() -> dict[str, str]:
    """Return the environment without what changes how Python runs, such as keeping no bytecode."""
    return {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}


class _Family(threading.Thread):
    """Looks from time to time how much memory a process and its children have together.

    The kernel tells the most memory of the largest of them alone. Pages that they share count
    once.
    """

    def __init__(self, parent: int) -> None:
        super().__init__(daemon=True)
        self.ended = threading.Event()
        self.most_memory = 0
        self._parent = parent

    def run(self) -> None:
        while not self.ended.wait(_SECONDS_BETWEEN_SAMPLES):
            members = _with_children(self._parent)
            if len(members) > 1:
                self.most_memory = max(self.most_memory, sum(map(_memory, members)))


def _with_children(process: int) -> list[int]:
    members = [process]
    for member in members:
        for task in _PROC.glob(f"{member}/task/*/children"):
            members += map(int, _read(task).split())
    return members


def _memory(process: int) -> int:
    for line in _read(_PROC / str(process) / "smaps_rollup").splitlines():
        name, *words = line.split()
        if name == "Pss:":
            return int(words[0]) * 1024
    return 0


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="ascii")
    except OSError:  # it has ended
        return ""
