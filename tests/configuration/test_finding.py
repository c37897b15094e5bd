import pytest

from vrd2check.configuration.finding import find, read


def written(folder, name, text):
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")


def test_the_nearest_file_upwards_counts(tmp_path):
    written(tmp_path, "vrd2check.toml", "language = 'nl'\n")
    written(tmp_path / "a", "vrd2check.toml", "language = 'en'\n")
    below = tmp_path / "a" / "b"
    written(below, "22.12.yaml", "soort: projectdossier\n")
    assert find(below / "22.12.yaml").path == tmp_path / "a" / "vrd2check.toml"
    assert find(below).path == tmp_path / "a" / "vrd2check.toml"
    assert find(tmp_path).path == tmp_path / "vrd2check.toml"


def test_a_path_that_does_not_exist_is_sought_from_its_folder(tmp_path):
    written(tmp_path, "vrd2check.toml", "")
    assert find(tmp_path / "absent.yaml").path == tmp_path / "vrd2check.toml"


@pytest.mark.parametrize(
    "text",
    [
        "[tool.vrd2check]\n",
        "[tool.vrd2check.names]\nsources = []\n",
        '[tool."vrd2check"]\n',
        "[ tool . vrd2check ]\n",
        "[tool]\nvrd2check = {}\n",
        "tool = {vrd2check = {}}\n",
        "tool.vrd2check.language = 'nl'\n",
        "[tool.vrd2check]\nlanguage = \n",  # a mistake that is to be told
    ],
)
def test_a_project_counts_that_has_the_table(tmp_path, text):
    written(tmp_path, "pyproject.toml", text)
    found = find(tmp_path)
    assert found.path == tmp_path / "pyproject.toml"
    assert found.table == ("tool", "vrd2check")


@pytest.mark.parametrize(
    "text",
    [
        "[project]\ndependencies = ['vrd2check']\n",
        "[tool.ruff]\n# tool.vrd2check is not here\n",
        "[tool]\nruff = {}\n",
        "[tool\n",
    ],
)
def test_a_project_without_the_table_is_passed_over(tmp_path, text):
    written(tmp_path, "vrd2check.toml", "")
    written(tmp_path / "a", "pyproject.toml", text)
    assert find(tmp_path / "a").path == tmp_path / "vrd2check.toml"


def test_of_two_in_one_folder_the_own_file_counts(tmp_path):
    written(tmp_path, "vrd2check.toml", "")
    written(tmp_path, "pyproject.toml", "[tool.vrd2check]\n")
    found = find(tmp_path)
    assert found.path == tmp_path / "vrd2check.toml"
    assert found.beside == tmp_path / "pyproject.toml"
    assert found.table == ()


def test_a_folder_of_that_name_is_no_file(tmp_path):
    (tmp_path / "a" / "vrd2check.toml").mkdir(parents=True)
    written(tmp_path, "vrd2check.toml", "")
    assert find(tmp_path / "a").path == tmp_path / "vrd2check.toml"


def test_a_named_file_that_is_absent_raises(tmp_path):
    with pytest.raises(OSError, match="absent"):
        read(tmp_path / "absent.toml")
