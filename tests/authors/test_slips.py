"""What authors type and paste: each slip leads to the cell, by code and place, in both languages.

The first of each sort was met when real dossiers were filled in by hand; the others are like it.
"""

from typing import NamedTuple

import pytest

from vrd2check.checking import check_loaded
from vrd2check.dossiers import ProjectDossier, load_text
from vrd2check.language import Language
from vrd2check.rules import Severity
from vrd2check.settings import Settings
from vrd2check.source import read_text
from vrd2check.source.parsers import AVAILABLE

HEAD = """\
soort: projectdossier
nummer: "22.12"
titel: T
jaar: 2022
bronnen: {vrd2: VRD}
deliverables:
  - {nr: D.22.12.1, omschrijving: A}
  - {nr: D.22.12.2, omschrijving: B}
"""
FIRST = 9
"""The line on which a slip begins, below the head."""

FORECAST = """\
prognose_vek:
  regels:
    - deliverable: D.22.12.1
      maanden: {row}
"""
BUDGET = """\
budget:
  regels:
    - {deliverable: D.22.12.1, bron: vrd2, bedrag: 1.000}
"""


class Slip(NamedTuple):
    """A text below the head, what is told first of it, and how the Dutch sentence goes."""

    text: str
    code: str
    line: int
    column: int
    says: str


def forecast(row: str) -> str:
    return FORECAST.replace("{row}", row)


