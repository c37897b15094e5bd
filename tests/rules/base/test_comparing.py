"""Which lines of two chapters are compared with each other, and which amounts."""

from collections import Counter
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from vrd2check.dossiers import Dimension, Table, load_text
from vrd2check.figures import State
from vrd2check.language import Text
from vrd2check.relations import Verdict, equals, judge
from vrd2check.rules import Constraint
from vrd2check.rules.base.comparing import ALL_LEVELS, BY_DELIVERABLE, compare
from vrd2check.rules.base.readings import Reading, likeliest
from vrd2check.rules.base.sides import Side

HEAD = """\
soort: projectdossier
nummer: "22.12"
titel: Voorbeeld
jaar: 2022
bronnen: {vrd2: VRD 2 investeringen, eigen: Eigen middelen}
"""
LEFT, RIGHT = Text("links", "left"), Text("rechts", "right")


def tables(budget: str, model: str, head: str = HEAD) -> tuple[Table[str], Table[int]]:
    text = f"{head}budget:\n{budget}\nkostenmodel:\n  investeringen:\n    regels:\n{model}\n"
    dossier = load_text(text, "a.yaml").dossier
    assert dossier.budget is not None
    assert dossier.cost_model.investments is not None
    return dossier.budget, dossier.cost_model.investments


def sides(budget: str, model: str, head: str = HEAD) -> tuple[Side, Side]:
    left, right = tables(budget, model, head)
    return Side(LEFT, (left,)), Side(RIGHT, (right,))


def found(
    budget: str, model: str, head: str = HEAD, levels=ALL_LEVELS
) -> list[tuple[str, str, str]]:
    """Return what is compared: its name and the two amounts, ? for what is unknown."""
    left, right = sides(
        "  regels:\n" + "".join(f"    - {{{line}}}\n" for line in budget.splitlines()),
        "".join(f"      - {{{line}}}\n" for line in model.splitlines()),
        head,
    )
    return [
        (match.label(), said(match.left), said(match.right))
        for match in compare(left, right, levels).matches
    ]


def said(part) -> str:
    return "+".join(
        "?" if figure.state is State.ABSENT else figure.written for figure in part.amount()
    )


def test_the_same_deliverable_and_source_are_compared_however_they_are_spelled() -> None:
    assert found(
        "deliverable: D.22.12.1, bron: vrd2, bedrag: 10\ndeliverable: 2, bron: eigen, bedrag: 5",
        "deliverable: 22.12.02, bron: Eigen middelen, totaal: 6\n"
        "deliverable: D1, bron: VRD2 Investeringen, totaal: 11",
    ) == [("D.22.12.1 · VRD 2 investeringen", "10", "11"), ("2 · Eigen middelen", "5", "6")]


def test_a_side_that_names_no_source_is_compared_with_all_sources_of_the_deliverable() -> None:
    assert found(
        "deliverable: 1, bedrag: 10",
        "deliverable: 1, bron: vrd2, totaal: 4\ndeliverable: 1, bron: eigen, totaal: 6",
    ) == [("1", "10", "4+6")]


def test_the_money_of_different_sources_is_not_compared_but_each_with_nothing() -> None:
    assert found(
        "deliverable: 1, bron: vrd2, bedrag: 10",
        "deliverable: 1, bron: eigen, totaal: 4",
    ) == [("VRD 2 investeringen", "10", ""), ("Eigen middelen", "", "4")]


def test_where_no_deliverable_is_shared_the_sources_are_compared() -> None:
    assert found(
        "deliverable: 1, bron: vrd2, bedrag: 10\ndeliverable: 2, bron: vrd2, bedrag: 5",
        "bron: vrd2, totaal: 15",
    ) == [("VRD 2 investeringen", "10+5", "15")]


def test_deliverables_that_only_one_side_has_are_not_compared_with_others() -> None:
    assert found(
        "deliverable: 1, bron: vrd2, bedrag: 10\ndeliverable: 2, bron: vrd2, bedrag: 5",
        "deliverable: 1, bron: vrd2, totaal: 10\ndeliverable: 3, bron: vrd2, totaal: 7",
    ) == [("1 · VRD 2 investeringen", "10", "10"), ("2", "5", ""), ("3", "", "7")]


