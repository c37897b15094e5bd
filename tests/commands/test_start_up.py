"""What is imported, and so how fast a commit hook starts."""

import subprocess
import sys

import pytest

from vrd2check.reports.formats import Format

PROBE = """
import sys
from vrd2check.__main__ import main
main(sys.argv[1:])
print("\\nmodules:", *sys.modules, file=sys.stderr)
"""


def test_a_configuration_that_holds_costs_no_schema_library(folder, sound):
    (folder / "dossiers" / "a.yaml").write_text(sound, encoding="utf-8")
    (folder / "vrd2check.toml").write_text("language = 'nl'\nignore = ['REF304']\n")
    done = subprocess.run(
        [sys.executable, "-c", PROBE, "check", str(folder), "--format", "lines"],
        capture_output=True,
        encoding="utf-8",
        check=True,
        timeout=60,
    )
    modules = set(done.stderr.rsplit("modules:", 1)[1].split())
    assert "tomllib" in modules
    assert not modules & {"jsonschema", "importlib.metadata"}


@pytest.mark.parametrize("form", [form.value for form in Format])
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
    assert "vrd2check.checking" in modules
    # rich draws bars and measures other scripts; jsonschema explains what is refused; git, the
    # editor and the other commands are for who asks for them.
    unneeded = {"jsonschema", "rich.progress", "multiprocessing", "pygls"}
    unneeded |= {"vrd2check.history", "vrd2check.drafting"}
    unneeded |= {"python_calamine", "xlsxwriter", "docx", "vrd2check.workbook"}
    if (
        form != Format.HTML.value
    ):  # it shows the tables of the dossiers, and jinja2 asks for asyncio
        unneeded |= {"vrd2check.reports.show", "rich.table", "jinja2", "asyncio"}
    assert not modules & unneeded
