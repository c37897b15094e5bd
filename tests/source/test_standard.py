"""Plain values by the core schema of YAML 1.2, which knows no NO, no 017 and no 12:30."""

import math

import pytest

from vrd2check.source import read_text, standard_value


def standard(text: str) -> object:
    root = read_text(text, "f").root
    assert root is not None
    return standard_value(root)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("", None),
        ("~", None),
        ("null", None),
        ("true", True),
        ("False", False),
        ("NO", "NO"),
        ("yes", "yes"),
        ("017", 17),
        ("-3", -3),
        ("0o17", 15),
        ("0x1F", 31),
        ("1_000", "1_000"),
        ("12:30", "12:30"),
        ("22.10", 22.1),
        ("1e3", 1000.0),
        (".5", 0.5),
        (".inf", math.inf),
        ("-.inf", -math.inf),
        ("1.250.081", "1.250.081"),
        ("2022-09-04", "2022-09-04"),
        ("'12'", "12"),
        ("!!str 12", "12"),
        ("[1, {b: c}]", [1, {"b": "c"}]),
        ("9" * 5000, "9" * 5000),
        ("1e999", math.inf),
    ],
)
def test_a_value_is_what_the_core_schema_says(written: str, expected: object) -> None:
    found = standard(f"a: {written}\n")
    assert found == {"a": expected}
    assert isinstance(found, dict)
    assert type(found["a"]) is type(expected)


def test_nan_is_a_number() -> None:
    found = standard("a: .nan\n")
    assert isinstance(found, dict)
    assert math.isnan(found["a"])


def test_keys_are_text_and_the_last_of_two_counts() -> None:
    assert standard('2022: a\n"2022": b\n') == {"2022": "b"}
