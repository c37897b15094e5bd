"""Faults in the grammar: the same kind, place and cause from both parsers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from yaml.error import Mark, MarkedYAMLError
from yaml.reader import ReaderError

from vrd2check.limits import MAX_PROBLEMS
from vrd2check.schema.shape import schema
from vrd2check.source import TextProblemKind, read_text, reading
from vrd2check.source.keys import KEYS
from vrd2check.source.parsers import AVAILABLE, Parser
from vrd2check.source.syntax import explain


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
        ("a: [,1]\n", 1, 5, "comma too many"),
        ("a: [1,", 1, 4, "bracket “[”"),
        ("a: {b: ", 1, 4, "bracket “{”"),
        ("a: [1, }\n", 1, 8, "do not match"),
        ("a: [- 1]\n", 1, 5, "opens a list"),
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
        ("a: - 1\n", 1, 4, "opens a list"),
        ("a: 1\n  b: 2\n", 2, 4, "indented"),
        ("a:\n    b: 1\n  c: 2\n", 3, 3, "indented"),
        ("  a: 1\nb: 2\n", 2, 1, "indented"),
        ("a: 1\n- b\n", 2, 1, "indented"),
        ("-\na: 1\n", 2, 1, "indented"),
        (": 1\n", 1, 1, "“:”"),
        ("a: &x !e!x 1\n", 1, 7, "“!”"),
        ("...\n", 1, 1, "no valid YAML"),
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


def told(text: str, parser: Parser) -> list[tuple[int, int]]:
    return [problem.place[1:3] for problem in read_text(text, "f", parser=parser).problems]


@pytest.mark.parametrize("parser", AVAILABLE)
@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("a: {actie: x: y}\nb: {actie: x}\nc: {actie: x: y}\n", [(1, 13), (3, 13)]),
        ("a: {actie: x: y, bron: x: z}\n", [(1, 13), (1, 25)]),
        ("titel: a: b: c\nx: 1\nbron: a: b\n", [(1, 9), (3, 8)]),
        ("a: {prijs: 5 kost: 1}\nb: {prijs: 5 kost: 1}\n", [(1, 14), (2, 14)]),
        ("a: {actie: - x}\nb: @x\nc:1\nd: [1,,2]\n", [(1, 12), (2, 4), (3, 2), (4, 7)]),
        ('a: ["x [", {b: "]", ', [(1, 4), (1, 12)]),
        ("a: [1, 2\nb: {c: d: e}\n", [(1, 4), (2, 9)]),
        ("a: {actie: x: y}\nb: {actie: p, q}\n", [(1, 13), (2, 15)]),
        ("a: {actie: x: y}\na: 2\n", [(1, 13), (2, 1)]),
        ("a: 1\nfoo\nb: {actie: x: y}\n", [(2, 1), (3, 13)]),
    ],
)
def test_all_faults_that_are_understood_are_told_at_once(
    parser: Parser, text: str, places: list[tuple[int, int]]
) -> None:
    assert told(text, parser) == places


@pytest.mark.parametrize("parser", AVAILABLE)
@pytest.mark.parametrize(
    ("text", "place"),
    [
        # What follows from a tab, a quote or a line is not told as a fault of its own.
        ("a:\n\tb: 1\n\tc: 2\nd: 3\n", (2, 1)),
        ('a: "x\nb: {c: d: e}\n', (1, 4)),
        ("budget\n  regels:\n    - {a: 1}\n", (1, 1)),
        ("a:\n    b: 1\n  c: 2\n  d: 3\n", (3, 3)),
        ("%foo\na: 1\n", (1, 1)),
    ],
)
def test_what_follows_from_a_fault_is_not_told(
    parser: Parser, text: str, place: tuple[int, int]
) -> None:
    assert told(text, parser) == [place]


@pytest.mark.parametrize("parser", AVAILABLE)
def test_no_more_is_read_again_than_is_allowed(parser: Parser) -> None:
    text = "".join(f"k{number}: {{actie: x: y}}\n" for number in range(1000))
    problems = read_text(text, "f", parser=parser).problems
    assert 1 < len(problems) <= MAX_PROBLEMS + 1


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


TEXT = "a: 1\nb:\n  - 2\n  - x y\nc: [1, 2, {d: 3}]\n"

# Words of both parsers, and what is very much like them.
WORDS = (
    *("while scanning", "while parsing", "while increasing", "a", "an", "flow", "block", "node"),
    *("quoted scalar", "plain scalar", "simple key", "for the next token", "sequence", "mapping"),
    *("anchor", "alias", "tag", "directive", "found", "expected", "did not find", "exceeded"),
    *("unexpected", "character", "indentation", "',' or ']'", "':'", "'-' indicator", "level"),
    *("a tab", "end of stream", "document", "maximum", "nesting depth", "limit", "length"),
)


def problem_at(line: int, column: int, context: str, problem: str) -> tuple[str, str]:
    mark = Mark("f", 0, line, column, None, None)
    found = explain(MarkedYAMLError(context, mark, problem, mark), TEXT, "f").problem
    return found.message.en, found.message.nl


@given(
    st.integers(0, 5),
    st.integers(0, 12),
    st.lists(st.sampled_from(WORDS), max_size=4).map(" ".join),
    st.lists(st.sampled_from(WORDS), max_size=4).map(" ".join) | st.text(max_size=30),
)
def test_words_that_are_not_known_tell_no_cause(
    line: int, column: int, context: str, problem: str
) -> None:
    english, dutch = problem_at(line, column, context, f"(new) {problem}")
    assert english.startswith("This cannot be read as YAML.")
    assert dutch.startswith("Dit is niet te lezen als YAML.")


@pytest.mark.parametrize(
    ("context", "problem"),
    [
        ("while parsing a flow sequence", "found more than 1000 items"),
        ("while parsing a flow node", "exceeded maximum nesting depth"),
        ("while scanning a quoted scalar", "found a text that is too long"),
        ("while scanning a simple key", "found a key that is too long"),
        ("while scanning for the next token", "exceeded maximum number of tokens"),
        ("while parsing a block mapping", "exceeded maximum nesting depth"),
        ("while scanning an anchor", "found an anchor that is too long"),
        ("while parsing a block node", "exceeded maximum nesting depth"),
        ("", "exceeded maximum nesting depth"),
    ],
)
def test_a_new_limit_in_a_known_context_is_told_in_the_words_of_the_library(
    context: str, problem: str
) -> None:
    english, _ = problem_at(4, 3, context, problem)
    assert english.startswith("This cannot be read as YAML.")
    assert problem in english


def test_the_words_of_the_library_cannot_do_anything_to_a_terminal() -> None:
    english, dutch = problem_at(1, 0, "", "\x1b[2J" + "very long " * 100)
    assert "\x1b" not in english + dutch
    assert len(english) < 120


@pytest.mark.parametrize(
    ("context", "problem"),
    [
        ("while parsing a block node", "did not find expected node content"),
        ("while parsing a flow node", "did not find expected node content"),
        ("while scanning for the next token", "found character that cannot start any token"),
        ("while scanning an anchor", "did not find expected alphabetic or numeric character"),
        ("", "mapping values are not allowed here"),
    ],
)
def test_known_words_tell_no_cause_that_the_text_does_not_show(context: str, problem: str) -> None:
    english, _ = problem_at(0, 0, context, problem)
    assert "no valid YAML" in english


@pytest.mark.parametrize("text", ["", "\n\n", "a: 1\n"])
@pytest.mark.parametrize(
    "error",
    [
        MarkedYAMLError(None, None, None, None),
        MarkedYAMLError("while", None, "new", None),
        ReaderError("f", 3, 7, "unicode", "special characters are not allowed"),
    ],
)
def test_an_error_without_a_place_is_told(error: Exception, text: str) -> None:
    problem = explain(error, text, "f").problem
    assert problem.kind is TextProblemKind.NOT_YAML
    assert (problem.place.line, problem.place.column) == (1, 1) or text == "a: 1\n"


@pytest.mark.parametrize("parser", AVAILABLE)
def test_any_error_of_the_library_is_told(parser: Parser, monkeypatch: pytest.MonkeyPatch) -> None:
    def build(*_: object) -> None:
        raise ReaderError("f", 3, 7, "unicode", "special characters are not allowed")

    monkeypatch.setattr(reading, "build", build)
    (problem,) = read_text("a: 1\n", "f", parser=parser).problems
    assert problem.kind is TextProblemKind.NOT_YAML


def test_the_keys_are_those_of_the_schema() -> None:
    def below(shape: object) -> set[str]:
        if isinstance(shape, list):
            return {key for one in shape for key in below(one)}
        if not isinstance(shape, dict):
            return set()
        inner = {key for name, one in shape.items() if name != "examples" for key in below(one)}
        return inner | set(shape.get("properties", ()))

    assert below(schema()) - {"properties"} == KEYS


@pytest.mark.parametrize("parser", AVAILABLE)
@pytest.mark.parametrize("text", ["{{", "[{", "{[[", "a: {b: [", "a: [1,\n  {b: 2\n"])
def test_what_closes_brackets_in_a_copy_moves_no_place_out_of_the_text(parser, text):
    lines = text.splitlines()
    problems = read_text(text, "a.yaml", parser=parser).problems
    assert len(problems) >= 2
    for problem in problems:
        for place in (problem.place, *problem.related):
            assert 1 <= place.column <= len(lines[place.line - 1]) + 1
