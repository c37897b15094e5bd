"""Chapters as sides of a comparison: what of their totals, names and years is taken along."""

import pytest

from vrd2check.checking import check_loaded
from vrd2check.dossiers import Dimension, load_text
from vrd2check.rules.base.chapters import (
    CALENDAR_VAK,
    CALENDAR_VEK,
    calendar_side,
    forecast_side,
    running_side,
    with_stand_ins,
)
from vrd2check.rules.base.sides import Side
from vrd2check.rules.base.tables import stated_or_sum
from vrd2check.settings import Settings

from .projects import HEAD, project

CALENDAR = """\
vak_vek_kalender:
  regels:
    - {bron: vrd2, jaren: {2023: {vak: 100, vek: 90}}}
    - {bron: exp, jaren: {2023: {vak: 30, vek: 30}}}
  totaal: {jaren: {2023: {vak: 130, vek: 120}}}
"""


def written(side: Side | None, year: int) -> list[str]:
    return [] if side is None else [figure.written for figure in side.everything(year)]


def test_the_calendar_is_of_one_side_and_of_one_kind_of_money() -> None:
    dossier = project(CALENDAR)
    for name, amount in ((CALENDAR_VAK, "100"), (CALENDAR_VEK, "90")):
        side = calendar_side(dossier, name)
        assert side is not None
        assert (side.name, written(side, 2023)) == (name, [amount])
    # The total is that of all lines, and says nothing of those for running costs alone.
    assert written(running_side(dossier), 2023) == ["30"]


@pytest.mark.parametrize(("of_line", "of_total"), [("", "vrd2"), ("bron: exp, ", None)])
def test_the_source_of_a_forecast_is_that_of_its_total_unless_lines_have_their_own(
    of_line: str, of_total: str | None
) -> None:
    line = f"    - {{{of_line}deliverable: 1, maanden: {{jan: 5}}}}\n"
    text = f"prognose_vek:\n  bron: vrd2\n  regels:\n{line}  totaal: {{totaal: 5}}\n"
    forecast = project(text).forecast
    assert forecast is not None
    side = forecast_side(forecast)
    assert side is not None
    total = side.tables[0].total
    assert total is not None
    name = total.names.get(Dimension.SOURCE)
    assert (name and name.text) == of_total


def test_a_total_without_lines_stands_for_them_and_only_once() -> None:
    table = project("budget:\n  subtotalen: [{bron: vrd2, bedrag: 7}]\n  totaal: 7\n").budget
    assert table is not None
    stand_in = with_stand_ins(table)
    assert stand_in.lines == (table.total,)
    assert (stand_in.subtotals, stand_in.total) == ((), None)


def test_a_table_without_lines_or_total_comes_to_nothing_that_is_known() -> None:
    table = project("budget:\n  subtotalen: [{bron: vrd2, bedrag: 7}]\n").budget
    assert table is not None
    (figure,) = stated_or_sum(table, "bedrag")
    assert (figure.value, figure.place) == (None, table.place)


@pytest.mark.parametrize(("budget", "when"), [(100, "all years"), (60, "2022")])
def test_it_is_told_as_of_which_years_a_chapter_was_read(budget: int, when: str) -> None:
    """60 in 2022 and 40 in 2023: the budget is of both years, or of the first."""
    text = (
        f"{HEAD}budget:\n  regels:\n    - {{bron: vrd2, bedrag: {budget}}}\n"
        "kostenmodel:\n  investeringen:\n    regels:\n"
        "      - {bron: vrd2, bedragen: {2022: 60, 2023: 40}}\n"
    )
    result = check_loaded([load_text(text, "a.yaml")], Settings())
    readings = {one.words.reading.en for one in result.judged if one.words.reading is not None}
    assert [when in one for one in readings] == [True]
