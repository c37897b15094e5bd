"""What is odd about a text that should be a number, and what its author may have meant.

Each oddity recognises one way in which figures go wrong on their way from Word and Excel, says
so in plain words and proposes readings. The first one that recognises a text explains it, so the
order matters. A proposal is only a question: nothing is ever read on the strength of one.
"""

import re
from collections.abc import Callable
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import NamedTuple

from vrd2check import catalogue
from vrd2check.figures.notation import format_count
from vrd2check.figures.quoting import quote
from vrd2check.figures.reading import Kind, read_amount, read_count, smoothed
from vrd2check.language import Text
from vrd2check.limits import MAX_DIGITS, MAX_FIGURE_LENGTH

say = partial(catalogue.say, Path(__file__).with_name("texts.yaml"))

_NOUNS = {
    Kind.AMOUNT: Text("een bedrag", "an amount"),
    Kind.COUNT: Text("een aantal", "a count"),
    Kind.PERCENTAGE: Text("een percentage", "a percentage"),
}
_LARGEST_POWER = 12
_UNITS = {"k": 3, "duizend": 3, "mio": 6, "mln": 6, "miljoen": 6, "m": 6}
_UNITS |= dict.fromkeys(("miljard", "mia", "mld", "mrd"), 9)

_BELGIAN = str.maketrans(",.", ".,")
_FLAGS = re.ASCII | re.IGNORECASE
_EURO = r"(?:€|euro?)"
_FACTOR = (
    rf"(?:[km](?={_EURO})|(?:duizend|mio\.?|mln\.?|miljoen|miljard|m(?:ia|ld|rd)\.?|k|m)(?![a-z]))"
)
# Before the number in any order: the currency, a minus, and how many times it is.
_FRONT = (
    rf"(?P<dress>(?:(?:{_EURO}(?![a-z])|(?<![a-z])(?:{_FACTOR}|min(?:us)?\b)|[-+]) *)*)"
    r"(?P<rest>.*)"
)
_BACK = rf"(?P<rest>.*?) *(?:{_EURO})?"
_MINUS_BEHIND = r"(?P<rest>.*[^-.,= ]) *(?P<minus>-|(?<![a-z])min(?:us)?)"
# Dashes that Word puts for a minus: U+2010 to U+2015, the mathematical, small and wide ones.
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−﹣－", "-"))
# Words that leave the number beside them what it is; any other may be a factor or a minus.
_HARMLESS = re.compile(
    r"ca|circa|ongev|ongeveer|afgerond|raming|geraamd|geschat|totaal|samen|max|maximum|maximaal|"
    r"minstens|eur|euros?|incl|inclusief|btw|bedrag|prijs|kost|kostprijs|d|md|dag|dagen|mandag|"
    r"mandagen|werkdagen|stuks?|vte|fte|personen|gebruikers|approx|about|around|days"
)
_Meanings = list[Decimal | None]


def explain(written: str, kind: Kind) -> Text:
    """Return what is odd about a text that is no number of this kind, and what it could mean."""
    reason, meanings = _reason(written, kind)
    text = say("unreadable", written=quote(written), noun=_NOUNS[kind], reason=reason)
    shown = [_shown(value, kind) for value in dict.fromkeys(meanings) if value is not None]
    if not shown:
        return text
    question = say("do-you-mean", meant=Text(" of ".join(shown), " or ".join(shown)))
    return Text(f"{text.nl} {question.nl}", f"{text.en} {question.en}")


def explain_twice(written: str) -> Text:
    """Return what is odd about a figure in a column that its line has more than once."""
    return say("twice", written=quote(written))


def _reason(written: str, kind: Kind) -> tuple[Text, _Meanings]:
    if len(written) > MAX_FIGURE_LENGTH:
        return say("too-long", most=MAX_FIGURE_LENGTH), []
    smooth = smoothed(written).translate(_DASHES)
    if sum(character in "0123456789" for character in smooth) > MAX_DIGITS:
        return say("too-many-digits", most=MAX_DIGITS), []
    if kind is Kind.PERCENTAGE and (share := read_count(smooth)) is not None:
        return say("up-to-one"), [share.value * 100, share.value]
    dressed = _undressed(smooth)
    if dressed is None:
        return say("more-than-a-number"), []
    if kind is Kind.PERCENTAGE:
        dressed = dressed._replace(body=dressed.body.removesuffix("%").rstrip())
    reason, meanings = _recognised(dressed.body, kind)
    if dressed.reason is not None and _repaired(dressed.body, kind) is not None:
        reason, meanings = dressed.reason, [_repaired(dressed.body, kind)]
    if not dressed.negative:
        return reason, meanings
    # A minus before brackets, that are one as well, may be meant in two ways.
    if any(value is not None and value < 0 for value in meanings):
        return say("more-than-a-number"), []
    return reason, [None if value is None else -value for value in meanings]


class _Undressed(NamedTuple):
    """A number without its currency and its sign, and what is odd about the sign."""

    body: str
    negative: bool
    reason: Text | None


