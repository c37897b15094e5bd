"""Putting figures and names into a rule's sentence, in the reader's language."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from vrd2check.figures import Figure, Kind, State, format_value
from vrd2check.language import Language, Text

from .rule import Printable

_NONE = {
    Kind.AMOUNT: Text(nl="geen bedrag", en="no amount"),
    Kind.COUNT: Text(nl="geen aantal", en="no count"),
    Kind.PERCENTAGE: Text(nl="geen percentage", en="no percentage"),
}
"""What is said where a figure would stand that is not there, or still empty."""

_LESS = Text(nl="minder dan 0,01", en="less than 0,01")


def say(
    template: Text, about: Mapping[str, Printable], language: Language, kind: Kind = Kind.AMOUNT
) -> str:
    """Fill a template; bare numbers are written as figures of the given kind."""
    words = {name: _phrase(value, language, kind) for name, value in about.items()}
    sentence = template.of(language).format_map(words)
    return sentence[:1].upper() + sentence[1:]


def worded(about: Mapping[str, Printable]) -> dict[str, Printable]:
    """Return the words with those made that were put off until a message needs them."""
    return {name: value() if callable(value) else value for name, value in about.items()}


def _phrase(value: Printable, language: Language, kind: Kind) -> str:
    match value:
        case Text():
            return value.of(language)
        case Figure():
            known = value.value
            if known is not None:
                return format_value(known, value.kind)
            is_written = value.state is State.UNREADABLE and value.written.strip()
            return value.written.strip() if is_written else _NONE[value.kind].of(language)
        case Decimal() | Fraction():
            written = format_value(value, kind)
            return _LESS.of(language) if value and written == "0" else written
        case _:
            return str(value)
