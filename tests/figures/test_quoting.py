"""What an author wrote, made safe to print."""

import pytest

from vrd2check.figures.quoting import quote


@pytest.mark.parametrize(
    ("written", "quoted"),
    [
        ("62.500;00", '"62.500;00"'),
        ("15\u202f974\u00a0€", '"15 974 €"'),
        ("5\n6", '"5\\n6"'),
        ("\x1b[31m5", '"\\x1b[31m5"'),
        ("5\u202e", '"5\\u202e"'),
        ("\ud800", '"\\ud800"'),
        ("x" * 41, f'"{"x" * 40}…"'),
        ("x" * 40, f'"{"x" * 40}"'),
    ],
)
def test_a_quote_is_one_short_line_that_shows_every_character(written: str, quoted: str) -> None:
    assert quote(written) == quoted
