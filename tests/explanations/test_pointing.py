"""The words and figures by which an explanation that is begun tells its finding from others."""

import pytest

from vrd2check.checking import check_loaded
from vrd2check.dossiers import ProjectDossier, load_text
from vrd2check.explanations import Naming, figures_in_words, fits, words_for
from vrd2check.result import Finding
from vrd2check.settings import Settings

from .conftest import DOSSIER
from .test_naming import CALENDAR, FORECAST, HEAD, MODEL

SAME = MODEL.replace("deliverable: D.22.12.2, bron: vrd2", "deliverable: D.22.12.1, bron: eigen")
SAVED = "    - {bron: eigen, jaren: {2022: {vak: 40, vek: 40}}}\n"
SAVED_IN_BUDGET = "    - {bron: eigen, bedrag: 40}\n"
WRONG_TWICE = SAME.replace("2022: 200}, totaal: 200", "2022: 200}, totaal: 210")


def found(text: str, code: str) -> tuple[Naming, list[Finding]]:
    file = load_text(text, "a.yaml")
    result = check_loaded([file], Settings(), frozenset({"a.yaml"}))
    findings = [one for one in result.findings if one.rule.code == code]
    return Naming([file]), sorted(findings, key=lambda one: one.place)


def words(text: str, code: str) -> list[tuple[str, ...]]:
    naming, findings = found(text, code)
    return [
        words_for(one, naming, [other for other in findings if other is not one])
        for one in findings
    ]


@pytest.mark.parametrize(
    ("text", "code", "expected"),
    [
        # A line goes by its deliverable, and else by its product.
        (DOSSIER, "VEK101", [("D.22.12.1",), ("D.22.12.2",), ("Catalogus",)]),
        # The line of totals has no name: the keys that lead to it, and the month in a list.
        (
            HEAD + MODEL,
            "KFM103",
            [
                ("kostenmodel.investeringen.totaal.bedragen.2022",),
                ("kostenmodel.investeringen.totaal.bedragen.2023",),
            ],
        ),
        (
            HEAD + FORECAST.replace("totaal: 56", "totaal: 36"),
            "VEK103",
            [("prognose_vek.totaal.maanden", month) for month in ("augustus", "december")],
        ),
        # Of one deliverable: the profile tells better than the source, which the other one needs.
        (HEAD + WRONG_TWICE, "KFM101", [("D.22.12.1", "Analist"), ("D.22.12.1", "eigen")]),
        # The other line of the deliverable is right, and is told apart all the same.
        (HEAD + SAME, "KFM101", [("D.22.12.1", "Analist")]),
    ],
)
def test_a_finding_is_called_by_as_few_names_as_tell_it_apart(
    text: str, code: str, expected: list[tuple[str, ...]]
) -> None:
    assert words(text, code) == expected


def test_a_running_comparison_is_called_by_the_year_in_which_it_fails() -> None:
    # To the end of 2023 VAK comes to 100 and VEK to 90 + 40 = 130.
    ahead = CALENDAR.replace("vak: 0, vek: 10}}}\n    -", "vak: 0, vek: 40}}}\n    -")
    naming, (finding,) = found(HEAD + ahead, "VAK103")
    assert "2023" in [one.written for one in naming.of(finding)]
    assert "2022" not in [one.written for one in naming.of(finding)]


def test_a_value_at_the_top_is_called_by_itself() -> None:
    text = HEAD.replace("projectdossier", "exploitatiedossier").replace("2022", "2023")
    text = text[: text.index("deliverables:")]
    costs = "kosten: {regels: [{kost: Hosting, bedragen: {2023: 1}}]}\n"
    assert words(text + costs, "EXP403") == [("22.12",)]