def test_tables_without_a_name_in_common_are_compared_as_a_whole() -> None:
    assert found("deliverable: 1, bedrag: 10", "bron: vrd2, totaal: 15") == [("", "10", "15")]
    assert (
        found("deliverable: 1, bedrag: 10", "bron: vrd2, totaal: 15", levels=BY_DELIVERABLE) == []
    )


def test_sources_are_compared_together_where_a_line_does_not_say_of_which_it_is() -> None:
    model = "bron: vrd2, totaal: 15\nbron: eigen, totaal: 7"
    assert found(
        "bron: vrd2, bedrag: 10\nbron: eigen, bedrag: 7\nomschrijving: Beheer, bedrag: 5", model
    ) == [("", "10+7+5", "15+7")]
    # Of another deliverable, such a line changes nothing.
    assert found(
        "deliverable: 1, bron: vrd2, bedrag: 10\ndeliverable: 2, bedrag: 5",
        "deliverable: 1, bron: vrd2, totaal: 10\ndeliverable: 2, bron: vrd2, totaal: 5",
    ) == [("1 · VRD 2 investeringen", "10", "10"), ("2", "5", "5")]


def test_a_source_that_the_other_side_surely_lacks_is_apart_whatever_else_is_untold() -> None:
    assert found(
        "bron: vrd2, bedrag: 10\nbron: eigen, bedrag: 7\nomschrijving: Beheer, bedrag: 5",
        "bron: vrd2, totaal: 15\nbron: abb, totaal: 7",
    ) == [("", "10+5", "15+7"), ("Eigen middelen", "7", "")]


def test_a_source_still_to_be_determined_is_none() -> None:
    budget = "deliverable: 1, bron: vrd2, bedrag: 10\ndeliverable: 1, bron: ntb, bedrag: 5"
    assert found(budget, "deliverable: 1, bron: vrd2, totaal: 15") == [("1", "10+5", "15")]


def test_what_may_stand_among_lost_lines_is_open() -> None:
    lost = HEAD + "onvolledig: [kostenmodel.investeringen]\n"
    assert found(
        "deliverable: 1, bron: vrd2, bedrag: 10\ndeliverable: 2, bron: vrd2, bedrag: 5",
        "deliverable: 1, bron: vrd2, totaal: 10",
        lost,
    ) == [("1 · VRD 2 investeringen", "10", "10"), ("2", "5", "?")]


def test_missing_lines_leave_a_sum_unchecked_but_not_a_line_of_its_own() -> None:
    head = HEAD + "onvolledig: [budget]\n"
    model = "deliverable: 1, bron: vrd2, totaal: 10"
    assert found("deliverable: 1, bron: vrd2, bedrag: 10", model, head) == [
        ("1 · VRD 2 investeringen", "10", "10")
    ]
    assert found("bron: vrd2, bedrag: 10", "bron: vrd2, totaal: 15", head) == [
        ("VRD 2 investeringen", "10+?", "15")
    ]


def test_a_stated_subtotal_or_total_is_taken_for_the_lines_that_it_covers() -> None:
    budget, model = sides(
        """  regels:
    - {deliverable: 1, bron: vrd2, bedrag: 10}
    - {deliverable: 2, bron: vrd2, bedrag: 5}
    - {deliverable: 2, bron: eigen, bedrag: 2}
  subtotalen:
    - {bron: vrd2, bedrag: 16}
  totaal: 18
""",
        "      - {bron: vrd2, totaal: 15}\n      - {bron: eigen, totaal: 2}",
    )
    pairs = compare(budget, model).matches
    assert [said(pair.left) for pair in pairs] == ["16", "2"]
    budget, model = sides(
        "  regels:\n    - {deliverable: 1, bedrag: 10}\n    - {deliverable: 2, bedrag: 5}\n"
        "  totaal: 18\n",
        "      - {bron: vrd2, totaal: 15}",
    )
    assert [said(pair.left) for pair in compare(budget, model).matches] == ["18"]


