"""How the texts that authors read are written, over the whole package."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
SOURCES = sorted((ROOT / "vrd2check").rglob("*.py"))
DATA = sorted(
    path
    for folder in ("vrd2check", "templates")
    for suffix in ("*.yaml", "*.json", "*.md")
    for path in (ROOT / folder).rglob(suffix)
)
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
