"""No pattern of the program takes longer than in proportion to the text that it is held against."""

import importlib
import inspect
import pkgutil
import re
from itertools import islice

import vrd2check
from tests.security.stepping import near_matches, steps

# Held against a figure alone, which has at most 60 characters, or a line being typed.
BOUNDED = ("vrd2check.figures.", "vrd2check.editor.completing")
# Look at a hundred names from each position at most, and at a label of at most 200 characters.
COUNTED = ("_ENDLESS_KEY", "_TOTAL_LABEL", "_TOTAL_BEHIND")
LENGTH = 32
MOST_TEXTS = 60
MOST_STEPS = 20_000


def patterns():
    """Return the patterns of the package: module, name, whether it is searched for and text."""
    for module in pkgutil.walk_packages(vrd2check.__path__, "vrd2check."):
        if module.name.endswith("__main__") or module.name.startswith(BOUNDED):
            continue
        try:
            loaded = importlib.import_module(module.name)
        except ModuleNotFoundError as lacking:
            # Of an extra that is not installed; where all are, its patterns are looked at.
            if (lacking.name or "").startswith("vrd2check"):
                raise
            continue
        source = inspect.getsource(loaded)
        for name, value in vars(loaded).items():
            called = rf"re\.(?:search|finditer|findall|sub|split)\(\s*{name}\b"
            methods = rf"\b{name}\.(?:search|finditer|findall|sub|split)\b"
            pattern = value
            if isinstance(value, str) and re.search(rf"re\.\w+\(\s*{name}\b", source):
                pattern = re.compile(pattern)
            if isinstance(pattern, re.Pattern) and f"{name} = " in source and name not in COUNTED:
                yield module.name, name, bool(re.search(f"{called}|{methods}", source)), pattern


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
    every = list(patterns())
    assert len(every) > 60
    slow = [(where, name) for where, name, search, one in every if is_slow(one, search=search)]
    assert slow == []