def test_of_some_of_the_lines_the_subtotals_of_just_these_remain() -> None:
    budget, _ = sides(
        """  regels:
    - {deliverable: 1, bron: vrd2, bedrag: 10}
    - {deliverable: 2, bron: vrd2, bedrag: 5}
    - {deliverable: 2, bron: eigen, bedrag: 2}
  subtotalen:
    - {bron: vrd2, bedrag: 16}
    - {bron: eigen, bedrag: 3}
  totaal: 18
""",
        "      - {bron: vrd2, totaal: 15}",
    )
    first, second, third = budget.lines

    def amount(*lines) -> list[str]:
        some = budget.where(lambda line: any(line is one for one in lines))
        return [figure.written for figure in some.everything()]

    assert amount(first, second, third) == ["18"]
    assert amount(first, second) == ["16"]
    assert amount(third) == ["2"]
    assert amount(first, third) == ["10", "2"]


def test_what_is_known_may_be_too_much_though_lines_are_missing() -> None:
    left, right = sides(
        "  regels:\n    - {bron: vrd2, bedrag: 10}\n",
        "      - {bron: vrd2, totaal: 5}",
        HEAD + "onvolledig: [budget]\n",
    )
    (match,) = compare(left, right).matches
    most = judge(match.constraint({}, at_most=True).relation)
    assert (most.verdict, most.difference) == (Verdict.BROKEN, 5)
    equal = match.constraint({})
    assert judge(equal.relation).verdict is Verdict.UNCHECKED
    assert equal.because is not None
    assert "left" in equal.because.en


def test_names_that_are_alike_on_both_sides_are_asked_about() -> None:
    left, right = sides(
        "  regels:\n    - {product: Downloadcatalogus, bedrag: 10}\n"
        "    - {product: Loket, bedrag: 5}\n",
        "      - {product: Downloadkatalogus, totaal: 10}\n      - {product: Loket, totaal: 5}\n",
    )
    open_ = [one.constraint({}) for one in compare(left, right).matches if one.is_remainder()]
    assert len(open_) == 2
    for one in open_:
        assert judge(one.relation).verdict is Verdict.UNCHECKED
        assert one.because is not None
        assert "“Downloadcatalogus”" in one.because.nl
        assert "“Downloadkatalogus”" in one.because.nl


def together(budget: str, model: str) -> list[tuple[str, str, str]]:
    left, right = sides(
        "  regels:\n" + "".join(f"    - {{{line}}}\n" for line in budget.splitlines()),
        "".join(f"      - {{{line}}}\n" for line in model.splitlines()),
    )
    comparison = compare(left, right)
    return [
        (match.label(), said(match.left), said(match.right))
        for match in comparison.likeliest(lambda match: match.constraint({}))
    ]


def test_a_line_without_deliverable_may_be_part_of_any_where_all_agrees_then() -> None:
    budget = "deliverable: 1, bron: vrd2, bedrag: 7\nbron: vrd2, bedrag: 5"
    # The one of 5 has no counterpart: 7 + 5 = 12.
    model = "deliverable: 1, bron: vrd2, totaal: 12"
    assert together(budget, model) == [("VRD 2 investeringen", "7+5", "12")]
    assert together(budget, "deliverable: 1, bron: vrd2, totaal: 20") == [
        ("1 · VRD 2 investeringen", "7", "20"),
        ("VRD 2 investeringen", "5", ""),
    ]
    # What is of another source stays by itself.
    eigen = "\ndeliverable: 1, bron: eigen, {}: 3"
    assert together(budget + eigen.format("bedrag"), model + eigen.format("totaal")) == [
        ("1 · Eigen middelen", "3", "3"),
        ("VRD 2 investeringen", "7+5", "12"),
    ]


def test_a_line_without_deliverable_that_has_a_counterpart_is_compared_with_that() -> None:
    rows = "deliverable: 1, bron: vrd2, {0}: 7\nbron: vrd2, {0}: 5"
    expected = [("1 · VRD 2 investeringen", "7", "7"), ("VRD 2 investeringen", "5", "5")]
    assert together(rows.format("bedrag"), rows.format("totaal")) == expected