def _undressed(smooth: str) -> _Undressed | None:
    """Take the currency and the sign off a number; None where it has several of one kind."""
    behind = re.fullmatch(_MINUS_BEHIND, smooth, re.IGNORECASE)
    front = re.fullmatch(_FRONT, behind["rest"] if behind is not None else smooth, _FLAGS)
    if front is None:
        return None
    dress = front["dress"].lower()
    back = re.fullmatch(_BACK, front["rest"], _FLAGS)
    body = back["rest"] if back is not None else front["rest"]
    words = re.findall(r"min(?:us)?", dress)
    signs = [*re.findall("[-+]", dress), *words]
    factors = re.findall(_FACTOR, dress, _FLAGS)
    if len(signs) + (behind is not None) > 1 or len(factors) > 1:
        return None
    in_words = bool(words) or (behind is not None and behind["minus"] != "-")
    reason = None
    if in_words:
        reason = say("minus-in-words")
    elif behind is not None:
        reason = say("sign-at-the-end")
    elif signs == ["-"]:
        reason = say("other-dash")
    if factors:
        body = f"{body} {factors[0]}"
    return _Undressed(body, behind is not None or bool(signs and signs != ["+"]), reason)


def _recognised(body: str, kind: Kind) -> tuple[Text, _Meanings]:
    for oddity, pattern, meant in ODDITIES:
        if match := re.fullmatch(pattern, body, _FLAGS):
            return say(oddity), meant(match, kind)
    return _something_else(body, kind)


def _shown(value: Decimal, kind: Kind) -> str:
    """Write a proposal, an amount with its cents as they were written."""
    if kind is Kind.AMOUNT:
        return f"{value:,f}".translate(_BELGIAN)
    return f"{format_count(value)} %" if kind is Kind.PERCENTAGE else format_count(value)


def _number(whole: str, decimals: str | None) -> Decimal:
    return Decimal(f"{re.sub('[^0-9]', '', whole)}.{decimals or ''}")


def _repaired(text: str, kind: Kind) -> Decimal | None:
    """Read a text from which the oddity was taken out."""
    number = read_amount(text) if kind is Kind.AMOUNT else read_count(text)
    return number.value if number else None


# What the matched oddities may have meant.


def _nothing(_match: re.Match[str], _kind: Kind) -> _Meanings:
    return []


def _without_the_mark(match: re.Match[str], kind: Kind) -> _Meanings:
    return [_repaired(match["before"].rstrip(), kind)]


def _without_the_words(match: re.Match[str], kind: Kind) -> _Meanings:
    return _without_the_mark(match, kind) if kind is Kind.PERCENTAGE else []


def _with_zero(match: re.Match[str], kind: Kind) -> _Meanings:
    return [_repaired(f"0{match[0]}", kind)]


def _with_digits(match: re.Match[str], kind: Kind) -> _Meanings:
    return [_repaired(re.sub("[li]", "1", re.sub("o", "0", match[0].lower())), kind)]


def _with_mark(old: str, new: str, match: re.Match[str], kind: Kind) -> _Meanings:
    return [_repaired(re.sub(old, new, match[0]), kind)]


def _with_decimals(match: re.Match[str], _kind: Kind) -> _Meanings:
    return [_number(match["whole"], match["rest"])]


def _thousands_or_decimals(match: re.Match[str], _kind: Kind) -> _Meanings:
    whole, rest = match.group("whole", "rest")
    meanings: _Meanings = [_number(whole + rest, None), _number(whole, rest)]
    if len(rest) == len("00000"):
        meanings.insert(0, _number(whole + rest[:3], rest[3:]))
    return meanings


def _regrouped(match: re.Match[str], _kind: Kind) -> _Meanings:
    """Take one group of another size for a slip; several are a list or a number of a chapter."""
    first, *others = re.split("[. ]+", match["whole"])
    slips = (len(first) > 3) + sum(len(group) != 3 for group in others)
    return [_number(match["whole"], match["rest"])] if slips <= 1 else []


def _to_the_cent(match: re.Match[str], _kind: Kind) -> _Meanings:
    return [round(_number(match["whole"], match["rest"]), 2)]


def _other_base(match: re.Match[str], _kind: Kind) -> _Meanings:
    try:
        return [Decimal(int(match["digits"], {"x": 16, "o": 8, "b": 2}[match["base"].lower()]))]
    except ValueError:
        return []


def _power_of_ten(match: re.Match[str], _kind: Kind) -> _Meanings:
    power = int(match["power"])
    if abs(power) > _LARGEST_POWER:
        return []
    return [Decimal(f"{match['number'].replace(',', '.')}E{power}")]


def _unit(match: re.Match[str], _kind: Kind) -> _Meanings:
    power = _UNITS[match["unit"].lower().rstrip(".")]
    if re.fullmatch(r"[0-9]+\.[0-9]{3}", match["before"]):
        digits, decimals = match["before"].split(".")
        return [Decimal(f"{digits}{decimals}E{power}"), Decimal(f"{digits}.{decimals}E{power}")]
    number = read_count(match["before"], power)
    return [number.value if number else None]


