import copy
import pickle
import re
import subprocess
import sys

import pytest

from vrd2check.patterns import late, pattern

COMPILE = re.compile


def test_a_pattern_finds_what_the_compiled_one_finds():
    late_one, compiled = pattern("(?P<who>x+)(y)?", re.IGNORECASE), re.compile("(?P<who>x+)(y)?", 2)
    for text in ("aXXyb", "x", "", "y"):
        found, expected = late_one.search(text), compiled.search(text)
        assert (found and found.groupdict()) == (expected and expected.groupdict())
    assert late_one.sub("-", "axxyb") == "a-b"
    assert (late_one.pattern, late_one.groups) == ("(?P<who>x+)(y)?", 2)
    assert late_one.flags == compiled.flags


def test_a_pattern_is_compiled_at_first_use_and_so_a_wrong_one_is_told_then():
    wrong = pattern("(")
    with pytest.raises(re.error):
        wrong.match("x")


def test_a_pattern_passes_for_a_compiled_one():
    one = pattern("b+")
    assert isinstance(one, re.Pattern)
    assert re.sub(one, "-", "abbc") == "a-c"
    assert re.compile(one).findall("abbcb") == ["bb", "b"]
    for other in (copy.copy(one), copy.deepcopy(one), pickle.loads(pickle.dumps(one))):
        assert other.fullmatch("bb")
    with pytest.raises(AttributeError, match="colour"):
        _ = one.colour  # type: ignore[attr-defined]


def test_what_is_imported_late_has_late_patterns_and_nothing_else_has():
    with late():
        one = re.compile("(")
    assert re.compile is COMPILE
    with pytest.raises(re.error):
        one.match("x")
    with pytest.raises(re.error):
        re.compile("(")


def test_when_an_import_fails_patterns_are_compiled_again():
    with pytest.raises(ModuleNotFoundError), late():
        import vrd2check.nothing  # type: ignore[import-not-found]  # noqa: F401, PLC0415
    assert re.compile is COMPILE


LIBRARY = """
import re, sys
compile_now = re.compile
{before}
from vrd2check.source import read_text
from vrd2check.source.parsers import Parser
import yaml, yaml.reader
assert re.compile is compile_now
assert read_text("a: 1", "f").root is not None
print("search" in dir(type(yaml.reader.Reader.NON_PRINTABLE)))
print("search" in vars(yaml.reader.Reader.NON_PRINTABLE) if {late} else False)
print(yaml.safe_load("[yes, 1.5, 0x1f, 2022-09-04, ~, <, 12:30]"))
try:
    yaml.load("a: \\x01", Loader=yaml.SafeLoader)
except yaml.reader.ReaderError as error:
    print(error.position, error.reason)
"""
READ = (
    "[True, 1.5, 31, datetime.date(2022, 9, 4), None, '<', 750]\n"
    "3 special characters are not allowed\n"
)


@pytest.mark.parametrize(("before", "late"), [("", True), ("import yaml", False)])
def test_the_yaml_library_reads_and_refuses_as_ever_whoever_imports_it_first(before, late):
    code = LIBRARY.format(before=before, late=late)
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True, timeout=60
    )
    assert done.stderr == ""
    # Late: the stand-in's class has no search of its own, and nothing has asked for one yet.
    assert done.stdout == f"{not late}\nFalse\n{READ}"
