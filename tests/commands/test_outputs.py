"""Reports to files: several at once, whole or not at all, and never over a dossier."""

import json
import os
import stat

import junitparser
import pytest

from vrd2check.commands import outputs
from vrd2check.commands.errors import RefusedError
from vrd2check.language import Language
from vrd2check.reports.formats import Format

NL = Language.NL


@pytest.fixture
def dossier(folder, broken):
    path = folder / "dossiers" / "22.12.yaml"
    path.write_text(broken, encoding="utf-8")
    return path


def test_several_formats_go_to_files_beside_the_one_that_is_printed(run, folder, dossier):
    done = run(
        "check", "--output", "sarif=a.sarif", "--output", "gitlab=gl.json", "--output=junit=j.xml",
        "--output", "markdown=c.md", "--output", "table=t.txt", "--output", "lines=l.txt",
        "--output", "json=r.json", "--output", "github=gh.txt",
    )  # fmt: skip
    assert done.returncode == 1
    assert done.stderr == ""
    plain = (folder / "t.txt").read_text(encoding="utf-8")
    assert done.stdout == plain
    assert json.loads((folder / "a.sarif").read_text())["version"] == "2.1.0"
    assert json.loads((folder / "gl.json").read_text())[0]["check_name"] == "DEL101"
    assert json.loads((folder / "r.json").read_text())["version"] == 1
    assert junitparser.JUnitXml.fromfile(str(folder / "j.xml")).failures == 1
    assert "DEL101" in (folder / "c.md").read_text(encoding="utf-8")
    assert (folder / "l.txt").read_text(encoding="utf-8").startswith("dossiers/22.12.yaml:13:11: ")
    assert (folder / "gh.txt").read_text(encoding="utf-8").startswith("::error file=dossiers/22.12")


@pytest.mark.parametrize("form", [form.value for form in Format])
def test_every_format_can_be_printed_in_both_languages(run, dossier, form):
    dutch = run("check", "--format", form, "--lang", "nl")
    english = run("check", "--format", form, "--lang", "en")
    assert (dutch.returncode, english.returncode) == (1, 1)
    assert "budget" in dutch.stdout
    assert dutch.stdout != english.stdout


def test_the_safe_correction_is_a_fix_in_the_sarif_report(run, dossier, broken):
    dossier.write_text(broken.replace('"22.12"', "22.12").replace("7500", "7000"))
    report = json.loads(run("check", "--format", "sarif").stdout)
    fixes = [one["fixes"] for one in report["runs"][0]["results"] if "fixes" in one]
    (fix,) = fixes
    (change,) = fix[0]["artifactChanges"]
    assert change["replacements"][0]["insertedContent"]["text"] == '"22.12"'


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("foo", "“foo” kan niet bij --uitvoer"),
        ("xml=a.xml", "“xml=a.xml” kan niet bij --uitvoer"),
        ("json=", "“json=” kan niet bij --uitvoer"),
        ("json=-", "voor standaarduitvoer is er --formaat json"),
        (
            "json=geen/map.json",
            "geen/map.json kan niet geschreven worden: de map geen bestaat niet",
        ),
        ("json=dossiers", "dossiers is een map"),
        ("json=dossiers/22.12.yaml", "dossiers/22.12.yaml is een van de dossiers"),
        ("json=/proc/vrd2check", "/proc/vrd2check kan niet geschreven worden"),
    ],
)
def test_what_cannot_be_written_is_wrong_usage_and_told(run, dossier, broken, given, said):
    done = run("check", "--output", given)
    assert done.returncode == 2
    assert done.stderr.startswith("Fout: ")
    assert said in done.stderr
    assert dossier.read_text(encoding="utf-8") == broken


def test_two_reports_do_not_go_to_one_file(run, dossier):
    done = run("check", "--output", "json=a", "--output", "sarif=./a")
    assert done.returncode == 2
    assert "Twee verslagen kunnen niet in hetzelfde bestand" in done.stderr


def test_what_can_be_written_is_written_although_another_fails(run, folder, dossier):
    done = run("check", "--output", "json=/proc/x", "--output", "json=b.json")
    assert done.returncode == 2
    assert "DEL101" in done.stdout
    assert (folder / "b.json").exists()


