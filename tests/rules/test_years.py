"""Years that do not belong to a dossier, with the year that is probably meant."""

import pytest

from vrd2check.checking import check_loaded
from vrd2check.dossiers import load_text
from vrd2check.settings import Settings

PROJECT = 'soort: projectdossier\nnummer: "22.12"\ntitel: T\njaar: {year}\n'
LINE = (
    "kostenmodel:\n  investeringen:\n    regels:\n      - {{product: A, bedragen: {{{cells}}}}}\n"
)


def found(text: str, code: str) -> list[str]:
    """Return the year that each finding of a rule says is probably meant; empty if none is."""
    result = check_loaded([load_text(text, "a.yaml")], Settings())
    told = [one for one in result.findings if one.rule.code == code]
    return [str(one.about.get("meant") or one.about["hint"].en) for one in told]


def calendar(*years: int, source: str = "vrd2") -> str:
    cells = "".join(f"        {year}: {{vak: 500, vek: 500}}\n" for year in years)
    return f"vak_vek_kalender:\n  regels:\n    - bron: {source}\n      jaren:\n{cells}"


@pytest.mark.parametrize(
    ("year", "rest", "meant"),
    [
        (2021, calendar(2022, 2023), ["2022"]),
        (2012, LINE.format(cells="2022: 5"), ["2022"]),
        (2021, "looptijd: {van: Q1 2022, tot: Q4 2023}\n", ["2022"]),
        (2025, calendar(2022, 2023), ["2023"]),
        (2023, "inzet:\n  - {aankooptype: A, jaar: 2022, regels: []}\n", ["2022"]),
        (2021, "prognose_vek: {jaar: 2022, maanden: {jan: 5}}\n", ["2022"]),
        (2022, calendar(2022, 2023), []),
        (2022, "looptijd: {van: Q1 2021, tot: Q4 2023}\n" + calendar(2023), []),
        (2022, "", []),
        # Running costs come after the project's own years.
        (2022, calendar(2023, 2024, source="exploitatie"), []),
        (2022, LINE.format(cells="2023: 5").replace("investeringen", "exploitatie"), []),
        # What is still empty says nothing of its year.
        (2022, LINE.format(cells="2023: "), []),
    ],
)
def test_the_year_of_a_project_is_one_of_its_own(year: int, rest: str, meant: list[str]) -> None:
    assert found(PROJECT.format(year=year) + rest, "DOC304") == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ('soort: exploitatiedossier\nnummer: "22.12"\njaar: 2032\nkosten:\n  regels:\n'
         "    - {kost: A, bedragen: {2023: 5, 2024: 5}}\n", ["2024"]),
        ("soort: programma\ntitel: P\njaar: 2020\nkredieten: {2021: 5, 2022: 5}\n", ["2021"]),
        ("soort: programma\ntitel: P\njaar: 2021\nkredieten: {2021: 5, 2022: 5}\n", []),
    ],
)  # fmt: skip
def test_the_year_of_another_dossier_is_one_of_its_own(text: str, meant: list[str]) -> None:
    assert found(text, "DOC304") == meant


@pytest.mark.parametrize(
    ("rest", "meant"),
    [
        (calendar(2022, 2033, 2024), ["2023"]),
        (calendar(2022, 2023, 2042), ["2022"]),
        (calendar(2012, 2023, 2024), ["2022"]),
        (LINE.format(cells="2022: 5, 2023: 5, 2032: 5"), ["2022"]),
        (LINE.format(cells="2022: 5, 2023: 5, 2030: 5"), ["2023"]),
        (calendar(2022, 2023, 2024, 2025, 2026), []),
        (calendar(2022, 2025), []),
        (calendar(2022), []),
        # The year of the dossier is in a table as well; else it may be wrong itself.
        (calendar(2022, 2032), ["2022"]),
        (calendar(2032), []),
    ],
)
def test_a_year_far_from_all_others_is_told(rest: str, meant: list[str]) -> None:
    assert found(PROJECT.format(year=2022) + rest, "DOC305") == meant


EFFORT = "inzet:\n  - {{aankooptype: A, jaar: {year}, regels: []}}\n"
PAID = "prognose_vek: {{jaar: {year}, maanden: {{jan: 5}}}}\n"
PROGRAMME = "soort: programma\ntitel: P\njaar: 2022\nlooptijd: {van: '2022', tot: '2024'}\n"


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        (PROJECT.format(year=2022) + calendar(2022, 2023) + EFFORT.format(year=2021), ["2022"]),
        (PROJECT.format(year=2022) + calendar(2022, 2023) + EFFORT.format(year=2033), ["2023"]),
        (PROJECT.format(year=2022) + calendar(2022, 2023) + PAID.format(year=2021), ["2022"]),
        (PROJECT.format(year=2022) + calendar(2022) + PAID.format(year=2012), ["2022"]),
        (PROJECT.format(year=2022) + calendar(2022) + PAID.format(year=2026), ["2022"]),
        (PROGRAMME + PAID.format(year=2021), ["2022"]),
        (PROGRAMME + PAID.format(year=2025), ["2024"]),
        (PROJECT.format(year=2022) + calendar(2022, 2023) + EFFORT.format(year=2023), []),
        (PROJECT.format(year=2022) + calendar(2022) + EFFORT.format(year=2023), []),
        (PROGRAMME + PAID.format(year=2024), []),
        # Either may be wrong, which DOC304 tells.
        (PROJECT.format(year=2022) + EFFORT.format(year=2021), []),
    ],
)
def test_a_table_of_one_year_has_one_of_the_years_of_its_dossier(
    text: str, meant: list[str]
) -> None:
    assert found(text, "DOC305") == meant


@pytest.mark.parametrize(
    ("lines", "total", "meant"),
    [
        ("2022: 5, 2023: 5", "2022: 5, 2024: 5", [" Is 2023 meant?"]),
        ("2022: 5, 2023: 5", "2021: 5, 2023: 5", [" Is 2022 meant?"]),
        ("2022: 5", "2022: 5, 2023: 5", [""]),
        ("2022: 5, 2023: 5", "2024: 5, 2025: 5", [" Is 2023 meant?"] * 2),
        ("2022: 5, 2023: 5", "2022: 5, 2023: 5, 2024: 0", []),
        ("2022: 5, 2023: 5", "2022: 5, 2023: 5", []),
        ("2022: 5, 2023: 0", "2022: 5", []),
    ],
)
def test_a_total_has_no_year_that_no_line_has(lines: str, total: str, meant: list[str]) -> None:
    text = PROJECT.format(year=2022) + LINE.format(cells=lines)
    assert found(f"{text}    totaal: {{bedragen: {{{total}}}}}\n", "DOC306") == meant
