import pytest

from vrd2check.language import Language
from vrd2check.reports.report import Report
from vrd2check.result import Result


def path_below(file, root):
    return Report(Result((), (), (), {}), Language.NL, root=root).below_root(file)


@pytest.mark.parametrize(
    ("file", "root", "shown"),
    [
        ("/r/map/a.yaml", "/r", "map/a.yaml"),
        ("/r/map/../a.yaml", "/r", "a.yaml"),
        ("/elders/a.yaml", "/r", "/elders/a.yaml"),
        ("/rest/a.yaml", "/r", "/rest/a.yaml"),
    ],
)
def test_a_file_is_told_from_a_folder(file, root, shown):
    assert path_below(file, root) == shown


def test_a_relative_path_is_one_from_the_working_folder(tmp_path, monkeypatch):
    folder = tmp_path / "dossiers"
    folder.mkdir()
    monkeypatch.chdir(folder)
    assert path_below("./a.yaml", str(tmp_path)) == "dossiers/a.yaml"
    monkeypatch.chdir(tmp_path)
    assert path_below("a.yaml", str(tmp_path)) == "a.yaml"
