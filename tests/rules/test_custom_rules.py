"""Rules of other packages, and rules that fail."""

import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import pytest

from tests.rules.installing import DATA, forget_rules, installed
from vrd2check import rules
from vrd2check.checking import check_loaded
from vrd2check.dossiers import load_text
from vrd2check.language import Language
from vrd2check.rules import RULE_FAILED, RULES_NOT_LOADED, Severity, built_in_rules
from vrd2check.rules.base.custom import Custom, load_custom_rules
from vrd2check.settings import Settings

DOSSIER = """\
soort: projectdossier
nummer: "22.12"
titel: Voorbeeldproject
jaar: 2022
bronnen: {vrd2: VRD 2 investeringen}
deliverables:
  - {nr: D.22.12.1, omschrijving: Eerste}
budget:
  regels:
    - {deliverable: D.22.12.1, bron: vrd2, bedrag: 12000}
  totaal: 12000
exploitatiekost: {per_jaar: 15000, vanaf: 2023}
"""


@pytest.fixture
def install() -> Iterator[Callable[[str], Custom]]:
    """Put a package on the path, as if it were installed, and give its rules."""
    with ExitStack() as packages:
        yield lambda folder: packages.enter_context(installed(folder))


def told(**settings: object) -> list[tuple[str, int, str]]:
    """Return code, line and message of what custom rules, and the check itself, say."""
    result = check_loaded([load_text(DOSSIER, "x.yaml")], Settings(**settings))  # type: ignore[arg-type]
    return [
        (one.rule.code, one.place.line, one.message(Language.EN))
        for one in result.findings
        if one.rule.code.startswith(("ACM", "BAD", "DOC9"))
    ]


def test_without_any_package_nothing_is_loaded_nor_imported(tmp_path: Path) -> None:
    probe = (
        "import sys; from vrd2check.rules import all_rules; all_rules(); "
        "print('importlib.metadata' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", probe], capture_output=True, encoding="utf-8", check=True
    )
    assert done.stdout.strip() == "False"
    assert load_custom_rules((), [str(tmp_path), str(tmp_path / "absent")]) == ((), (), {})


def test_rules_of_an_installed_package_are_asked(install) -> None:
    custom = install("custom-rules")
    assert [rule.code for rule in custom.rules] == ["ACM101", "ACM102"]
    assert custom.problems == ()
    (cost_code, cost_line, cost), (title_code, title_line, title) = told()
    assert (cost_code, cost_line) == ("ACM101", 12)
    assert re.findall(r"[\d.]+\d", cost) == ["15.000", "12.000"]
    assert (title_code, title_line) == ("ACM102", 3)
    assert "“Voorbeeldproject”" in title


def test_custom_rules_can_be_ignored_and_made_more_serious(install) -> None:
    install("custom-rules")
    found = told(ignored=frozenset({"ACM101"}))
    assert [code for code, *_ in found] == ["ACM102"]
    result = check_loaded(
        [load_text(DOSSIER, "x.yaml")], Settings(severities={"ACM102": Severity.ERROR})
    )
    assert [one.severity for one in result.findings if one.rule.code == "ACM102"] == [
        Severity.ERROR
    ]


def test_the_command_finds_them_on_the_path(monkeypatch: pytest.MonkeyPatch, tmp_path) -> None:
    (tmp_path / "x.yaml").write_text(DOSSIER, encoding="utf-8")
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-m", "vrd2check", "check", "x.yaml", "--format", "lines"],
        cwd=tmp_path,
        env={"PYTHONPATH": f"{root}:{DATA / 'custom-rules'}", "VRD2CHECK_LANG": "nl"},
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )
    assert re.search(r"^x\.yaml:12:29: ACM101 .*15\.000", done.stdout, re.MULTILINE)
    assert done.returncode == 1


