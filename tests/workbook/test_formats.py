"""To which digit a cell is known: as it is shown, which the code of its format decides.

Expected texts are worked out by hand from the codes: decimals, rounding half away from zero as a
spreadsheet does, thousands that are left out.
"""

import pytest

from vrd2check.figures import Kind, read_figure
from vrd2check.places import Place
from vrd2check.workbook.formats import shown

PLACE = Place("", 1, 1, 1, 1)


@pytest.mark.parametrize(
    ("number", "code", "expected"),
    [
        ("9502.0", "#,##0", "9502"),
        ("9502.5", "#,##0", "9503"),
        ("-9502.5", "#,##0", "-9503"),
        ("15974.016666666667", "#,##0.00", "15974,02"),
        ("62500.0", "0.00", "62500,00"),
        ("1360.5", "0.0", "1360,5"),
        ("0.1", "General", "0,1"),
        ("0.30000000000000004", "General", "0,3"),
        ("1e+16", "General", "10000000000000000"),
        ("1250081.0", "General", "1250081"),
        ("0.163", "0.0%", "16,3 %"),
        ("0.25", "0%", "25 %"),
        ("1500000.0", "0.0,,", "1,5 mio"),
        ("1500000.0", '0.0,,"mio"', "1,5 mio"),
        ("12345.0", "#,##0,", "0,012 mio"),
        ("-20000.0", "#,##0;(#,##0)", "20000"),
        ("-20000.0", "#,##0;-#,##0", "20000"),
        ("308180.0", '_-* #,##0.00\\ "€"_-;\\-* #,##0.00\\ "€"_-', "308180,00"),
        ("308180.0", "[$€-813] #,##0", "308180"),
        # What is not closed goes on to the end.
        ("5.0", "0.00[0", "5,00"),
        ("5.0", '0.00"0', "5,00"),
        ("0.0", '#,##0;-#,##0;"-"', "0"),
        ("-0.4", "0", "0"),
        ("5.0", "0.00E+00", "5"),
        ("5.0", "@", "5"),
    ],
)
def test_a_number_is_written_as_it_is_shown(number, code, expected):
    if number.startswith("-20000"):
        expected = f"-{expected}"
    assert shown(number, code) == expected


@pytest.mark.parametrize(
    ("number", "code", "half"),
    [
        ("9502.0", "#,##0", "0.5"),
        ("9502.0", "0.00", "0.005"),
        ("9502.0", "0.0", "0.05"),
        ("1500000.0", "0.0,,", "50000"),
        ("12345.0", "#,##0,", "500"),
    ],
)
def test_what_is_shown_is_known_to_its_last_digit(number, code, half):
    figure = read_figure(shown(number, code), PLACE, Kind.AMOUNT)
    assert str(figure.half_unit) == half
