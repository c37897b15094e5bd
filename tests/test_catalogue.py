"""Each text that a package asks for stands in its catalogue, with the same words to fill in."""

import ast
import fnmatch
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from string import Formatter

import pytest

import vrd2check
from tests.examples import tree_of
from vrd2check.commands.errors import USAGE
from vrd2check.figures.number_diagnostics import ODDITIES
from vrd2check.schema.shape import schema

PACKAGE = Path(vrd2check.__file__).parent
CATALOGUES = sorted(PACKAGE.rglob("texts.yaml"), key=lambda path: (len(path.parts), path))
RULES = PACKAGE / "rules" / "base" / "texts.yaml"


@cache
def calls() -> list[tuple[Path, ast.Call]]:
    """The calls that ask for a text, with their modules."""
    return [
        (module, node)
        for module in sorted(PACKAGE.rglob("*.py"))
        for node in ast.walk(ast.parse(module.read_text("utf-8")))
        if isinstance(node, ast.Call) and getattr(node.func, "id", None) in {"say", "lacking"}
    ]


def asked(catalogue: Path) -> Iterator[tuple[str, set[str]]]:
    """The key and the words of each text of a catalogue that is asked for.

    A module asks the catalogue of its own package, or as ``say(TEXTS, …)`` or through
    ``lacking`` that of the rules. A key
    that is put together has a star for what is put into it.
    """
    for module, node in calls():
        called = getattr(node.func, "id", None)
        if len(node.args) < 3 and called == "lacking":
            continue  # another function of that name
        of_rules = called == "lacking" or getattr(node.args[0], "id", "") == "TEXTS"
        nearest = next((one for one in CATALOGUES[::-1] if one.parent in module.parents), None)
        if catalogue != (RULES if of_rules else nearest):
            continue
        words = {str(word.arg) for word in node.keywords}
        key = node.args[2 if called == "lacking" else int(of_rules)]
        if called == "lacking":
            words.add("side")
        if ast.unparse(key) == "why":
            continue  # what ``lacking`` itself passes on
        if ast.unparse(key) == "oddity":
            yield from ((oddity, words) for oddity, _, _ in ODDITIES)
        elif isinstance(key, ast.JoinedStr):
            parts = (part.value if isinstance(part, ast.Constant) else "*" for part in key.values)
            yield "".join(map(str, parts)), words
        else:
            yield ast.literal_eval(key), words


def placeholders(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name is not None}


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parent.name)
def test_what_is_asked_for_is_there_and_nothing_else(path: Path) -> None:
    texts = tree_of(path.read_bytes())
    called = list(asked(path))
    assert [key for key, _ in called if not fnmatch.filter(texts, key)] == []
    assert {one for key, _ in called for one in fnmatch.filter(texts, key)} == set(texts)
    exactly = {key for key, _ in called if key in texts}
    for asked_for, words in called:
        for key in fnmatch.filter(texts, asked_for):
            assert list(texts[key]) == ["nl", "en"], key
            if key == asked_for or key not in exactly:
                assert {frozenset(placeholders(text)) for text in texts[key].values()} == {
                    frozenset(words)
                }, key


@pytest.mark.parametrize("name", ["expected", "patterned_keys"])
def test_what_belongs_at_a_spot_is_told_of_definitions_that_there_are(name: str) -> None:
    texts = tree_of((PACKAGE / "schema" / f"{name}.yaml").read_bytes())
    assert set(texts) <= set(schema()["$defs"])
    assert all(list(text) == ["nl", "en"] for text in texts.values())


def test_what_typer_says_has_a_sentence_with_words_that_stand_in_it() -> None:
    texts = tree_of((PACKAGE / "commands" / "usage.yaml").read_bytes())
    assert set(texts) == set(USAGE)
    for name, pattern in USAGE.items():
        assert list(texts[name]) == ["nl", "en"]
        for template in texts[name].values():
            assert placeholders(template) <= set(re.compile(pattern).groupindex)


def test_the_words_of_the_pages_are_those_that_their_templates_ask_for() -> None:
    pages = PACKAGE / "reports" / "html"
    words = tree_of((pages / "words.yaml").read_bytes())
    templates = " ".join(one.read_text("utf-8") for one in (pages / "templates").glob("*.html"))
    assert set(re.findall(r"\bwords\.(\w+)", templates)) == set(words)
    assert all(list(text) == ["nl", "en"] for text in words.values())