def test_what_is_wrong_with_a_package_is_told_and_the_rest_is_used(install) -> None:
    custom = install("failing-rules")
    assert [rule.code for rule in custom.rules] == [
        "BAD101",
        "BAD201",
        "BAD202",
        "BAD203",
        "BAD204",
        "BAD205",
        "BAD206",
        "BAD207",
    ]
    assert {problem.package for problem in custom.problems} == {"bad_rules"}
    problems = [(problem.entry, problem.problem.en) for problem in custom.problems]
    entry, first = problems[0]
    assert entry == "absent"
    assert "ModuleNotFoundError: No module named 'no_such" in first
    others = [
        ("clashing", "DEL of DEL101"),
        ("clashing", "budget-total exists already (DEL101)"),
        ("clashing", "BAD101 exists already (BAD101)"),
        ("clashing", "'bad103'"),
        ("clashing", "'Capitals' of BAD104"),
        ("clashing", "BAD105"),
        ("clashing", "BAD106"),
        ("clashing", "BAD107"),
        ("clashing", "BAD108"),
        ("empty", "bad_rules:NONE"),
        ("leaving", "SystemExit: 0 (bad_leaving.py:3)"),
    ]
    assert [entry for entry, _ in problems[1:]] == [entry for entry, _ in others]
    for (_, told_of_it), (_, named) in zip(problems[1:], others, strict=True):
        assert named in told_of_it


def test_a_rule_that_raises_is_a_finding_and_stops_nothing(install) -> None:
    custom = install("failing-rules")
    found = told()
    said = {(code, message) for code, _, message in found if code.startswith("BAD")}
    # What a rule said before it failed stands.
    assert said == {("BAD101", "Iets"), ("BAD201", "Eerst")}
    failed = sorted(message for code, _, message in found if code == "DOC901")
    own = "22.12 · Voorbeeldproject"
    expected = [
        ("BAD201 (raises-late)", own, "ZeroDivisionError: geen deler (bad_rules.py:"),
        (
            "BAD202 (raises-on-all)",
            "the dossiers together",
            "KeyError: 'sleutel\\nop twee regels' (bad_rules.py:",
        ),
        (
            "BAD203 (yields-nonsense)",
            own,
            "AttributeError: 'int' object has no attribute 'relation' (",
        ),
        ("BAD204 (message-with-a-hole)", own, "KeyError: 'missing' ("),
        ("BAD205 (points-nowhere)", own, "ValueError: 'titel' is no place in a file ("),
        (
            "BAD206 (points-before-the-file)",
            own,
            "ValueError: Place(file='x.yaml', line=0, column=1, end_line=1, end_column=6) ",
        ),
        ("BAD207 (ends-the-program)", own, "SystemExit: 0 ("),
    ]
    assert len(failed) == len(expected)
    for message, parts in zip(failed, expected, strict=True):
        assert [part for part in parts if part not in message] == []
    assert sum(code == "DOC902" for code, *_ in found) == len(custom.problems)


def test_a_failure_of_the_check_cannot_be_wished_away(install) -> None:
    install("failing-rules")
    codes = frozenset({RULE_FAILED.code, RULES_NOT_LOADED.code})
    found = told(ignored=codes)
    assert {code for code, *_ in found} >= codes


def test_a_built_in_rule_that_raises_is_told_too(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("kapot")

    budget_total = next(rule for rule in built_in_rules() if rule.code == "DEL101")
    broken_rule = replace(budget_total, apply=broken)
    others = tuple(rule for rule in built_in_rules() if rule.code != "DEL101")
    monkeypatch.setattr(rules, "built_in_rules", lambda: (*others, broken_rule))
    forget_rules()
    result = check_loaded([load_text(DOSSIER, "x.yaml")], Settings())
    monkeypatch.undo()
    forget_rules()
    failed = [one for one in result.findings if one.rule.code == "DOC901"]
    assert len(failed) == 1
    assert failed[0].place.file == "x.yaml"
    assert failed[0].severity is Severity.ERROR
    assert "Controle DEL101 (budget-total)" in failed[0].message(Language.NL)
    assert "DOC301" in {one.rule.code for one in result.findings}
