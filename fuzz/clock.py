"""How long each answer takes: one file read, one check, one report, one dossier shown.

The laws ask for many answers about one input. Somebody who uses the tool waits for one of them, so
that is what a run of the fuzzer measures.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager


class Clock:
    """Keeps the longest answer since it was set to zero, in seconds of processor time."""

    def __init__(self) -> None:
        self.longest = 0.0
        self.name = ""

    def to_zero(self) -> None:
        """Forget what was measured."""
        self.longest, self.name = 0.0, ""

    @contextmanager
    def answer(self, name: str) -> Iterator[None]:
        """Measure one answer."""
        started = time.process_time()
        try:
            yield
        finally:
            taken = time.process_time() - started
            if taken > self.longest:
                self.longest, self.name = taken, name


CLOCK = Clock()
"""The clock by which the laws measure."""
