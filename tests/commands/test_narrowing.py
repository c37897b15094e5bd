"""A check that tells only of some dossiers: --with, --changed-since, --skip-others."""

import json
import shutil

import pytest

from tests.history.repositories import committed, git
from tests.samples import PROGRAMME

needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


@pytest.fixture
def files(folder, broken, sound):
    """Return a sound dossier, a broken one and a programme in which the sound one stands."""
    texts = {
        "sound.yaml": sound,
        "broken.yaml": broken.replace("22.12", "22.13"),
        "programma.yaml": PROGRAMME,
    }
    for name, text in texts.items():
        (folder / "dossiers" / name).write_text(text, encoding="utf-8")
    return folder / "dossiers"


def found(done):
    report = json.loads(done.stdout)
    return {(one["code"], one["file"]) for one in report["findings"]}, report


def test_only_what_concerns_the_given_file_is_told(run, files):
    codes, report = found(
        run("check", "dossiers/sound.yaml", "--with", "dossiers", "--format", "json")
    )
    assert ("DEL101", "dossiers/broken.yaml") not in codes
    assert report["context"] == ["dossiers/broken.yaml", "dossiers/programma.yaml"]
    assert [one["file"] for one in report["dossiers"]] == ["dossiers/sound.yaml"]
    assert report["summary"]["dossiers"] == 1


def test_what_stands_elsewhere_but_concerns_it_is_told_too(run, files, sound):
    dearer = sound.replace("6000", "9000").replace("7000", "10000")
    (files / "sound.yaml").write_text(dearer, encoding="utf-8")
    codes, _ = found(run("check", "dossiers/sound.yaml", "--with", ".", "--format", "json"))
    assert any(code.startswith("PRG") for code, _ in codes)
    alone, _ = found(run("check", "dossiers/sound.yaml", "--format", "json"))
    assert not any(code.startswith("PRG") for code, _ in alone)


def test_a_finding_elsewhere_has_the_name_and_the_fingerprint_of_a_whole_check(run, files, sound):
    dearer = sound.replace("6000", "9000").replace("7000", "10000")
    (files / "sound.yaml").write_text(dearer, encoding="utf-8")
    whole = json.loads(run("check", "--format", "gitlab").stdout)
    some = json.loads(
        run("check", "dossiers/sound.yaml", "--with", ".", "--format", "gitlab").stdout
    )
    assert {one["fingerprint"] for one in some} < {one["fingerprint"] for one in whole}
    for form in ("table", "markdown"):
        said = run("check", "dossiers/sound.yaml", "--with", ".", "--format", form).stdout
        assert "Programma" in said
    # What was read along has no suite: its findings are told in the one of the dossier.
    said = run("check", "dossiers/sound.yaml", "--with", ".", "--format", "junit").stdout
    assert said.count("<testsuite ") == 1
    assert "dossiers/programma.yaml:" in said


def test_a_folder_can_be_given_with_another_beside_it(run, files, folder, broken):
    (folder / "nieuw").mkdir()
    (folder / "nieuw" / "c.yaml").write_text(broken.replace("22.12", "22.14"), encoding="utf-8")
    codes, _ = found(run("check", "nieuw", "--with", "dossiers", "--format", "json"))
    assert ("DEL101", "nieuw/c.yaml") in codes
    assert ("DEL101", "dossiers/broken.yaml") not in codes


def test_a_path_to_read_along_has_to_exist(run, files):
    done = run("check", "dossiers/sound.yaml", "--with", "dosiers")
    assert done.returncode == 2
    assert "dosiers bestaat niet. Bedoelt u dossiers?" in done.stderr


def test_what_was_only_read_along_is_counted(run, files):
    said = run("check", "dossiers/broken.yaml", "--with", "dossiers").stdout
    assert "Ter vergelijking meegelezen: " in said


def test_files_that_are_no_dossiers_can_be_skipped(run, files, folder):
    (folder / "compose.yaml").write_text("services: {}\n", encoding="utf-8")
    assert run("check", "compose.yaml").returncode == 1
    done = run("check", "compose.yaml", "--with", "dossiers", "--skip-others")
    assert done.returncode == 0
    assert "Er is niets na te kijken" in done.stdout
    assert run("check", "compose.yaml", "--skip-others").returncode == 0
    assert run("check", "dossiers/broken.yaml", "--skip-others").returncode == 1


