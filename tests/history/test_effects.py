"""What a change does to sums, and what a dossier says otherwise besides amounts."""

from fractions import Fraction

from tests.history.dossiers import DOSSIER, history
from vrd2check.dossiers import load_text
from vrd2check.history import ChangeKind
from vrd2check.history.totals import changed_totals, totals_of

MODEL = (
    DOSSIER
    + """\
kostenmodel:
  investeringen:
    regels:
      - {deliverable: D.22.12.1, bron: vrd2, bedragen: {2022: 2.000, 2023: 4.000}}
      - {deliverable: D.22.12.2, bron: eigen, bedragen: {2022: 500}}
    totaal: {bedragen: {2022: 2.500, 2023: 4.000}, totaal: 6.500}
"""
)


def dossier(text: str):
    loaded = load_text(text, "a.yaml").dossier
    assert loaded is not None
    return loaded


def sums(text: str) -> dict[tuple[str, str, int | None], tuple[object, object]]:
    return {
        (of.table.nl, of.source, of.year): (total.computed, total.stated)
        for of, total in totals_of(dossier(text)).items()
    }


def test_lines_are_added_up_by_source_and_year_beside_what_is_stated() -> None:
    found = sums(MODEL)
    # 6.000 + 1.000, and 500.
    assert found["Budget", "VRD 2 investeringen", None] == (7000, None)
    assert found["Budget", "Eigen middelen", None] == (500, None)
    assert found["Budget", "", None] == (7500, 7500)
    (table,) = {table for table, *_ in found if table != "Budget"}
    assert found[table, "VRD 2 investeringen", 2022] == (2000, None)
    assert found[table, "VRD 2 investeringen", 2023] == (4000, None)
    assert found[table, "VRD 2 investeringen", None] == (6000, None)
    assert found[table, "", 2022] == (2500, 2500)
    assert found[table, "", None] == (6500, 6500)


def test_only_sums_that_change_are_told() -> None:
    after = dossier(MODEL.replace("2023: 4.000}}", "2023: 4.700}}"))
    changed = {
        (one.of.source, one.of.year): (one.old.computed, one.new.computed)
        for one in changed_totals(dossier(MODEL), after)
    }
    assert changed["VRD 2 investeringen", 2023] == (Fraction(4000), Fraction(4700))
    assert all(old != new for old, new in changed.values())
    assert changed_totals(after, after) == ()


def test_a_total_that_is_merely_stated_otherwise_is_told_beside_its_sum() -> None:
    (one,) = changed_totals(dossier(DOSSIER), dossier(DOSSIER.replace("7.500", "7.600")))
    assert (one.old.computed, one.new.computed) == (7500, 7500)
    assert (one.old.stated, one.new.stated) == (7500, 7600)


def test_years_dates_statuses_and_vat_rates_are_told() -> None:
    before = DOSSIER + (
        "looptijd: {van: Q1 2022, tot: Q4 2022}\n"
        "planning:\n  - {deliverable: D.22.12.1, actie: Bouwen, van: Q1 2022, tot: Q2 2022}\n"
        "inzet:\n  - {aankooptype: Extern, btw: 21 %, regels: []}\n"
    )
    after = (
        before.replace("jaar: 2022", "jaar: 2023\nstatus: ingediend")
        .replace("tot: Q4 2022", "tot: Q1 2023")
        .replace("tot: Q2 2022", "tot: Q3 2022")
        .replace("21 %", "6 %")
    )
    (one,) = history({"a.yaml": before}, {"a.yaml": after}).dossiers
    assert {(fact.where, fact.old, fact.new) for fact in one.facts} == {
        (("jaar",), "2022", "2023"),
        (("status",), "", "ingediend"),
        (("looptijd", "tot"), "Q4 2022", "Q1 2023"),
        (("planning", "D.22.12.1 · Bouwen", "tot"), "Q2 2022", "Q3 2022"),
        (("inzet", "Extern", "btw"), "21 %", "6 %"),
    }


def test_lines_that_moved_say_nothing_otherwise() -> None:
    rows = [
        "  - {deliverable: D.22.12.1, actie: Bouwen, van: Q1 2022, tot: Q2 2022}\n",
        "  - {deliverable: D.22.12.2, actie: Testen, van: Q2 2022, tot: Q3 2022}\n",
    ]
    one, other = (f"{DOSSIER}planning:\n{''.join(some)}" for some in (rows, reversed(rows)))
    assert history({"a.yaml": one}, {"a.yaml": other}).dossiers == ()


WHY = "  - {regel: DEL101, bij: budget.totaal, verschil: 5, reden: %s}\n"


def test_explanations_that_come_go_and_change_are_told() -> None:
    texts = {
        "none": DOSSIER,
        "one": f"{DOSSIER}toelichtingen:\n{WHY % 'Zo is het'}",
        "other": f"{DOSSIER}toelichtingen:\n{WHY % 'Het is afgesproken'}",
        "named": f"{DOSSIER}toelichtingen:\n{WHY % 'Zo is het'}".replace("DEL101", "budget-total"),
    }

    def told(before: str, after: str) -> list[ChangeKind]:
        dossiers = history({"a.yaml": texts[before]}, {"a.yaml": texts[after]}).dossiers
        return [change.kind for one in dossiers for change in one.explanations]

    assert told("none", "one") == [ChangeKind.ADDED]
    assert told("one", "none") == [ChangeKind.REMOVED]
    assert told("one", "other") == [ChangeKind.CHANGED]
    assert told("one", "one") == told("one", "named") == []


def test_a_name_that_is_the_title_too_is_not_written_twice() -> None:
    text = DOSSIER.replace("deliverable: D.22.12.2, bron: eigen", "deliverable: Hulp, bron: eigen")
    (one,) = history(
        {"a.yaml": text}, {"a.yaml": text.replace("bedrag: 500", "bedrag: 600")}
    ).dossiers
    (label,) = {change.row.label() for change in one.changes if change.row.names}
    assert label.count("Hulp") == 1
