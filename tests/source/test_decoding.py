"""Files that are not UTF-8: where the first bad byte is and what the file seems to be."""

import pytest

from vrd2check.places import Place
from vrd2check.source import TextProblemKind, read_text
from vrd2check.source.decoding import decode


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_latin_1_is_named_with_the_first_bad_byte_and_its_likely_character(mark: bytes) -> None:
    document = read_text(mark + "a: é\r\nb: één\n".encode().replace(b"\xc3\xa9n", b"\xe9n"), "f")
    (problem,) = document.problems
    assert document.root is None
    assert problem.kind is TextProblemKind.NOT_UTF8
    assert problem.place == Place("f", 2, 5, 2, 6)
    assert "“é”" in problem.message.nl
    assert "Windows-1252" in problem.message.en
    assert document.text.splitlines()[0] == "a: é"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_utf_16_is_recognised_with_and_without_its_mark(encoding: str) -> None:
    (problem,) = read_text("soort: projectdossier\n".encode(encoding), "f").problems
    assert problem.kind is TextProblemKind.NOT_UTF8
    assert "UTF-16" in problem.message.en


def test_a_character_cut_in_two_is_not_utf_8() -> None:
    (problem,) = read_text("a: é".encode()[:-1], "f").problems
    assert problem.kind is TextProblemKind.NOT_UTF8
    assert problem.place == Place("f", 1, 4, 1, 5)


def test_exactly_the_forbidden_characters_are_found_wherever_they_stand() -> None:
    forbidden = {*range(0x20), *range(0x7F, 0xA0), *range(0xD800, 0xE000), 0xFEFF}
    forbidden = (forbidden | {0x2028, 0x2029, 0xFFFE, 0xFFFF}) - set(b"\t\n\r")
    allowed = "".join(chr(code) for code in range(0x110000) if code not in forbidden)
    assert decode(f"a: \n{allowed}b\n", "f")[1] == []
    found = {code for code in forbidden if decode(f"a: \n{chr(code)}b\n", "f")[1]}
    assert found == forbidden
