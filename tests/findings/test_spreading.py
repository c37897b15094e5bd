"""The same is done with many things, in several processes; nothing is lost when one is killed."""

import os
import signal
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from vrd2check.findings.spreading import spread

forking = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere one process does it all")


def process(_: Sequence[int]) -> int:
    return os.getpid()


def portions(things: int) -> list[range]:
    return [range(start, min(start + 10, things)) for start in range(0, things, 10)]


@pytest.mark.parametrize(("things", "jobs"), [(1000, 1), (1000, 3), (150, 2), (0, 2)])
def test_the_outcomes_come_in_the_order_of_the_things(things: int, jobs: int) -> None:
    assert list(spread(sum, portions(things), jobs)) == [sum(some) for some in portions(things)]


@forking
def test_many_things_are_done_by_workers_and_few_here() -> None:
    def slowly(_: Sequence[int]) -> int:
        time.sleep(0.01)
        return os.getpid()

    many = set(spread(slowly, portions(400), 2))
    assert os.getpid() not in many
    assert 1 <= len(many) <= 2
    assert set(spread(process, portions(199), 2)) == {os.getpid()}
    assert set(spread(process, portions(400), 1)) == {os.getpid()}


@forking
def test_what_a_killed_worker_leaves_is_done_here(tmp_path: Path) -> None:
    here = os.getpid()

    def die_once(things: Sequence[int]) -> int:
        if 250 in things and os.getpid() != here:
            (tmp_path / "killed").touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return things[0]

    assert list(spread(die_once, portions(400), 2)) == list(range(0, 400, 10))
    assert (tmp_path / "killed").exists()


@forking
def test_what_fails_in_a_worker_fails_here() -> None:
    def fail(things: Sequence[int]) -> int:
        if 250 in things:
            raise ValueError("250")
        return things[0]

    with pytest.raises(ValueError, match="250"):
        list(spread(fail, portions(400), 2))


@forking
def test_no_worker_is_left_when_the_outcomes_are_not_all_taken() -> None:
    outcomes = spread(process, portions(4000), 2)
    worker = next(outcomes)
    outcomes.close()  # type: ignore[attr-defined]
    with pytest.raises(ProcessLookupError):
        os.kill(worker, 0)
