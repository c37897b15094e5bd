"""How each action reads, in both languages: here the words are what counts.

The slips are made in ``DOSSIER``, in which all figures agree.
"""

from decimal import Decimal

import pytest

from tests.diagnosis.tables import figure
from tests.diagnosis.test_actions import MONTHS, broken, only, slipped
from tests.samples import HEAD
from vrd2check.checking import check_loaded
from vrd2check.diagnosis.amounts import UNIT, in_units, value
from vrd2check.diagnosis.candidates import Candidate
from vrd2check.diagnosis.conclusions import ActionKind, Confidence
from vrd2check.diagnosis.constraints import Interval
from vrd2check.diagnosis.sentences import suspect_of
from vrd2check.diagnosis.system import Undone
from vrd2check.diagnosis.weights import odds
from vrd2check.dossiers import load_text
from vrd2check.settings import Settings

_COST = "2022: 45.189, 2023: 20.058}, totaal: 65.247"
_OWN = (
    "      - {deliverable: D.22.12.2, bron: eigen, "
    "bedragen: {2022: 8.319, 2023: 0}, totaal: 8.319}\n"
)
_BUILD = "    - {deliverable: D.22.12.1, bron: vrd2, bedrag: 42.131}\n"
_VRD2 = "{bron: vrd2, jaren: {2022: {vak: 100.677"
_BUDGETED = "bron: vrd2, bedrag: 65.247}"


@pytest.mark.parametrize(
    ("old", "new", "nl", "en"),
    [
        (
            MONTHS,
            "[0, 0, 0, 4.012, 5.023, 6.037, 7.000, 8.000, 0, 0, 0, 0]",
            "D.22.12.1 staat in Prognose VEK één kolom verschoven; teruggeschoven klopt alles",
            "D.22.12.1 is shifted by one column in VEK forecast; shifted back everything agrees",
        ),
        (
            MONTHS,
            "[0, 0, 4.012, 9.035, 15.072, 22.072, 30.072, 0, 0, 0, 0, 0]",
            "de bedragen van D.22.12.1 in Prognose VEK zijn opgeteld tot en met elke kolom, "
            "niet per kolom",
            "the amounts of D.22.12.1 in VEK forecast run up to and including each column, "
            "they are not by column",
        ),
        (
            MONTHS,
            "[0, 0, 0, 5.023, 6.037, 7.000, 8.000, 4.012, 0, 0, 0, 0]",
            "4.012 staat bij augustus en hoort bij maart",
            "4.012 stands at August and belongs at March",
        ),
        (
            MONTHS,
            "[0, 0, 4.012, 6.037, 5.023, 7.000, 8.000, 0, 0, 0, 0, 0]",
            "6.037 bij april en 5.023 bij mei zijn van plaats verwisseld",
            "6.037 at April and 5.023 at May have changed places",
        ),
        (
            MONTHS,
            "[0, 0, 4.012, 4.012, 6.037, 7.000, 8.000, 0, 0, 0, 0, 0]",
            "met 5.023 in plaats van 4.012 klopt het (er staat hetzelfde bedrag als ernaast)",
            "5.023 instead of 4.012 puts it right (the same amount stands here as beside it)",
        ),
        (
            _COST,
            "2022: 451.890, 2023: 200.580}, totaal: 652.470",
            "alle bedragen van D.22.12.2 · VRD 2 in Kostenmodel: investeringen zijn een factor "
            "tien, honderd of duizend te groot of te klein",
            "all amounts of D.22.12.2 · VRD 2 in Cost model: investments are ten, a hundred or "
            "a thousand times too large or too small",
        ),
        # 1,21 x 45.189 = 54.678,69, 1,21 x 20.058 = 24.270,18 and 1,21 x 65.247 = 78.948,87.
        (
            _COST,
            "2022: 54.679, 2023: 24.270}, totaal: 78.949",
            "D.22.12.2 · VRD 2 is in Kostenmodel: investeringen met een andere btw dan de rest: "
            "alle bedragen schelen 21 %",
            "D.22.12.2 · VRD 2 is with other VAT than the rest in Cost model: investments: "
            "all its amounts are 21 % off",
        ),
        # 630 more in the year and in the total of the line.
        (
            _COST,
            "2022: 45.819, 2023: 20.058}, totaal: 65.877",
            "het foute cijfer 45.819 is mee opgeteld in de totalen van Kostenmodel: investeringen",
            "the wrong figure 45.819 went into the totals of Cost model: investments",
        ),
        (
            "maanden: [3.189, 4.500, 9.512,",
            "maanden: [3.189, 4.500, 4.012,",
            "met 9.512 in plaats van 4.012 klopt het (5.500 is niet meegeteld)",
            "9.512 instead of 4.012 puts it right (5.500 is left out of the sum)",
        ),
        (
            "maanden: [3.189, 4.500, 9.512,",
            "maanden: [3.189, 4.500, 15.012,",
            "met 9.512 in plaats van 15.012 klopt het (5.500 is dubbel geteld)",
            "9.512 instead of 15.012 puts it right (5.500 is counted twice)",
        ),
        (
            _BUDGETED,
            "bron: vrd2, bedrag: 65.274}",
            "met 65.247 in plaats van 65.274 klopt het (twee cijfers naast elkaar zijn verwisseld)",
            "65.247 instead of 65.274 puts it right (two neighbouring digits are swapped)",
        ),
        (
            _VRD2,
            _VRD2.replace("vrd2", "eigen"),
            "bij Eigen middelen in VAK- en VEK-kalender hoort VRD 2, niet Eigen middelen",
            "at Eigen middelen in VAK and VEK calendar it should be VRD 2, not Eigen middelen",
        ),
        (
            _OWN,
            _OWN * 2,
            "D.22.12.2 · Eigen middelen staat twee keer in Kostenmodel: investeringen",
            "D.22.12.2 · Eigen middelen stands in Cost model: investments twice",
        ),
        (
            _OWN,
            "",
            "een lijn van D.22.12.2 ontbreekt in Kostenmodel: investeringen: "
            "Budget heeft er 8.319 meer voor, en dat is net het verschil",
            "a line of D.22.12.2 is missing in Cost model: investments: "
            "Budget has 8.319 more for it, which is just the difference",
        ),
        (
            "    - {bron: eigen, jaren: {2022: {vak: 8.319, vek: 8.319}}}\n",
            "",
            "de lijn van Eigen middelen ontbreekt in VAK- en VEK-kalender: Budget en Kostenmodel: "
            "investeringen hebben er 8.319 voor, en dat is net het verschil",
            "the line of Eigen middelen is missing in VAK and VEK calendar: Budget and Cost model: "
            "investments have 8.319 for it, which is just the difference",
        ),
        (
            _BUILD,
            "",
            "de lijn van D.22.12.1 ontbreekt in Budget: Kostenmodel: investeringen heeft er "
            "42.131 voor, en dat is net het verschil",
            "the line of D.22.12.1 is missing in Budget: Cost model: investments has 42.131 "
            "for it, which is just the difference",
        ),
    ],
)
def test_what_was_done_is_said(old: str, new: str, nl: str, en: str) -> None:
    first, *_ = broken(slipped((old, new)))
    said = first.conclusion.suspects[0].sentence
    assert (said.nl, said.en) == (nl, en)


