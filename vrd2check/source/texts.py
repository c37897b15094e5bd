"""What this package says to authors, in the words of ``texts.yaml``."""

from functools import partial
from pathlib import Path

from vrd2check import catalogue
from vrd2check.language import Text

_LONGEST_QUOTE = 40

say = partial(catalogue.say, Path(__file__).with_name("texts.yaml"))


def why_unreadable(error: Exception) -> Text:
    """Return why the operating system lets nothing be read, in its own words if it is unusual."""
    if isinstance(error, PermissionError):
        return say("no-permission")
    return say("unreadable-file", reason=getattr(error, "strerror", None) or error)


def shortened(text: str) -> str:
    """Return a text on one line, of which the end is left out where it is long."""
    shown = " ".join(text.split())
    return shown if len(shown) <= _LONGEST_QUOTE else shown[: _LONGEST_QUOTE - 1] + "…"
