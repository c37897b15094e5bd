"""A progress bar on standard error, once a run is long and a person is looking."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any

from vrd2check.language import Language, Text

from .streams import is_terminal

_PATIENCE = 1.0
_TITLE = Text("Dossiers lezen", "Reading dossiers")


@contextmanager
def progress_bar(language: Language) -> Iterator[Callable[[int, int], None] | None]:
    """Return what to call after each file, or None where nobody would see it."""
    if not is_terminal(sys.stderr):
        yield None
        return
    bar = _Bar(_TITLE.of(language))
    try:
        yield bar.update
    finally:
        bar.stop()


class _Bar:
    """A bar that appears when the run has lasted longer than one waits without wondering."""

    def __init__(self, title: str) -> None:
        self._title = title
        self._start = time.monotonic()
        self._bar: Any = None
        self._task: Any = None

    def update(self, done: int, total: int) -> None:
        if self._bar is None and time.monotonic() - self._start > _PATIENCE:
            # 45 ms, which only a long run is worth.
            from rich.console import Console  # noqa: PLC0415
            from rich.progress import Progress  # noqa: PLC0415

            self._bar = Progress(console=Console(stderr=True), transient=True)
            self._task = self._bar.add_task(self._title, total=total)
            self._bar.start()
        if self._bar is not None:
            self._bar.update(self._task, completed=done)

    def stop(self) -> None:
        if self._bar is None:
            return
        with suppress(IndexError):  # a signal came just when it began
            self._bar.stop()
        self._bar.console.show_cursor()
        self._bar = None
