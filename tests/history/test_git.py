import os
import shutil

import pytest

from tests.history.repositories import begun, committed, git
from vrd2check.history import GitError, find_repository

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


@pytest.fixture
def repository(tmp_path):
    (tmp_path / "a.yaml").write_text("een: 1\n", encoding="utf-8")
    committed(tmp_path)
    return find_repository(tmp_path)


def refusal(call, *arguments):
    with pytest.raises(GitError) as raised:
        call(*arguments)
    return raised.value.text.nl


def test_a_folder_outside_of_any_repository_is_told(tmp_path, monkeypatch):
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert "staat niet in een git-repository" in refusal(find_repository, tmp_path)


def test_without_the_program_that_is_said(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert "git is hier niet geïnstalleerd" in refusal(find_repository, tmp_path)


def test_a_file_and_a_folder_that_is_no_more_lead_to_the_repository_around_them(repository):
    assert find_repository(repository.top / "a.yaml") == repository
    assert find_repository(repository.top / "weg" / "ook") == repository


def test_a_repository_around_a_hook_does_not_mislead(repository, tmp_path, monkeypatch):
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "elders" / ".git"))
    assert find_repository(repository.top) == repository


def test_a_folder_that_git_does_not_trust_says_how_to_trust_it(repository, monkeypatch):
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    monkeypatch.setenv("HOME", str(repository.top / "nergens"))
    assert "--add safe.directory" in refusal(find_repository, repository.top)


def test_a_branch_a_tag_and_a_short_name_mean_a_commit(repository):
    full = git(repository.top, "rev-parse", "HEAD")
    git(repository.top, "tag", "v1")
    assert {repository.commit(name) for name in ("HEAD", "main", "v1", full[:8])} == {full}


@pytest.mark.parametrize("revision", ["", "-h", "--output=x", "a\0b"])
def test_what_could_be_an_option_is_no_revision(repository, revision):
    assert "is geen revisie" in refusal(repository.commit, revision)
    assert not (repository.top / "x").exists()


def test_an_unknown_revision_suggests_one_that_is_near(repository):
    assert refusal(repository.commit, "mian") == (
        "git kent hier geen revisie mian. Bedoelt u main?"
    )


def test_two_revisions_in_one_word_are_told_apart(repository):
    assert "geef er twee met een spatie ertussen" in refusal(repository.commit, "main..HEAD")


def test_a_file_is_no_revision(repository):
    assert "geen revisie HEAD:a.yaml" in refusal(repository.commit, "HEAD:a.yaml")


def test_a_repository_without_a_commit_has_no_revision(tmp_path):
    begun(tmp_path)
    assert "geen revisie HEAD" in refusal(find_repository(tmp_path).commit, "HEAD")


def test_a_shallow_clone_says_how_to_fetch_more(repository, tmp_path_factory):
    first = repository.commit("HEAD")
    git(repository.top, "branch", "oud")
    (repository.top / "a.yaml").write_text("een: 2\n", encoding="utf-8")
    committed(repository.top)
    clone = tmp_path_factory.mktemp("clone")
    git(clone, "clone", "--quiet", "--depth=1", f"file://{repository.top}", "ondiep")
    shallow = find_repository(clone / "ondiep")
    for revision in (first, "oud", "HEAD~1"):
        said = refusal(shallow.commit, revision)
        assert "git fetch --unshallow" in said
        assert "fetch-depth: 0" in said


def test_histories_without_a_common_commit_are_told(repository):
    git(repository.top, "checkout", "--quiet", "--orphan", "los")
    committed(repository.top, "Los")
    assert "geen commit gemeen" in refusal(repository.forked_from, "main")


def test_a_branch_forked_where_it_left_the_other(repository):
    fork = repository.commit("HEAD")
    git(repository.top, "checkout", "--quiet", "-b", "eigen")
    (repository.top / "a.yaml").write_text("een: 2\n", encoding="utf-8")
    committed(repository.top)
    git(repository.top, "checkout", "--quiet", "main")
    (repository.top / "a.yaml").write_text("een: 3\n", encoding="utf-8")
    committed(repository.top)
    git(repository.top, "checkout", "--quiet", "eigen")
    assert repository.forked_from("main") == fork


