"""What the package makes of good and of hostile texts; both parsers must agree on everything."""

import os
import stat
import threading
from pathlib import Path

import pytest

from tests.source.conftest import SetBound
from vrd2check.limits import MAX_ALIAS_NODES, MAX_BYTES, MAX_DEPTH, MAX_PROBLEMS
from vrd2check.places import Place
from vrd2check.source import (
    Document,
    MappingNode,
    Scalar,
    SequenceNode,
    TextProblem,
    TextProblemKind,
    read_file,
    read_text,
    standard_value,
)
from vrd2check.source.parsers import AVAILABLE


def read(data: bytes | str) -> Document:
    documents = [read_text(data, "f", parser=parser) for parser in AVAILABLE]
    assert documents.count(documents[0]) == len(documents)
    return documents[0]


def root(data: bytes | str) -> MappingNode:
    document = read(data)
    assert document.problems == ()
    assert document.root is not None
    return document.root


def value(data: bytes | str, key: str = "a") -> Scalar | SequenceNode | MappingNode:
    found = root(data).get(key)
    assert found is not None
    return found


def only(data: bytes | str) -> TextProblem:
    (problem,) = read(data).problems
    return problem


def span(node: Scalar | SequenceNode | MappingNode) -> tuple[int, int, int, int]:
    return node.place[1:]


@pytest.mark.parametrize(
    ("text", "written", "plain", "place"),
    [
        ("a: 22.10\n", "22.10", True, (1, 4, 1, 9)),
        ("a: NO", "NO", True, (1, 4, 1, 6)),
        ('a: "1.250"\n', "1.250", False, (1, 4, 1, 11)),
        ("a: 'it''s'\n", "it's", False, (1, 4, 1, 11)),
        ("a:\nb: 1\n", "", True, (1, 3, 1, 3)),
        ("a:   # later\n", "", True, (1, 3, 1, 3)),
        ("a: 1 000 # x\n", "1 000", True, (1, 4, 1, 9)),
        ("a: x\ty\n", "x\ty", True, (1, 4, 1, 7)),
        ("a:\tx\t# c\n", "x", True, (1, 4, 1, 5)),
        ("\ufeffa: 1\n", "1", True, (1, 4, 1, 5)),
        ("b: 😀\na: é😀x\n", "é😀x", True, (2, 4, 2, 7)),
        ("b: 1\r\na: 2\r\n", "2", True, (2, 4, 2, 5)),
        ("b: 1\ra: 2\r", "2", True, (2, 4, 2, 5)),
        ("a: x\n  y\n", "x y", True, (1, 4, 2, 4)),
        ("a: |\n  x\n  y\n\n\nb: 1\n", "x\ny\n", False, (1, 4, 3, 4)),
        ("a: >-\n  x\n  y\n\n# end\n", "x y", False, (1, 4, 3, 4)),
        ("a: &n 100\n", "100", True, (1, 7, 1, 10)),
        ('a: &n "100"\n', "100", False, (1, 7, 1, 12)),
        ("a: !!str 100\n", "100", False, (1, 10, 1, 13)),
        ("a: 6\u00a0000 €\n", "6\u00a0000 €", True, (1, 4, 1, 11)),
    ],
)
def test_a_scalar_keeps_what_was_written_and_where(
    text: str, written: str, plain: bool, place: tuple[int, int, int, int]
) -> None:
    found = value(text)
    assert isinstance(found, Scalar)
    assert (found.written, found.plain, span(found)) == (written, plain, place)


def test_bytes_and_text_give_the_same_document() -> None:
    assert read("a: é\n".encode()) == read("a: é\n")
    assert read(b"\xef\xbb\xbfa: 1\n") == read("a: 1\n")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("a:\n  b: 1   # x\n\n\nc: 2\n", (2, 3, 2, 7)),
        ("a:\n- 1\n- 2\n\n# end\n", (2, 1, 3, 4)),
        ("a:\n  - b: 1\n    c:\n", (2, 3, 3, 7)),
        ("a: [1, 2]  # x\n", (1, 4, 1, 10)),
        ("a: {b: 1,\n    c: 2}\n", (1, 4, 2, 10)),
        ("a:\n  b: |\n    x\n\n\nc: 1\n", (2, 3, 3, 6)),
    ],
)
def test_a_collection_ends_with_its_last_content(
    text: str, place: tuple[int, int, int, int]
) -> None:
    assert span(value(text)) == place


def test_a_block_that_ends_in_an_alias_still_ends_behind_its_key() -> None:
    found = value("b: &n {x: 1}\na:\n  c: *n\n")
    assert isinstance(found, MappingNode)
    assert span(found) == (3, 3, 3, 4)
    shared = found.get("c")
    assert shared is not None
    assert span(shared) == (1, 4, 1, 13)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("a: {b: , c: 1}\n", (1, 7, 1, 7)),
        ("a: {b : , c: 1}\n", (1, 8, 1, 8)),
    ],
)
def test_an_empty_value_in_brackets_stands_behind_its_colon(
    text: str, place: tuple[int, int, int, int]
) -> None:
    found = value(text)
    assert isinstance(found, MappingNode)
    assert span(found.entries[0].value) == place


