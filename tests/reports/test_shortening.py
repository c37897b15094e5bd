"""A report of very many findings: the most serious, and how many more there are."""

import pytest

from vrd2check.checking import check_loaded
from vrd2check.dossiers import load_text
from vrd2check.language import Language
from vrd2check.reports import shortening
from vrd2check.reports.formats import Format
from vrd2check.reports.report import Report
from vrd2check.reports.shortening import shortened
from vrd2check.rules import Severity
from vrd2check.settings import Settings

# Every risk has a score that is not severity times probability: an error each. What else could be
# said of these is not asked for.
HEAD = 'soort: projectdossier\nnummer: "22.12"\ntitel: T\njaar: 2022\nrisicos:\n'
IGNORED = Settings(ignored=frozenset({"DOC301", "RIS302"}))


def result(risks: int):
    rows = "".join(f"  - {{risico: R{n}, ernst: 5, kans: 3, rpn: 7}}\n" for n in range(risks))
    return check_loaded([load_text(HEAD + rows, "a.yaml")], IGNORED)


def test_as_many_as_the_bound_are_all_told(monkeypatch: pytest.MonkeyPatch) -> None:
    found = result(4)
    assert len(found.findings) == 4
    monkeypatch.setattr(shortening, "MAX_FINDINGS", 4)
    assert shortened(found) is found


@pytest.mark.parametrize("form", Format)
def test_one_more_is_left_out_and_counted_in_every_format(
    form: Format, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shortening, "MAX_FINDINGS", 3)
    short = shortened(result(5))
    assert [one.rule.code for one in short.findings] == ["RIS101", "RIS101", "RIS101", "DOC903"]
    assert short.findings[-1].severity is Severity.ERROR
    assert short.findings[-1].place.line == 9
    told = {
        Language.NL: "Er zijn nog 2 bevindingen, die dit verslag niet toont.",
        Language.EN: "There are another 2 findings, which this report does not show.",
    }
    for language, sentence in told.items():
        text = form.render(Report(short, language, rounding=True, settings=IGNORED))
        assert sentence.split(",")[0] in " ".join(text.split())


def test_the_most_serious_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    text = (
        HEAD + "  - {risico: R, ernst: 5, kans: 3}\n" * 3 + "  - {risico: Q, ernst: 9, kans: 3}\n"
    )
    found = check_loaded([load_text(text, "a.yaml")], IGNORED)
    severities = [one.severity for one in found.diagnoses]
    errors = severities.count(Severity.ERROR)
    assert 0 < errors < len(severities)
    monkeypatch.setattr(shortening, "MAX_FINDINGS", errors)
    *kept, rest = shortened(found).diagnoses
    assert {one.severity for one in kept} == {Severity.ERROR}
    assert rest.severity is Severity.WARNING
