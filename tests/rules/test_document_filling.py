"""What still says “Nog in te vullen”: a note in a draft, an error once it is submitted."""

from pathlib import Path

import pytest

from vrd2check.checking import check_loaded
from vrd2check.commands.run import run
from vrd2check.dossiers import PLACEHOLDER, is_placeholder, load_file, load_text
from vrd2check.language import Language
from vrd2check.rules import Severity
from vrd2check.settings import Settings

from .conftest import Tell

THREE = """\
kpis:
  - {nr: KPI.22.12.1, omschrijving: Nog in te vullen, streefwaarde: , meetperiode: }
deliverables:
  - {nr: D.22.12.1, omschrijving: nog in te vullen., product: (Nog in te vullen)}
risicos:
  - risico: "Nog in
      te vullen"
"""
CODES = ("DOC135", "DOC303")


def test_one_finding_a_dossier_names_all_lines(tell: Tell) -> None:
    assert [found for code in CODES for found in tell(code, THREE)] == [
        (
            "DOC303",
            6,
            "“Nog in te vullen” staat nog op regel 6, 8 en 10. Vul dat in voor u het dossier "
            "indient.",
        )
    ]


def test_a_submitted_dossier_is_refused(tell: Tell) -> None:
    assert [found for code in CODES for found in tell(code, "status: ingediend\n" + THREE)] == [
        (
            "DOC135",
            7,
            "Dit dossier is ingediend, maar er staat nog “Nog in te vullen” op regel 7, 9 en 11.",
        )
    ]


def test_it_is_a_note_in_a_draft_and_an_error_when_submitted() -> None:
    head = 'soort: projectdossier\nnummer: "22.12"\ntitel: Nog in te vullen\njaar: 2022\n'
    found = {}
    for status in ("ontwerp", "ingediend"):
        result = check_loaded([load_text(f"{head}status: {status}\n", "a.yaml")], Settings())
        (found[status],) = (one for one in result.findings if one.rule.code in CODES)
    draft, submitted = found["ontwerp"], found["ingediend"]
    assert (draft.severity, submitted.severity) == (Severity.NOTE, Severity.ERROR)
    assert draft.message(Language.EN) == (
        "It still says “Nog in te vullen” on line 3. Fill that in before you submit the dossier."
    )
    assert submitted.message(Language.EN) == (
        "This dossier is submitted, but it still says “Nog in te vullen” on line 3."
    )


def test_of_many_lines_the_first_are_named_and_all_are_related() -> None:
    rows = "".join(f"  - {{risico: {PLACEHOLDER}}}\n" for _ in range(12))
    text = f'soort: projectdossier\nnummer: "22.12"\ntitel: A\njaar: 2022\nrisicos:\n{rows}'
    result = check_loaded([load_text(text, "a.yaml")], Settings())
    (finding,) = (one for one in result.findings if one.rule.code == "DOC303")
    assert "regel 6, 7, 8, 9, 10, 11, 12, 13 en nog 4." in finding.message(Language.NL)
    assert [place.line for place in finding.related] == list(range(7, 18))


@pytest.mark.parametrize(
    ("arguments", "lines"),
    [
        (["22.12"], 5),  # title, KPI, deliverable, action and risk
        (["22.03", "--soort", "exploitatiedossier"], 1),
        (["Portaal", "--soort", "evaluatie", "--year", "2023"], 2),
        (["Programma", "--soort", "programma", "--year", "2022"], 2),
    ],
)
def test_a_new_dossier_of_any_kind_has_one_note(
    arguments: list[str], lines: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["new", *arguments]) == 0
    (path,) = tmp_path.glob("*.yaml")
    written = path.read_text(encoding="utf-8").splitlines()
    places = [number for number, line in enumerate(written, 1) if PLACEHOLDER in line]
    result = check_loaded([load_file(path)], Settings())
    (finding,) = (one for one in result.findings if one.rule.code in CODES)
    assert finding.rule.code == "DOC303"
    assert [finding.place.line, *(place.line for place in finding.related)] == places
    assert len(places) == lines


@pytest.mark.parametrize(
    "text",
    [
        "kpis:\n  - {omschrijving: Formulieren die nog in te vullen zijn}\n",
        "# Nog in te vullen\nkpis:\n  - {omschrijving: Downloads}\n",
        "kpis:\n  - {omschrijving: Vullen}\n",
    ],
)
def test_other_texts_with_these_words_are_left_alone(tell: Tell, text: str) -> None:
    assert [found for code in CODES for found in tell(code, text)] == []


def test_a_reason_that_is_still_to_be_filled_in_is_none(tell: Tell) -> None:
    row = "toelichtingen:\n  - {regel: RIS101, bij: A, verschil: 1, reden: Nog in te vullen}\n"
    risk = "risicos:\n  - {risico: A, ernst: 5, kans: 2, rpn: 11}\n"
    assert [code for code, *_ in tell("TOE", risk + row)] == ["TOE104"]
    assert [code for code, *_ in tell("RIS101", risk + row)] == ["RIS101"]
    assert [found for code in CODES for found in tell(code, risk + row)] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nog in te vullen", True),
        ("NOG IN TE VULLEN...", True),
        ("[nog in te vullen]", True),
        ("", False),
        ("Nog in te vullen door de entiteit", False),
    ],
)
def test_what_is_a_placeholder(text: str, expected: bool) -> None:
    assert is_placeholder(text) is expected
