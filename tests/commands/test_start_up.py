"""What is imported, and so how fast a commit hook starts."""

import subprocess
import sys

import pytest

from vrd2check.reports.formats import Format

PROBE = """
import sys
from vrd2check.__main__ import main
folder, *formats = sys.argv[1:]
for form in formats:
    main(["check", folder, "--format", form])
print("\\nmodules:", *sys.modules, file=sys.stderr)
"""


def imported_for(folder, *formats):
    """Return what a process that makes reports in some formats has imported."""
    done = subprocess.run(
        [sys.executable, "-c", PROBE, str(folder), *formats],
        capture_output=True,
        encoding="utf-8",
        check=True,
        timeout=60,
    )
    return set(done.stderr.rsplit("modules:", 1)[1].split())


def test_a_configuration_that_holds_costs_no_schema_library(folder, sound):
    (folder / "dossiers" / "a.yaml").write_text(sound, encoding="utf-8")
    (folder / "vrd2check.toml").write_text("language = 'nl'\nignore = ['REF304']\n")
    modules = imported_for(folder, "lines")
    assert "tomllib" in modules
    assert not modules & {"jsonschema", "importlib.metadata"}


@pytest.mark.parametrize("is_page", [False, True])
def test_what_a_run_does_not_need_is_not_imported(folder, sound, is_page):
    (folder / "dossiers" / "a.yaml").write_text(sound, encoding="utf-8")
    formats = [form.value for form in Format if (form is Format.HTML) is is_page]
    modules = imported_for(folder, *formats)
    assert "vrd2check.checking" in modules
    # rich draws bars and measures other scripts; jsonschema explains what is refused; git, the
    # editor and the other commands are for who asks for them.
    unneeded = {"jsonschema", "rich.progress", "multiprocessing", "pygls"}
    unneeded |= {"vrd2check.history", "vrd2check.drafting"}
    unneeded |= {"python_calamine", "xlsxwriter", "docx", "vrd2check.workbook"}
    if not is_page:  # which shows the tables of the dossiers, and jinja2 asks for asyncio
        unneeded |= {"vrd2check.reports.show", "rich.table", "jinja2", "asyncio"}
    assert not modules & unneeded
