"""Hostile files get an answer soon, whatever they hold many of.

What a check does is counted in calls of functions, which no other work of the machine changes: a
core makes six to eight million of them in a second. ``python -m fuzz.hostile`` measures files as
large as are read, in seconds.
"""

import pytest

from fuzz.counting import calls
from fuzz.hostile import SORTS

SIZE = 10_000
"""Bytes, within all limits but those on depth and length: what exceeds a limit is refused soon."""
MOST_CALLS = 400
"""Calls a byte, of which half a second has enough for a file of this size."""


def _sized(sort: str) -> str:
    number, made = SORTS[sort]
    while number > 1 and len(made(number).encode()) > SIZE:
        number = number * 7 // 8
    return made(number)


@pytest.mark.parametrize("sort", SORTS)
def test_a_small_file_has_its_answer_at_once(sort: str) -> None:
    text = _sized(sort)
    assert calls(text) <= MOST_CALLS * len(text)
