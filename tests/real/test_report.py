"""The report in a terminal on the real documents: how long it is, and what comes first."""

from contextlib import chdir
from pathlib import Path

import pytest
from rich.cells import cell_len

from vrd2check.checking import check
from vrd2check.language import Language
from vrd2check.reports import table
from vrd2check.reports.layout import Page, plain
from vrd2check.reports.report import Report
from vrd2check.result import Result
from vrd2check.rules import Severity
from vrd2check.settings import Settings


@pytest.fixture(scope="module")
def result() -> Result:
    """Return what is found where the command runs beside the folder, so that paths are short."""
    with chdir(Path(__file__).parents[2]):
        return check([Path("dossiers")], Settings())


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("width", [80, 100, 160])
def test_all_errors_are_told_on_the_first_page_and_again_next_to_the_prompt(
    result: Result, language: Language, width: int
) -> None:
    lines = plain(table.lay_out(Report(result, language), Page(width))).splitlines()
    assert max(map(cell_len, lines)) <= width
    if width == 100:
        assert len(lines) <= 130
    errors = [one for one in result.diagnoses if one.severity is Severity.ERROR]
    word = {Language.NL: "fout ", Language.EN: "error "}[language]
    told = [number for number, line in enumerate(lines) if line.startswith(word)]
    assert len(told) == len(errors)
    if width >= 100:
        # Below each stand its source line and the carets.
        assert told[-1] + 2 < 60
    places = [f"{one.told_at.line}:{one.told_at.column}" for one in errors]
    assert [lines[number].split()[1] for number in told] == places
    start = next(n for n, line in enumerate(lines) if line.startswith("─"))
    in_table = "\n".join(lines[start:])
    assert all(place in in_table for place in places)
    assert len(lines) - start < 60