def _something_else(body: str, kind: Kind) -> tuple[Text, _Meanings]:
    """Explain a text in which a number may be hidden among other characters."""
    if any(character.isdecimal() and not character.isascii() for character in body):
        plain = (str(int(each)) if each.isdecimal() else each for each in body)
        return say("other-script"), [_repaired("".join(plain), kind)]
    numbers = re.findall(r"[0-9](?:[0-9., ]*[0-9])?", body)
    if not numbers:
        return say("no-digit"), []
    if len(numbers) > 1:
        return say("several-numbers"), []
    if re.fullmatch(r"[0-9., ]+", body) and _repaired(body, kind) is None:
        return say("misplaced-marks"), []
    # A bracket, a sign or a word of which the sense is unclear leaves the number in doubt.
    words = re.findall(r"[^\W\d_]+", body.lower())
    is_whole = not any(one.isnumeric() and not one.isascii() for one in body)
    clear = (
        is_whole and all(map(_HARMLESS.fullmatch, words)) and not re.search(r"[-+()%‰*/^]", body)
    )
    return say("more-than-a-number"), [_repaired(numbers[0], kind)] if clear else []


# What is odd, by the key of its text, as it is written, and what may have been meant.
ODDITIES: tuple[tuple[str, str, Callable[[re.Match[str], Kind], _Meanings]], ...] = (
    ("infinite", r"\.?(?:inf|infinity|nan)", _nothing),
    ("other-base", r"0(?P<base>[xob])(?P<digits>[0-9a-f]+)", _other_base),
    ("scientific", r"(?P<number>[0-9]+(?:[.,][0-9]+)?)e(?P<power>[-+]?[0-9]{1,3})", _power_of_ten),
    ("underscore", r"[0-9., ]*_[0-9., _]*", partial(_with_mark, "_", "")),
    ("colon", r"[0-9][0-9., ]*:[0-9: ]*", partial(_with_mark, ":", ",")),
    ("semicolon", r"[0-9][0-9., ]*;[0-9; ]*", partial(_with_mark, ";", ",")),
    ("apostrophe", r"[0-9]+(?:['’][0-9]+)+(?:[.,][0-9]+)?", partial(_with_mark, "['’]", "")),
    ("is-a-percentage", r"(?P<before>[0-9][0-9., ]*)%", _nothing),
    (
        "percentage-in-words",
        r"(?P<before>[0-9][0-9., ]*)(?:procent|percent|pct\.?)",
        _without_the_words,
    ),
    (
        "unit",
        r"(?P<before>[0-9][0-9.,]*) *"
        r"(?P<unit>k|duizend|mio\.?|mln\.?|miljoen|m|miljard|m(?:ia|ld|rd)\.?)",
        _unit,
    ),
    ("currency", r"[$£¥].*|.*[$£¥]|(?:usd|gbp|chf)\b.*|.*\b(?:usd|gbp|chf)", _nothing),
    ("zero-and-three-digits", r"(?P<whole>0+)[.,](?P<rest>[0-9]{3})", _thousands_or_decimals),
    (
        "begins-with-zero",
        r"(?P<whole>0[0-9]+(?:\.[0-9]{3})*)(?:[.,](?P<rest>[0-9]{1,2}))?",
        _with_decimals,
    ),
    (
        "three-digits-after-comma",
        r"(?P<whole>[1-9][0-9]*),(?P<rest>[0-9]{3})",
        _thousands_or_decimals,
    ),
    (
        "english-thousands",
        r"(?P<whole>[1-9][0-9]{0,2}(?:,[0-9]{3})+)(?:\.(?P<rest>[0-9]+))?",
        _with_decimals,
    ),
    (
        "two-digits-after-points",
        r"(?P<whole>[1-9][0-9]{0,2}(?:\.[0-9]{3})+)\.(?P<rest>[0-9]{1,2})",
        _with_decimals,
    ),
    ("four-digits-after-mark", r"(?P<whole>[0-9]+)[.,](?P<rest>[0-9]{4,})", _thousands_or_decimals),
    ("three-decimals", r"(?P<whole>[1-9][0-9. ]*),(?P<rest>[0-9]{3,})", _to_the_cent),
    (
        "four-digits-before-point",
        r"(?P<whole>[1-9][0-9]{3,})\.(?P<rest>[0-9]{3})",
        _thousands_or_decimals,
    ),
    (
        "spaces-and-point",
        r"(?P<whole>[0-9]{1,3}(?: [0-9]{3})+)\.(?P<rest>[0-9]{3})",
        _thousands_or_decimals,
    ),
    (
        "wrong-groups",
        r"(?P<whole>[1-9][0-9]*(?:[. ]+[0-9]+)+)(?:,(?P<rest>[0-9]{1,2}))?",
        _regrouped,
    ),
    ("nothing-before-mark", r"[.,][0-9]+", _with_zero),
    ("nothing-after-mark", r"(?P<before>[0-9][0-9., ]*)[.,](?:[-=]{1,2})?", _without_the_mark),
    ("letter", r"(?=.*[0-9])(?=.*[oli])[0-9oli., ]+", _with_digits),
)
