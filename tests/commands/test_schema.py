"""The schemas that come along, printed or written."""

import json

import pytest
from jsonschema import Draft202012Validator

from tests.schemas import closed


@pytest.mark.parametrize("what", ["report", "diff"])
def test_the_schema_of_what_is_reported_accepts_what_comes_later(run, what):
    shape = json.loads(run("schema", what).stdout)
    Draft202012Validator.check_schema(shape)
    assert shape["$id"] == f"urn:vrd2check:{what}:1"
    # Only what maps words to values says what all of them are.
    assert '"additionalProperties": false' not in json.dumps(shape)
    assert '"additionalProperties": false' in json.dumps(closed(shape))


def test_a_report_with_a_key_of_a_later_version_is_still_valid(run, folder, broken):
    (folder / "dossiers" / "a.yaml").write_text(broken, encoding="utf-8")
    shape = json.loads(run("schema", "report").stdout)
    report = json.loads(run("check", "dossiers", "--format", "json").stdout)
    report["later"] = 1
    report["summary"]["later"] = report["dossiers"][0]["later"] = {"new": True}
    Draft202012Validator(shape).validate(report)
    report["summary"]["figures"] = "many"
    assert not Draft202012Validator(shape).is_valid(report)


def test_a_schema_of_a_report_is_written_to_a_file(run, folder):
    assert run("schema", "report", "--output", "report.json").returncode == 0
    written = json.loads((folder / "report.json").read_text(encoding="utf-8"))
    assert written["$id"] == "urn:vrd2check:report:1"
