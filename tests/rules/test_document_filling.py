"""What still says “Nog in te vullen”: a note in a draft, an error once it is submitted."""

import re
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
            "Vul nu `kpis` in, vanaf regel 6. Daarna: `deliverables` en `risicos`.",
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
    assert draft.message(Language.EN) == ("Now fill in `titel`, from line 3 on.")
    assert submitted.message(Language.EN) == (
        "This dossier is submitted, but it still says “Nog in te vullen” on line 3."
    )


def test_of_many_lines_the_first_is_named() -> None:
    rows = "".join(f"  - {{risico: {PLACEHOLDER}}}\n" for _ in range(12))
    text = f'soort: projectdossier\nnummer: "22.12"\ntitel: A\njaar: 2022\nrisicos:\n{rows}'
    result = check_loaded([load_text(text, "a.yaml")], Settings())
    (finding,) = (one for one in result.findings if one.rule.code == "DOC303")
    assert "Vul nu `risicos` in, vanaf regel 6." in finding.message(Language.NL)
    assert finding.related == ()


def test_a_chapter_with_a_figure_was_begun_and_one_without_any_is_to_be_filled_in() -> None:
    text = (
        'soort: projectdossier\nnummer: "22.12"\ntitel: A\njaar: 2022\n'
        "budget:\n  regels:\n    - {deliverable: D.22.12.1, bedrag: 5}\n"
        "    - {deliverable: D.22.12.1, bedrag: }\n"
        "prognose_vek:\n  regels:\n    - {deliverable: D.22.12.1, totaal: }\n"
    )
    result = check_loaded([load_text(text, "a.yaml")], Settings())
    (finding,) = (one for one in result.findings if one.rule.code == "DOC303")
    assert finding.message(Language.NL) == "Vul nu `prognose_vek` in, vanaf regel 11."


@pytest.mark.parametrize(
    ("arguments", "chapters"),
    [
        (
            ["22.12"],
            "titel kpis deliverables planning budget risicos kostenmodel inzet vak_vek_kalender "
            "prognose_vek",
        ),
        (["22.03", "--soort", "exploitatiedossier"], "titel hefboomkrediet kosten"),
    ],
)
def test_a_new_dossier_of_any_kind_has_one_note(
    arguments: list[str], chapters: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["new", *arguments]) == 0
    (path,) = tmp_path.glob("*.yaml")
    result = check_loaded([load_file(path)], Settings())
    (finding,) = (one for one in result.findings if one.rule.code in CODES)
    assert finding.rule.code == "DOC303"
    assert re.findall(r"`(\w+)`", finding.message(Language.NL)) == chapters.split()


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
