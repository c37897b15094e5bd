"""What is odd about a text that should be a number, and what its author may have meant.

Each oddity recognises one way in which figures go wrong on their way from Word and Excel, says
so in plain words and proposes readings. The first one that recognises a text explains it, so the
order matters. A proposal is only a question: nothing is ever read on the strength of one.
"""

import re
from collections.abc import Callable
from decimal import Decimal

from vrd2check.figures.notation import format_count
from vrd2check.figures.quoting import quote
from vrd2check.figures.reading import Kind, read_amount, read_count, smoothed
from vrd2check.language import Text
from vrd2check.limits import MAX_DIGITS, MAX_FIGURE_LENGTH

_NOUNS = {
    Kind.AMOUNT: Text("een bedrag", "an amount"),
    Kind.COUNT: Text("een aantal", "a count"),
    Kind.PERCENTAGE: Text("een percentage", "a percentage"),
}
_LARGEST_POWER = 12
_UNITS = {"k": 3, "duizend": 3, "mio": 6, "mln": 6, "miljoen": 6, "m": 6, "miljard": 9, "mia": 9}

_BELGIAN = str.maketrans(",.", ".,")
_FLAGS = re.ASCII | re.IGNORECASE
_UNDRESSED = r"(?:€|euro?)? *(?P<sign>[-+−–]?) *(?:€|euro?)? *(?P<body>.*?) *(?:€|euro?)?"
_Meanings = list[Decimal | None]


def explain(written: str, kind: Kind) -> Text:
    """Say what is odd about a text that is no number of this kind, and what it could mean."""
    reason, meanings = _reason(written, kind)
    shown = [_shown(value, kind) for value in dict.fromkeys(meanings) if value is not None]
    noun = _NOUNS[kind]
    nl = f"{quote(written)} is niet te lezen als {noun.nl}: {reason.nl}."
    en = f"{quote(written)} cannot be read as {noun.en}: {reason.en}."
    if shown:
        nl += f" Bedoelt u {' of '.join(shown)}?"
        en += f" Do you mean {' or '.join(shown)}?"
    return Text(nl, en)


def _reason(written: str, kind: Kind) -> tuple[Text, _Meanings]:
    if len(written) > MAX_FIGURE_LENGTH:
        return _TOO_LONG, []
    smooth = smoothed(written)
    if sum(character in "0123456789" for character in smooth) > MAX_DIGITS:
        return _TOO_MANY_DIGITS, []
    if kind is Kind.PERCENTAGE:
        if (share := read_count(smooth)) is not None:
            return _UP_TO_ONE, [share.value * 100, share.value]
        smooth = smooth.removesuffix("%").rstrip()
    undressed = re.fullmatch(_UNDRESSED, smooth, _FLAGS)
    sign, body = undressed.group("sign", "body") if undressed else ("", smooth)
    reason, meanings = _recognised(body, kind)
    if sign in {"", "+"}:
        return reason, meanings
    return reason, [None if value is None else -value for value in meanings]


def _recognised(body: str, kind: Kind) -> tuple[Text, _Meanings]:
    for pattern, reason, meant in _ODDITIES:
        if match := re.fullmatch(pattern, body, _FLAGS):
            return reason, meant(match, kind)
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


def _with_mark(old: str, new: str) -> Callable[[re.Match[str], Kind], _Meanings]:
    def meant(match: re.Match[str], kind: Kind) -> _Meanings:
        return [_repaired(re.sub(old, new, match[0]), kind)]

    return meant


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
        return _OTHER_SCRIPT, [_repaired("".join(plain), kind)]
    numbers = re.findall(r"[0-9](?:[0-9., ]*[0-9])?", body)
    if not numbers:
        return _NO_DIGIT, []
    if len(numbers) > 1:
        return _SEVERAL_NUMBERS, []
    if re.fullmatch(r"[0-9., ]+", body) and _repaired(body, kind) is None:
        return _MISPLACED_MARKS, []
    # A bracket or a sign of which the sense is unclear leaves the sign of the number in doubt.
    clear = not re.search(r"[-+−–()]", body)
    return _MORE_THAN_A_NUMBER, [_repaired(numbers[0], kind)] if clear else []


