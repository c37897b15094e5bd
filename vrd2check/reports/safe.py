"""Text out of files, made safe to print.

A title, a file name or a source line may hold whatever its author, or somebody who means harm, put
there: escape sequences, characters that turn the reading direction, line ends. Everything that a
report takes from a file goes through here.
"""

import unicodedata

from vrd2check.language import Text

_TAB = "    "
_FORMULA = "=+-@"
_PLAINER = str.maketrans(
    {"“": '"', "”": '"', "‘": "'", "’": "'", "…": "...", "–": "-", "·": "-", "≤": "<=", "→": "->"}
)


def visible(text: str, encoding: str = "utf-8") -> str:
    r"""Return text in which every character shows, on one line.

    Controls, direction marks and whatever else does not print become escapes such as ``\x1b`` and
    ``\u202e``, every kind of space a space. What ``encoding`` lacks is escaped too, so that the
    width of the outcome is the width that a reader sees.
    """
    if not text.isprintable():
        text = "".join(map(_shown, text))
    if text.isascii() or encoding.lower().startswith("utf"):
        return text
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        plainer = text.translate(_PLAINER)
        return plainer.encode(encoding, "backslashreplace").decode(encoding)
    return text


def visible_text(text: Text) -> Text:
    """Return a text in both languages in which every character shows."""
    return Text(visible(text.nl), visible(text.en))


def sentence(text: str) -> str:
    """Return visible text that a spreadsheet does not take for a formula when pasted there."""
    shown = visible(text)
    return f"'{shown}" if shown.lstrip()[:1] in _FORMULA and shown.strip() else shown


def _shown(char: str) -> str:
    if char.isprintable():
        return char
    if char == "\t":
        return _TAB
    if unicodedata.category(char) == "Zs":
        return " "
    code = ord(char)
    if 0xDC80 <= code <= 0xDCFF:  # a byte of a file name that is no UTF-8
        code -= 0xDC00
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
