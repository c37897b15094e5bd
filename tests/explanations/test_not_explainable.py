"""What no reason can make acceptable: what was not read, and what was not checked."""

from collections.abc import Iterator

import pytest

from tests.rules.installing import installed
from vrd2check.checking import check_loaded
from vrd2check.dossiers import load_text
from vrd2check.dossiers.loading import unreadable
from vrd2check.language import Text
from vrd2check.places import Place
from vrd2check.rules import Severity, built_in_rules
from vrd2check.settings import Settings
from vrd2check.source import TextProblem, TextProblemKind

from .conftest import DOSSIER, Checked, done, lines, told

WHY = "reden: Het is zo afgesproken"


@pytest.fixture
def failing_rules() -> Iterator[None]:
    """Install rules that fail, and some that cannot be loaded."""
    with installed("failing-rules"):
        yield


@pytest.mark.parametrize("named", ["DOC901", "rule-failed", "DOC902", "rules-not-loaded"])
@pytest.mark.usefixtures("failing_rules")
def test_that_a_rule_failed_or_was_not_loaded_stays(explained: Checked, named: str) -> None:
    before = explained()
    after = explained(f"regel: {named}, {WHY}", f'regel: {named}, bij: "22.12", {WHY}')
    for code in ("DOC901", "DOC902"):
        assert lines(before, code)
        assert lines(after, code) == lines(before, code)
    assert done(after) == []
    assert told(after) == [("TOE106", 22), ("TOE106", 23)]


def test_no_rule_on_the_document_or_on_explanations_takes_a_reason(explained: Checked) -> None:
    codes = [rule.code for rule in built_in_rules() if rule.code[:3] in {"DOC", "TOE"}]
    assert len(codes) > 30
    result = explained(*(f"regel: {code}, {WHY}" for code in codes))
    refused = {line for code, line in told(result) if code == "TOE106"}
    # The first stands in line 22.
    assert [code for line, code in enumerate(codes, 22) if line not in refused] == []
    assert done(result) == []


def test_a_file_that_cannot_be_read_stays_whatever_another_dossier_says() -> None:
    text = DOSSIER + f"toelichtingen:\n  - {{regel: DOC102, bij: b.yaml, {WHY}}}\n"
    message = Text("niet te lezen", "cannot be read")
    problem = TextProblem(TextProblemKind.UNREADABLE_FILE, Place("c.yaml", 1, 1, 1, 1), message)
    files = [
        load_text(text, "a.yaml"),
        load_text(b"soort: projectdossier\ntitel: caf\xe9\n", "b.yaml"),
        unreadable(problem),
    ]
    result = check_loaded(files, Settings(), frozenset({"c.yaml"}))
    errors = {one.place.file for one in result.findings if one.severity is Severity.ERROR}
    assert {"b.yaml", "c.yaml"} <= errors
    assert done(result) == []


@pytest.mark.parametrize("sort", ["regel: DEL*", "regel: DEL", 'regel: "*"', "regel: ''"])
def test_a_whole_sort_cannot_be_explained(explained: Checked, sort: str) -> None:
    result = explained(f"{sort}, {WHY}")
    assert done(result) == []
    assert lines(result, "VEK101") == [14, 17, 20]
