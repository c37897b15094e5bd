"""What is likely of figures by themselves: ordinary rates, and sums that hold to the digit."""

from decimal import Decimal
from fractions import Fraction

import pytest

from tests.diagnosis.tables import figure, figures, system
from tests.samples import HEAD
from vrd2check.diagnosis.amounts import UNIT, in_units
from vrd2check.diagnosis.cells import Cells
from vrd2check.diagnosis.conclusions import ActionKind
from vrd2check.diagnosis.constraints import Interval
from vrd2check.diagnosis.geometry import Geometry
from vrd2check.diagnosis.ground import Ground
from vrd2check.diagnosis.plausibility import Plausibility
from vrd2check.diagnosis.recognition import Surroundings
from vrd2check.diagnosis.system import Undone
from vrd2check.diagnosis.values import Aim, Share, best_value
from vrd2check.dossiers import ProjectDossier, load_text
from vrd2check.relations import Product, Relation, equals
from vrd2check.settings import Band
from vrd2check.sheets import sheets_of

BAND = Band(Decimal(300), Decimal(1500))


def likely(rate: str, others: tuple[str, ...] = (), profile: str = "Tester", more: int = 0):
    """How likely the first rate of a table is, beside those of others, once more is added to it."""
    lines = [(profile, rate), *(("Analist", other) for other in others)]
    rows = "".join(
        f"      - {{deliverable: 1, profiel: {who}, aantal: 1{number}, prijs: {price}, kost: 7}}\n"
        for number, (who, price) in enumerate(lines)
    )
    head = "inzet:\n  - aankooptype: Extern\n    eenheid: mandagen\n    regels:\n"
    dossier = load_text(f"{HEAD}{head}{rows}", "a.yaml").dossier
    assert isinstance(dossier, ProjectDossier)
    days, price, cost = sorted(dossier.head.figures, key=lambda one: one.place)[:3]
    assert (days.written, price.written, cost.written) == ("10", rate, "7")
    geometry = Geometry(sheets_of(dossier))
    found = Plausibility(system([Product(cost, (price, days))]), geometry, BAND)
    return found.of({price: in_units(Decimal(more))})


@pytest.mark.parametrize(
    ("rate", "ordinary"),
    [("150", True), ("149", False), ("3000", True), ("3001", False), ("800", True)],
)
def test_a_rate_alone_is_held_against_the_band(rate: str, ordinary: bool) -> None:
    assert likely(rate) == (1 if ordinary else Fraction(1, 100))


@pytest.mark.parametrize(
    ("rate", "others", "ordinary"),
    [
        # Not four times as much as the one in the middle.
        ("3001", ("700", "750", "800"), False),
        ("3001", ("700", "751", "800"), True),
        # Nor a quarter of it.
        ("149", ("500", "597", "700"), False),
        ("149", ("500", "596", "700"), True),
        # Within the band it does not matter what others are.
        ("3000", ("100", "100", "100"), True),
    ],
)
def test_a_rate_beyond_the_band_is_held_against_the_others(
    rate: str, others: tuple[str, ...], ordinary: bool
) -> None:
    assert likely(rate, others) == (1 if ordinary else Fraction(1, 100))


def test_a_rate_that_another_line_of_the_profile_has_is_likelier() -> None:
    assert likely("800", ("900",), profile="Analist", more=100) == 5
    assert likely("800", ("900",), profile="Tester", more=100) == 1
    assert likely("800", ("900",), profile="Analist", more=101) == 1


def test_without_slack_it_tells_nothing_that_a_sum_holds_to_the_digit() -> None:
    share = Share(Fraction(3, 4), is_exact=False, is_mostly_exact=False)
    assert Aim(0, 0, share).odds(UNIT) == (1, 1)
    # Three in four are rounded; then it may be any of four euros, two below and two above.
    assert Aim(0, 2 * UNIT, share).odds(UNIT) == (Fraction(1, 4), Fraction(3, 16))


def test_what_mends_to_the_digit_is_likelier_than_what_rounding_has_to_explain() -> None:
    # 100 + 60 = 160 where 150 stands; 161 would be off by 1, of three half euros. Of the others
    # some hold to the digit and some do not: 30 + 40 = 70, 71.
    total = figure(150)
    relations: list[Relation] = [equals(total, figures([100, 60]))]
    relations += [equals(figure(stated), figures([30, 40])) for stated in (70, 71, 70, 71)]
    found, geometry = system(relations), Geometry(())
    plausible = Plausibility(found, geometry, BAND)
    ground = Ground(found, geometry, plausible, Cells(found, geometry, plausible))
    odds = []
    for more in (10, 11):
        undone = Undone({total: in_units(more)})
        (one,) = ground.tried(ActionKind.UNKNOWN, Fraction(1), undone, total.place)
        assert one.mends == {0}
        odds.append(one.odds)
    share = ground.cells.rounding.share(relations[0]).rounded
    assert 0 < share < 1
    # Off it may be anything from 1,5 below to 1,5 above: three euros.
    assert odds == [1 - share, share / 3]


@pytest.mark.parametrize(
    ("written", "least", "most"),
    # From 5 to 15 more; what is known to the cent may be so to the euro: 0,495 on either side.
    [("150", "155", "165"), ("150,00", "154.505", "165.495")],
)
def test_rounding_leaves_open_what_lies_within_the_interval(
    written: str, least: str, most: str
) -> None:
    share = Share(Fraction(1, 2), is_exact=False, is_mostly_exact=False)
    aims = [Aim(10 * UNIT, 5 * UNIT, share)]
    found = best_value(Surroundings(figure(written)), Interval(5 * UNIT, 15 * UNIT), aims)
    assert found is not None
    assert (found.value, found.is_sure) == (160, False)
    assert found.open == Interval(in_units(Decimal(least)), in_units(Decimal(most)))


@pytest.mark.parametrize(("written", "more", "chance"), [("0", -5, 0), ("5", -6, 0), ("-5", -1, 1)])
def test_no_amount_becomes_negative_where_none_is(written: str, more: int, chance: int) -> None:
    text = (
        f"{HEAD}budget:\n  regels:\n"
        f"    - {{deliverable: D.22.12.1, bron: vrd2, bedrag: {written}}}\n"
        "    - {deliverable: D.22.12.2, bron: vrd2, bedrag: 8}\n"
    )
    dossier = load_text(text, "a.yaml").dossier
    assert isinstance(dossier, ProjectDossier)
    wrong, other = (one for one in dossier.head.figures if one.written in (written, "8"))
    geometry = Geometry(sheets_of(dossier))
    found = Plausibility(system([equals(wrong, [other])]), geometry, BAND)
    assert found.of({wrong: in_units(Decimal(more))}) == chance
