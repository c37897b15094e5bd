"""How the texts that authors read are written, over the whole package."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.examples import tree_of
from vrd2check.commands.names import DUTCH

ROOT = Path(__file__).parents[1]
SOURCES = sorted((ROOT / "vrd2check").rglob("*.py"))
DATA = sorted(
    path
    for folder in ("vrd2check", "templates")
    for suffix in ("*.yaml", "*.json", "*.md")
    for path in (ROOT / folder).rglob(suffix)
)
PAGES_OF_RULES = sorted((ROOT / "docs" / "regels").glob("*.md"))
# Of a word, as in komma's; patterns that read what authors write may hold any apostrophe.
CURLY = re.compile(r"\w[’‘ʼ]")


def texts(source: str) -> Iterator[str]:
    """Return the strings in a source, docstrings included: those of rules are told to authors."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def test_an_apostrophe_is_straight() -> None:
    offenders = [
        f"{path.relative_to(ROOT)}: {text}"
        for path in SOURCES
        for text in texts(path.read_text("utf-8"))
        if CURLY.search(text)
    ]
    assert SOURCES
    assert offenders == []


def test_an_apostrophe_is_straight_in_what_the_package_carries_too() -> None:
    assert (ROOT / "schema.json").is_file()
    carried = [ROOT / "schema.json", *DATA]
    assert [path for path in carried if CURLY.search(path.read_text("utf-8", "replace"))] == []


def test_a_curly_one_would_be_found() -> None:
    (text,) = texts('Text = f"twee komma’s"')
    assert CURLY.search(text)


def dutch(node: object) -> Iterator[str]:
    """Return the Dutch texts of a catalogue, at whatever depth."""
    if isinstance(node, dict):
        for key, value in node.items():
            if key == "nl" and isinstance(value, str):
                yield value
            else:
                yield from dutch(value)


def dutch_in(source: str) -> Iterator[str]:
    """Return the Dutch texts in a module: the first of the two that a Text is given."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Text" and node.args:
            first = node.args[0]
            if isinstance(first, ast.Constant):
                yield str(first.value)


def test_dutch_texts_and_pages_name_options_in_dutch() -> None:
    # What earlier versions had is named as it was.
    english = [name for name in DUTCH if name != "--unsafe"]
    option = re.compile(rf"(?<![\w-])(?:{'|'.join(english)})(?![\w-])")
    catalogues = [path for path in DATA if path.name == "texts.yaml" or "texts" in path.parts]
    told = {path: list(dutch(tree_of(path.read_bytes()))) for path in catalogues}
    told |= {path: list(dutch_in(path.read_text("utf-8"))) for path in SOURCES}
    pages = [*(ROOT / "docs" / "nl").glob("*.md"), ROOT / "docs" / "handleiding.md"]
    told |= {path: [path.read_text("utf-8")] for path in (*pages, *PAGES_OF_RULES)}
    assert len(catalogues) > 10
    found = {path: option.findall(" ".join(texts)) for path, texts in told.items()}
    assert {path.name: names for path, names in found.items() if names} == {}
