from fractions import Fraction

import pytest

from tests.history.dossiers import DOSSIER, PROGRAMME, changes, history
from vrd2check.history import ChangeKind

ROWS = DOSSIER.index("    - {deliverable: D.22.12.1, bron")


def test_nothing_changed_is_nothing_told():
    found = history({"a.yaml": DOSSIER}, {"a.yaml": DOSSIER})
    assert found.dossiers == ()
    assert found.compared == 1


def test_another_notation_of_the_same_value_is_no_change():
    assert changes(DOSSIER, DOSSIER.replace("6.000", '"€ 6 000,00"')) == []


def test_a_changed_amount_has_its_difference_and_an_unchanged_total_is_not_repeated():
    assert changes(DOSSIER, DOSSIER.replace("6.000", '"6.250,50"')) == [
        "budget line D.22.12.1 Dienst · VRD 2 investeringen bedrag 6.000 → 6.250,50 +501/2"
    ]


def test_a_changed_total_is_told_after_the_lines():
    after = DOSSIER.replace("6.000", "5.000").replace("7.500", "6.500")
    assert changes(DOSSIER, after) == [
        "budget line D.22.12.1 Dienst · VRD 2 investeringen bedrag 6.000 → 5.000 -1000",
        "budget total bedrag 7.500 → 6.500 -1000",
    ]


def test_rows_in_another_order_are_the_same_rows():
    lines = DOSSIER.splitlines(keepends=True)
    first = next(n for n, line in enumerate(lines) if "6.000" in line)
    lines[first : first + 3] = reversed(lines[first : first + 3])
    assert changes(DOSSIER, "".join(lines)) == []


def test_a_row_is_known_by_any_spelling_of_its_number_and_source():
    after = DOSSIER.replace(
        "{deliverable: D.22.12.1, bron: vrd2,", "{deliverable: 22.12.01, bron: VRD 2 Investerings,"
    )
    assert changes(DOSSIER, after) == []


def test_a_source_may_get_another_key_or_another_name():
    other_key = DOSSIER.replace("vrd2: VRD 2", "vrd: VRD 2").replace("bron: vrd2", "bron: vrd")
    assert changes(DOSSIER, other_key) == []
    renamed = DOSSIER.replace("VRD 2 investeringen", "Relance")
    found = history({"a.yaml": DOSSIER}, {"a.yaml": renamed}).dossiers
    assert [(one.sources, one.changes) for one in found] == [
        ((("vrd2", "VRD 2 investeringen", "Relance"),), ())
    ]


def test_money_that_moves_to_another_deliverable_is_a_line_gone_and_a_line_new():
    before = DOSSIER.replace("    - {deliverable: D.22.12.2, bron: eigen, bedrag: 500}\n", "")
    after = before.replace("deliverable: D.22.12.1", "deliverable: D.22.12.3")
    assert changes(before, after) == [
        "budget line D.22.12.3 · VRD 2 investeringen bedrag - → 6.000 +6000 added",
        "budget line D.22.12.1 Dienst · VRD 2 investeringen bedrag 6.000 → - -6000 removed",
    ]


def test_a_source_that_is_filled_in_does_not_make_another_row():
    before = DOSSIER.replace("{deliverable: D.22.12.1, bron: vrd2,", "{deliverable: D.22.12.1,")
    assert changes(before, DOSSIER.replace("6.000", "7.000")) == [
        "budget line D.22.12.1 Dienst · VRD 2 investeringen bedrag 6.000 → 7.000 +1000"
    ]


def test_a_renumbered_dossier_in_the_same_file_keeps_its_rows():
    after = DOSSIER.replace("22.12", "22.13").replace("6.000", "6.100")
    assert changes(DOSSIER, after) == [
        "budget line D.22.13.1 Dienst · VRD 2 investeringen bedrag 6.000 → 6.100 +100"
    ]


def test_rows_with_one_name_are_paired_by_their_figures_and_then_in_order():
    def with_rows(*amounts):
        rows = "".join(f"    - {{deliverable: D.22.12.1, bedrag: {one}}}\n" for one in amounts)
        return DOSSIER[:ROWS] + rows

    assert changes(with_rows(1, 2, 3), with_rows(3, 1, 5)) == [
        "budget line D.22.12.1 Dienst bedrag 2 → 5 +3"
    ]
    assert changes(with_rows(1, 2), with_rows(2)) == [
        "budget line D.22.12.1 Dienst bedrag 1 → - -1 removed"
    ]


