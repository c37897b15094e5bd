import shutil
from pathlib import Path

import pytest

from tests.history.dossiers import DOSSIER
from tests.history.repositories import committed
from vrd2check.checking import check
from vrd2check.history import at_revision, find_repository, in_both
from vrd2check.limits import MAX_BYTES
from vrd2check.settings import Settings

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


@pytest.fixture
def top(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in ("dossiers/a.yaml", "dossiers/.b.yaml", "dossiers/node_modules/c.yaml", "d.yml"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(DOSSIER, encoding="utf-8")
    (tmp_path / "dossiers" / "anders.yaml").write_text("services: {}\n", encoding="utf-8")
    (tmp_path / "dossiers" / "link.yaml").symlink_to("a.yaml")
    return tmp_path


def names(files):
    return {file.name for file in files}


@pytest.mark.parametrize(
    ("root", "expected"),
    [
        ("dossiers", {"dossiers/a.yaml"}),
        (".", {"d.yml", "dossiers/a.yaml"}),
        ("dossiers/.b.yaml", {"dossiers/.b.yaml"}),
    ],
)
def test_a_commit_is_read_as_the_work_tree_is(top, root, expected):
    commit = committed(top)
    repository = find_repository(top)
    then = at_revision(repository, commit, [Path(root)])
    now = check([Path(root)], Settings())
    assert names(then) == {one.file for one in now.examined} == expected
    both = in_both(repository, commit, None, [Path(root)])
    assert both == ((), (), len(expected))


def test_from_another_folder_the_names_lead_there(top, monkeypatch):
    commit = committed(top)
    monkeypatch.chdir(top / "dossiers" / "node_modules")
    repository = find_repository(Path())
    assert names(at_revision(repository, commit, [Path("..")])) == {"../a.yaml"}


def test_a_folder_that_is_no_more_is_read_where_it_was(top):
    commit = committed(top)
    shutil.rmtree(top / "dossiers")
    both = in_both(find_repository(top), commit, None, [Path("dossiers")])
    assert names(both.before) == {"dossiers/a.yaml"}
    assert both[1:] == ((), 0)


def test_what_is_outside_of_the_repository_is_not_in_a_commit(top, tmp_path_factory):
    commit = committed(top)
    elsewhere = tmp_path_factory.mktemp("elders")
    assert at_revision(find_repository(top), commit, [elsewhere]) == ()


def test_only_what_is_not_the_same_in_both_is_read(top):
    first = committed(top)
    (top / "d.yml").write_text(DOSSIER.replace("6.000", "6.001"), encoding="utf-8")
    (top / "dossiers" / "nieuw.yaml").write_text(DOSSIER, encoding="utf-8")
    repository, roots = find_repository(top), [Path()]
    both = in_both(repository, first, None, roots)
    assert names(both.before) == {"d.yml"}
    assert names(both.after) == {"d.yml", "dossiers/nieuw.yaml"}
    assert both.unchanged == 1
    second = committed(top)
    again = in_both(repository, first, second, roots)
    assert [names(some) for some in again[:2]] == [names(some) for some in both[:2]]
    assert again.unchanged == 1


def test_a_file_that_is_too_large_is_refused_as_ever(top):
    (top / "d.yml").write_text("soort: programma\n" + "#" * MAX_BYTES, encoding="utf-8")
    first = committed(top)
    (top / "d.yml").write_text(DOSSIER, encoding="utf-8")
    both = in_both(find_repository(top), first, None, [Path("d.yml")])
    (before,) = both.before
    assert (before.dossier, names(both.after)) == (None, {"d.yml"})
