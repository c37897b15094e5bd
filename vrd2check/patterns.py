"""Regular expressions that are compiled when they are first used.

To compile one takes a thousand times as long as to match it, and a dossier without findings needs
few of those that are declared when the command starts.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, AnyStr, cast

_compile = re.compile


def pattern(text: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Declare a pattern, which is compiled when something is first asked of it.

    What is wrong with it is not told before.
    """
    return cast("re.Pattern[AnyStr]", _Pattern(text, flags))


@contextmanager
def late() -> Iterator[None]:
    """Let modules that are imported meanwhile have their patterns compiled at first use, too."""
    found = re.compile
    re.compile = _Pattern  # type: ignore[assignment]
    try:
        yield
    finally:
        re.compile = found


class _Pattern:
    """Stands for a pattern: has all that one has, and passes for one."""

    def __init__(self, text: Any, flags: int = 0) -> None:
        self._given = text, flags

    def __getattr__(self, name: str) -> Any:
        value = getattr(_compile(*self._given), name)
        setattr(self, name, value)  # so that it is asked once
        return value

    # What ``isinstance`` and the functions of ``re`` go by.
    __class__ = property(lambda _: re.Pattern)

    def __reduce__(self) -> tuple[Any, ...]:
        return _compile, self._given