SLIPS = {
    # A dash opens a list.
    "dash in braces": Slip(
        "risicos:\n  - {risico: X, beheersmaatregel: - Tijdig starten}\n",
        "DOC104", 10, 35, "Zet de tekst tussen aanhalingstekens: \"- Tijdig starten\"",
    ),
    "dash before a comma": Slip(
        "risicos:\n  - {risico: - Te laat, ernst: 2}\n", "DOC104", 10, 14, "\"- Te laat\"",
    ),
    "dash in a block": Slip(
        "risicos:\n  - risico: - Te laat\n    ernst: 2\n", "DOC104", 10, 13, "\"- Te laat\"",
    ),
    "dash in a list": Slip("prioriteiten: [- magda]\n", "DOC104", 9, 16, "opent hier een lijst"),
    "star": Slip("prioriteiten:\n  * magda\n  * burger\n", "DOC104", 10, 3, "koppelteken"),
    # Rows and tables that were pasted whole.
    "row of a budget": Slip(
        "budget:\n  regels:\n    - D.22.12.1\tvrd2\t83.000\n", "DOC125", 11, 7, "vrd2check import"
    ),
    "table with its headings": Slip(
        "budget:\nDeliv. Nr\tBedrag\nD.22.12.1\t5\n", "DOC104", 10, 1, "rij van een tabel"
    ),
    # Quotes that close too early, or not.
    "quote within a text": Slip(
        'planning:\n  - {actie: "Bouw van "loket" en test", van: Q1 2022}\n',
        "DOC104", 10, 23, "vóór “loket”",
    ),
    "apostrophe in front": Slip(
        "planning:\n  - {actie: 's Ochtends bellen, van: Q1 2022}\n",
        "DOC104", 10, 13, "\"'s Ochtends bellen\"",
    ),
    "straight and curly": Slip(
        'planning:\n  - {actie: "Bouw, test”, van: Q1 2022}\n', "DOC104", 10, 13, "gekruld"
    ),
    "number sign": Slip(
        "planning:\n  - {actie: Fase #2, van: Q1 2022}\n", "DOC104", 10, 18, "opmerking"
    ),
    # No-break spaces.
    "no-break before a colon": Slip(
        BUDGET + "  totaal\u00a0: 1.000\n", "DOC104", 12, 9, "harde spatie (uit Word) op 12:9"
    ),
    "zero width after a colon": Slip(
        BUDGET + "  totaal:\u200b 1.000\n", "DOC104", 12, 10, "harde spatie"
    ),
    "no-break after a colon": Slip(
        BUDGET + "  totaal:\u00a01.000\n", "DOC104", 12, 10, "harde spatie (uit Word) op 12:10"
    ),
    "no-break in the indentation": Slip(
        BUDGET + "\u00a0\u00a0totaal: 1.000\n", "DOC104", 12, 1, "harde spatie (uit Word) op 12:1"
    ),
    "narrow no-break in braces": Slip(
        "planning:\n  - {deliverable:\u202fD.22.12.1, actie: X}\n", "DOC104", 10, 18, "harde spatie"
    ),
    "no-break before a key": Slip(
        "planning:\n  - {deliverable: D.22.12.1,\u00a0actie: X}\n", "DOC104", 10, 29, "harde spatie"
    ),
    "no-break after a dash": Slip(
        "planning:\n  -\u00a0{deliverable: D.22.12.1, actie: X}\n", "DOC104", 10, 4, "harde spatie"
    ),
    # Dashes and bullets of Word.
    "en dash": Slip("risicos:\n  – {risico: X}\n", "DOC104", 10, 3, "Dit is een “–” (uit Word)"),
    "em dash": Slip("risicos:\n  — risico: X\n    ernst: 2\n", "DOC104", 10, 3, "“—”"),
    "bullet": Slip("prioriteiten:\n  • magda\n  • burger\n", "DOC104", 10, 3, "“•”"),
    "second line with an en dash": Slip(
        "risicos:\n  - {risico: X}\n  – {risico: Y}\n", "DOC104", 11, 3, "koppelteken"
    ),
    "millions with commas": Slip(
        "budget:\n  regels:\n    - {deliverable: D.22.12.1, bedrag: 1,250,000}\n",
        "DOC111", 11, 40, "schrijf 1.250.000",
    ),
    "curly quotes around an amount": Slip(
        "budget:\n  regels:\n    - {deliverable: D.22.12.1, bedrag: “15.974,02”}\n",
        "DOC111", 11, 40, "(\"15.974,02\")",
    ),
    "no space in a block": Slip(
        "budget:\n  totaal:1000\n", "DOC125", 10, 3, "“totaal: 1000”"
    ),
    "comma behind a value": Slip(
        "budget:\n  regels:\n    - deliverable: D.22.12.1,\n      bron: vrd2\n      bedrag: 5\n",
        "REF201", 11, 20, "Wis dan “,” op het einde",
    ),
    # A comma forgotten.
    "semicolon before a key": Slip(
        "budget:\n  regels:\n    - {deliverable: D.22.12.1; bron: vrd2}\n",
        "DOC104", 11, 32, "“;”; daar hoort een komma",
    ),
    "comma before a key": Slip(
        "inzet:\n  - regels:\n      - {aantal: 23, prijs: 500 kost: 11.500}\n",
        "DOC104", 11, 33, "Vóór `kost` ontbreekt een komma",
    ),
    "comma before a name": Slip(
        "budget:\n  regels:\n    - {deliverable: D.22.12.1 bron: vrd2, bedrag: 5}\n",
        "DOC104", 11, 31, "Vóór `bron` ontbreekt een komma",
    ),
    "comma after two words": Slip(
        "inzet:\n  - regels:\n      - {profiel: Analist senior aantal: 4}\n",
        "DOC104", 11, 34, "Vóór `aantal` ontbreekt een komma",
    ),
    "comma at the end of a line": Slip(
        "risicos:\n  - {risico: X,\n     ernst: 2\n     kans: 3}\n",
        "DOC104", 11, 14, "vóór `kans`, ontbreekt een komma",
    ),
    "comma in a row": Slip(
        forecast("[44.000 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]"),
        "DOC112", 12, 17, "Tussen 44.000 en 0 ontbreekt een komma",
    ),
    "comma further on": Slip(
        forecast("[1, 2, 3, 4, 5, 6.000 7.500, 8, 9, 10, 11, 12]"),
        "DOC112", 12, 32, "Tussen 6.000 en 7.500 ontbreekt een komma",
    ),
    "two commas": Slip(
        forecast("[0, 0, 5.000 0 7.000, 0, 0, 0, 0, 0, 0, 0]"), "DOC112", 12, 23, "5.000 0 7.000",
    ),
    "all commas, doubtful": Slip(
        forecast("[500 250 100 0]"), "DOC112", 12, 17, "Hier staan",
    ),
    # A comma that splits.
    "english month": Slip(
        forecast("{jun: 10,500, jul: 9.000}"), "DOC111", 12, 22, "schrijf 10.500",
    ),
    "english year": Slip(
        "exploitatiekost: {per_jaar: 83,000, vanaf: 2022}\n", "DOC111", 9, 29, "schrijf 83.000",
    ),
    "english amount": Slip(
        "budget:\n  regels:\n    - {bron: vrd2, bedrag: 10,512}\n", "DOC111", 11, 28, "10.512",
    ),
    "text with a comma": Slip(
        "planning:\n  - {actie: Migratie, opleiding en nazorg, van: Q1 2022}\n",
        "DOC112", 10, 23, "\"Migratie, opleiding en nazorg\"",
    ),
    "text with two commas": Slip(
        "planning:\n  - {actie: Analyse, bouw, test, van: Q1 2022}\n",
        "DOC112", 10, 22, "\"Analyse, bouw, test\"",
    ),
    "text with a comma at the end": Slip(
        "risicos:\n  - {risico: Te laat, te duur}\n", "DOC112", 10, 23, "\"Te laat, te duur\"",
    ),
    # Curly quotes.
    "curly and a comma": Slip(
        "risicos:\n  - {risico: “Te laat, te duur”, ernst: 5}\n",
        "DOC112", 10, 14, "Gekrulde aanhalingstekens",
    ),
    "curly and a colon": Slip(
        "risicos:\n  - {risico: “Te laat: te duur”, ernst: 5}\n",
        "DOC104", 10, 14, "Gekrulde aanhalingstekens",
    ),
    "low and high": Slip(
        "risicos:\n  - {risico: „Te laat, te duur”, ernst: 5}\n",
        "DOC112", 10, 14, "\"Te laat, te duur\"",
    ),
    "curly title": Slip("entiteit: “A: B”\n", "DOC104", 9, 11, "Gebruik rechte: \"A: B\""),
    # No space after a colon.
    "year": Slip(
        "exploitatiekost: {per_jaar: 5, vanaf:2023}\n", "DOC112", 9, 37, "“vanaf: 2023”"
    ),
    "years": Slip(
        "kostenmodel:\n  investeringen:\n    regels:\n"
        "      - {deliverable: D.22.12.1, bedragen: {2022:1000, 2023: 2000}, totaal: 3.000}\n",
        "DOC112", 12, 49, "“2022: 1000”",
    ),
    "name": Slip(
        "budget:\n  regels:\n    - {bron:vrd2, bedrag: 5}\n", "DOC112", 11, 12, "“bron: vrd2”"
    ),
    "side of a year": Slip(
        "vak_vek_kalender:\n  regels:\n    - {bron: vrd2, jaren: {2022: {vak: 5, vek:5}}}\n",
        "DOC112", 11, 46, "“vek: 5”",
    ),
    "month": Slip(
        "prognose_vek:\n  regels:\n    - {deliverable: D.22.12.1, maanden: {jan:5, feb: 6}}\n",
        "DOC112", 11, 45, "“jan: 5”",
    ),
    "below nought": Slip(
        "budget:\n  regels:\n    - {deliverable: D.22.12.1, bedrag:-5}\n",
        "DOC112", 11, 38, "“bedrag: -5”",
    ),
    "count": Slip(
        "inzet:\n  - aankooptype: Extern\n    regels:\n      - {profiel: A, aantal:1, kost: 5}\n",
        "DOC112", 12, 28, "“aantal: 1”",
    ),
    "percentage": Slip(
        "verdeling:\n  regels:\n    - {omschrijving: A, percentage:100%}\n",
        "DOC112", 11, 35, "“percentage: 100%”",
    ),
    "quarter": Slip("looptijd: {van:Q1 2022, tot: Q4 2022}\n", "DOC112", 9, 15, "“van: Q1 2022”"),
    "years of a line": Slip(
        "vak_vek_kalender:\n  regels:\n    - {bron: vrd2, jaren: {2022:{vak: 5, vek: 5}}}\n",
        "DOC104", 11, 28, "hoort een spatie",
    ),
    "block": Slip(BUDGET + "  totaal:1.000\n", "DOC104", 12, 9, "hoort een spatie"),
    # A colon in a text.
    "colon in braces": Slip(
        "planning:\n  - {actie: Migratie: fase 1, van: Q1 2022}\n",
        "DOC104", 10, 21, "\"Migratie: fase 1\"",
    ),
    "colon and comma": Slip(
        "planning:\n  - {actie: Fase 1: analyse, bouw, van: Q1 2022}\n",
        "DOC104", 10, 19, "\"Fase 1: analyse, bouw\"",
    ),
    "colon in a block": Slip("entiteit: Cel: Digitaal\n", "DOC104", 9, 14, "\"Cel: Digitaal\""),
    # A row without brackets.
    "bare row": Slip(
        forecast("\t".join(["9.000"] * 12)), "DOC125", 12, 16, "[9.000, 9.000",
    ),
}  # fmt: skip


