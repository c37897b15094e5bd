"""What is proposed for an unreadable figure keeps its sign and its factor, or is not there."""

import re
import time

import pytest

from vrd2check.figures import Kind, read_figure
from vrd2check.language import Language
from vrd2check.places import Place

HERE = Place("x.yaml", 1, 1, 1, 2)
# Word's hyphens and dashes, and the small and the wide minus.
DASHES = [*map(chr, range(0x2010, 0x2016)), "\ufe63", "\uff0d"]


def proposals(written: str, kind: Kind) -> list[str]:
    problem = read_figure(written, HERE, kind).problem
    if problem is None:
        return []
    asked = re.search(r" Do you mean (.*)\?$", problem.of(Language.EN))
    return asked[1].split(" or ") if asked else []


@pytest.mark.parametrize("dash", DASHES, ids=lambda dash: f"{ord(dash):x}")
@pytest.mark.parametrize(
    ("kind", "written", "meant"),
    [
        (Kind.AMOUNT, "{}20.000", "-20.000"),
        (Kind.AMOUNT, "{} 20.000 €", "-20.000"),
        (Kind.AMOUNT, "€ {}1.250,50", "-1.250,50"),
        (Kind.AMOUNT, "20.000{}", "-20.000"),
        (Kind.AMOUNT, "{}6k", "-6.000"),
        (Kind.COUNT, "{}5", "-5"),
        (Kind.COUNT, "12,5 {}", "-12,5"),
        (Kind.PERCENTAGE, "{}5 %", "-5 %"),
        (Kind.PERCENTAGE, "16,3 %{}", "-16,3 %"),
    ],
)
def test_a_dash_is_a_minus_in_what_is_proposed(
    dash: str, kind: Kind, written: str, meant: str
) -> None:
    figure = read_figure(written.format(dash), HERE, kind)
    if figure.value is None:  # an en dash before a number is read as a minus
        assert proposals(written.format(dash), kind) == [meant]
    else:
        assert figure.value < 0


@pytest.mark.parametrize(
    ("kind", "written", "meant"),
    [
        (Kind.AMOUNT, "min 20.000", "-20.000"),
        (Kind.AMOUNT, "Minus € 20.000", "-20.000"),
        (Kind.AMOUNT, "€ min 20.000", "-20.000"),
        (Kind.AMOUNT, "20.000 min", "-20.000"),
        (Kind.AMOUNT, "20.000 €-", "-20.000"),
        (Kind.COUNT, "min 5", "-5"),
        (Kind.COUNT, "5 minus", "-5"),
        (Kind.PERCENTAGE, "min 5 %", "-5 %"),
        (Kind.PERCENTAGE, "5 % min", "-5 %"),
        (Kind.AMOUNT, "k€ 6", "6.000"),
        (Kind.AMOUNT, "K€ 6", "6.000"),
        (Kind.AMOUNT, "M€ 1,5", "1.500.000"),
        (Kind.AMOUNT, "mio € 1,5", "1.500.000"),
        (Kind.AMOUNT, "mln. EUR 2", "2.000.000"),
        (Kind.AMOUNT, "miljoen 1,5", "1.500.000"),
        (Kind.AMOUNT, "kEUR 6", "6.000"),
        (Kind.AMOUNT, "6 k€", "6.000"),
        (Kind.AMOUNT, "1.5 Mio. €", "1.500.000"),
        (Kind.AMOUNT, "-k€ 6", "-6.000"),
        (Kind.AMOUNT, "k€ -6", "-6.000"),
        (Kind.AMOUNT, "min k€ 6,5", "-6.500"),
        (Kind.AMOUNT, "mia € 1", "1.000.000.000"),
        (Kind.AMOUNT, "1,5 mrd", "1.500.000.000"),
        (Kind.AMOUNT, "mld. € 2", "2.000.000.000"),
        (Kind.AMOUNT, "- € 1 mrd.", "-1.000.000.000"),
    ],
)
def test_a_minus_in_words_and_a_factor_are_kept(kind: Kind, written: str, meant: str) -> None:
    assert proposals(written, kind) == [meant]


@pytest.mark.parametrize(
    "written",
    ["-20.000-", "min min 6", "min -6", "k€ 6k", "6 duizend euro p.j.", "negatief 20.000", "€k 6",
     "(6k)", "6 dzd", "20.000- €", "x min 6", "6 ‰", "-(20.000)", "- (6)", "6½", "33⅓", "6²",
     "6 per kwartaal", "500 per maand", "6 bn", "6 T", "6 dozijn", "half 6", "6 keer", "6/", "6*",
     "16 uur", "6 excl. btw", "kEUR 6 k"],
)  # fmt: skip
def test_what_may_be_another_number_is_not_proposed(written: str) -> None:
    assert proposals(written, Kind.AMOUNT) == []


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("ca. 6000", "6.000"),
        ("6000 incl. btw", "6.000"),
        ("20.000,-", "20.000"),
        ("~6000", "6.000"),
        ("6000?", "6.000"),
        ("afgerond 6000", "6.000"),
    ],
)
def test_words_that_change_nothing_leave_the_number(written: str, meant: str) -> None:
    assert proposals(written, Kind.AMOUNT) == [meant]


def test_a_text_of_60_characters_is_looked_at_and_a_longer_one_is_not() -> None:
    assert proposals("6000 incl. btw".ljust(60), Kind.AMOUNT) == ["6.000"]
    assert proposals("6000 incl. btw".ljust(61), Kind.AMOUNT) == []


def test_long_texts_take_no_time() -> None:
    start = time.process_time()
    for written in (
        " " * 50_000,
        "- " * 20_000,
        "k " * 20_000,
        "6" + " " * 40_000 + "x",
        "min" * 9000,
    ):
        proposals(written, Kind.AMOUNT)
    assert time.process_time() - start < 2