_TOO_LONG = Text(
    f"het telt meer dan {MAX_FIGURE_LENGTH} tekens",
    f"it has more than {MAX_FIGURE_LENGTH} characters",
)
_TOO_MANY_DIGITS = Text(
    f"het telt meer dan {MAX_DIGITS} cijfers", f"it has more than {MAX_DIGITS} digits"
)
_UP_TO_ONE = Text("zonder %-teken is het dubbelzinnig", "without a % sign it is ambiguous")
_OTHER_SCRIPT = Text("de cijfers komen uit een ander schrift", "its digits are of another script")
_NO_DIGIT = Text(
    "er staat geen cijfer in; laat het leeg of schrijf nvt als er niets is",
    "it has no digit in it; leave it empty or write nvt if there is nothing",
)
_SEVERAL_NUMBERS = Text("er staan meerdere getallen in", "it has several numbers in it")
_MORE_THAN_A_NUMBER = Text("er staat meer in dan een getal", "it has more in it than a number")
_MISPLACED_MARKS = Text(
    "de punten, komma's of spaties staan niet waar ze in een getal horen",
    "the points, commas or spaces are not where a number has them",
)
_WRONG_GROUPS = Text(
    "de cijfers staan niet in groepen van drie", "the digits are not in groups of three"
)

