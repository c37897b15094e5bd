"""The configuration, as a user meets it."""

import json
import re

import pytest

from tests.commands.conftest import ROOT


@pytest.fixture
def configured(folder, broken):
    """Return a folder with a dossier in a folder of its own name, and a way to configure it."""
    (folder / "begroting").mkdir()
    (folder / "begroting" / "a.yaml").write_text(broken, encoding="utf-8")
    (folder / "begroting" / "b.yaml").write_text(broken.replace("22.12", "22.13"), encoding="utf-8")

    def configuring(text, name="vrd2check.toml"):
        (folder / name).write_text(text, encoding="utf-8")

    return configuring


def test_the_paths_that_are_configured_are_checked(run, configured):
    configured("paths = ['begroting/a.yaml']\n")
    done = run("check", "--format", "json")
    report = json.loads(done.stdout)
    assert [one["file"] for one in report["dossiers"]] == ["begroting/a.yaml"]
    assert done.returncode == 1


def test_a_configured_path_that_does_not_exist_is_told_with_its_place(run, configured):
    configured("paths = ['begroting', 'weg']\n")
    done = run("check")
    assert done.stderr == "Fout: vrd2check.toml:1:23: weg bestaat niet.\n"
    assert done.returncode == 2


def test_of_very_many_problems_the_first_are_told_and_how_many_there_are(run, configured):
    words = ", ".join(f'"XXX{number}"' for number in range(250))
    configured(f"ignore = [{words}]\n")
    told = run("config").stderr.splitlines()
    assert sum("XXX" in line for line in told) == 100
    assert "150" in told[100]


def test_a_project_file_configures_too(run, configured):
    configured("[tool.vrd2check]\npaths = ['begroting']\nlanguage = 'en'\n", "pyproject.toml")
    done = run("check", "--format", "lines")
    assert "a difference of 500." in done.stdout
    assert done.returncode == 1


@pytest.mark.parametrize(
    ("arguments", "environment", "said"),
    [
        ([], {}, "Of "),
        (["--lang", "nl"], {}, "Van "),
        ([], {"VRD2CHECK_LANG": "nl"}, "Van "),
        (["--no-config"], {}, "Van "),
    ],
)
def test_the_language_is_that_of_the_nearest_wish(run, configured, arguments, environment, said):
    configured("language = 'en'\n")  # the locale of these tests is Dutch
    assert f"\n{said}" in run("check", "begroting", *arguments, **environment).stdout


def test_the_help_speaks_the_configured_language(run, configured):
    configured("language = 'en'\n")
    assert "Usage: " in run("--help").stdout
    # Whatever is wrong with the file, there is help.
    configured("language = 'e\n")
    assert run("--help").stdout.startswith("Gebruik: ")


def test_a_rule_that_is_ignored_is_said(run, configured):
    configured("ignore = ['DEL101', 'RIS']\n")
    done = run("check", "begroting/a.yaml")
    assert "DEL101" not in done.stdout.split("Niet nagekeken")[0]
    assert "Niet nagekeken op verzoek: DEL101, RIS (alle 4).\n" in done.stdout
    assert (
        json.loads(run("check", "begroting", "--format", "json").stdout)["ignored"][0] == "DEL101"
    )
    lines = run("check", "begroting", "--format", "lines")
    assert "Niet nagekeken op verzoek: DEL101, RIS (alle 4).\n" in lines.stderr


def test_ignoring_everything_is_no_success(run, configured):
    configured("ignore = ['ALL']\n")
    assert run("check", "begroting").returncode == 3


def test_a_file_that_cannot_be_read_is_told_whatever_is_ignored(run, folder, configured):
    configured("ignore = ['DOC']\nseverity = {DOC = 'note'}\n")
    (folder / "begroting" / "a.yaml").write_text("soort: [\n", encoding="utf-8")
    done = run("check", "begroting/a.yaml", "--format", "lines")
    assert "a.yaml:" in done.stdout
    assert done.returncode == 1


def test_a_rule_may_be_made_less_serious(run, configured):
    configured("severity = {DEL101 = 'note', DOC301 = 'error'}\n")
    report = json.loads(run("check", "begroting/a.yaml", "--format", "json").stdout)
    found = {one["code"]: one["severity"] for one in report["findings"]}
    assert found["DEL101"] == "note"
    assert found["DOC301"] == "error"


def test_rounding_is_counted_shown_or_fails(run, folder, sound):
    (folder / "x.yaml").write_text(sound.replace("7000", "7001"), encoding="utf-8")
    outcomes = {}
    for rounding in ("count", "show", "fail"):
        (folder / "vrd2check.toml").write_text(f"rounding = '{rounding}'\n", encoding="utf-8")
        done = run("check", "x.yaml", "--format", "lines")
        outcomes[rounding] = (" DEL101 " in done.stdout, done.returncode)
    # 7001 against 6000 + 1000: one euro is within what three roundings may give, 1,50.
    assert outcomes == {"count": (False, 0), "show": (True, 0), "fail": (True, 1)}


def test_mistakes_are_told_at_once_with_their_lines(run, configured):
    configured("ignor = []\n[day-rates]\nleast = 'x'\n")
    for command in (["check", "begroting"], ["config"], ["fix", "begroting"], ["show", "22.12"]):
        done = run(*command)
        assert done.returncode == 2
        assert done.stdout == ""
        assert done.stderr == (
            "Fout: vrd2check.toml:1:1: de sleutel `ignor` is hier niet bekend. Bedoelt u "
            "`ignore`?\n"
            "Fout: vrd2check.toml:3:9: bij `day-rates.least` staat `x`; hier hoort een getal van "
            "0 of meer.\n"
        )


