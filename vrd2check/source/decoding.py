"""Bytes to text: UTF-8 or a plain answer what else the file seems to be."""

import re

from vrd2check.language import Text
from vrd2check.places import Place, lines_of
from vrd2check.source.problems import TextProblem, TextProblemKind, whole_file
from vrd2check.source.texts import say

_BYTE_ORDER_MARK = "\ufeff"
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
# What YAML forbids, and the line separators and byte order marks inside a text, which count as
# the end of a line, as white space or as nothing, as the reader pleases.
_FORBIDDEN = "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]"
_USUAL = bytes([*b"\t\n\r", *range(0x20, 0x7F)])


def decode(data: bytes | str, file: str) -> tuple[str, list[TextProblem]]:
    """Return the text without a byte order mark, and a problem if it cannot be read as it stands.

    Of a text that is not UTF-8 the bad bytes are replaced, so that excerpts can still be shown.
    """
    if isinstance(data, bytes):
        if _is_utf16(data):
            return "", [whole_file(file, TextProblemKind.NOT_UTF8, say("utf-16"))]
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError as error:
            place = place_of(data[: error.start].decode("utf-8"), file)
            text = data.decode("utf-8", errors="replace").removeprefix(_BYTE_ORDER_MARK)
            message = _other_encoding(data[error.start], place)
            return text, [TextProblem(TextProblemKind.NOT_UTF8, place, message)]
    else:
        text = data
    text = text.removeprefix(_BYTE_ORDER_MARK)
    found = re.search(_FORBIDDEN, text) if _has_odd_characters(text) else None
    if found is None:
        return text, []
    place = place_of(text[: found.start()], file)
    message = say("forbidden-character", code=ord(found.group()))
    return text, [TextProblem(TextProblemKind.FORBIDDEN_CHARACTER, place, message)]


def _has_odd_characters(text: str) -> bool:
    """Whether a text may have a forbidden character, none of which can be printed; told quickly."""
    left = text.encode("utf-8", "surrogatepass").translate(None, _USUAL)
    return not left.decode("utf-8", "surrogatepass").isprintable()


def place_of(before: str, file: str) -> Place:
    """Return the place of the one character that follows this beginning of a text."""
    before = before.removeprefix(_BYTE_ORDER_MARK)
    lines = lines_of(before)
    line, column = len(lines), len(lines[-1]) + 1
    return Place(file, line, column, line, column + 1)


def _is_utf16(data: bytes) -> bool:
    """Recognise the mark, or without one a zero in every second byte, as Latin letters have."""
    if data.startswith(_UTF16_MARKS):
        return True
    sample = data[:200]
    if len(sample) < 4:
        return False
    zeros = max(sample[0::2].count(0), sample[1::2].count(0))
    return zeros * 2 > len(sample) // 2


def _other_encoding(byte: int, place: Place) -> Text:
    """Return which byte is not UTF-8, and what it is in the encoding that was probably meant."""
    shown = bytes([byte]).decode("cp1252", errors="replace")
    is_known = shown.isprintable() and shown != "\ufffd"
    meaning = say("byte-means", char=shown) if is_known else ""
    return say("other-encoding", byte=byte, line=place.line, column=place.column, meaning=meaning)