def test_names_of_every_kind_are_read_with_their_content(repository):
    names = ["met spatie.yaml", "tab\tnaam.yaml", "regel\neinde.yaml", "é*[x].yaml", "-x.yaml"]
    for number, name in enumerate(names):
        (repository.top / name).write_text(f"nr: {number}\n", encoding="utf-8")
    files = repository.files(committed(repository.top))
    assert set(files) == {"a.yaml", *names}
    contents = repository.contents(files[name] for name in names)
    assert list(contents) == [f"nr: {number}\n".encode() for number in range(len(names))]
    assert set(repository.files("HEAD", "é*[x].yaml")) == {"é*[x].yaml"}


def test_a_link_is_no_file_of_a_revision(repository):
    (repository.top / "link.yaml").symlink_to("a.yaml")
    git(repository.top, "add", "link.yaml")
    git(repository.top, "commit", "-m", "Link")
    found = repository.files("HEAD")
    assert "a.yaml" in found
    assert "link.yaml" not in found


def test_what_differs_from_a_commit_staged_or_not(repository):
    (repository.top / "b.yaml").write_text("b\n", encoding="utf-8")
    begin = committed(repository.top)
    (repository.top / "b.yaml").write_text("b anders\n", encoding="utf-8")
    (repository.top / "c.yaml").write_text("c\n", encoding="utf-8")
    git(repository.top, "add", "c.yaml")
    (repository.top / "a.yaml").unlink()
    assert repository.differing(begin) == {"a.yaml", "b.yaml", "c.yaml"}


def test_a_file_that_may_be_executed_now_does_not_differ(repository):
    before = repository.commit("HEAD")
    (repository.top / "a.yaml").chmod(0o755)
    assert repository.differing(before) == frozenset()
    committed(repository.top, "Modus")
    assert repository.commit("HEAD") != before
    assert repository.differing(before) == frozenset()
    (repository.top / "a.yaml").write_text("een: 2\n", encoding="utf-8")
    committed(repository.top, "Meer")
    assert repository.differing(before) == {"a.yaml"}


def test_a_link_in_the_place_of_a_file_differs(repository):
    before = repository.commit("HEAD")
    (repository.top / "b.yaml").write_text("een: 1\n", encoding="utf-8")
    (repository.top / "a.yaml").unlink()
    (repository.top / "a.yaml").symlink_to("b.yaml")
    committed(repository.top, "Koppeling")
    assert repository.differing(before) == {"a.yaml", "b.yaml"}


def test_what_has_another_path_since_a_commit(repository):
    before = repository.commit("HEAD")
    folder = repository.top / "caf\udce9"  # a name in Latin-1
    folder.mkdir()
    (repository.top / "a.yaml").rename(folder / "b.yaml")
    git(repository.top, "add", "--all")
    assert repository.renamed(before, None) == {"a.yaml": "caf\udce9/b.yaml"}
    after = committed(repository.top, "Anders")
    assert repository.renamed(before, after) == {"a.yaml": "caf\udce9/b.yaml"}
    assert repository.renamed(after, after) == {}


def test_a_change_of_the_same_length_within_a_tick_of_the_clock_is_seen(repository):
    tick = (1_600_000_000, 1_600_000_000)
    file, index = repository.top / "a.yaml", repository.top / ".git" / "index"
    git(repository.top, "config", "core.trustctime", "false")
    os.utime(file, tick)
    git(repository.top, "update-index", "--refresh")
    os.utime(index, tick)
    file.write_text("een: 2\n", encoding="utf-8")
    os.utime(file, tick)
    assert repository.differing("HEAD") == {"a.yaml"}


def test_programs_that_a_repository_configures_are_not_run(repository):
    for setting in ("diff.external", "core.fsmonitor", "diff.yaml.textconv", "core.pager"):
        git(repository.top, "config", setting, "touch gelopen; false")
    (repository.top / ".git" / "info" / "attributes").write_text("*.yaml diff=yaml\n")
    (repository.top / "a.yaml").write_text("een: 2\n", encoding="utf-8")
    assert repository.differing(repository.commit("HEAD")) == {"a.yaml"}
    assert not (repository.top / "gelopen").exists()


def test_nothing_in_the_repository_is_written(repository):
    (repository.top / "a.yaml").touch()
    before = {path: path.stat().st_mtime_ns for path in repository.top.rglob("*")}
    commit = repository.forked_from("HEAD")
    list(repository.contents(repository.files(commit).values()))
    assert repository.differing(commit) == frozenset()
    assert {path: path.stat().st_mtime_ns for path in repository.top.rglob("*")} == before
