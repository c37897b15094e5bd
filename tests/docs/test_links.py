"""Every link and picture of the pages leads somewhere."""

import re
from pathlib import Path

import pytest

from tests.docs.pages import DOCS, PAGES, prose, slugs

_LINK = re.compile(r"\]\(([^)\s]+)\)")
_ELSEWHERE = re.compile(r"[a-z]+:")
LINKS = [
    pytest.param(page, target, id=f"{page.name}-{target}")
    for page in PAGES
    for target in sorted(set(_LINK.findall(prose(page))))
    if not _ELSEWHERE.match(target)
]


@pytest.mark.parametrize(("page", "target"), LINKS)
def test_it_leads_somewhere(page: Path, target: str) -> None:
    file, _, anchor = target.partition("#")
    there = (page.parent / file) if file else page
    assert there.exists()
    if anchor:
        assert anchor in slugs(there)


def test_the_index_names_every_page() -> None:
    index = DOCS / "README.md"
    named = {(DOCS / link.partition("#")[0]).resolve() for link in _LINK.findall(prose(index))}
    assert {page for page in DOCS.glob("*.md") if page != index} <= named
