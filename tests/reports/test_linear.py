"""A report takes as many steps a finding when there are many: counted, not timed."""

from collections import Counter
from cProfile import Profile
from functools import cache
from types import CodeType

import pytest

from benchmarks.speed.dossiers import spoiled_files
from tests.samples import HEAD
from vrd2check.checking import check_loaded
from vrd2check.dossiers import load_text
from vrd2check.language import Language
from vrd2check.reports.formats import Format
from vrd2check.reports.report import Report
from vrd2check.settings import Settings

_MANY = [Format.JUNIT, Format.HTML, Format.SARIF, Format.JSON, Format.GITLAB]


def calls_of(form: Format, report: Report) -> Counter[str]:
    """Count how often each function is called, of Python and of C, while a report is made."""
    profile = Profile()
    profile.runcall(form.render, report)
    calls: Counter[str] = Counter()
    for one in profile.getstats():
        calls[name_of(one.code)] += one.callcount
    return calls


def name_of(code: CodeType | str) -> str:
    """Return what a function is called; one of C has its name alone."""
    if isinstance(code, str):
        return code
    return f"{code.co_filename}:{code.co_firstlineno} {code.co_qualname}"


def report_on(texts: dict[str, str]) -> Report:
    result = check_loaded([load_text(text, file) for file, text in texts.items()], Settings())
    return Report(result, Language.NL, rounding=True)


@cache
def dossiers(number: int) -> Report:
    """Check so many dossiers with fifteen mistakes each."""
    made = list(spoiled_files(15 * number, seed=1))
    assert len(made) == number
    return report_on({file.path: file.text for file in made})


@cache
def lines(number: int) -> Report:
    """Check one dossier with so many lines whose cost is not their rate times their count."""
    rows = "".join(
        f"      - {{deliverable: D.22.12.1, profiel: P{row}, bron: vrd2, aantal: 2,"
        f" prijs: {100 + row}, kost: 50}}\n"
        for row in range(number)
    )
    text = f"{HEAD}inzet:\n  - aankooptype: Externen\n    eenheid: mandagen\n    regels:\n{rows}"
    report = report_on({"a.yaml": text})
    assert len(report.result.findings) >= number
    return report


@cache
def parts(number: int) -> Report:
    """Check one dossier of which a total has so many parts, and is one too high."""
    rows = "".join(
        f"    - {{deliverable: D.22.12.{row}, bron: vrd2, maanden: {{jan: 3}}, totaal: 3}}\n"
        for row in range(number)
    )
    total = f"  totaal: {{maanden: {{jan: {3 * number}}}, totaal: {3 * number + 1}}}\n"
    return report_on({"a.yaml": f"{HEAD}prognose_vek:\n  jaar: 2022\n  regels:\n{rows}{total}"})


@pytest.mark.parametrize("form", _MANY, ids=lambda form: form.value)
@pytest.mark.parametrize(("make", "least"), [(dossiers, 2), (lines, 10), (parts, 40)])
def test_the_steps_of_a_report_grow_with_its_findings(form, make, least):
    few, twice, four_times = (make(least * times) for times in (1, 2, 4))
    # What each format prepares once, it does here.
    form.render(few)
    first, second, third = (calls_of(form, one) for one in (few, twice, four_times))
    # From the second to the third as much comes to it as two times from the first to the second;
    # what goes through all findings for each of them makes that four times.
    grown = {
        function: (second[function] - first[function], number - second[function])
        for function, number in third.items()
    }
    assert {one: by for one, by in grown.items() if by[1] > 3 * by[0] + 100} == {}
