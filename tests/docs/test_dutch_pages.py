"""A Dutch page shows what the English one of the same name shows: examples, tables, commands."""

import re
import tomllib
from collections.abc import Callable
from pathlib import Path

import yaml

from tests.docs.pages import DOCS, blocks, commands, prose
from vrd2check.commands.names import DUTCH as OPTIONS

DUTCH = sorted((DOCS / "nl").glob("*.md"))
PLACEHOLDERS = {"REVISION": "REVISIE", "OLD": "OUD", "NEW": "NIEUW", "FILE": "BESTAND"}
# What programs read is described in English alone.
_FOR_PROGRAMS = re.compile(r"^## JSON$.*", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"`([^`]*)`")


def english(page: Path) -> Path:
    return DOCS / page.name


def differing(of: Callable[[Path], object]) -> list[str]:
    """Return the Dutch pages of which something is not what it is of the English one."""
    return [page.name for page in DUTCH if of(page) != of(english(page))]


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


def test_they_have_the_same_sections() -> None:
    assert differing(headings) == []


def test_their_tables_are_about_the_same() -> None:
    assert differing(table_cells) == []


def test_their_examples_hold_the_same() -> None:
    assert differing(examples) == []


def exit_codes(page: Path) -> list[int]:
    return [
        command.exit_code
        for block in blocks(page)
        if block.language == "console"
        for command in commands(block)
    ]


def test_they_give_as_many_commands_with_the_same_exit_codes() -> None:
    assert differing(exit_codes) == []


def test_each_leads_to_the_other() -> None:
    alone = [
        page.name
        for page in DUTCH
        if f"(nl/{page.name})" not in english(page).read_text(encoding="utf-8")
        or f"(../{page.name})" not in page.read_text(encoding="utf-8")
    ]
    assert alone == []
