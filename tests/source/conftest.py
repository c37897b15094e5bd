"""Bounds that a small text reaches."""

import sys
from collections.abc import Callable

import pytest

from vrd2check import limits

SetBound = Callable[[str, int], None]


@pytest.fixture
def set_bound(monkeypatch: pytest.MonkeyPatch) -> SetBound:
    """Return a function that gives a bound of ``limits`` another value, in all modules with it."""

    def setting(name: str, value: int) -> None:
        was = getattr(limits, name)
        for module in list(sys.modules.values()):
            if module.__name__.startswith("vrd2check") and vars(module).get(name) == was:
                monkeypatch.setattr(module, name, value)

    return setting
