"""How a spreadsheet shows a number, and so to which digit it is known.

A code such as ``#,##0.00`` is that of ECMA-376, part 1, 18.8.31. Of it is read what decides digits:
decimals, per cents, thousands that are left out. Numbers are written the Belgian way with a decimal
comma, which nothing here takes for a point between thousands.
"""

import re
from decimal import ROUND_HALF_UP, Context, Decimal

# The codes that a file need not write out, by their number.
BUILT_IN = {
    **{0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%"},
    **dict.fromkeys((5, 6, 37, 38, 41, 42), "#,##0"),
    **dict.fromkeys((7, 8, 39, 40, 43, 44), "#,##0.00"),
}
_LITERALS = re.compile(r'"[^"]*+"?+|\\.|_.|\*.|\[[^\]]*+\]?+')
_DIGITS = re.compile(r"[0#?][0#?,]*(?:\.(?P<decimals>[0#?]*))?(?P<scale>,*)")
# What a spreadsheet itself keeps of a number.
_AS_KEPT = Context(prec=15, rounding=ROUND_HALF_UP)
_EXACT = Context(prec=60, rounding=ROUND_HALF_UP)
_SECTIONS = 2
_PARTS = re.compile(r';|"[^"]*+"?+|[^";]++')
# Excel takes no longer codes.
_LONGEST = 255


def shown(number: str, code: str) -> str:
    """Return a number, written with a decimal point, as a cell with a format shows it.

    Thousands are not grouped and no currency is written. What a format leaves open, as ``General``
    does, is written with all digits that a spreadsheet keeps.
    """
    value = Decimal(number)
    section = _section(code[:_LONGEST], value)
    bare = _LITERALS.sub("", section)
    digits = _DIGITS.search(bare)
    if digits is None or re.search(r"[eE][+-]|/|General|@", bare):
        return written(_AS_KEPT.create_decimal(value))
    decimals = len(digits["decimals"] or "")
    scale = 3 * (len(digits["scale"]) + _trailing_commas(digits.group()))
    if "%" in bare:
        return f"{written(_rounded(_EXACT.scaleb(value, 2), decimals), decimals)} %"
    rounded = _rounded(_EXACT.scaleb(value, -scale), decimals)
    if scale == 0:
        return written(rounded, decimals)
    # Thousands or millions are shown: known to as many digits, and so written in millions.
    more = 6 - scale if scale < 6 else 0
    if scale <= 6:
        return f"{written(_EXACT.scaleb(rounded, -more), decimals + more)} mio"
    return written(_EXACT.scaleb(rounded, scale))


def written(value: Decimal, decimals: int | None = None) -> str:
    """Return a number with a decimal comma, with as many decimals as are asked for or needed."""
    if decimals is None:
        text = format(value, "f")
        text = text.rstrip("0").rstrip(".") if "." in text else text
    else:
        text = format(value, f".{decimals}f")
    text = text.replace(".", ",")
    return "0" if text in ("-0", "") else text


def _rounded(value: Decimal, decimals: int) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP, _EXACT)


def _trailing_commas(digits: str) -> int:
    """Return the number of commas behind the last digit of a code without decimals."""
    return len(digits) - len(digits.rstrip(",")) if "." not in digits else 0


def _section(code: str, value: Decimal) -> str:
    """Return the part of a code that is for numbers of the sign of a value."""
    sections = _split(code)
    if len(sections) >= _SECTIONS and value < 0:
        return sections[1]
    if len(sections) > _SECTIONS and value == 0 and _DIGITS.search(_LITERALS.sub("", sections[2])):
        return sections[2]
    return sections[0]


def _split(code: str) -> list[str]:
    """Return the parts of a code, which semicolons separate outside quotes."""
    sections = [""]
    for part in _PARTS.findall(code):
        if part == ";":
            sections.append("")
        else:
            sections[-1] += part
    return sections