_ODDITIES: tuple[tuple[str, Text, Callable[[re.Match[str], Kind], _Meanings]], ...] = (
    (
        r"\.?(?:inf|infinity|nan)",
        Text(
            "computers lezen dit als oneindig of als geen getal; laat het leeg of schrijf nvt "
            "als er niets is",
            "computers read this as infinity or as no number; leave it empty or write nvt if "
            "there is nothing",
        ),
        _nothing,
    ),
    (
        r"0(?P<base>[xob])(?P<digits>[0-9a-f]+)",
        Text(
            "computers lezen dit als een getal in een ander talstelsel",
            "computers read this as a number in another base",
        ),
        _other_base,
    ),
    (
        r"(?P<number>[0-9]+(?:[.,][0-9]+)?)e(?P<power>[-+]?[0-9]{1,3})",
        Text("dit is een wetenschappelijke notatie", "this is scientific notation"),
        _power_of_ten,
    ),
    (
        r"[0-9., ]*_[0-9., _]*",
        Text("er staat een laag streepje in", "it has an underscore in it"),
        _with_mark("_", ""),
    ),
    (
        r"[0-9][0-9., ]*:[0-9: ]*",
        Text(
            "met een dubbelpunt is het een uur of een verhouding",
            "with a colon it is a time of day or a ratio",
        ),
        _with_mark(":", ","),
    ),
    (
        r"[0-9][0-9., ]*;[0-9; ]*",
        Text("er staat een puntkomma in", "it has a semicolon in it"),
        _with_mark(";", ","),
    ),
    (
        r"[0-9]+(?:['’][0-9]+)+(?:[.,][0-9]+)?",
        Text("er staat een apostrof in", "it has an apostrophe in it"),
        _with_mark("['’]", ""),
    ),
    (
        r"(?P<before>[0-9][0-9., ]*)%",
        Text("dit is een percentage", "this is a percentage"),
        _nothing,
    ),
    (
        r"(?P<before>[0-9][0-9., ]*)(?:procent|percent|pct\.?)",
        Text("een percentage krijgt een %-teken", "a percentage takes a % sign"),
        lambda match, kind: _without_the_mark(match, kind) if kind is Kind.PERCENTAGE else [],
    ),
    (
        r"(?P<before>[0-9][0-9.,]*) *(?P<unit>k|duizend|mio|mln\.?|miljoen|m|miljard|mia)",
        Text(
            "de eenheid achter het getal is hier dubbelzinnig of niet toegelaten",
            "the unit behind the number is ambiguous or not allowed here",
        ),
        _unit,
    ),
    (
        r"[$£¥].*|.*[$£¥]|(?:usd|gbp|chf)\b.*|.*\b(?:usd|gbp|chf)",
        Text(
            "dit is een andere munt; bedragen staan in euro",
            "this is another currency; amounts are in euros",
        ),
        _nothing,
    ),
    (
        r"(?P<whole>0+)[.,](?P<rest>[0-9]{3})",
        Text(
            "het begint met een nul en er volgen drie cijfers op de punt of komma",
            "it begins with a zero and three digits follow the point or comma",
        ),
        _thousands_or_decimals,
    ),
    (
        r"(?P<whole>0[0-9]+(?:\.[0-9]{3})*)(?:[.,](?P<rest>[0-9]{1,2}))?",
        Text("het begint met een nul", "it begins with a zero"),
        _with_decimals,
    ),
    (
        r"(?P<whole>[1-9][0-9]*),(?P<rest>[0-9]{3})",
        Text(
            "drie cijfers na een komma zijn duizendtallen in het Engels, anders decimalen",
            "three digits after a comma are thousands in English, decimals otherwise",
        ),
        _thousands_or_decimals,
    ),
    (
        r"(?P<whole>[1-9][0-9]{0,2}(?:,[0-9]{3})+)(?:\.(?P<rest>[0-9]+))?",
        Text(
            "komma's tussen de duizendtallen zijn Engelse notatie",
            "commas between the thousands are English notation",
        ),
        _with_decimals,
    ),
    (
        r"(?P<whole>[1-9][0-9]{0,2}(?:\.[0-9]{3})+)\.(?P<rest>[0-9]{1,2})",
        Text(
            "na de laatste punt staan geen drie cijfers; decimalen staan na een komma",
            "the last point is not followed by three digits; decimals come after a comma",
        ),
        _with_decimals,
    ),
    (
        r"(?P<whole>[0-9]+)[.,](?P<rest>[0-9]{4,})",
        Text(
            "een punt of komma met meer dan drie cijfers erachter is geen duizendtal en geen cent",
            "a point or comma with more than three digits behind it marks no thousands and no "
            "cents",
        ),
        _thousands_or_decimals,
    ),
    (
        r"(?P<whole>[1-9][0-9. ]*),(?P<rest>[0-9]{3,})",
        Text("er staan meer dan twee cijfers na de komma", "more than two digits follow the comma"),
        _to_the_cent,
    ),
    (
        r"(?P<whole>[1-9][0-9]{3,})\.(?P<rest>[0-9]{3})",
        Text(
            "vóór een punt met drie cijfers erachter staan er hoogstens drie",
            "at most three digits stand before a point with three behind it",
        ),
        _thousands_or_decimals,
    ),
    (
        r"(?P<whole>[0-9]{1,3}(?: [0-9]{3})+)\.(?P<rest>[0-9]{3})",
        Text(
            "er staan spaties en een punt tussen de duizendtallen",
            "there are both spaces and a point between the thousands",
        ),
        _thousands_or_decimals,
    ),
    (
        r"(?P<whole>[1-9][0-9]*(?:[. ]+[0-9]+)+)(?:,(?P<rest>[0-9]{1,2}))?",
        _WRONG_GROUPS,
        _regrouped,
    ),
    (
        r"[.,][0-9]+",
        Text("er staat niets vóór de punt of komma", "nothing stands before the point or comma"),
        lambda match, kind: [_repaired(f"0{match[0]}", kind)],
    ),
    (
        r"(?P<before>[0-9][0-9., ]*)[.,](?:[-–—=]{1,2})?",
        Text("er staat geen cijfer na de punt of komma", "no digit follows the point or comma"),
        _without_the_mark,
    ),
    (
        r"(?P<before>[0-9][0-9., ]*)[-−–]",
        Text("het minteken staat achteraan", "the minus sign stands at the end"),
        lambda match, kind: [_repaired(f"-{match['before'].rstrip()}", kind)],
    ),
    (
        r"(?=.*[0-9])(?=.*[oli])[0-9oli., ]+",
        Text("er staat een letter tussen de cijfers", "a letter stands among the digits"),
        lambda match, kind: [
            _repaired(re.sub("[li]", "1", re.sub("o", "0", match[0].lower())), kind)
        ],
    ),
)
