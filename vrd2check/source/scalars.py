"""Writing a text as a value of YAML, bare where every reader sees that same text in it."""

import re

from vrd2check.figures.quoting import SPACES

_BARE = re.compile(r"[^\W_][\w .()/+&%'’€–-]*(?<! )")
_WHOLE = re.compile(r"0|[+-]?[1-9][0-9]*")
# What some reader takes for something else than a text: a number, a date, yes or no, nothing.
_OTHERWISE = re.compile(
    r"[-+]?[0-9][0-9_,]*(?:\.[0-9_]*)?(?:e[-+]?[0-9]+)?|0[box][0-9a-f_]+|[0-9]{4}-[0-9-]+"
    r"|y|n|yes|no|on|off|true|false|null|\.?inf|\.?nan",
    re.IGNORECASE,
)
_LAST_OF_PLANE = 0xFFFF


def scalar(text: str, *, whole: bool = True) -> str:
    """Return a text as it stands in YAML, in quotes where it needs them, also inside ``{…}``.

    A ``whole`` number stands bare, which this program reads as it is written; other readers take it
    for a number.
    """
    if (whole and _WHOLE.fullmatch(text)) or (
        _BARE.fullmatch(text) and not _OTHERWISE.fullmatch(text)
    ):
        return text
    return f'"{"".join(map(_escaped, text))}"'


def _escaped(character: str) -> str:
    """Return a character as it stands in double quotes; the spaces between thousands stay."""
    if character in '"\\':
        return f"\\{character}"
    if character.isprintable() or ord(character) in SPACES:
        return character
    code = ord(character)
    return f"\\u{code:04x}" if code <= _LAST_OF_PLANE else f"\\U{code:08x}"