def test_columns_of_one_year_are_called_by_what_they_have() -> None:
    # In 2022: VAK 9.000 + 7.000, VEK 4.120 + 3.510; the rest, 4.880 and 3.490, is paid in 2023.
    calendar = """\
vak_vek_kalender:
  regels:
    - bron: vrd2
      jaren: {2022: {vak: 4.120, vek: 9.000}, 2023: {vak: 0, vek: 4.880}}
      totaal: {vak: 9.000, vek: 9.000}
    - bron: eigen
      jaren: {2022: {vak: 3.510, vek: 7.000}, 2023: {vak: 0, vek: 3.490}}
      totaal: {vak: 7.000, vek: 7.000}
  totaal:
    jaren: {2022: {vak: 16.000, vek: 7.630}, 2023: {vak: 0, vek: 8.370}}
    totaal: {vak: 16.000, vek: 16.000}
"""
    text = HEAD.replace("{vrd2: VRD 2}", "{vrd2: VRD 2, eigen: Eigen middelen}") + calendar
    _, first = only(check_loaded([load_text(text, "a.yaml")], Settings()))
    assert first.kind is ActionKind.COLUMNS_EXCHANGED
    assert (first.sentence.nl, first.sentence.en) == (
        "VAK 2022 en VEK 2022 zijn in VAK- en VEK-kalender van plaats verwisseld",
        "VAK 2022 and VEK 2022 have changed places in VAK and VEK calendar",
    )


def test_which_amount_of_a_total_is_wrong_with_it_is_left_open_where_nothing_tells() -> None:
    # 40.072 + 12.059 = 52.131, and the budget and the total of the cost model have 42.131: a digit
    # of either is wrong, 30.072 or 2.059.
    text = (
        HEAD.replace("{vrd2: VRD 2}", "{vrd2: VRD 2, eigen: Eigen middelen}")
        + """\
budget:
  regels:
    - {deliverable: D.22.12.1, bron: vrd2, bedrag: 42.131}
    - {deliverable: D.22.12.2, bron: eigen, bedrag: 51.317}
  totaal: 93.448
kostenmodel:
  investeringen:
    regels:
      - {deliverable: D.22.12.1, bron: vrd2, bedragen: {2022: 40.072, 2023: 12.059}, totaal: 52.131}
      - {deliverable: 2, bron: eigen, bedragen: {2022: 30.276, 2023: 21.041}, totaal: 51.317}
    totaal: {totaal: 93.448}
"""
    )
    _, first = only(check_loaded([load_text(text, "a.yaml")], Settings()))
    assert first.kind is ActionKind.TOTAL_SAME_ERROR
    assert [(one.figure.written, one.proposed) for one in first.cells] == [
        ("52.131", Decimal(42131))
    ]
    assert first.place == first.cells[0].place
    assert (first.sentence.nl, first.sentence.en) == (
        "een van de 2 bedragen in dit totaal is ook fout",
        "one of the 2 amounts in this total is wrong as well",
    )


@pytest.mark.parametrize(
    ("written", "told"),
    # From 1.100,405 to 1.101,595: in whole euro, and in cents.
    [
        ("1200", ("1100", "1102")),
        ("1200,50", ("1100.40", "1101.60")),
    ],
)
def test_what_rounding_leaves_open_is_told_in_the_unit_of_the_figure(
    written: str, told: tuple[str, str]
) -> None:
    one = figure(written)
    left = Interval(*(in_units(Decimal(bound)) for bound in ("1100.405", "1101.595")))
    undone = Undone({one: 1101 * UNIT - value(one)})
    nothing = frozenset[int]()
    kind = ActionKind.UNKNOWN
    candidate = Candidate(
        kind, odds(kind, 1), undone, nothing, nothing, one.place, open={one: left}
    )
    (cell,) = suspect_of(candidate, Confidence.PROBABLE).cells
    assert (cell.proposed, cell.least, cell.most) == (1101, *map(Decimal, told))
