"""No line that is printed is a command to the website that runs the program."""

import json
import re
import subprocess
import sys

import pytest

from tests.faults.processes import WRONG, environment
from tests.history.repositories import begun, committed
from tests.running import run_here
from vrd2check.commands import streams

TITLES = ("::stop-commands::tok", "##[error]boe", "  ::error::x", "x ##[group]y", "##vso[task.x]y")
FORMATS = ("table", "lines", "json", "sarif", "gitlab", "junit", "markdown")
HOSTILE = """\
soort: projectdossier
nummer: "22.9"
titel: "a\\n::error::x"
jaar: 2022
bronnen: {"::error::x": "##[error]boe", vrd2: "\\r::error::y"}
deliverables:
  - {nr: "::error::x", product: "##[error]", omschrijving: "section_start:0:x"}
budget:
  regels:
    - {omschrijving: "::error::x", bron: "##[y]", bedragen: {2022: "##vso[x]"}, totaal: 7}
    - {omschrijving: "::error::x", bron: "\\v::error::x", bedragen: {2022: 5}, totaal: 7}
inzet:
  - profiel: "::error::x"
    regels:
      - {deliverable: "##[y]", bron: "::x", mandagen: {2022: 3}, prijs: 100, kost: 400}
planning:
  - {actie: "::error::x", van: "##[y]", tot: "\\u00a0::error::z"}
toelichtingen:
  - {controle: BUD101, reden: "::error::x", auteur: "##[y]", bij: ["section_end:0:x"]}
  - {controle: "::error::x", reden: "##[y]"}
"::error::x": "##[y]"
"""
CONFIG = """\
negeer = ["::error::", "##[x]"]
"##[group]" = 3
[bronnen]
"::error::x" = ["##[y]"]
[ernst]
"::x" = "##[y]"
"""
TABLE = "omschrijving;bron;2022;totaal\n::error::A;##[x];5;6\nsection_start:0:x;::b;7;##[error]\n"
ALONE = (
    ("import", "t.csv"),
    ("diff", "HEAD"),
    ("config", "--config", "c.toml"),
    ("export", "22.9", "--output", "::error::x.xlsx"),
    ("new", "22.77", "--title", "a\n::error::x"),
    ("::error::",),
    ("diff", "::error::"),
    ("new", "::error::"),
    ("import", "section_start:0:x"),
    ("rule", "\n::error::"),
)
COMMAND = re.compile(
    r"^(?:\s|\x1b\[[0-9;]*m)*(?:::|##\[|section_(?:start|end):)|##(?:vso)?\[", re.M
)
# GitHub's own format is made of commands: no other begins a line, and none holds the older form.
OTHERS = re.compile(r"^\s*::(?!(?:error|warning|notice) file=)|^\s*##", re.MULTILINE)


@pytest.fixture
def folder(tmp_path):
    """Return a folder with dossiers whose titles, names and file names are commands."""
    for number, title in enumerate(TITLES):
        text = WRONG.replace("titel: Proef", f"titel: '{title}'").replace("22.12", f"22.{number}")
        (tmp_path / f"::error::{number}.yaml").write_text(f"{text}{title}: 1\n'{title} x': [\n")
        (tmp_path / f"##[error]{number}.yaml").write_text(text)
    (tmp_path / "22.9.yaml").write_text(HOSTILE, encoding="utf-8")
    (tmp_path / "c.toml").write_text(CONFIG, encoding="utf-8")
    (tmp_path / "t.csv").write_text(TABLE, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    "arguments",
    [
        *(("check", "--format", form) for form in FORMATS),
        ("fix", "--diff"),
        ("show",),
        ("portfolio",),
        ("check", "--select", "::error::"),
        ("show", "::error::0.yaml", "--chapter", "::error::"),
        ("::error::",),
        ("explain", "::error::0.yaml"),
        ("diff", "::error::"),
        ("justify", "::error::0.yaml"),
        ("new", "::error::"),
        ("import", "section_start:0:x"),
        ("rule", "\n::error::"),
        ("rules", "--section_start:0:x"),
        ("check", "--config", "##[error]"),
        ("check", "--config", "c.toml"),
        ("check", "--changed-since", "HEAD", "--format", "lines"),
        *ALONE[:5],
        *(("diff", "HEAD", "--format", form) for form in ("json", "markdown")),
        ("justify", "22.9.yaml", "BUD101", "--dry-run"),
        ("explain", "22.9.yaml"),
        ("show", "22.9.yaml", "--relations"),
        ("portfolio", "--format", "json"),
        ("fix", "--notation"),
    ],
    ids=" ".join,
)
def test_no_line_of_any_output_is_a_command(folder, arguments):
    is_alone = arguments in ALONE or {"::error::0.yaml", "22.9.yaml", "diff"} & {*arguments}
    given = () if is_alone else (".",)
    if "HEAD" in arguments:
        begun(folder)
        committed(folder)
        (folder / "22.9.yaml").write_text(HOSTILE.replace("7", "8"), encoding="utf-8")
    done = run_here(folder, *arguments, *given, env=environment(GITHUB_ACTIONS="true"))
    assert done.stdout + done.stderr
    assert not COMMAND.search(done.stdout), COMMAND.search(done.stdout)
    assert not COMMAND.search(done.stderr), COMMAND.search(done.stderr)


@pytest.mark.parametrize("website", ["CI", "GITLAB_CI", "TF_BUILD"])
def test_on_other_websites_none_is_either(folder, website):
    done = run_here(folder, "check", ".", env=environment(**{website: "true"}))
    assert "boe" in done.stdout
    assert not COMMAND.search(done.stdout)


def test_a_traceback_is_no_command_either(tmp_path):
    """What is asked for with VRD2CHECK_DEBUG holds the message of any exception."""
    program = (
        "import sys\nfrom vrd2check import __main__\n"
        "def fail(*_): raise ValueError('x\\n::stop-commands::tok\\n  ##[error]y')\n"
        "__main__.main = fail\nsys.exit(__main__.start())"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=tmp_path,
        env=environment(GITHUB_ACTIONS="true", VRD2CHECK_DEBUG="1"),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 4
    assert "Traceback" in done.stderr
    assert "stop-commands" in done.stderr
    assert not COMMAND.search(done.stderr)


def test_the_format_for_github_holds_its_own_commands_alone(folder):
    env = environment(GITHUB_ACTIONS="true")
    done = run_here(folder, "check", "--format", "github", ".", env=env)
    assert re.search(r"^::error file=", done.stdout, re.MULTILINE)
    assert not OTHERS.search(done.stdout)


def test_a_command_in_json_and_xml_means_the_same_and_is_none(monkeypatch):
    monkeypatch.setenv("CI", "true")
    written = json.dumps({"a": "x ##[error]y"})
    assert "##[" not in streams.harmless(written)
    assert json.loads(streams.harmless(written)) == json.loads(written)
    assert streams.harmless("<a>##[x]</a>") == "<a>&#35;#[x]</a>"
    assert streams.harmless("a\n  ::x\n\x1b[1m::y") == "a\n  \\::x\n\x1b[1m\\::y"


def test_elsewhere_what_is_printed_stays_as_it_is(monkeypatch):
    for name in ("CI", "GITHUB_ACTIONS", "GITLAB_CI", "TF_BUILD"):
        monkeypatch.delenv(name, raising=False)
    assert streams.harmless("::x ##[y]") == "::x ##[y]"
