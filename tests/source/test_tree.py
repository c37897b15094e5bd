"""What a mapping tells of its keys, of which it makes entries when it is asked for them."""

import pytest

from vrd2check.places import Place
from vrd2check.source import MappingNode, Node, Scalar, read_text, standard_value
from vrd2check.source.parsers import AVAILABLE, Parser


@pytest.fixture(params=AVAILABLE, ids=lambda parser: parser.value)
def parser(request: pytest.FixtureRequest) -> Parser:
    found: Parser = request.param
    return found


def root(text: str, parser: Parser) -> MappingNode:
    found = read_text(text, "f", parser=parser).root
    assert found is not None
    return found


def written(node: Node | None) -> str:
    assert isinstance(node, Scalar)
    return node.written


def test_keys_come_with_their_values_in_the_order_of_the_file(parser: Parser) -> None:
    mapping = root("b: 1\na: 2\n", parser)
    assert [(key, written(value)) for key, value in mapping.pairs()] == [("b", "1"), ("a", "2")]
    assert [entry.key.written for entry in mapping.entries] == ["b", "a"]
    assert mapping.key("a") == Scalar("a", True, Place("f", 2, 1, 2, 2))


def test_a_key_that_occurs_twice_is_there_twice(parser: Parser) -> None:
    mapping = root("a: 1\nb: 2\na: 3\n", parser)
    assert [(key, written(value)) for key, value in mapping.pairs()] == [
        ("a", "1"),
        ("b", "2"),
        ("a", "3"),
    ]
    assert written(mapping.get("a")) == "1"
    assert standard_value(mapping)["a"] == 3
    assert mapping.key("a").place == Place("f", 3, 1, 3, 2)


def test_keys_that_occur_often_stay_in_the_order_of_the_file(parser: Parser) -> None:
    mapping = root("a: 1\na: 2\nb: 3\na: 4\nc: 5\nb: 6\n", parser)
    assert [f"{key}{written(value)}" for key, value in mapping.pairs()] == (
        ["a1", "a2", "b3", "a4", "c5", "b6"]
    )
    assert [f"{entry.key.written}{entry.key.place.line}" for entry in mapping.entries] == (
        ["a1", "a2", "b3", "a4", "c5", "b6"]
    )
    assert [f"{key}{written(value)}" for key, value in mapping.items()] == ["a1", "b3", "c5"]


def test_an_empty_value_of_a_repeated_key_stands_behind_its_colon(parser: Parser) -> None:
    mapping = root("{a: 1, a:  , b: }\n", parser)
    assert [value.place[1:] for _, value in mapping.pairs()] == (
        [(1, 5, 1, 6), (1, 10, 1, 10), (1, 16, 1, 16)]
    )
    assert [value.place.column for value in mapping.values()] == [5, 16]


def test_a_mapping_differs_from_one_that_stands_elsewhere(parser: Parser) -> None:
    one, other = root("{a: 1}\n", parser), root("{a: 1 }\n", parser)
    assert dict(one) == dict(other)
    assert one != other


def test_entries_are_made_once(parser: Parser) -> None:
    mapping = root("a: 1\nb: 2\n", parser)
    assert mapping.entries is mapping.entries


def test_mappings_are_equal_when_they_say_the_same_at_the_same_place(parser: Parser) -> None:
    assert root("a: 1\n", parser) == root("a: 1\n", parser)
    assert root("a: 1\n", parser) != root("b: 1\n", parser)
    assert root("a: 1\n", parser) != root("a: 1\na: 1\n", parser)
    assert root("a: 1\n", parser) != root(" a: 1\n", parser)


def test_an_alias_may_be_a_key_and_a_key_have_an_alias(parser: Parser) -> None:
    mapping = root("a: &n x\n*n : &m y\n&k c: *k\n", parser)
    assert [(key, written(value)) for key, value in mapping.pairs()] == [
        ("a", "x"),
        ("x", "y"),
        ("c", "c"),
    ]
    assert mapping.key("x").place == Place("f", 1, 7, 1, 8)
    assert mapping.key("c").place == Place("f", 3, 4, 3, 5)
    assert mapping.get("c") == mapping.key("c")


def test_a_tag_may_make_a_key_a_text(parser: Parser) -> None:
    assert root("!!str <<: 1\n", parser).key("<<").plain is False
