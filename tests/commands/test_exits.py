"""The exit codes of every command, and that its help tells them."""

import os
import shutil

import pytest

from tests.commands.terminals import on_a_terminal
from tests.history.repositories import committed
from tests.samples import BROKEN, SOUND, WRONG_TOTAL
from vrd2check.__main__ import main
from vrd2check.commands import run
from vrd2check.commands.app import COMMANDS, build
from vrd2check.language import Language

ENDINGS = [
    ("check goed", 0),
    ("check fout/a.yaml", 1),
    ("check nergens", 2),
    ("check leeg", 3),
    ("check goed --changed-since HEAD", 0),
    ("show goed/a.yaml", 0),
    ("show fout/a.yaml", 0),
    ("show 22.99 --root goed", 2),
    ("show goed/a.yaml inzet", 3),
    ("explain goed/a.yaml:13", 0),
    ("explain goed/a.yaml:1", 2),
    ("diff HEAD --root goed", 0),
    ("diff nergens --root goed", 2),
    ("diff HEAD --root leeg", 3),
    ("portfolio goed", 0),
    ("portfolio goed --view nergens", 2),
    ("portfolio leeg", 3),
    ("fix goed", 0),
    ("fix fout/b.yaml --write", 0),
    ("fix fout/b.yaml", 1),
    ("fix nergens", 2),
    ("fix leeg", 3),
    ("justify fout/a.yaml DEL101", 0),
    ("justify slot/a.yaml DEL101", 1),
    ("justify goed/a.yaml DEL101", 2),
    ("new 22.14 --root leeg", 0),
    ("new 22.12 --root goed", 2),
    ("import tabel.csv --into goed/a.yaml", 0),
    ("import tabel.csv --into slot/a.yaml --write", 1),
    ("import tabel.csv --write", 2),
    ("import zonder.csv --into goed/a.yaml", 3),
    ("export goed/a.yaml -o a.xlsx", 0),
    ("export fout/a.yaml -o a.xlsx", 0),
    ("export goed/a.yaml -o a.pdf", 2),
    ("export geen.yaml -o a.xlsx", 3),
    ("rule DEL101", 0),
    ("rule DEL999", 2),
    ("rules --family DEL", 0),
    ("rules --family XYZ", 2),
    ("rules --family EVA --soort programma", 3),
    ("schema", 0),
    ("schema --output goed/a.yaml", 2),
    ("config", 0),
    ("config --config nergens.toml", 2),
    ("lsp --stdioo", 2),
]


@pytest.fixture
def here(tmp_path, monkeypatch):
    """Return a folder with folders of sound, broken, locked and no dossiers, and go there."""
    texts = {"goed/a": SOUND, "fout/a": BROKEN, "fout/b": WRONG_TOTAL, "slot/a": BROKEN}
    for name, text in texts.items():
        path = tmp_path / f"{name}.yaml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (tmp_path / "slot" / "a.yaml").chmod(0o444)
    (tmp_path / "leeg").mkdir()
    (tmp_path / "geen.yaml").write_text("titel: Geen dossier\n", encoding="utf-8")
    (tmp_path / "tabel.csv").write_text("Profiel;Aantal MD\nTester;3\n", encoding="utf-8")
    (tmp_path / "zonder.csv").write_text("Appels;Peren\n1;2\n", encoding="utf-8")
    if shutil.which("git") is not None:
        committed(tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("words", "code"), ENDINGS, ids=[f"{line}-{code}" for line, code in ENDINGS]
)
def test_a_command_ends_with_its_code_and_its_help_tells_it(here, capsys, words, code):
    if (words.startswith("diff") or "since" in words) and shutil.which("git") is None:
        pytest.skip("git is not installed")
    name = words.split()[0]
    assert main(words.split()) == code
    told = capsys.readouterr()
    assert bool(told.err) == (code in (2, 3))
    assert main([name, "--help", "--lang", "nl"]) == 0
    exits = " ".join(capsys.readouterr().out.split()).partition("Exitcodes: ")[2]
    meanings = dict(meaning.split(maxsplit=1) for meaning in exits.rstrip(".").split("; "))
    assert str(code) in meanings


def test_every_command_is_ended_in_every_way_that_its_help_tells():
    ended = {(line.split()[0], str(code)) for line, code in ENDINGS} | {("lsp", "0")}
    group = build(Language.EN)
    told = {
        (name, meaning.split()[0])
        for name in COMMANDS
        for meaning in group.commands[name].epilog.removeprefix("Exit codes: ").split("; ")
    }
    assert told - ended == {(name, code) for name in COMMANDS for code in ("4", "130")}


@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize("ending", [(RuntimeError("x"), 4), (KeyboardInterrupt(), 130)])
def test_a_failure_and_a_stop_are_told_apart_in_every_command(capsys, monkeypatch, name, ending):
    happens, code = ending

    def fail(**_):
        raise happens

    def broken(language, asked):
        group = build(language, asked)
        group.commands[name].callback = fail
        return group

    monkeypatch.setattr(run, "build", broken)
    required = {
        "show": ["a.yaml"],
        "explain": ["a.yaml"],
        "justify": ["a.yaml", "DEL101"],
        "new": ["1.1"],
        "import": ["a.csv"],
        "export": ["a.yaml", "-o", "a.xlsx"],
        "rule": ["A"],
    }
    assert main([name, *required.get(name, []), "--lang", "nl"]) == code
    said = capsys.readouterr().err
    assert ("vrd2check zelf is vastgelopen" in said) == (code == 4)
    assert "Traceback" not in said


@pytest.mark.skipif(os.name == "nt", reason="needs a pseudo-terminal")
def test_ctrl_c_stops_questions_and_the_language_server(here):
    code, _ = on_a_terminal(here, "fix", "fout", "--interactive", after="Wijzigen?", keys="\x03")
    assert code == 130
    assert (here / "fout" / "b.yaml").read_text(encoding="utf-8") == WRONG_TOTAL
    pytest.importorskip("pygls")
    code, shown = on_a_terminal(here, "lsp", after="Ctrl+C stopt het", keys="\x03")
    assert code == 130
    assert "Traceback" not in shown


@pytest.mark.parametrize("arguments", [("check",), ("check", "--format", "json"), ("chek",)])
def test_a_process_of_its_own_says_what_this_process_says(run, apart, here, arguments):
    first, second = run(*arguments), apart(*arguments)
    assert (first.returncode, first.stdout) == (second.returncode, second.stdout)
    assert first.stderr == second.stderr
