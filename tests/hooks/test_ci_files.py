"""What CI includes is valid by the schemas of the vendors."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.hooks.conftest import ROOT

ACTION = ROOT / "action.yml"
GITLAB = ROOT / "templates" / "vrd2check.gitlab-ci.yml"


@pytest.mark.parametrize(
    ("schema", "file"), [("vendor.github-actions", ACTION), ("vendor.gitlab-ci", GITLAB)]
)
def test_it_is_valid_by_the_schema_of_its_vendor(schema: str, file: Path) -> None:
    pytest.importorskip("check_jsonschema", reason="check-jsonschema is not installed")
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, str(file)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False, timeout=60)
    assert done.returncode == 0, done.stdout
