"""Whatever is found in the real dossiers can be explained, in words that fit nothing else."""

from pathlib import Path

import pytest

from vrd2check.checking import check_loaded
from vrd2check.dossiers import load_file, load_text
from vrd2check.fixes import justify
from vrd2check.rules.base.explanation_match import can_be_explained
from vrd2check.settings import Settings

ROOT = Path(__file__).parents[2]
FILES = [load_file(path, path.name) for path in sorted((ROOT / "dossiers").glob("*.yaml"))]
RESULT = check_loaded(FILES, Settings())
# One of each rule: checking all dossiers again for each of them takes long.
FOUND = {one.rule.code: one for one in RESULT.findings if can_be_explained(one.rule)}


@pytest.mark.parametrize("code", sorted(FOUND))
def test_a_finding_can_be_explained_in_its_dossier(code: str) -> None:
    finding = FOUND[code]
    file = finding.place.file
    made = justify(finding, RESULT, FILES, Settings(), frozenset())
    text = made.new.replace('reden: ""', "reden: Zo is het")
    again = [load_text(text, file) if one.name == file else one for one in FILES]
    after = check_loaded(again, Settings())
    assert [one.finding.rule.code for one in after.explained] == [code]
    assert [one for one in after.findings if one.rule.code.startswith("TOE")] == []
    assert sum(after.by_severity().values()) >= sum(RESULT.by_severity().values()) - 1
