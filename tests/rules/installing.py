"""Custom rules of packages in ``tests/data``, as if these were installed."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from vrd2check import rules
from vrd2check.rules.base.custom import Custom

DATA = Path(__file__).parents[1] / "data"


@contextmanager
def installed(folder: str) -> Iterator[Custom]:
    """Put a package on the path, and give its rules."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(DATA / folder))
        forget_rules()
        yield rules.custom_rules()
    forget_rules()


def forget_rules() -> None:
    """Have the rules looked for again: during a run of the program they never change."""
    rules.custom_rules.cache_clear()
