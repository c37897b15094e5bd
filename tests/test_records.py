import copy
import dataclasses
import pickle
from typing import Generic, TypeVar
from typing import NamedTuple as TypingTuple

import pytest

from vrd2check.records import NamedTuple, record, remembered, replace

Item = TypeVar("Item")


@record
class Pair:
    """Two things."""

    left: int
    right: str = "r"

    def swapped(self) -> str:
        return f"{self.right}{self.left}"


@dataclasses.dataclass(frozen=True, slots=True)
class DataPair:
    left: int
    right: str = "r"


@record
class Single:
    only: int


@record(eq=False)
class Thing:
    size: int


@record(guarded=False)
class Many:
    """Of which there are many."""

    left: int
    right: str = "r"


@record
class Box(Generic[Item]):
    item: Item

    def __repr__(self) -> str:
        return "a box"


class Span(NamedTuple):
    """From here to there."""

    start: int
    end: int = 9

    @property
    def length(self) -> int:
        return self.end - self.start

    def __str__(self) -> str:
        return f"{self.start}-{self.end}"


class TypingSpan(TypingTuple):
    start: int
    end: int = 9


class Held(NamedTuple, Generic[Item]):
    item: Item


def test_fields_are_given_by_place_by_name_or_left_to_the_default():
    assert (Pair(1).left, Pair(1).right) == (1, "r")
    assert Pair(1, "x") == Pair(right="x", left=1)
    assert Pair(1, "x").swapped() == "x1"


@pytest.mark.parametrize(("values", "named"), [((), {}), ((1, "x", 2), {}), ((1,), {"up": 2})])
def test_a_field_too_few_or_too_many_is_refused(values, named):
    with pytest.raises(TypeError, match=r"Pair\.__init__\(\)"):
        Pair(*values, **named)
    with pytest.raises(TypeError, match=r"Span\.__new__\(\)"):
        Span(*values, **named)


def test_a_field_without_a_default_comes_first():
    with pytest.raises(TypeError, match="Late has a field without a default after one"):

        @record
        class Late:
            left: int = 1
            right: int

    with pytest.raises(TypeError, match="LateSpan has a field without a default after one"):

        class LateSpan(NamedTuple):
            start: int = 1
            end: int


@pytest.mark.parametrize("values", [{"start": 1}, {"start": 1, "end": 2}])
def test_a_named_tuple_is_and_does_what_one_of_typing_is_and_does(values):
    span, other = Span(**values), TypingSpan(**values)
    assert isinstance(span, tuple)
    assert (span, hash(span), len(span)) == (other, hash(other), 2)
    assert (span.start, span.end) == (span[0], span[1]) == (other.start, other.end)
    assert repr(span) == repr(other).removeprefix("Typing")
    assert (span._asdict(), span._replace(end=5)) == (other._asdict(), other._replace(end=5))
    assert type(span._replace(end=5)) is Span
    assert Span._make([3, 4]) == TypingSpan._make([3, 4]) == (3, 4)
    assert Span._fields == TypingSpan._fields
    assert Span._field_defaults == TypingSpan._field_defaults
    assert not hasattr(span, "__dict__")
    assert (type(Span), Span.__doc__) == (type, "From here to there.")
    with pytest.raises(AttributeError):
        span.start = 2


def test_a_named_tuple_has_the_methods_of_its_class():
    assert (Span(2).length, str(Span(2))) == (7, "2-9")
    assert Span(1) < Span(1, 10)
    assert Held[int](3).item == 3
    match Span(1):
        case Span(start, end):
            assert (start, end) == (1, 9)


def test_nothing_changes_or_goes_or_comes():
    pair = Pair(1)
    with pytest.raises(AttributeError, match="left of a Pair cannot be changed"):
        pair.left = 2
    with pytest.raises(AttributeError, match="left of a Pair cannot be changed"):
        del pair.left
    with pytest.raises(AttributeError):
        pair.other = 2
    assert not hasattr(pair, "__dict__")
    assert pair.left == 1


def test_records_are_equal_when_their_class_and_fields_are():
    assert Pair(1) == Pair(1, "r")
    assert hash(Pair(1)) == hash(Pair(1, "r"))
    assert Pair(1) != Pair(2)
    assert Pair(1) != DataPair(1)
    assert Single(1) == Single(1)
    assert Single(1) != 1
    assert len({Pair(1), Pair(1), Pair(2), Single(1)}) == 3


def test_without_equality_each_is_equal_to_itself_alone():
    thing = Thing(1)
    assert thing == thing  # noqa: PLR0124
    assert thing != Thing(1)
    assert len({thing, Thing(1)}) == 2


def test_a_record_is_written_as_a_data_class_is():
    assert repr(Pair(1)) == repr(DataPair(1)).removeprefix("Data")
    assert repr(Box(1)) == "a box"


def test_a_record_with_changes_is_another_record():
    pair = Pair(1, "x")
    assert replace(pair, left=2) == Pair(2, "x")
    assert pair == Pair(1, "x")
    with pytest.raises(TypeError):
        replace(pair, middle=2)


def test_records_are_copied_and_sent_to_other_processes():
    assert pickle.loads(pickle.dumps(Pair(1, "x"))) == Pair(1, "x")
    span = pickle.loads(pickle.dumps(Span(1, 2)))
    assert (type(span), span, type(copy.copy(span))) == (Span, (1, 2), Span)
    assert copy.deepcopy(Box([1])).item == [1]


def test_records_fit_the_patterns_of_a_match():
    match Pair(1, "x"):
        case Pair(left, right):
            assert (left, right) == (1, "x")


def test_an_answer_about_the_last_record_is_remembered():
    asked = []

    @remembered
    def double(pair: Pair) -> int:
        asked.append(pair)
        return 2 * pair.left

    one, other = Pair(1), Pair(1)
    assert [double(one), double(one)] == [2, 2]
    assert len(asked) == 1
    # An equal record is another one: what was known of the first is let go of.
    assert [double(other), double(one)] == [2, 2]
    assert [id(pair) for pair in asked] == [id(one), id(other), id(one)]


def test_what_raised_is_asked_again():
    answers = iter([lambda: 1 // 0, lambda: 5])

    @remembered
    def answer(_: Pair) -> int:
        return next(answers)()

    pair = Pair(1)
    with pytest.raises(ZeroDivisionError):
        answer(pair)
    assert answer(pair) == 5


def test_a_record_that_is_not_guarded_is_in_all_else_like_others():
    assert (Many(1).left, Many(1).right) == (1, "r")
    assert Many(right="x", left=1) == Many(1, "x") != Many(2, "x")
    assert len({Many(1), Many(1), Many(2)}) == 2
    assert repr(Many(1)) == "Many(left=1, right='r')"
    assert replace(Many(1), right="x") == Many(1, "x")
    assert pickle.loads(pickle.dumps(Many(1))) == copy.copy(Many(1)) == Many(1)
    with pytest.raises(TypeError):
        Many()
    with pytest.raises(AttributeError):
        Many(1).middle = 2
