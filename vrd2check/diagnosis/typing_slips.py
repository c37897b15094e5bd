"""What typing does to digits: two texts of digits, the one written and the one it should be."""

from collections.abc import Iterable
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
    if len(written) != len(should_be):
        return False
    differing = [
        place
        for place, pair in enumerate(zip(written, should_be, strict=True))
        if pair[0] != pair[1]
    ]
    if len(differing) != 2 or differing[1] != differing[0] + 1:
        return False
    first, second = differing
    return written[first] == should_be[second] and written[second] == should_be[first]


def replaced(written: str, should_be: str) -> bool:
    """Whether one digit is another."""
    return (
        len(written) == len(should_be)
        and sum(one != other for one, other in zip(written, should_be, strict=True)) == 1
    )


def doubled(written: str, should_be: str) -> bool:
    """Whether a digit was typed twice."""
    return any(
        place > 0 and written[place] == written[place - 1]
        for place in _one_more(written, should_be)
    )


def added(written: str, should_be: str) -> bool:
    """Whether there is a digit too many."""
    return any(True for _ in _one_more(written, should_be))


def dropped(written: str, should_be: str) -> bool:
    """Whether a digit is missing."""
    return added(should_be, written)


def _digits(value: Decimal, places: int) -> str:
    return format(value.copy_abs(), f".{places}f").replace(".", "").lstrip("0")


def _one_more(longer: str, shorter: str) -> Iterable[int]:
    """Return the places whose removal from the longer makes the shorter."""
    if len(longer) != len(shorter) + 1:
        return ()
    return (
        place for place in range(len(longer)) if longer[:place] + longer[place + 1 :] == shorter
    )
