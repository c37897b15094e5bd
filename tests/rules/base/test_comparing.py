"""Which lines of two chapters are compared with each other, and which amounts."""

from decimal import Decimal

from vrd2check.dossiers import Table, load_text
from vrd2check.figures import State
from vrd2check.relations import equals
from vrd2check.rules import Constraint
from vrd2check.rules.base.comparing import BY_DELIVERABLE, Side, likeliest, matches

HEAD = """\
soort: projectdossier
nummer: "22.12"
titel: Voorbeeld
jaar: 2022
bronnen: {vrd2: VRD 2 investeringen, eigen: Eigen middelen}
"""


def tables(budget: str, model: str, head: str = HEAD) -> tuple[Table[str], Table[int]]:
    text = f"{head}budget:\n{budget}\nkostenmodel:\n  investeringen:\n    regels:\n{model}\n"
    dossier = load_text(text, "a.yaml").dossier
    assert dossier.budget is not None
    assert dossier.cost_model.investments is not None
    return dossier.budget, dossier.cost_model.investments


def found(budget: str, model: str, head: str = HEAD, **how) -> list[tuple[str, str, str]]:
    """Return what is compared: its name and the two amounts, ? for what is unknown."""
    left, right = tables(
        "  regels:\n" + "".join(f"    - {{{line}}}\n" for line in budget.splitlines()),
        "".join(f"      - {{{line}}}\n" for line in model.splitlines()),
        head,
    )
    return [
        (str(getattr(pair.label(), "nl", pair.label())), said(pair.left), said(pair.right))
        for pair in matches(Side((left,)), Side((right,)), **how)
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


def test_the_money_of_different_sources_is_not_compared() -> None:
    assert (
        found(
            "deliverable: 1, bron: vrd2, bedrag: 10",
            "deliverable: 1, bron: eigen, totaal: 4",
        )
        == []
    )


def test_where_no_deliverable_is_shared_the_sources_are_compared() -> None:
    assert found(
        "deliverable: 1, bron: vrd2, bedrag: 10\ndeliverable: 2, bron: vrd2, bedrag: 5",
        "bron: vrd2, totaal: 15",
    ) == [("VRD 2 investeringen", "10+5", "15")]


def test_deliverables_that_only_one_side_has_are_not_compared_with_others() -> None:
    assert found(
        "deliverable: 1, bron: vrd2, bedrag: 10\ndeliverable: 2, bron: vrd2, bedrag: 5",
        "deliverable: 1, bron: vrd2, totaal: 10\ndeliverable: 3, bron: vrd2, totaal: 7",
    ) == [("1 · VRD 2 investeringen", "10", "10")]


def test_tables_without_a_name_in_common_are_compared_as_a_whole() -> None:
    assert found("deliverable: 1, bedrag: 10", "bron: vrd2, totaal: 15") == [
        ("het geheel", "10", "15")
    ]
    assert (
        found("deliverable: 1, bedrag: 10", "bron: vrd2, totaal: 15", levels=BY_DELIVERABLE) == []
    )


def test_a_line_that_does_not_say_of_which_source_it_is_leaves_the_source_unchecked() -> None:
    assert found(
        "bron: vrd2, bedrag: 10\nomschrijving: Beheer, bedrag: 5", "bron: vrd2, totaal: 15"
    ) == [("VRD 2 investeringen", "10+?", "15")]


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
    budget, model = tables(
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
    pairs = list(matches(Side((budget,)), Side((model,))))
    assert [said(pair.left) for pair in pairs] == ["16", "2"]
    budget, model = tables(
        "  regels:\n    - {deliverable: 1, bedrag: 10}\n    - {deliverable: 2, bedrag: 5}\n"
        "  totaal: 18\n",
        "      - {bron: vrd2, totaal: 15}",
    )
    assert [said(pair.left) for pair in matches(Side((budget,)), Side((model,)))] == ["18"]


def test_of_several_readings_the_one_with_the_fewest_breaks_is_taken() -> None:
    budget, _ = tables(
        "  regels:\n    - {bedrag: 10}\n    - {bedrag: 5}\n    - {bedrag: ''}\n  totaal: 15", ""
    )
    ten, five, blank = (line.cells["bedrag"] for line in budget.lines)
    assert ten.value == Decimal(10)
    holds, breaks = Constraint(equals(ten, [ten])), Constraint(equals(ten, [five]))
    unchecked = Constraint(equals(blank, [ten]))
    assert likeliest([[breaks], [holds]]) == [holds]
    assert likeliest([[unchecked], [holds]]) == [holds]
    assert likeliest([[breaks, holds], [unchecked]]) == [unchecked]
    assert likeliest([[], [breaks]]) == [breaks]
    farther = Constraint(equals(five, [ten, ten]))
    assert likeliest([[farther], [breaks]]) == [breaks]
    assert not likeliest([[]])