def test_standard_input_is_not_narrowed(run, files, sound):
    done = run("check", "-", "--with", "dossiers", text=sound)
    assert done.returncode == 2
    assert "standaardinvoer" in done.stderr


@needs_git
def test_nothing_changed_is_nothing_told_and_no_failure(run, files, folder):
    committed(folder)
    done = run("check", "--changed-since", "HEAD", "--format", "json")
    codes, report = found(done)
    assert done.returncode == 0
    assert codes == set()
    assert len(report["context"]) == 3


@needs_git
@pytest.mark.parametrize("staged", [True, False])
def test_a_changed_file_and_a_new_one_are_told_of(run, files, folder, sound, staged):
    committed(folder)
    (files / "sound.yaml").write_text(sound.replace("totaal: 7000", "totaal: 7100"))
    (files / "nieuw.yaml").write_text(
        sound.replace("22.12", "22.15").replace("totaal: 7000", "totaal: 1")
    )
    if staged:
        git(folder, "add", "--all")
    done = run("check", "--changed-since", "HEAD", "--format", "json")
    codes, _ = found(done)
    assert done.returncode == 1
    assert {file for code, file in codes if code == "DEL101"} == {
        "dossiers/nieuw.yaml",
        "dossiers/sound.yaml",
    }


@needs_git
def test_an_ignored_dossier_counts_as_changed(run, files, folder):
    (folder / ".gitignore").write_text("broken.yaml\n", encoding="utf-8")
    committed(folder)
    codes, _ = found(run("check", "--changed-since", "HEAD", "--format", "json"))
    assert ("DEL101", "dossiers/broken.yaml") in codes


@needs_git
def test_a_branch_is_compared_with_where_it_left_the_other(run, files, folder, broken, sound):
    committed(folder)
    git(folder, "checkout", "--quiet", "-b", "eigen")
    (files / "sound.yaml").write_text(sound.replace("totaal: 7000", "totaal: 7100"))
    committed(folder)
    git(folder, "checkout", "--quiet", "main")
    (files / "broken.yaml").write_text(broken.replace("22.12", "22.13").replace("7500", "7600"))
    committed(folder)
    git(folder, "checkout", "--quiet", "eigen")
    codes, _ = found(run("check", "--changed-since", "main", "--format", "json"))
    assert {file for code, file in codes if code == "DEL101"} == {"dossiers/sound.yaml"}


@needs_git
def test_what_a_removed_dossier_leaves_behind_is_told(run, files, folder):
    committed(folder)
    (files / "sound.yaml").unlink()
    codes, _ = found(run("check", "--changed-since", "HEAD", "--format", "json"))
    assert ("PRG403", "dossiers/programma.yaml") in codes
    assert ("DEL101", "dossiers/broken.yaml") not in codes


@needs_git
@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_revision_that_is_not_there_is_wrong_usage(run, files, folder, language):
    committed(folder)
    done = run("check", "--changed-since", "mian", "--lang", language)
    assert done.returncode == 2
    assert {"nl": "Bedoelt u main?", "en": "Did you mean main?"}[language] in done.stderr


@needs_git
def test_outside_of_git_it_says_so(run, files, folder):
    done = run("check", "--changed-since", "HEAD", GIT_CEILING_DIRECTORIES=str(folder.parent))
    assert done.returncode == 2
    assert "staat niet in een git-repository" in done.stderr


def test_fix_changes_nothing_in_what_is_read_along(run, files, sound):
    unquoted = sound.replace('"22.12"', "22.12")
    (files / "sound.yaml").write_text(unquoted, encoding="utf-8")
    (files / "ander.yaml").write_text(unquoted.replace("22.12", "22.16"), encoding="utf-8")
    run("fix", "dossiers/sound.yaml", "--with", "dossiers", "--write", "--skip-others")
    assert (files / "sound.yaml").read_text(encoding="utf-8") == sound
    assert "nummer: 22.16" in (files / "ander.yaml").read_text(encoding="utf-8")
