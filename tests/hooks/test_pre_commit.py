"""The hooks as users run them: by pre-commit, in a repository of dossiers.

This installs the checkout with pip, as pre-commit does, which needs a package registry; without
one, without git or without pre-commit these tests are skipped, and say so.
"""

import re

import pytest

from tests.history.repositories import begun, committed, git
from tests.samples import PROGRAMME, SOUND

pytestmark = pytest.mark.long


@pytest.fixture
def repository(tmp_path, pre_commit):
    """Return a repository with a dossier and a programme that names it, and the hook to check."""
    (tmp_path / "dossiers").mkdir()
    (tmp_path / "dossiers" / "22.12.yaml").write_text(SOUND, encoding="utf-8")
    (tmp_path / "dossiers" / "programma.yaml").write_text(PROGRAMME, encoding="utf-8")
    begun(tmp_path)
    pre_commit.configure(tmp_path, "vrd2check")
    git(tmp_path, "add", "--all")
    return tmp_path


def test_sound_dossiers_pass_and_other_yaml_is_left_alone(pre_commit, repository):
    (repository / "compose.yaml").write_text("services: {web: 1}\n", encoding="utf-8")
    git(repository, "add", "--all")
    done = pre_commit.run(repository, "run", "--verbose")
    assert done.returncode == 0, done.stdout
    assert "Passed" in done.stdout


def test_a_commit_without_a_dossier_is_not_refused(pre_commit, repository):
    committed(repository)
    (repository / "compose.yaml").write_text("services: {web: 1}\n", encoding="utf-8")
    git(repository, "add", "--all")
    done = pre_commit.run(repository, "run", "--verbose")
    assert done.returncode == 0, done.stdout
    assert "is geen dossier" in done.stdout


def test_a_wrong_total_is_caught_at_its_place(pre_commit, repository):
    file = repository / "dossiers" / "22.12.yaml"
    file.write_text(SOUND.replace("totaal: 7000", "totaal: 7500"), encoding="utf-8")
    git(repository, "add", "--all")
    done = pre_commit.run(repository, "run")
    assert done.returncode == 1
    assert "dossiers/22.12.yaml" in done.stdout
    assert re.search(r"fout +13:11 +DEL101", done.stdout)


def test_what_a_change_breaks_in_a_file_that_is_not_in_the_commit_is_told(pre_commit, repository):
    committed(repository)
    file = repository / "dossiers" / "22.12.yaml"
    changed = SOUND.replace("bedrag: 6000", "bedrag: 9000").replace("totaal: 7000", "totaal: 10000")
    file.write_text(changed, encoding="utf-8")
    git(repository, "add", "--all")
    done = pre_commit.run(repository, "run", "--verbose")
    assert "PRG" in done.stdout
    assert "dossiers/programma.yaml" in done.stdout


def test_what_is_wrong_in_another_file_alone_is_not_told(pre_commit, repository):
    other = SOUND.replace("22.12", "22.13").replace("totaal: 7000", "totaal: 1")
    (repository / "dossiers" / "22.13.yaml").write_text(other, encoding="utf-8")
    committed(repository)
    file = repository / "dossiers" / "22.12.yaml"
    file.write_text(SOUND.replace("Hulp", "Hulp bij gebruik"), encoding="utf-8")
    git(repository, "add", "--all")
    done = pre_commit.run(repository, "run", "--verbose")
    assert "DEL101" not in done.stdout
    assert done.returncode == 0, done.stdout


def test_the_second_hook_mends_what_is_certain(pre_commit, repository):
    pre_commit.configure(repository, "vrd2check-fix")
    file = repository / "dossiers" / "22.12.yaml"
    file.write_text(SOUND.replace('nummer: "22.12"', "nummer: 22.12"), encoding="utf-8")
    git(repository, "add", "--all")
    done = pre_commit.run(repository, "run")
    assert done.returncode == 1
    assert "files were modified by this hook" in done.stdout
    assert file.read_text(encoding="utf-8") == SOUND
    git(repository, "add", "--all")
    assert pre_commit.run(repository, "run").returncode == 0


def test_a_dossier_that_a_commit_deletes_is_seen(pre_commit, repository):
    committed(repository)
    (repository / "dossiers" / "22.12.yaml").unlink()
    git(repository, "add", "--all")
    done = pre_commit.run(repository, "run", "--verbose")
    assert re.search(r"DOC905 .*22\.12", done.stdout)


def test_an_old_error_of_others_blocks_no_commit_and_a_new_one_does(pre_commit, repository):
    # The programme lists 22.12 with 7000, and 22.12 asks for 9000 since long.
    file = repository / "dossiers" / "22.12.yaml"
    dearer = SOUND.replace("bedrag: 6000", "bedrag: 8000").replace("totaal: 7000", "totaal: 9000")
    file.write_text(dearer, encoding="utf-8")
    committed(repository)
    file.write_text(dearer.replace("Hulp", "Hulp bij gebruik"), encoding="utf-8")
    git(repository, "add", "--all")
    done = pre_commit.run(repository, "run", "--verbose")
    assert done.returncode == 0, done.stdout
    assert "Stond er al: " in done.stdout
    file.write_text(dearer.replace("totaal: 9000", "totaal: 9900"), encoding="utf-8")
    git(repository, "add", "--all")
    assert pre_commit.run(repository, "run").returncode == 1


def test_in_a_fresh_checkout_all_counts(pre_commit, repository):
    file = repository / "dossiers" / "22.12.yaml"
    file.write_text(SOUND.replace("totaal: 7000", "totaal: 7500"), encoding="utf-8")
    committed(repository)
    assert pre_commit.run(repository, "run", "--all-files").returncode == 1