def test_hostile_text_in_a_file_is_made_visible(run, configured):
    configured('"\\u001b[31m\\u202e" = 1\n')
    done = run("check", "begroting")
    assert "\x1b" not in done.stderr
    assert "\u202e" not in done.stderr


@pytest.mark.parametrize(
    "command",
    [
        ["check", "begroting"],
        ["config"],
        ["fix", "begroting"],
        ["show", "22.13"],
        ["justify", "begroting/a.yaml", "DEL101", "--dry-run"],
        ["diff"],
        ["new", "22.14"],
    ],
    ids=lambda command: command[0],
)
def test_every_command_warns_of_rules_that_do_not_exist(run, configured, command):
    configured("paths = ['begroting']\nignore = ['REF3O4']\n")
    assert run(*command).stderr.startswith(
        "Waarschuwing: vrd2check.toml:2:11: geen controle heet “REF3O4”. Bedoelt u REF304?\n"
    )
    assert "REF3O4" not in run(*command, "--no-config").stderr


@pytest.mark.parametrize("command", ["check", "fix", "show", "config"])
def test_a_rule_that_does_not_exist_is_wrong_usage_on_the_command_line(run, configured, command):
    done = run(command, "begroting/a.yaml", "--ignore", "REF3O4")
    assert done.stderr == (
        "Fout: Geen controle heet “REF3O4”. Bedoelt u REF304?\n"
        f"Uitleg: vrd2check {command} --help\n"
    )
    assert done.returncode == 2


def test_options_choose_the_rules_of_other_commands_too(run, configured):
    configured("ignore = ['DEL101']\n", "mild.toml")
    assert "7.500✗" in run("show", "begroting/a.yaml").stdout
    for options in (["--ignore", "DEL"], ["--select", "KPI"], ["--config", "mild.toml"]):
        assert "✗" not in run("show", "begroting/a.yaml", *options).stdout
        # Nothing else is to be calculated in these dossiers.
        assert run("fix", "begroting", *options).returncode == 3
    assert run("fix", "begroting").returncode == 1
    done = run("justify", "begroting/a.yaml", "DEL101", "--dry-run", "--config", "mild.toml")
    assert done.returncode == 2
    assert "DEL101 meldt niets" in done.stderr


def test_a_new_dossier_comes_where_dossiers_are_configured(run, folder, configured):
    configured("paths = ['begroting']\n")
    assert run("new", "22.14").returncode == 0
    assert (folder / "begroting" / "22.14.yaml").exists()
    assert run("new", "22.15", "--no-config").returncode == 0
    assert (folder / "dossiers" / "22.15.yaml").exists()


def test_config_lists_custom_rules_with_their_package(apart, configured):
    paths = {"PYTHONPATH": f"{ROOT}:{ROOT / 'tests' / 'data' / 'custom-rules'}"}
    assert "ACM101" not in apart("config").stdout
    said = apart("config", "--lang", "en", **paths).stdout
    assert "custom rules" in said
    assert "package acm_rules" in said
    assert said.endswith(" ACM101, ACM102\n")
    assert apart("config", "--ignore", "ACM101", **paths).stdout.endswith(" ACM102\n")


def test_another_file_may_be_named(run, folder, configured):
    configured("ignore = ['DEL101']\n", "streng.toml")
    assert "DEL101" in run("check", "begroting").stdout
    done = run("check", "begroting", "--config", "streng.toml")
    assert "Niet nagekeken op verzoek: DEL101." in done.stdout
    configured("ignore = ['DEL101']\n")
    assert "op verzoek" not in run("check", "begroting", "--no-config").stdout


def test_options_choose_rules(run, configured):
    done = run(
        "check", "begroting/a.yaml", "--select", "DEL,KPI", "--select", "VAK", "--format", "json"
    )
    report = json.loads(done.stdout)
    assert {one["code"] for one in report["findings"]} == {"DEL101"}
    assert not any(code.startswith(("DEL", "KPI", "VAK")) for code in report["ignored"])


def test_config_prints_what_holds_and_where_it_comes_from(run, configured):
    configured("paths = ['begroting']\nignore = ['REF304']\n")
    done = run("config", "--ignore", "KPI")
    rows = [re.split(r" {2,}", line.strip()) for line in done.stdout.splitlines()]
    assert done.stdout.startswith("Configuratie: vrd2check.toml\n")
    assert ["taal (language)", "omgeving: LANG", "nl"] in rows
    assert ["dossiers (paths)", "vrd2check.toml:1", "begroting"] in rows
    assert ["zonder controle (ignore)", "vrd2check.toml:2", "REF304"] in rows
    assert ["zonder controle (ignore)", "optie --zonder", "KPI"] in rows
    assert ["afronding (rounding)", "standaard", "count"] in rows
    assert done.returncode == 0


def test_config_without_a_file_prints_the_defaults(run):
    done = run("config", "--lang", "en")
    assert done.stdout.startswith("Configuration: No configuration file found.\n")
    assert "option --lang" in done.stdout


def test_show_looks_numbers_up_where_dossiers_are_configured(run, configured):
    configured("paths = ['begroting']\n")
    done = run("show", "22.13")
    assert done.returncode == 0
    assert "22.13" in done.stdout
