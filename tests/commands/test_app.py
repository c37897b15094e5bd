import pytest

from vrd2check import __version__
from vrd2check.__main__ import main
from vrd2check.commands import check
from vrd2check.commands.app import COMMANDS


def test_the_version_is_shown(capsys):
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"vrd2check {__version__}\n"


def test_without_a_command_the_help_is_shown_and_the_run_is_no_success(capsys):
    assert main([]) == 2
    assert "check" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["check", "--help"], ["Exit codes: 0 no errors", "Options:", "Show this message"]),
        (["check", "--help", "--lang", "nl"], ["Exitcodes: 0 geen fouten", "Opties:", "Toon deze"]),
        (["--lang=nl", "--help"], ["Opdrachten:", "Kloppen de cijfers"]),
    ],
)
def test_the_help_speaks_the_language_that_is_asked(capsys, monkeypatch, arguments, expected):
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    assert main(arguments) == 0
    shown = capsys.readouterr().out
    assert all(words in shown for words in expected)


@pytest.mark.parametrize(
    ("arguments", "said", "hint"),
    [
        (["chek"], "“chek” is geen opdracht. Bedoelt u check", "vrd2check --help"),
        (["nakijken"], "“nakijken” is geen opdracht. Bedoelt u check?", "vrd2check --help"),
        (["export", "22.09"], "De optie --uitvoer ontbreekt.", "vrd2check export --help"),
        (
            ["check", "--strct"],
            "De optie --strct bestaat niet. Bedoelt u",
            "vrd2check check --help",
        ),
        (["check", "--format", "xml"], "“xml” kan niet bij --format; kies uit table, lines,", ""),
        (["check", "--format"], "Na --format moet een waarde staan.", "vrd2check check --help"),
        (["check", "--strict=ja"], "Na --strict hoort geen waarde.", "vrd2check check --help"),
        (["check", "--lang", "fr"], "“fr” kan niet bij --lang; kies uit nl, en.", ""),
        (
            ["rule"],
            "CONTROLE ontbreekt. De code of de naam van een controle",
            "vrd2check rule --help",
        ),
        (["rules", "a", "b"], "“a b” is hier te veel.", "vrd2check rules --help"),
        (["new", "22.12", "--year", "x"], "“x” kan niet bij --year; geef een geheel getal.", ""),
        (["check", "--jobs", "0"], "“0” kan niet bij --jobs; geef 1 of meer.", ""),
        (["--lang", "nl"], "Er staat geen opdracht.", "vrd2check --help"),
        (
            ["check", "--config", "a", "--no-config"],
            "--configuratie en --zonder-configuratie kunnen niet",
            "",
        ),
    ],
)
def test_wrong_usage_is_told_in_the_readers_language(capsys, monkeypatch, arguments, said, hint):
    monkeypatch.setenv("VRD2CHECK_LANG", "nl")
    assert main(arguments) == 2
    told = capsys.readouterr().err
    assert told.startswith(f"Fout: {said}")
    assert hint in told.splitlines()[-1]


def test_a_language_that_the_tool_lacks_is_a_wrong_setting(capsys, monkeypatch):
    monkeypatch.setenv("VRD2CHECK_LANG", "fr")
    assert main(["check"]) == 2
    assert "VRD2CHECK_LANG" in capsys.readouterr().err


def test_a_failure_of_the_program_says_how_to_report_it(capsys, monkeypatch):
    def fail(*_, **__):
        raise RuntimeError("iets\x1b onverwachts")

    monkeypatch.setattr(check, "check_paths", fail)
    monkeypatch.setenv("LC_ALL", "nl_BE.UTF-8")
    assert main(["check", "."]) == 4
    said = capsys.readouterr().err
    assert "vrd2check zelf is vastgelopen" in said
    assert "RuntimeError: iets\\x1b onverwachts" in said
    assert "Traceback" not in said
    monkeypatch.setenv("VRD2CHECK_DEBUG", "1")
    with pytest.raises(RuntimeError):
        main(["check", "."])


@pytest.mark.parametrize("options", [[], ["--strict"]])
def test_stopping_it_is_quiet(capsys, monkeypatch, options):
    def stop(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr(check, "check_paths", stop)
    assert main(["check", ".", *options]) == 130
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_found_by_its_name_and_has_help(capsys, command):
    assert main([command, "--help", "--lang", "en"]) == 0
    said = capsys.readouterr().out
    assert said.startswith(f"Usage: vrd2check {command} ")
    assert "--lang" in said


def test_the_help_lists_all_commands_even_before_the_name_of_one(capsys):
    assert main(["--help", "check", "--lang", "en"]) == 0
    said = capsys.readouterr().out
    lines = said.partition("Commands:\n")[2].splitlines()
    assert [line.split()[0] for line in lines if line[2:3].strip()] == list(COMMANDS)
