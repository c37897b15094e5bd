"""How an exception is told on one line."""

import pytest

from vrd2check.rules.base.failures import told


class OddError(Exception):
    def __str__(self) -> str:
        raise RuntimeError


def test_an_exception_is_told_on_one_line_of_at_most_200_characters() -> None:
    assert told(ValueError("geen  jaar\n: 12.")) == "ValueError: geen jaar : 12"
    assert told(ValueError("x" * 500)) == "ValueError: " + "x" * (200 - len("ValueError: "))
    assert told(KeyError()) == "KeyError"


def test_an_exception_whose_text_cannot_be_made_is_told_by_its_name() -> None:
    assert told(OddError("x")) == "OddError"


def test_it_is_told_where_an_exception_arose() -> None:
    with pytest.raises(ValueError, match="x") as caught:
        raise ValueError("x")
    assert told(caught.value) == f"ValueError: x (test_failures.py:{caught.tb.tb_lineno})"