def test_an_amount_that_cannot_be_read_has_no_difference():
    assert changes(DOSSIER, DOSSIER.replace("6.000", "6.00.0")) == [
        "budget line D.22.12.1 Dienst · VRD 2 investeringen bedrag 6.000 → 6.00.0 ?"
    ]


def test_what_is_emptied_counts_for_its_whole_amount():
    assert changes(DOSSIER, DOSSIER.replace("bedrag: 500", "bedrag: nvt")) == [
        "budget line D.22.12.2 Hulp · Eigen middelen bedrag 500 → - -500"
    ]


def test_a_total_that_is_merely_stated_now_is_no_money_more():
    before = DOSSIER.replace("  totaal: 7.500\n", "")
    assert changes(before, DOSSIER) == ["budget total bedrag - → 7.500 ?"]


@pytest.mark.parametrize(
    ("chapter", "old", "new", "expected"),
    [
        (
            "kostenmodel:\n  investeringen:\n    regels:\n"
            "      - {deliverable: 1, aankooptype: Extern, bedragen: {2022: 10, 2023: 20}}\n",
            "2023: 20",
            "2023: 25",
            ["kostenmodel.investeringen line 1 Dienst · Extern bedrag 2023 20 → 25 +5"],
        ),
        (
            "exploitatiekost: {per_jaar: 300, vanaf: 2023}\n",
            "300",
            "280",
            ["exploitatiekost total per_jaar 2023 300 → 280 -20"],
        ),
        (
            "verdeling:\n  basis: 100\n  regels:\n"
            "    - {deliverable: 1, percentage: 25 %, bedrag: 25}\n",
            "25 %",
            "30 %",
            ["verdeling line 1 Dienst percentage 25 % → 30 % +1/20"],
        ),
        (
            "inzet:\n  - aankooptype: Extern\n    eenheid: mandagen\n    regels:\n"
            "      - {profiel: Architect, aantal: 5, prijs: 800, kost: 4000}\n",
            "aantal: 5, prijs: 800, kost: 4000",
            'aantal: "5,5", prijs: 900, kost: 4950',
            [
                "inzet line Architect · Extern aantal 2022 5 → 5,5 +1/2",
                "inzet line Architect · Extern kost 2022 4000 → 4950 +950",
                "inzet line Architect · Extern prijs 2022 800 → 900 +100",
            ],
        ),
        (
            "vak_vek_kalender:\n  regels:\n    - bron: vrd2\n"
            "      jaren: {2022: {vak: 10, vek: 8}, 2023: {vek: 2}}\n"
            "      totaal: {vak: 10, vek: 10}\n",
            "vek: 8}, 2023: {vek: 2}",
            "vek: 7}, 2023: {vek: 3}",
            [
                "vak_vek_kalender line VRD 2 investeringen vek 2022 8 → 7 -1",
                "vak_vek_kalender line VRD 2 investeringen vek 2023 2 → 3 +1",
            ],
        ),
        (
            "prognose_vek:\n  bron: vrd2\n  regels:\n"
            "    - {deliverable: 1, maanden: {jan: 1, dec: 2}, totaal: 3}\n",
            "dec: 2}, totaal: 3",
            "dec: 4}, totaal: 5",
            [
                "prognose_vek line 1 Dienst · VRD 2 investeringen bedrag 2022 12 2 → 4 +2",
                "prognose_vek line 1 Dienst · VRD 2 investeringen bedrag 2022 totaal 3 → 5 +2",
            ],
        ),
    ],
)
def test_every_table_of_a_project_dossier_is_compared(chapter, old, new, expected):
    before = DOSSIER + chapter
    assert changes(before, before.replace(old, new)) == expected


def test_a_programme_is_compared_with_its_credits_by_year():
    after = PROGRAMME.replace("2023: 8.000", "2023: 9.000").replace(
        "bedrag: 7.000", "bedrag: 6.000"
    )
    assert changes(PROGRAMME, after) == [
        "kredieten total krediet 2023 8.000 → 9.000 +1000",
        "projecten line 22.12 bedrag 7.000 → 6.000 -1000",
    ]