def test_get_gives_the_first_of_two_equal_keys_and_the_problem_names_both() -> None:
    document = read("a: 1\nb: 2\na: 3\n")
    assert document.root is not None
    assert document.root.get("a") == Scalar("1", True, Place("f", 1, 4, 1, 5))
    (problem,) = document.problems
    assert problem.kind is TextProblemKind.DUPLICATE_KEY
    assert problem.place == Place("f", 3, 1, 3, 2)
    assert problem.related == (Place("f", 1, 1, 1, 2),)
    assert "regel 1" in problem.message.nl
    assert "line 1" in problem.message.en


def test_a_quoted_key_equals_the_bare_one() -> None:
    assert only('2022: 1\n"2022": 2\n').kind is TextProblemKind.DUPLICATE_KEY


@pytest.mark.parametrize(
    ("text", "kind", "line", "column"),
    [
        ("", TextProblemKind.EMPTY, 1, 1),
        ("# only\n\n# comments\n", TextProblemKind.EMPTY, 1, 1),
        ("---\n", TextProblemKind.EMPTY, 1, 1),
        ("\ufeff", TextProblemKind.EMPTY, 1, 1),
        ("- a\n- b\n", TextProblemKind.NOT_A_MAPPING, 1, 1),
        ("\njust text\n", TextProblemKind.NOT_A_MAPPING, 2, 1),
        ("a: 1\n---\nb: 2\n", TextProblemKind.SEVERAL_DOCUMENTS, 2, 1),
        ("a: 1\n---\n", TextProblemKind.SEVERAL_DOCUMENTS, 2, 1),
        ("a: !foo 1\n", TextProblemKind.UNKNOWN_TAG, 1, 9),
        ("a: !!python/object:os.system 1\n", TextProblemKind.UNKNOWN_TAG, 1, 30),
        ("a: !!int 1\n", TextProblemKind.UNKNOWN_TAG, 1, 10),
        ("? [a]\n: 1\nb: 2\n", TextProblemKind.COMPLEX_KEY, 1, 3),
        ("b: &n {x: 1}\na:\n  <<: *n\n", TextProblemKind.MERGE_KEY, 3, 3),
        ("a: *nowhere\n", TextProblemKind.ALIASES, 1, 4),
        ("a: &n 1\nb: &n 2\n", TextProblemKind.ALIASES, 2, 4),
        ("a: &n [*n]\n", TextProblemKind.ALIASES, 1, 4),
        ("a: &n\n  b: {c: *n}\n", TextProblemKind.ALIASES, 1, 4),
        ("a: x\x00y\n", TextProblemKind.FORBIDDEN_CHARACTER, 1, 5),
        ("a: 1\r\nb: \x0b\n", TextProblemKind.FORBIDDEN_CHARACTER, 2, 4),
        ("a: x\ufeffy\n", TextProblemKind.FORBIDDEN_CHARACTER, 1, 5),
        ("a: x\u2028y\n", TextProblemKind.FORBIDDEN_CHARACTER, 1, 5),
        ("a: x\u0085y\n", TextProblemKind.FORBIDDEN_CHARACTER, 1, 5),
        ("a: \ud800\n", TextProblemKind.FORBIDDEN_CHARACTER, 1, 4),
    ],
)
def test_what_is_wrong_is_a_problem_at_its_place(
    text: str, kind: TextProblemKind, line: int, column: int
) -> None:
    problem = only(text)
    assert (problem.kind, problem.place.line, problem.place.column) == (kind, line, column)
    assert problem.message.nl
    assert problem.message.en


def test_what_is_refused_in_a_mapping_leaves_the_rest_readable() -> None:
    document = read("? [a]\n: 1\n<<: {c: 1}\nb: !x 2\n")
    assert [problem.kind for problem in document.problems] == [
        TextProblemKind.COMPLEX_KEY,
        TextProblemKind.MERGE_KEY,
        TextProblemKind.UNKNOWN_TAG,
    ]
    assert document.root is not None
    assert standard_value(document.root) == {"b": 2}


def test_a_few_aliases_are_followed_and_shared() -> None:
    found = root("a: &n [1, 2]\nb: *n\nc: x * y\n")
    assert found.get("a") is found.get("b")


def test_an_alias_bomb_is_refused_at_once() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 40)]
    assert only("\n".join(lines)).kind is TextProblemKind.ALIASES


def test_aliases_may_repeat_up_to_the_bound_and_no_more() -> None:
    def text(count: int) -> str:
        return "a: &n 1\nb:\n" + "- *n\n" * count

    assert read(text(MAX_ALIAS_NODES)).problems == ()
    assert only(text(MAX_ALIAS_NODES + 2)).kind is TextProblemKind.ALIASES