@pytest.mark.parametrize("slip", SLIPS.values(), ids=list(SLIPS))
def test_a_slip_is_told_at_its_place_by_its_cause(slip: Slip) -> None:
    text = HEAD + slip.text
    result = check_loaded([load_text(text, "a.yaml")], Settings())
    errors = [one for one in result.findings if one.severity is Severity.ERROR]
    first = min(errors, key=lambda one: one.place)
    assert (first.rule.code, first.place.line, first.place.column) == slip[1:4]
    assert slip.says in first.message(Language.NL)
    assert first.message(Language.EN) != first.message(Language.NL)


def test_both_parsers_say_the_same() -> None:
    differing = [
        name
        for name, slip in SLIPS.items()
        if len({read_text(HEAD + slip.text, "a", parser=one).problems for one in AVAILABLE}) > 1
    ]
    assert differing == []


def months(row: str) -> list[str]:
    file = load_text(HEAD + forecast(row), "a.yaml")
    assert (file.problems, file.shape) == ((), ())
    assert isinstance(file.dossier, ProjectDossier)
    assert file.dossier.forecast is not None
    (line,) = file.dossier.forecast.table.lines
    return [line.cells[month].written for month in range(1, 13)]


ROW = [f"{month}.500" for month in range(1, 13)]


@pytest.mark.parametrize(
    "row",
    [
        "\t".join(ROW),
        " ".join(ROW),
        "; ".join(ROW),
        ";".join(ROW),
        "   ".join(ROW),
        "\t ".join(ROW),
        " | ".join(ROW),
    ],
)
def test_a_pasted_row_of_twelve_amounts_is_accepted(row: str) -> None:
    assert months(f"[{row}]") == ROW


