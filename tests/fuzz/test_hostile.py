"""Hostile files get an answer soon, whatever they hold many of.

A tenth of what fits in a file is tried here: what takes time in the square of a file's size takes
minutes then, and the rest a fraction of a second. ``python -m fuzz.hostile`` tries them whole. And
files as small as those that are fuzzed are tried: where a large one exceeds a limit, a small one
may be just within.
"""

import pytest

from fuzz.hostile import SORTS, check_seconds
from vrd2check.limits import MAX_BYTES


@pytest.mark.parametrize("sort", SORTS)
def test_an_answer_comes_soon(sort: str) -> None:
    number, made = SORTS[sort]
    assert len(made(number).encode()) <= MAX_BYTES
    assert check_seconds(made(max(number // 10, 30))) < 4


@pytest.mark.parametrize("size", [2_000, 12_000])
@pytest.mark.parametrize("sort", SORTS)
def test_a_small_file_has_its_answer_in_a_second(sort: str, size: int) -> None:
    number, made = SORTS[sort]
    while number > 1 and len(made(number).encode()) > size:
        number = number * 3 // 4
    # Twice a second: the machine may be busy. What was mended here took from 3 to 60.
    assert check_seconds(made(number)) < 2
