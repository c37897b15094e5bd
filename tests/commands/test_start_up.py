"""What is imported, and so how fast a commit hook starts."""

import subprocess
import sys

import pytest

PROBE = """
import sys
from vrd2check.__main__ import main
main(sys.argv[1:])
print("\\nmodules:", *sys.modules, file=sys.stderr)
"""


@pytest.mark.parametrize("form", ["json", "lines", "table"])
def test_what_a_run_does_not_need_is_not_imported(folder, sound, form):
    (folder / "dossiers" / "a.yaml").write_text(sound, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", PROBE, "check", str(folder), "--format", form],
        capture_output=True,
        encoding="utf-8",
        check=True,
        timeout=60,
    )
    modules = set(done.stderr.rsplit("modules:", 1)[1].split())
    assert "vrd2check.check" in modules
    # rich.cells measures text in the table; all the rest of rich is for colour.
    assert not modules & {"jsonschema", "rich.console", "rich.table", "rich.progress"}
    assert form == "table" or not any(name.split(".")[0] == "rich" for name in modules)