def test_a_line_before_one_that_an_alias_repeats_is_called_by_its_own_name() -> None:
    # Both are 10 too much; the line between them stands in the table above.
    text = (
        HEAD
        + """\
kostenmodel:
  investeringen:
    regels:
      - &lijn {deliverable: D.22.12.2, bron: vrd2, bedragen: {2022: 200}, totaal: 200}
  exploitatie:
    regels:
      - {deliverable: D.22.12.1, bron: eigen, bedragen: {2022: 100}, totaal: 110}
      - *lijn
      - {deliverable: D.22.12.3, bron: eigen, bedragen: {2022: 300}, totaal: 310}
"""
    )
    assert words(text, "KFM101") == [("D.22.12.1",), ("D.22.12.3",)]


def test_two_lines_without_any_name_cannot_be_told_apart() -> None:
    line = "{bedragen: {2022: 100, 2023: 50}, totaal: 160}"
    model = MODEL[: MODEL.index("      - {")] + f"      - {line}\n" * 2
    with pytest.raises(ValueError, match="nothing tells the line"):
        words(HEAD + model, "KFM101")


@pytest.mark.parametrize(
    ("stated", "difference"),
    # The months come to 3.466 + 5.466 = 8.932.
    [("9.000", "+68"), ("8.864", "-68"), ("8.932,50", "+0,50")],
)
def test_the_figures_are_written_as_reports_write_them(stated: str, difference: str) -> None:
    _, (finding, *_) = found(DOSSIER.replace("totaal: 9.000", f"totaal: {stated}"), "VEK101")
    assert figures_in_words(finding) == {
        "er_staat": stated,
        "verwacht": "8.932",
        "verschil": difference,
    }


def test_what_was_not_calculated_has_no_figures() -> None:
    text = DOSSIER.replace("deliverable: D.22.12.2", "deliverable: D.22.12.9")
    _, (finding,) = found(text, "REF201")
    assert figures_in_words(finding) == {}


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("regel: VEK101, bij: D1, verschil: 68", [True, False, False]),
        ("regel: VEK101, verschil: 68", [True, False, True]),
        ("regel: VEK101, verschil: 100", [False, True, False]),
        ("regel: VEK103, bij: D1, verschil: 68", [False, False, False]),
        ("regel: VEK1O1, bij: D1, verschil: 68", [False, False, False]),
        ("bij: D1, verschil: 68", [False, False, False]),
    ],
)
def test_an_explanation_without_a_reason_fits_its_finding(row: str, expected: list[bool]) -> None:
    text = f"{DOSSIER}toelichtingen:\n  - {{{row}}}\n"
    naming, findings = found(text, "VEK101")
    dossier = load_text(text, "a.yaml").dossier
    assert dossier is not None
    (explanation,) = dossier.head.explanations
    assert [fits(explanation, one, naming) for one in findings] == expected


def test_beside_a_whole_line_are_the_names_of_the_others_of_its_list() -> None:
    file = load_text(DOSSIER, "a.yaml")
    assert isinstance(file.dossier, ProjectDossier)
    assert file.dossier.forecast is not None
    first, *others = file.dossier.forecast.table.lines
    second, third = Naming([file]).beside(first.place)
    assert len(others) == 2
    assert "D.22.12.2" in second
    assert third == {"catalogus"}
    # The head of the file stands in no list.
    assert Naming([file]).beside(file.dossier.head.number.place) == []


@pytest.mark.parametrize(("budget", "calendar"), [("", SAVED), (SAVED_IN_BUDGET, "")])
def test_what_one_side_alone_has_is_what_stands_there(budget: str, calendar: str) -> None:
    """40 of its own means, in the calendar or in the budget only: 40 too much where it stands."""
    text = (
        'soort: projectdossier\nnummer: "22.12"\ntitel: T\njaar: 2022\n'
        "bronnen: {vrd2: VRD 2 investeringen, eigen: Eigen middelen}\n"
        "budget:\n  regels:\n    - {bron: vrd2, bedrag: 100}\n"
        f"{budget}vak_vek_kalender:\n  regels:\n"
        f"    - {{bron: vrd2, jaren: {{2022: {{vak: 100, vek: 100}}}}}}\n{calendar}"
    )
    _, (finding,) = found(text, "VAK201")
    assert figures_in_words(finding) == {"er_staat": "40", "verwacht": "0", "verschil": "+40"}
