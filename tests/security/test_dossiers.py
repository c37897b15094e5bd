"""From a dossier there is no way to code, to other files, to the network or to the terminal."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.faults.processes import WRONG, environment, run
from tests.running import run_here

WATCHED = Path(__file__).with_name("watched.py")
FORMATS = ("table", "lines", "json", "sarif", "github", "gitlab", "junit", "markdown")
SECRET = "GEHEIM-7f3a"

TAGS = [
    "!!python/object/apply:os.system ['touch pwned']",
    "!!python/object/new:subprocess.Popen [['touch', 'pwned']]",
    "!!python/name:os.system ''",
    "!!python/module:os ''",
    "!!python/object:__main__.X {}",
    '!<tag:yaml.org,2002:python/object/apply:eval> [\'open("pwned", "w")\']',
    "!include /etc/passwd",
    "!ENV ${HOME}",
]
TEXTS = [
    "{{ 7 * 7 }} ${HOME} $(touch pwned) `touch pwned`",
    "%s %n {0.__class__} {self.__init__.__globals__}",
    "[link](file:///etc/passwd) <script>alert(1)</script> ![x](http://example.com/x.png)",
    "'; touch pwned; '",
    '=HYPERLINK("http://example.com")',
    "../../../../etc/passwd",
    "file:///etc/passwd",
    "http://example.com/x.yaml",
    "\\\\\\\\example.com\\\\share",
    "[bold]x[/bold] [/foo] [link=http://example.com]x[/link]",
    "::error file=/etc/passwd::x%0A::stop-commands::y",
    "&xxe; <!DOCTYPE a SYSTEM 'file:///etc/passwd'>",
]
ESCAPES = [
    r"\e[2J\e[31m",
    r"\e]0;titel\a",
    r"\e]8;;http://example.com\e\\",
    r"\x9b31m",
    r"\r\n::error::x",
    r"\u202e",
    r"\b\b\b",
]


def hostile():
    """Return dossiers that try whatever a text can try, in every place where text may stand."""
    for number, tag in enumerate(TAGS):
        yield f"tag{number}", WRONG.replace("titel: Proef", f"titel: {tag}")
        yield f"figure{number}", WRONG.replace("15.000}", f"{tag}}}")
    for number, text in enumerate([*TEXTS]):
        quoted = "'" + text.replace("'", "''") + "'"
        yield (
            f"text{number}",
            WRONG.replace("Proef", quoted)
            .replace("Dienst", quoted)
            .replace("VRD 2", quoted)
            .replace("15.000}", f"{quoted}}}"),
        )
    for number, text in enumerate(ESCAPES):
        yield (
            f"escape{number}",
            WRONG.replace("Proef", f'"{text}"')
            .replace("omschrijving: Dienst", f'"{text}": "{text}"')
            .replace("21.000", f'"{text}"'),
        )
    yield "schema", "# yaml-language-server: $schema=http://127.0.0.1:9/x.json\n" + WRONG
    yield "ref", WRONG + "$ref: file:///etc/passwd\n$schema: http://127.0.0.1:9/x\n$id: http://a/\n"
    yield "merge", "<<: *a\n" + WRONG
    yield "directive", "%TAG ! tag:yaml.org,2002:python/object/apply:\n---\nsoort: !os.system ls\n"


@pytest.fixture
def folder(tmp_path):
    """Return a folder in which each dossier is hostile."""
    inside = tmp_path / "dossiers"
    inside.mkdir()
    for name, text in hostile():
        (inside / f"{name}.yaml").write_text(text)
    return tmp_path


def watched(folder, *commands):
    """Run the commands and give what each did that reading dossiers does not need."""
    done = subprocess.run(
        [sys.executable, WATCHED, folder, json.dumps(commands)],
        cwd=folder,
        env=environment(HOME=str(folder)),
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
        timeout=300,
    )
    _, mark, told = done.stderr.rpartition("--\n")
    assert mark, done.stderr
    return json.loads(told)


def test_checking_hostile_dossiers_runs_nothing_and_opens_nothing_else(folder):
    checks = [("check", "--format", form, "dossiers") for form in FORMATS]
    commands = [*checks, ("fix", "dossiers"), ("show", "dossiers")]
    told = watched(folder, *commands)
    assert len(told) == len(commands)
    assert [pair for pair in zip(commands, told, strict=True) if pair[1]] == []
    assert not list(folder.rglob("pwned"))


def test_the_watch_sees_what_it_is_to_see(folder):
    """A report that is written outside of the folder is told, and so would anything else be."""
    report = folder.parent / f"{folder.name}.json"
    (told,) = watched(folder, ("check", "dossiers", "--output", f"json={report}"))
    assert any(re.fullmatch(r"write .*vrd2check-tmp", one) for one in told)
    assert any(one.startswith("os.rename ") for one in told)


@pytest.mark.parametrize("form", FORMATS)
def test_nothing_of_a_dossier_reaches_the_terminal_as_a_control(folder, form):
    done = run_here(folder, "check", "--format", form, env=environment(NO_COLOR="1"))
    assert done.returncode == 1
    shown = done.stdout + done.stderr
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", shown)
    assert not re.search(r"^::(?!error |warning |notice |group|endgroup)", shown, re.MULTILINE)


def test_with_colours_the_only_controls_are_those_of_colours(folder):
    done = run_here(folder, "check", env=environment(FORCE_COLOR="1", TERM="xterm"))
    rest = re.sub(r"\x1b\[[0-9;]*m", "", done.stdout)
    assert "\x1b" in done.stdout
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", rest)


@pytest.mark.skipif(sys.platform == "win32", reason="needs links")
def test_a_link_in_the_folder_shows_nothing_of_a_file_outside_of_it(tmp_path):
    inside, outside = tmp_path / "dossiers", tmp_path / "elders"
    inside.mkdir()
    outside.mkdir()
    (outside / "geheim.yaml").write_text(f"soort: projectdossier\n{SECRET}: [\n")
    (inside / "a.yaml").symlink_to(outside / "geheim.yaml")
    (inside / "map").symlink_to(outside, target_is_directory=True)
    (inside / "env.yaml").symlink_to("/proc/self/environ")
    outputs = [f"--output={form}=verslag.{form}" for form in FORMATS]
    done = run(tmp_path, "check", *outputs, "dossiers", env=environment(WACHTWOORD=SECRET))
    assert done.returncode == 1
    written = [(tmp_path / f"verslag.{form}").read_text("utf-8") for form in FORMATS]
    for shown in (done.stdout + done.stderr, *written):
        assert SECRET not in shown
        assert "a.yaml" in shown
        assert "map" in shown


def test_a_configuration_that_links_to_a_secret_shows_nothing_of_its_values(tmp_path):
    (tmp_path / "geheim").write_text(f'WACHTWOORD = "{SECRET}"\n')
    (tmp_path / "vrd2check.toml").symlink_to("geheim")
    done = run_here(tmp_path, "check", env=environment())
    assert done.returncode == 2
    assert SECRET not in done.stdout + done.stderr


def test_a_module_beside_the_dossiers_is_not_imported_by_the_installed_command(folder):
    """Python puts the current folder first on its path for -m, but not for an installed command."""
    for name in ("yaml", "typer", "rich", "jsonschema", "language", "sitecustomize"):
        (folder / f"{name}.py").write_text("open('pwned', 'w')\n")
    package = folder / "kwaad-1.dist-info"
    package.mkdir()
    (package / "METADATA").write_text("Name: kwaad\nVersion: 1\n")
    (package / "entry_points.txt").write_text("[vrd2check.rules]\nkwaad = yaml\n")
    code = "import sys; from vrd2check.__main__ import main; sys.exit(main(sys.argv[1:]))"
    done = subprocess.run(
        [sys.executable, "-P", "-c", code, "check"],
        cwd=folder,
        env=environment(),
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )
    assert done.returncode == 1
    assert not (folder / "pwned").exists()


@pytest.mark.parametrize("name", ["../buiten", "/tmp/buiten", "a/../../buiten", "..\\buiten"])
def test_a_new_dossier_stays_in_its_folder(tmp_path, name):
    inside = tmp_path / "dossiers"
    inside.mkdir()
    for arguments in (("new", "22.99", "--title", name), ("new", name, "--soort", "evaluatie")):
        run_here(tmp_path, *arguments, env=environment())
    made = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert made
    assert all(path.parent == inside for path in made)
    assert not os.path.lexists("/tmp/buiten.yaml")
