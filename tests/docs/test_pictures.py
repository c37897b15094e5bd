"""The pictures of the guide show what the tool prints today."""

import re
from xml.etree import ElementTree

import pytest

from scripts.pictures import FOLDER, PICTURES, Picture, screen, svg
from tests.docs.pages import DOCS, PAGES

_TEXT = "{http://www.w3.org/2000/svg}text"
_CELL = 12.2  # the width of a character


def lines(drawing: str) -> list[str]:
    """Read the lines on a picture's screen from its texts, by their places."""
    rows: dict[float, str] = {}
    title, *texts = ElementTree.fromstring(drawing).iter(_TEXT)
    assert title.text
    for text in texts:
        y, column = float(text.attrib["y"]), round(float(text.attrib["x"]) / _CELL)
        rows[y] = rows.get(y, "").ljust(column) + (text.text or "").replace("\u00a0", " ")
    return [row.rstrip() for _, row in sorted(rows.items())]


def on_screen(picture: Picture) -> list[str]:
    return [line.plain.rstrip() for line in screen(picture)]


@pytest.mark.parametrize("picture", PICTURES, ids=lambda picture: picture.name)
def test_a_picture_is_fresh(picture: Picture) -> None:
    drawing = picture.path.read_text(encoding="utf-8")
    assert [line for line in lines(drawing) if line] == [
        line for line in on_screen(picture) if line
    ], "run python -m scripts.generate_docs"


def test_drawing_again_gives_the_same() -> None:
    assert svg(PICTURES[0]) == svg(PICTURES[0])


@pytest.mark.parametrize("picture", PICTURES, ids=lambda picture: picture.name)
def test_a_picture_fetches_nothing_and_tells_nothing_of_the_computer(picture: Picture) -> None:
    drawing = picture.path.read_text(encoding="utf-8")
    assert set(re.findall(r"https?://[^\"' )]+", drawing)) == {"http://www.w3.org/2000/svg"}
    assert "/tmp" not in drawing
    assert "/home" not in drawing


def test_every_picture_is_shown_and_described() -> None:
    text = "".join(page.read_text(encoding="utf-8") for page in PAGES)
    described = set(re.findall(r"!\[[^\]]{20,}\]\(beelden/([^)]+)\)", text))
    assert described == {picture.path.name for picture in PICTURES}
    assert {path.name for path in FOLDER.iterdir()} == described
    assert FOLDER.parent == DOCS
