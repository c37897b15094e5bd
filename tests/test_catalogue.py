"""Each text that a package asks for stands in its catalogue, with the same words to fill in."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest
import yaml

import vrd2check
from vrd2check.commands.errors import USAGE
from vrd2check.figures.number_diagnostics import ODDITIES
from vrd2check.schema.shape import schema

PACKAGE = Path(vrd2check.__file__).parent
CATALOGUES = sorted(PACKAGE.rglob("texts.yaml"))


def asked(folder: Path) -> Iterator[tuple[str, set[str]]]:
    """The key and the words of each text that the modules of a package ask for."""
    for module in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(module.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", None) == "say":
                words = {str(word.arg) for word in node.keywords}
                if isinstance(node.args[0], ast.Constant):
                    yield str(node.args[0].value), words
                else:
                    assert ast.unparse(node.args[0]) == "oddity"
                    yield from ((oddity, words) for oddity, _, _ in ODDITIES)


def placeholders(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name is not None}


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parent.name)
def test_what_is_asked_for_is_there_and_nothing_else(path: Path) -> None:
    texts = yaml.safe_load(path.read_text("utf-8"))
    calls = list(asked(path.parent))
    assert {key for key, _ in calls} == set(texts)
    for key, words in calls:
        assert list(texts[key]) == ["nl", "en"], key
        for template in texts[key].values():
            assert placeholders(template) == words, key


@pytest.mark.parametrize("name", ["expected", "patterned_keys"])
def test_what_belongs_at_a_spot_is_told_of_definitions_that_there_are(name: str) -> None:
    texts = yaml.safe_load((PACKAGE / "schema" / f"{name}.yaml").read_text("utf-8"))
    assert set(texts) <= set(schema()["$defs"])
    assert all(list(text) == ["nl", "en"] for text in texts.values())


def test_what_typer_says_has_a_sentence_with_words_that_stand_in_it() -> None:
    texts = yaml.safe_load((PACKAGE / "commands" / "usage.yaml").read_text("utf-8"))
    assert set(texts) == set(USAGE)
    for name, pattern in USAGE.items():
        assert list(texts[name]) == ["nl", "en"]
        for template in texts[name].values():
            assert placeholders(template) <= set(re.compile(pattern).groupindex)
