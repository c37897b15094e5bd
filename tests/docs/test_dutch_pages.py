"""A Dutch page shows what the English one of the same name shows: examples, tables, commands."""

import re
import tomllib
from pathlib import Path

import pytest
import yaml

from tests.docs.pages import DOCS, blocks, commands, prose
from vrd2check.commands.names import DUTCH as OPTIONS

DUTCH = sorted((DOCS / "nl").glob("*.md"))
PLACEHOLDERS = {"REVISION": "REVISIE", "OLD": "OUD", "NEW": "NIEUW", "FILE": "BESTAND"}
# What programs read is described in English alone.
_FOR_PROGRAMS = re.compile(r"^## JSON$.*", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"`([^`]*)`")

both = pytest.mark.parametrize("page", DUTCH, ids=lambda page: page.name)


def english(page: Path) -> Path:
    return DOCS / page.name


def headings(page: Path) -> list[int]:
    """Return the level of each heading."""
    text = _FOR_PROGRAMS.sub("", prose(page))
    return [len(found) for found in re.findall(r"^(#+) ", text, re.MULTILINE)]


def table_cells(page: Path) -> list[list[str]]:
    """Return what stands as code in each row of the tables, with options in Dutch."""
    text = _FOR_PROGRAMS.sub("", prose(page))
    rows = re.findall(r"^\|.*$", text, re.MULTILINE)
    dutch = {**PLACEHOLDERS, **OPTIONS}
    words = re.compile(rf"(?<![\w-])({'|'.join(dutch)})(?![\w-])")
    return [
        [words.sub(lambda found: dutch[found[0]], code) for code in _CODE.findall(row)]
        for row in rows
    ]


def examples(page: Path) -> list[object]:
    """Return what the examples of dossiers and configurations hold, comments aside."""
    readers = {"yaml": yaml.safe_load, "toml": tomllib.loads}
    return [
        readers[block.language](block.content)
        for block in blocks(page)
        if block.language in readers
    ]


def test_what_an_author_needs_is_there_in_dutch() -> None:
    needed = {"fix.md", "show.md", "explain.md", "diff.md", "configuration.md", "format.md"} | {
        "excel.md"
    }
    assert {page.name for page in DUTCH} >= needed


@both
def test_it_has_the_same_sections(page: Path) -> None:
    assert headings(page) == headings(english(page))


@both
def test_its_tables_are_about_the_same(page: Path) -> None:
    assert table_cells(page) == table_cells(english(page))


@both
def test_its_examples_hold_the_same(page: Path) -> None:
    assert examples(page) == examples(english(page))


@both
def test_it_gives_as_many_commands_with_the_same_exit_codes(page: Path) -> None:
    one, other = (
        [
            command.exit_code
            for block in blocks(which)
            if block.language == "console"
            for command in commands(block)
        ]
        for which in (page, english(page))
    )
    assert one == other


@both
def test_each_leads_to_the_other(page: Path) -> None:
    assert f"(nl/{page.name})" in english(page).read_text(encoding="utf-8")
    assert f"(../{page.name})" in page.read_text(encoding="utf-8")
