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


def swapped(written: str, should_be: str) -> bool:
    """Whether two neighbouring digits changed places."""
    places = _differing(written, should_be)
    return _are_swapped(written, should_be, places) and places[1] == places[0] + 1


def swapped_apart(written: str, should_be: str) -> bool:
    """Whether two digits changed places, beside each other or not."""
    return _are_swapped(written, should_be, _differing(written, should_be))


def replaced(written: str, should_be: str) -> bool:
    """Whether one digit is another."""
    return len(_differing(written, should_be)) == 1


def doubled(written: str, should_be: str) -> bool:
    """Whether a digit was typed twice."""
    places = one_more(written, should_be)
    return any(place > 0 and written[place] == written[place - 1] for place in places)


def one_more(longer: str, shorter: str) -> list[int]:
    """Return the places whose digit is one too many: the longer without it is the shorter."""
    if len(longer) != len(shorter) + 1:
        return []
    places = range(len(longer))
    return [place for place in places if longer[:place] + longer[place + 1 :] == shorter]


def _are_swapped(written: str, should_be: str, places: list[int]) -> bool:
    if len(places) != 2:
        return False
    first, second = places
    return written[first] == should_be[second] and written[second] == should_be[first]


def _differing(one: str, other: str) -> list[int]:
    """Return the places at which two texts of one length differ; none where the lengths do."""
    if len(one) != len(other):
        return []
    return [place for place, pair in enumerate(zip(one, other, strict=True)) if pair[0] != pair[1]]


def _digits(value: Decimal, places: int) -> str:
    return format(value.copy_abs(), f".{places}f").replace(".", "").lstrip("0")