def chosen(*readings: list[Constraint]) -> list[Constraint]:
    told = [Reading(Text(str(number), ""), one) for number, one in enumerate(readings)]
    return list(likeliest(told))


def test_of_several_readings_the_one_in_which_the_most_holds_is_taken() -> None:
    budget, _ = tables(
        "  regels:\n    - {bedrag: 10}\n    - {bedrag: 5}\n    - {bedrag: ''}\n  totaal: 15", ""
    )
    ten, five, blank = (line.cells["bedrag"] for line in budget.lines)
    assert ten.value == Decimal(10)
    holds, breaks = Constraint(equals(ten, [ten])), Constraint(equals(ten, [five]))
    unchecked = Constraint(equals(blank, [ten]))

    def taken(*readings: list[Constraint]) -> int:
        (number,) = {int(one.reading.nl) for one in chosen(*readings) if one.reading is not None}
        return number

    assert taken([breaks], [holds]) == 1
    assert taken([unchecked], [holds]) == 1
    # What cannot be judged never hides what breaks.
    assert taken([unchecked], [breaks]) == 1
    assert taken([breaks, holds], [unchecked]) == 0
    assert taken([holds, unchecked], [holds, breaks]) == 1
    # But where the others break in one reading and hold in the other, these tell which is meant.
    assert taken([breaks, breaks, breaks], [holds, holds, unchecked]) == 1
    farther = Constraint(equals(five, [ten, ten]))
    assert taken([farther], [breaks]) == 1
    assert chosen([], [breaks]) == [breaks]
    assert chosen([[]][0]) == []


def test_a_reading_is_told_only_where_readings_differ() -> None:
    budget, _ = tables("  regels:\n    - {bedrag: 10}\n  totaal: 10", "")
    (line,) = budget.lines
    holds = Constraint(equals(line.cells["bedrag"], [line.cells["bedrag"]]))
    assert chosen([holds], [holds]) == [holds]


NAMES = {
    Dimension.DELIVERABLE: ("1", "2", "3"),
    Dimension.SOURCE: ("vrd2", "eigen", "abb", "ntb"),
    Dimension.PRODUCT: ("Loket", "Kaart"),
}
AMOUNTS = st.integers(min_value=-9, max_value=99)


@st.composite
def lines(draw: st.DrawFn, word: str) -> str:
    """Draw lines with any of the names, or none, and an amount each."""
    rows = []
    for _ in range(draw(st.integers(min_value=1, max_value=6))):
        names = {
            key.value: draw(st.sampled_from(NAMES[key])) for key in NAMES if draw(st.booleans())
        }
        cells = {**names, word: draw(AMOUNTS)}
        rows.append("{" + ", ".join(f"{key}: {value}" for key, value in cells.items()) + "}")
    return "".join(f"      - {row}\n" for row in rows)


@given(lines("bedrag"), lines("totaal"), st.sampled_from(["", "budget", "kostenmodel"]))
def test_every_line_of_both_sides_is_in_exactly_one_slice(
    budget: str, model: str, lost: str
) -> None:
    head = HEAD + (f"onvolledig: [{lost}]\n" if lost else "")
    left, right = sides("  regels:\n" + budget, model, head)
    matches = compare(left, right).matches
    parted = Counter(line.place for match in matches for line in match.lines())
    assert parted == Counter(line.place for line in (*left.lines, *right.lines))
    figures = [
        figure for one in matches for side in (one.left, one.right) for figure in side.amount()
    ]
    counted = Counter(figure.place for figure in figures if figure.state is State.READ)
    assert counted == Counter(
        figure.place
        for side in (left, right)
        for line in side.lines
        for figure in (*line.cells.values(), line.total)
        if figure.state is State.READ
    )
    # What is on one side only is compared with nothing, or open where lines of the other are lost.
    for match in matches:
        for here, there in ((match.left, match.right), (match.right, match.left)):
            if not there.lines:
                assert here.lines
                assert bool(there.amount()) is bool(there.side.lost())