def test_the_other_kinds_are_compared():
    running = """\
soort: exploitatiedossier
nummer: "22.05"
jaar: 2023
hefboomkrediet: {exploitatie: {2023: 100}}
kosten:
  regels:
    - {kost: Hosting, bedragen: {2023: 100}}
"""
    assert changes(running, running.replace("100", "120")) == [
        "hefboomkrediet total exploitatie 2023 100 → 120 +20",
        "kosten line Hosting bedrag 2023 100 → 120 +20",
    ]
    evaluation = """\
soort: evaluatie
project: Proef
jaar: 2022
plafond: 200
kosten:
  groepen:
    - groep: Ploeg
      regels:
        - {kost: Personeel, actueel: 70, prognose: 120}
"""
    after = evaluation.replace("200", "220").replace("70", "75")
    assert changes(evaluation, after) == [
        "plafond total plafond 2022 200 → 220 +20",
        "kosten line Ploeg · Personeel actueel 70 → 75 +5",
    ]


def test_a_dossier_is_followed_to_another_file():
    (one,) = history({"a.yaml": DOSSIER}, {"b.yaml": DOSSIER.replace("6.000", "6.001")}).dossiers
    assert (one.change_kind, one.old_file, one.file) == (ChangeKind.CHANGED, "a.yaml", "b.yaml")
    assert [change.difference for change in one.changes] == [1]


def test_files_that_swap_their_dossiers_are_followed():
    other = DOSSIER.replace("22.12", "22.13").replace("6.000", "9.000")
    found = history({"a.yaml": DOSSIER, "b.yaml": other}, {"a.yaml": other, "b.yaml": DOSSIER})
    assert [(one.old_file, one.file, one.changes) for one in found.dossiers] == [
        ("b.yaml", "a.yaml", ()),
        ("a.yaml", "b.yaml", ()),
    ]


def test_a_copy_beside_the_original_is_a_new_dossier():
    found = history({"a.yaml": DOSSIER}, {"a.yaml": DOSSIER, "b.yaml": DOSSIER})
    assert [(one.change_kind, one.file) for one in found.dossiers] == [(ChangeKind.ADDED, "b.yaml")]


def test_evaluations_of_two_years_are_two():
    one = "soort: evaluatie\nproject: Proef\njaar: 2022\nplafond: 200\n"
    found = history({"a.yaml": one}, {"a.yaml": one, "b.yaml": one.replace("2022", "2023")})
    assert [(one.change_kind, one.file) for one in found.dossiers] == [(ChangeKind.ADDED, "b.yaml")]


def test_dossiers_that_come_and_go_are_told_with_what_they_ask_for():
    other = DOSSIER.replace("22.12", "22.13")
    found = history({"a.yaml": DOSSIER}, {"b.yaml": other}).dossiers
    assert [(one.change_kind, one.file, one.old_file, one.asked) for one in found] == [
        (ChangeKind.ADDED, "b.yaml", None, (None, Fraction(7500))),
        (ChangeKind.REMOVED, None, "a.yaml", (Fraction(7500), None)),
    ]


def test_what_is_asked_for_is_the_sum_of_the_lines_and_not_the_stated_total():
    (one,) = history({"a.yaml": DOSSIER}, {"a.yaml": DOSSIER.replace("500}", "600}")}).dossiers
    assert one.asked == (7500, 7600)


def test_a_file_that_cannot_be_read_is_named_and_neither_new_nor_gone():
    found = history({"a.yaml": DOSSIER}, {"a.yaml": "soort: [\n"})
    assert found.dossiers == ()
    assert (found.unread_before, found.unread_after) == ((), ("a.yaml",))
    back = history({"a.yaml": "soort: [\n"}, {"a.yaml": DOSSIER})
    assert (back.dossiers, back.unread_before) == ((), ("a.yaml",))


def test_a_file_that_was_read_in_part_is_marked():
    (one,) = history({"a.yaml": DOSSIER}, {"a.yaml": DOSSIER.replace("6.000", "6.250,50")}).dossiers
    assert one.partly_read
    (two,) = history({"a.yaml": DOSSIER}, {"a.yaml": DOSSIER.replace("6.000", "6.250")}).dossiers
    assert not two.partly_read
