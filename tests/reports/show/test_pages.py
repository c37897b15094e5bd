"""The real dossiers on pages of every width."""

from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from vrd2check.check import check_loaded
from vrd2check.dossiers import load_file
from vrd2check.figures import State, format_value
from vrd2check.language import Language
from vrd2check.reports.layout import Page, plain
from vrd2check.reports.show import render
from vrd2check.reports.show.grid import fit
from vrd2check.reports.show.painting import paint
from vrd2check.reports.show.table import Cell, Column, Row, Sort, Table
from vrd2check.settings import Settings

DOSSIERS = Path(__file__).parents[3] / "dossiers"
FILES = sorted(path.name for path in DOSSIERS.glob("*.yaml"))


@cache
def checked():
    loaded = [load_file(DOSSIERS / name, name) for name in FILES]
    return loaded, check_loaded(loaded, Settings())


def shown(name, width, language=Language.NL, encoding="utf-8"):
    loaded, result = checked()
    chosen = [one for one in loaded if one.name == name]
    return plain(render(chosen, result, language, Page(width, encoding), together=loaded))


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("width", [80, 100, 160])
def test_every_dossier_fits_on_the_page(name, width):
    for language in Language:
        lines = shown(name, width, language).splitlines()
        assert max(map(cell_len, lines)) <= width


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("width", [None, 40, 80])
def test_no_figure_is_cut_or_left_out(name, width):
    dossier = next(one.dossier for one in checked()[0] if one.name == name)
    words = {word.strip("✗?!≈*").removesuffix(",00") for word in shown(name, width).split()}
    for figure in dossier.head.figures:
        if figure.state is State.READ:
            assert format_value(figure.value, figure.kind).split()[0] in words


@pytest.mark.parametrize("name", FILES)
def test_a_terminal_with_ascii_alone_gets_nothing_else(name):
    assert shown(name, 80, Language.EN, "ascii").isascii()


WORDS = st.text(st.characters(codec="ascii", categories=["L", "Zs"]), max_size=40)
FIGURES = st.integers(-(10**9), 10**9).map(lambda n: f"{n:,}".replace(",", "."))


@st.composite
def tables(draw):
    texts = draw(st.integers(0, 4))
    numbers = draw(st.integers(1, 14))
    columns = [Column(f"naam {one}", draw(WORDS)) for one in range(texts)]
    columns += [Column(group, "jaar", Sort.AMOUNT, group) for group in range(numbers)]
    rows = [
        Row(
            {
                column.key: Cell(draw(WORDS if column.sort is Sort.TEXT else FIGURES))
                for column in columns
            }
        )
        for _ in range(draw(st.integers(1, 3)))
    ]
    return Table("Blad", tuple(columns), tuple(rows))


@given(tables(), st.integers(20, 200))
@settings(max_examples=60)
def test_a_table_is_spread_without_losing_a_column_of_figures(table, width):
    grid = fit(table, width)
    figures = [
        placed for block in grid.blocks for placed in block if placed.column.sort is Sort.AMOUNT
    ]
    assert [placed.column.key for placed in figures] == [
        column.key for column in table.columns if column.sort is Sort.AMOUNT
    ]
    for placed in figures:
        assert placed.width >= max(len(text) for text, _ in placed.cells)


@pytest.mark.parametrize("width", [20, 30, 40])
def test_words_in_narrow_columns_never_run_into_the_next_column(width):
    columns = (Column(0, "een"), Column(1, "twee"), Column(2, "bedrag", Sort.AMOUNT, 0))
    long = "onafscheidelijkewoorden van de auteur"
    row = Row({0: Cell(long), 1: Cell(long), 2: Cell("6.000")})
    lines = plain(paint(Table("Blad", columns, (row,)), (), Page(width))).splitlines()
    ends = [len(stroke) for stroke in lines[2].split("  ")]
    assert all(line[ends[0] : ends[0] + 2].strip() == "" for line in lines[3:])
