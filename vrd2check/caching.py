"""Answers about a large thing, remembered as long as the same thing is asked about."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

_Thing = TypeVar("_Thing")
_Answer = TypeVar("_Answer")


def cache_last(function: Callable[[_Thing], _Answer]) -> Callable[[_Thing], _Answer]:
    """Return the function, remembering its answer about the thing it was last asked about.

    The thing is known by its identity: to compare a whole dossier takes longer than most answers.
    An answer must not be changed.
    """
    last: tuple[_Thing, _Answer] | None = None

    @wraps(function)
    def answer(thing: _Thing, /) -> _Answer:
        nonlocal last
        known = last
        if known is None or known[0] is not thing:
            known = last = thing, function(thing)
        return known[1]

    return answer
