"""A row of figures pasted into a dossier becomes what the format has for it."""

import pytest

from vrd2check.source import read_text
from vrd2check.workbook.rows import pasted_row

TWELVE = ["1.000", "2.000", "3.000", "4.000", "5.000", "6.000"] * 2
LIST = "[1.000, 2.000, 3.000, 4.000, 5.000, 6.000, 1.000, 2.000, 3.000, 4.000, 5.000, 6.000]"


def changed(line):
    row = pasted_row(line)
    return None if row is None else f"{line[: row.start]}{row.new}{line[row.end :]}"


@pytest.mark.parametrize("separator", ["\t", "  ", ";", "; ", " "])
@pytest.mark.parametrize(("before", "behind"), [("", ""), ("[", "]")])
def test_twelve_figures_become_the_list_of_the_months(separator, before, behind):
    line = f"      maanden: {before}{separator.join(TWELVE)}{behind}"
    assert changed(line) == f"      maanden: {LIST}"


def test_a_thirteenth_figure_is_the_total():
    line = "    maanden: " + "\t".join([*TWELVE, "42.000"])
    assert changed(line) == f"    maanden: {LIST}\n    totaal: 42.000"


def test_blank_months_are_left_out_by_name():
    cells = ["", "4.231", *["8.577"] * 3, *[""] * 7]
    line = "    maanden: " + "\t".join(cells)
    assert changed(line) == "    maanden: {feb: 4.231, mrt: 8.577, apr: 8.577, mei: 8.577}"


def test_figures_with_a_comma_get_quotes():
    line = "  maanden: " + "\t".join(["15 974,02 €"] * 12)
    assert changed(line) == "  maanden: [" + ", ".join(['"15 974,02 €"'] * 12) + "]"


def test_a_whole_line_of_a_forecast_becomes_an_item():
    line = "    " + "\t".join(["D.22.09.1", *TWELVE, "42.000"])
    assert changed(line) == f"    - {{deliverable: D.22.09.1, maanden: {LIST}, totaal: 42.000}}"
    line = "    - " + "\t".join(["Loket", "D.22.09.1", *TWELVE])
    assert changed(line) == f"    - {{product: Loket, deliverable: D.22.09.1, maanden: {LIST}}}"


@pytest.mark.parametrize(
    "line",
    [
        "",
        "    maanden: [9.000, 9.000]",
        "    titel: Twee woorden",
        "    titel: 2022 2023",
        "    totaal: 1 500 000",
        "    totaal: 1 500 000,00 €",
        "    - {deliverable: D.22.09.1, bedrag: 5}",
        "    omschrijving: een  twee  drie",
        "    # 9.000\t9.000",
        "    maanden: " + "\t".join([*TWELVE[:11], "x"]),
    ],
)
def test_what_is_no_row_beyond_doubt_is_left_alone(line):
    assert pasted_row(line) is None


def test_what_it_becomes_is_read_as_yaml():
    line = "maanden: " + "\t".join([*TWELVE, "42.000"])
    tree = read_text(changed(line), "a.yaml").root
    assert [item.written for item in tree["maanden"].items] == TWELVE
    assert tree["totaal"].written == "42.000"
