"""The real dossiers on pages of every width."""

from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from vrd2check.checking import check_loaded
from vrd2check.dossiers import load_file
from vrd2check.figures import State, format_value
from vrd2check.language import Language
from vrd2check.reports.grid import RowKind, draw, figures, words
from vrd2check.reports.layout import Page, plain
from vrd2check.reports.show import render
from vrd2check.settings import Settings

DOSSIERS = Path(__file__).parents[3] / "dossiers"
FILES = sorted(path.name for path in DOSSIERS.glob("*.yaml"))


@cache
def checked():
    loaded = [load_file(DOSSIERS / name, name) for name in FILES]
    return loaded, check_loaded(loaded, Settings())


@cache
def shown(name, width, language=Language.NL, encoding="utf-8"):
    loaded, result = checked()
    chosen = [one for one in loaded if one.name == name]
    return plain(render(chosen, result, language, Page(width, encoding)))


@pytest.mark.parametrize(
    ("width", "language"),
    [(80, Language.NL), (80, Language.EN), (100, Language.NL), (160, Language.EN)],
)
def test_every_dossier_fits_on_the_page(width, language):
    too_wide = [
        (name, line)
        for name in FILES
        for line in shown(name, width, language).splitlines()
        if cell_len(line) > width
    ]
    assert too_wide == []


@pytest.mark.parametrize("width", [None, 40, 80])
def test_no_figure_is_cut_or_left_out(width):
    lost = [
        (file.name, figure.place)
        for file in checked()[0]
        for words in [figures_in(shown(file.name, width))]
        for figure in file.dossier.head.figures
        if figure.state is State.READ
        and format_value(figure.value, figure.kind).split()[0] not in words
    ]
    assert lost == []


def figures_in(text):
    return {word.strip("✗?!≈○◇*").removesuffix(",00") for word in text.split()}


def test_a_terminal_with_ascii_alone_gets_nothing_else():
    pages = {name: shown(name, 80, Language.EN, "ascii") for name in FILES}
    assert [name for name, page in pages.items() if not page.isascii()] == []


WORDS = st.text(st.characters(codec="ascii", categories=["L", "Zs"]), max_size=40)
FIGURES = st.integers(-(10**9), 10**9).map(lambda n: f"{n:,}".replace(",", "."))


@st.composite
def columns(choose):
    rows = choose(st.integers(1, 3))

    def texts(kind):
        return choose(st.lists(kind, min_size=rows, max_size=rows))

    names = [words(choose(WORDS), texts(WORDS)) for _ in range(choose(st.integers(0, 4)))]
    amounts = [
        figures(f"k{group}", [[text] for text in texts(FIGURES)], [""] * rows, group)
        for group in range(choose(st.integers(1, 14)))
    ]
    return [*names, *amounts], [RowKind.LINE] * rows


@given(columns(), st.integers(20, 200))
@settings(max_examples=60)
def test_a_table_is_spread_without_losing_or_cutting_a_figure(drawn, width):
    grid, rows = drawn
    written = plain(draw(grid, rows, Page(width))).split()
    for column in grid:
        if not column.is_words:
            assert column.heading.strip() in written
            for cell in column.cells:
                assert cell.plain.strip() in written


@given(columns(), st.integers(100, 200))
@settings(max_examples=60)
def test_a_page_that_holds_the_words_and_one_figure_is_never_left(drawn, width):
    grid, rows = drawn
    lines = plain(draw(grid, rows, Page(width))).splitlines()
    assert max(map(cell_len, lines)) <= width


@pytest.mark.parametrize("width", [20, 30, 40])
def test_words_in_narrow_columns_never_run_into_the_next_column(width):
    long = "onafscheidelijkewoorden van de auteur"
    # With words in A and in B, whatever stands between two of them is what is between columns.
    grid = [words("A", [long]), words("B", [long.upper()]), figures("C", [["6.000"]], [""])]
    lines = plain(draw(grid, [RowKind.LINE], Page(width))).splitlines()
    start = lines[0].index("B")
    assert all(line[start - 2 : start].strip() == "" for line in lines[2:])
