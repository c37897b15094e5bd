"""Hostile files get an answer soon, whatever they hold many of.

A tenth of what fits in a file is tried here: what takes time in the square of a file's size takes
minutes then, and the rest a fraction of a second. ``python -m fuzz.hostile`` tries them whole.
"""

import pytest

from fuzz.hostile import SORTS, check_seconds
from vrd2check.limits import MAX_BYTES


@pytest.mark.parametrize("sort", SORTS)
def test_an_answer_comes_soon(sort: str) -> None:
    number, made = SORTS[sort]
    assert len(made(number).encode()) <= MAX_BYTES
    assert check_seconds(made(max(number // 10, 30))) < 4
