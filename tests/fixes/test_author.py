"""A name in the place of another, as the author of the file would have written it."""

import pytest

from vrd2check.dossiers import load_text
from vrd2check.fixes.author import Author
from vrd2check.places import Place

TEXT = """\
soort: projectdossier
nummer: "22.12"
titel: Voorbeeld
budget:
  regels:
    - {deliverable: D.22.12.1, bron: "vrd2", bedrag: 6.000}
    - deliverable: 'Loket'
      bron: &eigen eigen
      product: "Lo\\u006bet"
    - {deliverable: Kaart, bron: *eigen, product: 'twee
        lijnen'}
"""


def label(old: str, written: str, proposed: str) -> tuple[str, str] | None:
    """Write a name in the place of some characters of the text, which read as ``written``."""
    lines = TEXT.split("\n")
    (line,) = (number for number, one in enumerate(lines, 1) if old in one)
    column = lines[line - 1].index(old) + 1
    place = Place("a.yaml", line, column, line, column + len(old))
    author = Author([load_text(TEXT, "a.yaml")], plain_digits=False)
    edit = author.label(place, written, proposed)
    assert edit is None or edit.place == place
    return None if edit is None else (edit.old, edit.new)


@pytest.mark.parametrize(
    ("old", "written", "proposed", "new"),
    [
        ("D.22.12.1", "D.22.12.1", "D.22.12.2", "D.22.12.2"),
        ('"vrd2"', "vrd2", "eigen", '"eigen"'),
        ("'Loket'", "Loket", "Balie", "'Balie'"),
        # Without quotes, this would be a key with a value, and a list that ends.
        ("D.22.12.1", "D.22.12.1", "D1: Loket", '"D1: Loket"'),
        ("Kaart", "Kaart", "Loket, balie", '"Loket, balie"'),
        ('"vrd2"', "vrd2", "Loket, balie", '"Loket, balie"'),
    ],
)
def test_a_name_is_quoted_as_the_old_one_was_or_where_it_must_be(
    old: str, written: str, proposed: str, new: str
) -> None:
    assert label(old, written, proposed) == (old, new)


@pytest.mark.parametrize(
    ("old", "written"),
    [
        # An escape, something else, and what is no value of its own.
        ('"Lo\\u006bet"', "Loket"),
        ("Kaart", "Loket"),
        ("Kaa", "Kaa"),
        ("6.0", "6.0"),
    ],
)
def test_what_does_not_stand_there_as_it_reads_is_not_written(old: str, written: str) -> None:
    assert label(old, written, "Balie") is None


def test_what_an_alias_repeats_is_not_written() -> None:
    author = Author([load_text(TEXT, "a.yaml")], plain_digits=False)
    place = Place("a.yaml", 8, 20, 8, 25)
    assert author.at(place) == "eigen"
    assert author.label(place, "eigen", "vrd2") is None
