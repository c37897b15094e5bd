"""A new value in the author's own notation: his thousands points, euro sign, brackets, decimals.

Whatever is written here is read back first; what does not mean exactly the wanted value, as the
kind of figure it is, is not written.
"""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple

from vrd2check.figures import Figure, Kind, State, read_figure

_SPACES = " \u00a0\u2009\u202f\u2007"
_MINUS = "-−–"
_BODY = re.compile(rf"[0-9](?:[0-9.,{_SPACES}]*[0-9])?")
_PARTS = re.compile(
    rf"(?P<whole>[0-9]{{1,3}}(?:(?P<group>[.{_SPACES}])[0-9]{{3}})+|[0-9]+)"
    r"(?:(?P<point>[.,])(?P<decimals>[0-9]+))?"
)
_MILLIONS = re.compile(rf"[{_SPACES}]*(?:mio|mln\.?|miljoen)", re.IGNORECASE)
_MILLION = 6
_MOST_MILLION_DECIMALS = 2
_PERCENT = 2
_CENTS = 2
_LEAST_GROUPED = 4


class Style(NamedTuple):
    """How digits are written: what stands between thousands and before decimals, and how many.

    ``group`` and ``point`` are None where the text is too short to show them. ``padded`` tells
    that the decimals are written even where they are zero.
    """

    group: str | None
    point: str | None
    decimals: int
    padded: bool

    def completed(self, others: Iterable["Style"]) -> "Style":
        """Take what this text does not show from the first of some others that does."""
        others = tuple(others)
        group = next((one.group for one in (self, *others) if one.group is not None), None)
        point = next((one.point for one in (self, *others) if one.point is not None), None)
        return self._replace(group=group, point=point)


class _Dress(NamedTuple):
    """A written figure, taken apart: what stands before and behind its digits."""

    before: str
    body: str
    behind: str

    def negative(self) -> bool:
        return "(" in self.before or any(sign in self.before for sign in _MINUS)

    def with_sign(self, negative: bool) -> "_Dress":
        """Make it negative or positive the way the author does, or else with a hyphen."""
        if negative == self.negative():
            return self
        if negative:
            return self._replace(before=f"{self.before.replace('+', '')}-")
        before = re.sub(rf"[{_MINUS}][{_SPACES}]*", "", self.before.replace("(", "", 1))
        return self._replace(before=before, behind=self.behind.replace(")", "", 1))


def in_own_notation(
    figure: Figure, value: Decimal, like: Iterable[Figure] = (), *, comma: bool = True
) -> str | None:
    """Write another value the way a figure is written, or None where that cannot be done.

    ``like`` are figures to look at for what its own digits do not show, such as whether thousands
    are grouped, and for all of it where the figure is blank; ``comma`` tells which decimal sign to
    take when none of them shows it.
    """
    like = tuple(like)
    dress = _undress(figure.written)
    if dress is None and figure.state is State.BLANK:
        # Nothing stands there that shows how; write it as the first of the others is written.
        shown = (_undress(one.written) for one in like)
        dress = next((one for one in shown if one is not None), _Dress("", "0", ""))
    if dress is None:
        return None
    own = _style(dress.body, figure.kind)
    others = [_style(other.body, one.kind) for one in like if (other := _undress(one.written))]
    style = own.completed(one for one in others if one is not None) if own else None
    for candidate in _candidates(dress, style, value, figure.kind, comma):
        if _means(candidate, value, figure):
            return candidate
    return None


def canonical(figure: Figure) -> str | None:
    """Write an amount as plain digits, with a decimal point for its cents.

    None where that would change what is known of it: ``1,5 mio`` is known to a tenth of a million,
    and 1500000 would claim to be known to the euro.
    """
    if figure.kind is not Kind.AMOUNT or figure.state is not State.READ or figure.value is None:
        return None
    dress = _undress(figure.written)
    parts = _PARTS.fullmatch(dress.body) if dress is not None else None
    if parts is None:
        return None
    decimals = len(parts["decimals"] or "") if figure.value else 0
    written = format(figure.value.copy_abs(), f".{decimals}f")
    if figure.value < 0:
        written = f"-{written}"
    again = read_figure(written, figure.place, figure.kind)
    same = again.value == figure.value and again.half_unit == figure.half_unit
    return written if same and not again.point_groups else None


