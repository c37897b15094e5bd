"""Doing the same with many things, in several processes where that pays."""

import gc
import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, TypeVar

_Thing = TypeVar("_Thing")
_Outcome = TypeVar("_Outcome")

_FEWEST_A_WORKER = 100
"""With fewer things for each, workers take longer to start than they save."""

# A fork has everything at hand that its parent has, things and what to do with them included.
# Elsewhere than on Linux it is not safe, and starting a process anew costs more than it gives.
_CAN_FORK = sys.platform == "linux"

_SIGNALS = (signal.SIGINT, signal.SIGTERM, getattr(signal, "SIGHUP", signal.SIGTERM))


def spread(
    do: Callable[[Sequence[_Thing]], _Outcome], portions: Sequence[Sequence[_Thing]], jobs: int
) -> Iterator[_Outcome]:
    """Do something with each portion of things, in at most ``jobs`` processes; the order stays.

    What a worker did not come to because it was killed is done in this process. No other thread
    may run meanwhile.
    """
    workers = min(jobs, sum(map(len, portions)) // _FEWEST_A_WORKER)
    done = 0
    if workers > 1 and _CAN_FORK:
        for outcome in _in_workers(do, portions, workers):
            yield outcome
            done += 1
    yield from map(do, portions[done:])


def _in_workers(
    do: Callable[[Sequence[_Thing]], _Outcome], portions: Sequence[Sequence[_Thing]], workers: int
) -> Iterator[_Outcome]:
    """Return the outcomes of as many portions as the workers come to."""
    # Importing these takes half as long as checking one dossier.
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415
    from concurrent.futures.process import BrokenProcessPool  # noqa: PLC0415
    from multiprocessing import get_context  # noqa: PLC0415

    global _task  # noqa: PLW0603  how a fork knows what it is for, without it being sent
    _task = do, portions
    pool = ProcessPoolExecutor(workers, get_context("fork"), _begin)
    try:
        with _signals_held():
            coming = pool.map(_do, range(len(portions)))
        yield from coming
    except BrokenProcessPool:
        return
    finally:
        pool.shutdown(cancel_futures=True)
        _task = None


_task: tuple[Callable[[Any], Any], Sequence[Any]] | None = None


@contextmanager
def _signals_held() -> Iterator[None]:
    """Let signals wait while processes are forked: what is raised just then would get lost."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _SIGNALS)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begin() -> None:
    """Begin as a worker: the first process answers to signals, and ends the others."""
    gc.disable()
    for number in _SIGNALS:
        signal.signal(number, signal.SIG_IGN if number == signal.SIGINT else signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, _SIGNALS)
    from threading import Thread  # noqa: PLC0415

    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """End when the first process is gone, even if it was killed and could not say so."""
    from multiprocessing import parent_process  # noqa: PLC0415

    parent = parent_process()
    assert parent is not None  # only workers come here
    parent.join()
    os._exit(1)


def _do(number: int) -> Any:
    assert _task is not None  # set before this process was forked
    do, portions = _task
    return do(portions[number])
