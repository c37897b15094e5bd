import pytest
from hypothesis import given
from hypothesis import strategies as st

from vrd2check.fixes.edits import (
    Change,
    Edit,
    TextChangedError,
    apply,
    before,
    edits_of,
    merged,
    token,
)
from vrd2check.language import Text
from vrd2check.places import Place

WHY = Text("omdat", "because")


def edit(line: int, column: int, old: str, new: str) -> Edit:
    place = Place("a.yaml", line, column, line, column + len(old))
    return Edit(place, old, new)


def test_only_the_characters_at_the_place_change():
    text = "een: 10  # tien\r\ntwee: 20\rdrie: [1, 2]\n"
    edits = [edit(3, 11, "2", "200"), edit(1, 6, "10", "9"), edit(3, 8, "1", "100")]
    assert apply(text, edits) == "een: 9  # tien\r\ntwee: 20\rdrie: [100, 200]\n"


def test_an_edit_of_something_else_is_refused():
    with pytest.raises(TextChangedError):
        apply("een: 10\n", [edit(1, 6, "11", "9")])


def test_overlapping_edits_are_refused():
    with pytest.raises(TextChangedError):
        apply("een: 100\n", [edit(1, 6, "100", "9"), edit(1, 7, "00", "1")])


def test_quotes_stay_and_come_only_where_a_comma_would_split():
    assert token('"5,00"', "6,00", flow=True) == '"6,00"'
    assert token("'5,00'", "6,00", flow=False) == "'6,00'"
    assert token("5", "6,50", flow=True) == '"6,50"'
    assert token("5", "6,50", flow=False) == "6,50"


def test_a_place_is_found_back_before_the_changes():
    edits = [edit(3, 8, "1", "100"), edit(3, 11, "2", "200")]
    # drie: [1, 2, 3] became drie: [100, 200, 3]
    assert before(Place("a.yaml", 3, 18, 3, 19), edits) == Place("a.yaml", 3, 14, 3, 15)
    assert before(Place("a.yaml", 3, 13, 3, 16), edits) == Place("a.yaml", 3, 11, 3, 12)
    assert before(Place("a.yaml", 3, 1, 3, 5), edits) == Place("a.yaml", 3, 1, 3, 5)


NUMBERS = st.lists(st.integers(0, 10**6).map(str), min_size=1, max_size=6)


@given(first=NUMBERS, data=st.data())
def test_changes_one_after_the_other_are_one_set_of_changes(first, data):
    def text_of(numbers):
        return f"rij: [{', '.join(numbers)}]\n"

    def changes(old, new):
        found, column = [], len("rij: [") + 1
        for one, other in zip(old, new, strict=True):
            if one != other:
                found.append(Change((edit(1, column, one, other),), WHY, ""))
            column += len(one) + 2
        return found

    numbers = st.integers(0, 10**6).map(str)
    second = [data.draw(numbers | st.just(one)) for one in first]
    third = [
        data.draw(numbers) if one == other else other
        for one, other in zip(first, second, strict=True)
    ]
    both = merged(changes(first, second), changes(second, third))
    assert apply(text_of(first), edits_of(both)) == text_of(third)


def test_where_a_place_was_before_a_change_on_its_first_line():
    """The 10 on line 3 became 1000: what stood from column 18 stands from column 20."""
    change = edit(3, 5, "10", "1000")
    assert before(Place("a.yaml", 3, 20, 3, 22), [change]) == Place("a.yaml", 3, 18, 3, 20)
    assert before(Place("a.yaml", 3, 20, 4, 10), [change]) == Place("a.yaml", 3, 18, 4, 10)
    assert before(Place("a.yaml", 4, 20, 4, 22), [change]) == Place("a.yaml", 4, 20, 4, 22)