def plainly(value: Decimal, kind: Kind) -> str:
    """Write any value as plain digits with a decimal point."""
    scaled = value.scaleb(_PERCENT) if kind is Kind.PERCENTAGE else value
    decimals = _decimals(scaled)
    if kind is Kind.AMOUNT and decimals:
        decimals = max(decimals, _CENTS)
    written = format(scaled, f".{decimals}f")
    return f"{written}%" if kind is Kind.PERCENTAGE else written


def _undress(written: str) -> _Dress | None:
    found = _BODY.search(written)
    if found is None:
        return None
    return _Dress(written[: found.start()], found[0], written[found.end() :])


def _style(body: str, kind: Kind) -> Style | None:
    parts = _PARTS.fullmatch(body)
    if parts is None:
        return None
    group, point, decimals = parts["group"], parts["point"], parts["decimals"] or ""
    if kind is not Kind.AMOUNT and group == "." and point is None and body.count(".") == 1:
        # In a count, one point with three digits behind it is a decimal point.
        whole, decimals = body.split(".")
        group, point = ("" if len(whole) >= _LEAST_GROUPED else None), "."
    elif group is None and len(parts["whole"]) >= _LEAST_GROUPED:
        group = ""
    padded = len(decimals) == _CENTS if kind is Kind.AMOUNT else decimals.endswith("0")
    return Style(group, point, len(decimals), padded)


def _candidates(
    dress: _Dress, style: Style | None, value: Decimal, kind: Kind, comma: bool
) -> Iterator[str]:
    """Return ways to write a value, the one closest to the author's first."""
    signed = dress.with_sign(value < 0)
    size = value.copy_abs()
    if kind is Kind.PERCENTAGE:
        size = size.scaleb(_PERCENT)
    million = _MILLIONS.match(dress.behind)
    if million is not None:
        millions = size.scaleb(-_MILLION)
        if style is not None and _decimals(millions) <= _MOST_MILLION_DECIMALS:
            few = style._replace(point=style.point or ",", padded=False)
            yield _dressed(signed, _digits(millions, few, Kind.COUNT))
        signed = signed._replace(behind=signed.behind[million.end() - million.start() :])
        style = Style(".", ",", 0, False)
    if style is not None:
        point = style.point or ("," if comma or style.group == "." else ".")
        style = style._replace(point=point)
        yield _dressed(signed, _digits(size, style, kind))
        yield _dressed(signed, _digits(size, style._replace(point=","), kind))
        yield _dressed(signed, _digits(size, style._replace(group=""), kind))
    yield plainly(value, kind)


def _dressed(dress: _Dress, digits: str) -> str:
    return f"{dress.before}{digits}{dress.behind}"


def _digits(size: Decimal, style: Style, kind: Kind) -> str:
    decimals = _decimals(size)
    if style.padded or decimals > style.decimals:
        least = _CENTS if kind is Kind.AMOUNT else 0
        decimals = max(decimals, style.decimals if style.padded else 0, least if decimals else 0)
    whole, _, rest = format(size, f".{decimals}f").partition(".")
    if style.group:
        whole = f"{int(whole):,}".replace(",", style.group)
    return f"{whole}{style.point}{rest}" if rest else whole


def _decimals(value: Decimal) -> int:
    """Return how many decimals a value needs, zeros at its end left out."""
    _, _, rest = format(value, "f").partition(".")
    return len(rest.rstrip("0"))


def _means(written: str, value: Decimal, figure: Figure) -> bool:
    again = read_figure(written, figure.place, figure.kind)
    return again.state is State.READ and again.value == value
