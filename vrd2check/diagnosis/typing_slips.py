"""What typing does to digits: two texts of digits, the one written and the one it should be."""

from decimal import Decimal


def digits(one: Decimal, other: Decimal) -> tuple[str, str]:
    """Write two values with as many decimals, as digits alone."""
    places = max(decimals(one), decimals(other))
    return _digits(one, places), _digits(other, places)


def decimals(value: Decimal) -> int:
    """Count the digits after the decimal point."""
    exponent = value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def one_more(longer: str, shorter: str) -> list[int]:
    """Return the places of a text without whose digit it is another one."""
    places = range(len(longer))
    return [place for place in places if longer[:place] + longer[place + 1 :] == shorter]


def are_swapped(written: str, should_be: str, places: list[int]) -> bool:
    """Whether two texts that differ at some places have the digits of two exchanged."""
    if len(places) != 2:
        return False
    first, second = places
    return written[first] == should_be[second] and written[second] == should_be[first]


def differing(one: str, other: str) -> list[int]:
    """Return the places at which two texts of one length differ."""
    return [place for place, pair in enumerate(zip(one, other, strict=True)) if pair[0] != pair[1]]


def _digits(value: Decimal, places: int) -> str:
    return format(value.copy_abs(), f".{places}f").replace(".", "").lstrip("0")
