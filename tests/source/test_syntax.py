"""Faults in the grammar: the same kind, place and cause from both parsers."""

import pytest

from vrd2check.source import TextProblemKind, read_text
from vrd2check.source.parsers import AVAILABLE, Parser


@pytest.mark.parametrize("parser", AVAILABLE)
@pytest.mark.parametrize(
    ("text", "line", "column", "word"),
    [
        ('a: "x\nb: 2\n', 1, 4, "quote"),
        ('a: "x\nb: "2"\n', 1, 4, "quote"),
        ("a: 'x\nb: 'y'\n", 1, 4, "quote"),
        ('a: {b: "x}\nc: 1\n', 1, 8, "quote"),
        ('a: "x\n---\ny"\n', 1, 4, "quote"),
        ("a: [1, 2\nb: 3\n", 1, 4, "bracket “[”"),
        ("a: {b: 1\nc: 3\n", 1, 4, "bracket “{”"),
        ("a: [1, 2", 1, 4, "bracket “[”"),
        ("a: [1 2]]\n", 1, 9, "bracket “]”"),
        ("a: [1}\n", 1, 6, "do not match"),
        ("a: [1,,2]\n", 1, 7, "comma too many"),
        ('a: ["x" "y"]\n', 1, 9, "comma is missing"),
        ("a: b: c\n", 1, 5, "second “: ”"),
        ("a: {b: c: d}\n", 1, 9, "second “: ”"),
        ("a:1\nb: 2\n", 1, 2, "space belongs after"),
        ("a: 1\nb:2\nc: 3\n", 2, 2, "space belongs after"),
        ("a:\n  - b:2\n    c: 3\n", 2, 6, "space belongs after"),
        ("a: 1\nfoo\nb: 2\n", 2, 1, "colon is missing"),
        ("foo\nbar: 1\n", 1, 1, "colon is missing"),
        ("a: %x\n", 1, 4, "“%”"),
        ("a: @x\n", 1, 4, "“@”"),
        ("a: `x`\n", 1, 4, "“`”"),
        ("a: >80%\n", 1, 4, "“>”"),
        ("a: |x\n", 1, 4, "“|”"),
        ("a: * x\n", 1, 4, "“*”"),
        ("a: & x\n", 1, 4, "“&”"),
        ("a: !e!x 1\n", 1, 4, "“!”"),
        ("%foo\na: 1\n", 1, 1, "“%”"),
        ("a: - 1\n", 1, 4, "“-”"),
        ("a: 1\n  b: 2\n", 2, 4, "indented"),
        ("a:\n    b: 1\n  c: 2\n", 3, 3, "indented"),
        ("  a: 1\nb: 2\n", 2, 1, "indented"),
        ("a: 1\n- b\n", 2, 1, "indented"),
        ('a: "x" y\n', 1, 8, "already ended"),
        ("a: 1\n...\nfoo\n", 3, 1, "“...”"),
        ('a: "C:\\map"\n', 1, 4, "single quotes"),
        ('a: "\\ud800"\n', 1, 4, "single quotes"),
        ('a: "\\UFFFFFFFF"\n', 1, 4, "single quotes"),
    ],
)
def test_a_fault_is_named_at_its_cause(
    parser: Parser, text: str, line: int, column: int, word: str
) -> None:
    (problem,) = read_text(text, "f", parser=parser).problems
    assert problem.kind is TextProblemKind.NOT_YAML
    assert (problem.place.line, problem.place.column) == (line, column)
    assert word in problem.message.en
    assert problem.message.nl != problem.message.en


@pytest.mark.parametrize("parser", AVAILABLE)
@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("a:\n\tb: 1\n", 2, 1),
        ("a:\n  b: 1\n\tc: 2\n", 3, 1),
        ("a:\n  b: 1\n  \tc: 2\n", 3, 3),
        ("a: |\n\tx\n", 2, 1),
        ("a: |\n  x\n\n\t", 4, 1),
        ("-\ta: 1\n", 1, 2),
    ],
)
def test_a_tab_in_the_indentation_is_named(
    parser: Parser, text: str, line: int, column: int
) -> None:
    (problem,) = read_text(text, "f", parser=parser).problems
    assert problem.kind is TextProblemKind.TAB
    assert (problem.place.line, problem.place.column) == (line, column)