def test_a_report_takes_the_place_of_the_old_one_and_keeps_its_permissions(tmp_path):
    file = tmp_path / "a.json"
    file.write_text("oud")
    file.chmod(0o640)
    outputs.write(str(file), "nieuw é")
    assert file.read_text(encoding="utf-8") == "nieuw é"
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert [path.name for path in tmp_path.iterdir()] == ["a.json"]


def test_a_new_report_has_the_permissions_of_any_new_file(tmp_path):
    (tmp_path / "other").write_text("")
    outputs.write(str(tmp_path / "a.json"), "x")
    assert (tmp_path / "a.json").stat().st_mode == (tmp_path / "other").stat().st_mode


def test_when_writing_fails_the_old_report_is_still_there(tmp_path, monkeypatch):
    file = tmp_path / "a.json"
    file.write_text("oud")

    def full(_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(RefusedError, match=r"a\.json kan niet geschreven worden: geen plaats meer"):
        outputs.write(str(file), "nieuw")
    assert file.read_text() == "oud"
    assert [path.name for path in tmp_path.iterdir()] == ["a.json"]


def test_a_link_is_replaced_and_never_followed(tmp_path):
    (tmp_path / "echt.json").write_text("oud")
    (tmp_path / "link.json").symlink_to("echt.json")
    outputs.write(str(tmp_path / "link.json"), "nieuw")
    assert not (tmp_path / "link.json").is_symlink()
    assert (tmp_path / "link.json").read_text() == "nieuw"
    assert (tmp_path / "echt.json").read_text() == "oud"


def test_no_link_leads_a_report_out_of_its_repository(tmp_path):
    repository, outside = tmp_path / "repo", tmp_path / "elders"
    (repository / ".git").mkdir(parents=True)
    outside.mkdir()
    (repository / "verslagen").symlink_to(outside, target_is_directory=True)
    with pytest.raises(RefusedError, match="link"):
        outputs.write(str(repository / "verslagen" / "a.json"), "nieuw")
    assert not list(outside.iterdir())
    (repository / "echt").mkdir()
    (repository / "binnen").symlink_to("echt", target_is_directory=True)
    outputs.write(str(repository / "binnen" / "a.json"), "nieuw")
    assert (repository / "echt" / "a.json").read_text() == "nieuw"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_named_pipe_is_refused(tmp_path):
    os.mkfifo(tmp_path / "pijp")
    with pytest.raises(RefusedError, match="gewoon bestand"):
        outputs.write(str(tmp_path / "pijp"), "nieuw")


def test_the_streams_of_the_system_are_written_to_as_they_are(apart, dossier):
    done = apart("check", "--format", "lines", "--output", "json=/dev/stderr")
    assert '"version": 1' in done.stderr


def test_github_gets_its_summary_where_it_asks_for_one(run, folder, dossier):
    summary = folder / "summary.md"
    summary.write_text("# Eerder\n", encoding="utf-8")
    run("check", "--format", "github", GITHUB_STEP_SUMMARY=str(summary))
    text = summary.read_text(encoding="utf-8")
    assert text.startswith("# Eerder\n## vrd2check\n")
    assert "| DEL101 |" in text


def test_no_format_is_chosen_and_no_summary_written_by_itself(run, folder, dossier):
    done = run("check", GITHUB_ACTIONS="true", GITHUB_STEP_SUMMARY=str(folder / "summary.md"))
    assert "::error" not in done.stdout
    assert not (folder / "summary.md").exists()


@pytest.mark.parametrize("variable", ["GITHUB_WORKSPACE", "CI_PROJECT_DIR"])
def test_paths_are_told_from_where_the_repository_is_checked_out(run, folder, dossier, variable):
    done = run("check", "--format", "gitlab", **{variable: str(folder.parent)})
    path = json.loads(done.stdout)[0]["location"]["path"]
    assert path == f"{folder.name}/dossiers/22.12.yaml"
    done = run("check", "--format", "gitlab", **{variable: "/elders"})
    assert json.loads(done.stdout)[0]["location"]["path"] == "dossiers/22.12.yaml"


def test_standard_input_is_called_what_the_user_says_in_every_format(run, broken):
    for form in ("sarif", "github", "gitlab", "junit", "markdown"):
        done = run("check", "-", "--stdin-filename", "map/x.yaml", "--format", form, text=broken)
        assert done.returncode == 1
        assert "map/x.yaml" in done.stdout
