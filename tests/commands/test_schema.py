"""The schemas that come along, printed or written."""

import json

import pytest
from jsonschema import Draft202012Validator

from tests.schemas import closed
from vrd2check.schema import schema_path


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


def test_the_schema_is_written_and_an_earlier_one_renewed(run, folder):
    path = folder / "schema.json"
    assert run("schema", "--output", "schema.json").returncode == 0
    assert path.read_bytes() == schema_path().read_bytes()
    older = {**json.loads(path.read_bytes()), "description": "ouder"}
    path.write_text(json.dumps(older), encoding="utf-8")
    assert run("schema", "--output", "schema.json").returncode == 0
    assert path.read_bytes() == schema_path().read_bytes()


@pytest.mark.parametrize("content", ["{}", "[]", "van iemand", ""])
def test_another_file_is_not_replaced_by_the_schema(run, folder, content):
    path = folder / "schema.json"
    path.write_text(content, encoding="utf-8")
    done = run("schema", "--output", "schema.json")
    assert done.returncode == 2
    assert "geen schema" in done.stderr
    assert path.read_text(encoding="utf-8") == content