def test_pasted_cells_may_be_empty_or_have_cents_or_a_currency() -> None:
    cells = ["1.000,50", "", "€ 2.000", "-", "3 000", "0", "7", "8", "9", "10", "11", "12,5"]
    assert months("[" + "\t".join(cells) + "]") == cells


def test_each_pasted_cell_has_its_own_place() -> None:
    file = load_text(HEAD + forecast("[" + "\t".join(ROW) + "]"), "a.yaml")
    assert isinstance(file.dossier, ProjectDossier)
    places = [one.place for one in file.dossier.head.figures]
    # The first cell stands behind "      maanden: [", each next one six characters on.
    assert [place.column for place in places][:9] == [17 + 6 * n for n in range(9)]


@pytest.mark.parametrize(
    "row",
    [
        " ".join(["500"] * 12),  # may be four amounts with spaces between thousands
        "\t".join(ROW[:11]),
        "\t".join([*ROW, "1"]),
        "\t" + "\t".join(ROW),  # thirteen cells, of which the first is empty
        " ".join(["1 250"] * 6),
    ],
)
def test_a_doubtful_row_is_not_taken_for_the_months(row: str) -> None:
    file = load_text(HEAD + forecast(f"[{row}]"), "a.yaml")
    assert [*file.problems, *file.shape]


@pytest.mark.parametrize("word", ["nvt", "n.v.t.", "NVT", "geen", "/", '"-"'])
@pytest.mark.parametrize("chapter", ["kpis", "budget", "risicos", "prognose_vek", "looptijd"])
def test_a_chapter_may_say_that_there_is_nothing(chapter: str, word: str) -> None:
    file = load_text(f"{HEAD}{chapter}: {word}\n", "a.yaml")
    assert (file.problems, file.shape) == ((), ())
    found = check_loaded([file], Settings()).findings
    assert "DOC302" not in {one.rule.code for one in found}


def test_a_table_that_says_so_has_no_lines() -> None:
    file = load_text(HEAD + "kostenmodel:\n  aansluitingen: nvt\n", "a.yaml")
    assert (file.problems, file.shape) == ((), ())
    assert isinstance(file.dossier, ProjectDossier)
    table = file.dossier.cost_model.connections
    assert table is not None
    assert (table.lines, table.rest) == ((), None)


def test_another_word_is_still_no_table() -> None:
    (problem,) = load_text(HEAD + "budget: later\n", "a.yaml").shape
    assert problem.place[1:3] == (9, 9)


def test_texts_with_commas_and_colons_are_told_all_at_once() -> None:
    lines = ["x", "a, b", "a: b", "goed", "c: d, e"]
    rows = "".join(f"  - {{actie: {text}, van: Q1 2022}}\n" for text in lines)
    problems = load_text(f"{HEAD}planning:\n{rows}", "a.yaml").problems
    assert [problem.place.line for problem in problems] == [11, 12, 14]


@pytest.mark.parametrize(
    "text",
    [
        "omschrijving: >-\n  \u00a0 vrije tekst\n  – en een streepje\n",
        'entiteit: "a, b:\u00a0c"\n',
        "entiteit: a – b\u00a0:c\n",
        "entiteit: “Agentschap”\n",
    ],
)
def test_in_a_text_the_characters_of_word_are_text(text: str) -> None:
    kept = read_text(f"soort: x\n{text}", "a.yaml")
    assert kept.problems == ()
    assert kept.root is not None