@pytest.mark.parametrize(
    "text",
    [
        "[" * 100_000,
        "a: " + "[" * 100_000 + "]" * 100_000,
        "{a: " * 100_000,
        "- " * 100_000,
        "? " * 100_000,
        "".join(" " * level + "a:\n" for level in range(400)),
    ],
)
def test_a_hundred_thousand_levels_are_too_deep(text: str) -> None:
    assert only(text).kind is TextProblemKind.TOO_DEEP


@pytest.mark.parametrize("bracket", ["[", "[\n", "{a: ", "{a:\n ", "[ # [[[\n", "[é, "])
@pytest.mark.parametrize("before", ["", "a: ", "a: 1\nb: ", "é: '[[['\r\nb:\n  "])
def test_the_place_does_not_depend_on_a_bound_of_the_parser(before: str, bracket: str) -> None:
    few, many = only(before + bracket * 200), only(before + bracket * 3_000)
    assert few == many
    assert few.kind is TextProblemKind.TOO_DEEP


def test_a_deep_text_with_an_earlier_fault_is_told_by_that_fault() -> None:
    problem = only("a: 1\n" + "[" * 3_000)
    assert problem.kind is TextProblemKind.NOT_YAML
    assert "colon is missing" in problem.message.en


def test_the_deepest_text_that_is_allowed_is_read() -> None:
    def text(lists: int) -> str:
        return "a: " + "[" * lists + "]" * lists

    # The mapping and each list are a level; so is what the innermost list could hold.
    assert read(text(MAX_DEPTH - 1)).problems == ()
    assert only(text(MAX_DEPTH)).kind is TextProblemKind.TOO_DEEP


def test_too_many_values_are_refused(set_bound: SetBound) -> None:
    set_bound("MAX_NODES", 2_000)
    assert only("a: [" + "1, " * 2_001 + "]").kind is TextProblemKind.TOO_MANY_NODES


def test_a_very_long_value_is_read_whole() -> None:
    found = value("a: " + "x" * 20_000 + "\n")
    assert isinstance(found, Scalar)
    assert len(found.written) == 20_000
    assert span(found) == (1, 4, 1, 20_004)


def test_only_so_many_problems_are_listed_and_the_last_says_so() -> None:
    problems = read("a: 1\n" * (MAX_PROBLEMS + 8)).problems
    assert len(problems) == MAX_PROBLEMS + 1
    assert problems[-1].kind is TextProblemKind.TOO_MANY_PROBLEMS
    assert "7" in problems[-1].message.en


def test_too_large_a_text_is_refused(set_bound: SetBound) -> None:
    assert only(b"#" * (MAX_BYTES + 1)).kind is TextProblemKind.TOO_LARGE
    set_bound("MAX_BYTES", 2_000)
    assert only(b"#" * 2_001).kind is TextProblemKind.TOO_LARGE
    assert only(b"#" * 2_000).kind is TextProblemKind.EMPTY


def test_a_file_reads_like_its_text(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"a: 1\r\n")
    assert read_file(path, "f") == read_text("a: 1\r\n", "f")
    assert read_file(path).file == str(path)


def unreadable(path: Path) -> str:
    document = read_file(path, "f")
    (problem,) = document.problems
    assert document.root is None
    assert problem.kind is TextProblemKind.UNREADABLE_FILE
    assert problem.place == Place("f", 1, 1, 1, 1)
    return problem.message.en


def test_paths_that_cannot_be_read_are_problems(tmp_path: Path) -> None:
    assert "does not exist" in unreadable(tmp_path / "missing.yaml")
    assert "folder" in unreadable(tmp_path)
    dangling = tmp_path / "dangling.yaml"
    dangling.symlink_to(tmp_path / "missing.yaml")
    assert "link" in unreadable(dangling)
    circular = tmp_path / "circular.yaml"
    circular.symlink_to(circular)
    assert unreadable(circular)
    assert unreadable(tmp_path / "nul\0name.yaml")
    assert unreadable(tmp_path / ("x" * 5000))


def test_a_pipe_and_a_device_are_refused_without_waiting(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.yaml"
    os.mkfifo(pipe)
    messages: list[str] = []
    reader = threading.Thread(
        target=lambda: messages.extend((unreadable(pipe), unreadable(Path("/dev/zero")))),
        daemon=True,
    )
    reader.start()
    reader.join(timeout=10)
    assert len(messages) == 2
    assert all("ordinary file" in message for message in messages)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_a_problem(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("a: 1\n")
    path.chmod(0)
    assert "permission" in unreadable(path)
    path.chmod(stat.S_IRUSR | stat.S_IWUSR)


def test_a_large_file_is_refused_by_its_size(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    with path.open("wb") as stream:
        stream.truncate(10 * MAX_BYTES)
    (problem,) = read_file(path, "f").problems
    assert problem.kind is TextProblemKind.TOO_LARGE
