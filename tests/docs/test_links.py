"""Every link and picture of the pages leads somewhere."""

import re
from pathlib import Path

from tests.docs.pages import DOCS, PAGES, ROOT, prose, slugs

_LINK = re.compile(r"\]\(([^)\s]+)\)")
_ELSEWHERE = re.compile(r"[a-z]+:")


def leads_somewhere(page: Path, target: str) -> bool:
    """Whether a link within this repository has a file, and a heading in it, that it leads to."""
    file, _, anchor = target.partition("#")
    there = (page.parent / file) if file else page
    return there.exists() and (not anchor or anchor in slugs(there))


def test_every_link_leads_somewhere() -> None:
    targets = [
        (page, target)
        for page in PAGES
        for target in sorted(set(_LINK.findall(prose(page))))
        if not _ELSEWHERE.match(target)
    ]
    lost = [
        (page.relative_to(ROOT).as_posix(), target)
        for page, target in targets
        if not leads_somewhere(page, target)
    ]
    assert lost == []


def test_a_link_that_leads_nowhere_would_be_found() -> None:
    assert leads_somewhere(DOCS / "README.md", "ci.md#pre-commit")
    assert not leads_somewhere(DOCS / "README.md", "ci.md#nergens")
    assert not leads_somewhere(DOCS / "README.md", "nergens.md")


def test_the_index_names_every_page_and_that_of_the_rules_every_chapter() -> None:
    indexes = [DOCS / folder / "README.md" for folder in (".", "rules", "regels")]
    named = {
        (index.parent / link.partition("#")[0]).resolve()
        for index in indexes
        for link in _LINK.findall(prose(index))
    }
    assert set(DOCS.rglob("*.md")) - {DOCS / "README.md"} <= named
