"""No pattern of the program takes longer than in proportion to the text that it is held against."""

import ast
import importlib
import inspect
import pkgutil
import re
from functools import cache
from itertools import islice

import pytest

import vrd2check
from tests.security.stepping import near_matches, steps

# Held against a figure alone, of which no more than 60 characters are looked at.
BOUNDED = "vrd2check.figures."
MOST_STEPS_OF_A_FIGURE = 4_000
# Look at a hundred names from each position at most, and at a label of at most 200 characters.
COUNTED = ("_ENDLESS_KEY", "_TOTAL_LABEL", "_TOTAL_BEHIND")
LENGTH = 32
MOST_TEXTS = 120
MOST_STEPS = 20_000


def modules():
    """Return the modules of the package."""
    for module in pkgutil.walk_packages(vrd2check.__path__, "vrd2check."):
        if module.name.endswith("__main__"):
            continue
        try:
            loaded = importlib.import_module(module.name)
        except ModuleNotFoundError as lacking:
            # Of an extra that is not installed; where all are, its patterns are looked at.
            if (lacking.name or "").startswith("vrd2check"):
                raise
            continue
        yield loaded


@cache
def patterns():
    """Return the patterns of the package: module, name, whether it is searched for and text."""
    return tuple(patterns_of_modules())


def patterns_of_modules():
    for loaded in modules():
        source = inspect.getsource(loaded)
        yield from written_out(loaded.__name__, source)
        for name, value in vars(loaded).items():
            called = rf"re\.(?:search|finditer|findall|sub|split)\(\s*{name}\b"
            methods = rf"\b{name}\.(?:search|finditer|findall|sub|split)\b"
            pattern = value
            # Some modules have a method of their own that compiles a pattern and matches it.
            used = rf"(?:re\.|self\._)\w+\(\s*{name}\b"
            if isinstance(value, str | bytes) and re.search(used, source):
                pattern = re.compile(pattern)
            if isinstance(pattern, re.Pattern) and f"{name} = " in source and name not in COUNTED:
                searched = bool(re.search(f"{called}|{methods}", source))
                yield loaded.__name__, name, searched, pattern
            for one in value.values() if isinstance(value, dict) and f"{name} = " in source else ():
                if isinstance(one, re.Pattern):
                    yield loaded.__name__, name, False, one


def written_out(name, source):
    """Return the patterns that stand where they are used, with the name of the module."""
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Call(
                func=ast.Attribute(value=ast.Name("re"), attr=how),
                args=[ast.Constant(str(pattern)), *_],
            ) if how not in ("compile", "escape"):
                yield name, pattern, how not in ("match", "fullmatch"), re.compile(pattern)


def is_slow(pattern, *, search):
    """Whether twice the text takes far more than twice the steps, for a text that almost fits."""
    pairs = list(zip(near_matches(pattern, LENGTH), near_matches(pattern, 2 * LENGTH), strict=True))
    for short, long in islice(pairs, 0, None, max(1, len(pairs) // MOST_TEXTS)):
        taken = steps(pattern, short, search=search, whole=False, most=MOST_STEPS)
        if taken > 3 * LENGTH:
            twice = steps(pattern, long, search=search, whole=False, most=4 * MOST_STEPS)
            if taken > MOST_STEPS or twice > 3 * taken:
                return True
    return False


def test_what_backtracks_is_seen():
    assert is_slow(re.compile(r"\s*-\s*[\s.]*x"), search=False)
    assert is_slow(re.compile(r"(?:a|b|ab)*c"), search=False)
    assert is_slow(re.compile(r"\s*x"), search=True)
    assert not is_slow(re.compile(r"\s*+-\s*+[\s.]*+x"), search=False)
    assert not is_slow(re.compile(r"\s*x"), search=False)


def test_no_pattern_of_the_program_backtracks():
    every = [one for one in patterns() if not one[0].startswith(BOUNDED)]
    assert len(every) > 90
    slow = [(where, name) for where, name, search, one in every if is_slow(one, search=search)]
    assert slow == []


def test_no_pattern_of_figures_takes_many_steps_for_one():
    every = [one for one in patterns() if one[0].startswith(BOUNDED)]
    assert len(every) > 25
    slow = [
        (where, name, text)
        for where, name, search, pattern in every
        for text in near_matches(pattern, 60)
        if steps(pattern, text[:60], search=search, whole=not search, most=MOST_STEPS_OF_A_FIGURE)
        > MOST_STEPS_OF_A_FIGURE
    ]
    assert slow == []


def test_where_a_name_is_typed_is_seen_in_a_line_of_any_length():
    pytest.importorskip("lsprotocol")
    completing = importlib.import_module("vrd2check.editor.completing")
    slow = []
    for before in ("- ", "{", "{bron: x", "- bron: '", "bron :", "{a, "):
        for char in (" ", "- ", "bron: x{", "{,", "'x"):
            line = before + char * 20_000
            assert completing.slot_at(line, len(line)) is None
            # Each step of the pattern's counter looks at one character.
            text = (before + char * 100)[:1000] + "#"
            if steps(completing._BEFORE, text, search=False, whole=True, most=60_000) > 60_000:
                slow.append((before, char))
    assert slow == []
