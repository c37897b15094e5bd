"""Which files are found below which paths."""

import os
from pathlib import Path

import pytest

from vrd2check.source import TextProblemKind, find_files


def make(root: Path, *names: str) -> None:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("a: 1\n")


def names(root: Path, *paths: Path) -> list[str]:
    found = find_files(paths or (root,))
    assert found.problems == ()
    return [str(path.relative_to(root)) for path in found.files]


def test_yaml_files_are_found_in_the_order_of_their_names(tmp_path: Path) -> None:
    make(tmp_path, "b.yml", "a.yaml", "c/d.yaml", "B.YAML", "x.json", "yaml", "c.yaml")
    assert names(tmp_path) == ["B.YAML", "a.yaml", "b.yml", "c/d.yaml", "c.yaml"]


def test_hidden_folders_environments_and_modules_are_left_out(tmp_path: Path) -> None:
    make(tmp_path, ".git/a.yaml", ".b.yaml", "node_modules/c.yaml", "env/lib/d.yaml", "e.yaml")
    make(tmp_path, "env/pyvenv.cfg")
    assert names(tmp_path) == ["e.yaml"]


def test_what_is_named_itself_is_taken_as_it_is(tmp_path: Path) -> None:
    make(tmp_path, "notes.txt", ".hidden/a.yaml")
    assert names(tmp_path, tmp_path / "notes.txt", tmp_path / ".hidden") == [
        "notes.txt",
        ".hidden/a.yaml",
    ]


def test_each_file_is_found_once(tmp_path: Path) -> None:
    make(tmp_path, "a.yaml", "b/c.yaml")
    (tmp_path / "link.yaml").symlink_to(tmp_path / "a.yaml")
    found = names(tmp_path, tmp_path / "b", tmp_path / "a.yaml", tmp_path, tmp_path / "b/../a.yaml")
    assert found == ["b/c.yaml", "a.yaml"]


def test_a_loop_of_links_ends(tmp_path: Path) -> None:
    make(tmp_path, "a/b.yaml")
    (tmp_path / "a" / "up").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "self").symlink_to(tmp_path / "self")
    assert names(tmp_path) == ["a/b.yaml"]


def test_a_missing_path_is_a_problem_beside_the_files_found(tmp_path: Path) -> None:
    make(tmp_path, "a.yaml")
    found = find_files([tmp_path / "missing", tmp_path])
    (problem,) = found.problems
    assert problem.kind is TextProblemKind.UNREADABLE_FILE
    assert problem.place.file == str(tmp_path / "missing")
    assert found.files == (tmp_path / "a.yaml",)


def test_an_empty_folder_and_no_paths_give_nothing(tmp_path: Path) -> None:
    assert find_files([tmp_path])[:2] == find_files([])[:2] == ((), ())


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_folder_without_permission_is_a_problem(tmp_path: Path) -> None:
    make(tmp_path, "shut/a.yaml", "b.yaml")
    (tmp_path / "shut").chmod(0)
    found = find_files([tmp_path])
    (tmp_path / "shut").chmod(0o700)
    assert [problem.place.file for problem in found.problems] == [str(tmp_path / "shut")]
    assert found.files == (tmp_path / "b.yaml",)


def test_a_path_that_no_system_accepts_is_a_problem(tmp_path: Path) -> None:
    assert len(find_files([Path("nul\0name")]).problems) == 1
    assert len(find_files([tmp_path / ("x" * 5000)]).problems) == 1


def test_a_link_out_of_what_was_given_is_a_problem_and_not_followed(tmp_path: Path) -> None:
    outside, inside = tmp_path / "elders", tmp_path / "dossiers"
    outside.mkdir()
    inside.mkdir()
    (outside / "a.yaml").touch()
    (inside / "file.yaml").symlink_to(outside / "a.yaml")
    (inside / "folder").symlink_to(outside, target_is_directory=True)
    found = find_files([inside])
    assert found.files == ()
    assert [problem.place.file for problem in found.problems] == [
        str(inside / "file.yaml"),
        str(inside / "folder"),
    ]
    assert find_files([inside, outside])[:2] == ((inside / "file.yaml",), ())


def test_a_link_that_is_named_itself_is_followed(tmp_path: Path) -> None:
    inside = tmp_path / "dossiers"
    inside.mkdir()
    (tmp_path / "a.yaml").touch()
    (inside / "file.yaml").symlink_to(tmp_path / "a.yaml")
    assert find_files([inside / "file.yaml"])[:2] == ((inside / "file.yaml",), ())


def test_a_linked_environment_is_left_out_as_any(tmp_path: Path) -> None:
    inside, environment = tmp_path / "dossiers", tmp_path / "venv"
    inside.mkdir()
    environment.mkdir()
    (environment / "pyvenv.cfg").touch()
    (inside / "venv").symlink_to(environment, target_is_directory=True)
    assert find_files([inside])[:2] == ((), ())


def test_an_environment_that_is_named_itself_is_searched(tmp_path: Path) -> None:
    make(tmp_path, "env/pyvenv.cfg")
    make(tmp_path, "env/a.yaml")
    assert names(tmp_path) == []
    assert names(tmp_path, tmp_path / "env") == ["env/a.yaml"]
