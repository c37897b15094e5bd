"""Lists of numbers and months in a sentence."""

import pytest

from vrd2check.language import Text
from vrd2check.rules.base.lists import all_of, months_of, runs


@pytest.mark.parametrize(
    ("months", "nl", "en"),
    [
        ([5], "in mei", "in May"),
        ([5, 6], "in mei en juni", "in May and June"),
        ([6, 7, 8], "van juni tot en met augustus", "from June to August"),
        ([1, 3, 12], "in januari, maart en december", "in January, March and December"),
        (
            [1, 3, 4, 5, 12],
            "in januari, van maart tot en met mei en in december",
            "in January, from March to May and in December",
        ),
    ],
)
def test_months_that_follow_each_other_are_told_together(
    months: list[int], nl: str, en: str
) -> None:
    assert months_of(months) == Text(nl, en)


def test_numbers_that_follow_each_other_are_told_together() -> None:
    assert runs([3, 5, 6, 7, 8, 11], "A") == Text("A3, A5 tot A8 en A11", "A3, A5 to A8 and A11")
    # Ten odd numbers below 20.
    assert runs(range(1, 20, 2)).nl == "1, 3, 5, 7, 9, 11, 13, 15 en nog 2"


def test_of_a_long_list_the_first_ones_are_told() -> None:
    assert all_of(["a"]) == Text("a", "a")
    assert all_of([*"abcdefgh"]).nl == "a, b, c, d, e, f, g en h"
    assert all_of([*"abcdefghij"]) == Text(
        "a, b, c, d, e, f, g, h en nog 2", "a, b, c, d, e, f, g, h and 2 more"
    )
    assert all_of([Text("een", "one"), "2"]) == Text("een en 2", "one and 2")
