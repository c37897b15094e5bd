from pathlib import Path

import pytest

from vrd2check import files
from vrd2check.dossiers import load_text
from vrd2check.drafting import Draft, DraftError, make
from vrd2check.language import Language
from vrd2check.schema import schema_path

PROJECT = Draft("projectdossier", "22.12", 0, "Proef")


def made(folder, asked=PROJECT, year=None, texts=()):
    there = [load_text(text, f"{number}.yaml") for number, text in enumerate(texts)]
    return make(asked, year, Path(folder), there, Language.NL)


def test_the_file_is_there_whole_and_nothing_else(tmp_path):
    path = made(tmp_path).path
    assert path.name == "22.12-proef.yaml"
    assert list(tmp_path.iterdir()) == [path]
    assert load_text(path.read_bytes(), "a").shape == ()
    assert path.stat().st_mode & 0o400


def test_a_file_that_is_there_stays_as_it_is(tmp_path):
    there = tmp_path / "22.12-proef.yaml"
    there.write_text("van iemand", encoding="utf-8")
    with pytest.raises(DraftError, match="already"):
        made(tmp_path)
    assert there.read_text(encoding="utf-8") == "van iemand"
    assert list(tmp_path.iterdir()) == [there]


def test_a_link_that_leads_nowhere_is_not_followed(tmp_path):
    (tmp_path / "22.12-proef.yaml").symlink_to(tmp_path / "elders.yaml")
    with pytest.raises(DraftError):
        made(tmp_path)
    assert not (tmp_path / "elders.yaml").exists()


def test_on_a_disk_without_hard_links_nothing_is_overwritten_either(tmp_path, monkeypatch):
    def refuse(*_):
        raise PermissionError

    monkeypatch.setattr(files.os, "link", refuse)
    path = made(tmp_path).path
    text = path.read_bytes()
    with pytest.raises(DraftError):
        made(tmp_path)
    assert path.read_bytes() == text
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_is_not_there_is_told(tmp_path):
    with pytest.raises(DraftError, match="cannot be made"):
        made(tmp_path / "weg")


@pytest.mark.parametrize(
    ("kind", "name", "year", "expected"),
    [
        ("projectdossier", "22.12", None, 2022),
        ("exploitatiedossier", "22.12", None, 2023),
        ("projectdossier", "22.12", 2024, 2024),
        ("evaluatie", "X", 2022, 2022),
    ],
)
def test_the_year_follows_from_the_number(tmp_path, kind, name, year, expected):
    assert made(tmp_path, Draft(kind, name, 0), year).draft.year == expected


@pytest.mark.parametrize(
    ("asked", "year"),
    [
        (Draft("projectdossier", "22.1x", 0), None),
        (Draft("projectdossier", "../22.12", 0), None),
        (Draft("exploitatiedossier", "Naam", 0), 2022),
        (Draft("evaluatie", "Naam", 0), None),
        (Draft("evaluatie", "Naam", 0, None, ("A",)), 2022),
        (Draft("projectdossier", "22.12", 0, None, ("A b", "a-b")), None),
        (Draft("projectdossier", "22.12", 0), 22),
        (Draft("evaluatie", " ", 0), 2022),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_made(tmp_path, asked, year):
    with pytest.raises(DraftError):
        made(tmp_path, asked, year)
    assert list(tmp_path.iterdir()) == []


def test_a_number_that_a_dossier_of_the_kind_has_is_refused(tmp_path):
    there = 'soort: projectdossier\nnummer: "22.12"\ntitel: Anders\njaar: 2022\n'
    with pytest.raises(DraftError, match=r"0\.yaml"):
        made(tmp_path, texts=[there])
    yearly = Draft("exploitatiedossier", "22.12", 0)
    assert made(tmp_path, yearly, texts=[there]).path.exists()
    next_year = 'soort: exploitatiedossier\nnummer: "22.12"\njaar: 2024\n'
    with pytest.raises(DraftError):
        made(tmp_path, yearly, 2024, texts=[next_year])


def test_what_other_dossiers_say_is_taken_over(tmp_path):
    project = 'soort: projectdossier\nnummer: "22.12"\ntitel: Catalogus\njaar: 2022\n'
    running = made(tmp_path, Draft("exploitatiedossier", "22.12", 0), texts=[project])
    assert "titel: Catalogus" in running.path.read_text(encoding="utf-8")
    programme = made(tmp_path, Draft("programma", "VRD 2", 0), 2022, texts=[project])
    assert programme.draft.projects == (("22.12", "Catalogus"),)


def test_the_schema_is_pointed_at_where_there_is_one(tmp_path):
    dossiers = tmp_path / "dossiers"
    dossiers.mkdir()
    (tmp_path / ".git").mkdir()
    assert made(dossiers).draft.schema == ""
    (tmp_path / "schema.json").write_bytes(schema_path().read_bytes())
    other = made(dossiers, Draft("projectdossier", "22.13", 0))
    first = other.path.read_text(encoding="utf-8").splitlines()[0]
    assert first == "# yaml-language-server: $schema=../schema.json"


def test_a_schema_of_something_else_or_outside_the_project_is_not_pointed_at(tmp_path):
    (tmp_path / "schema.json").write_bytes(schema_path().read_bytes())
    project = tmp_path / "project"
    (project / ".git").mkdir(parents=True)
    assert made(project).draft.schema == ""
    (project / "schema.json").write_text('{"title": "Anders"}', encoding="utf-8")
    assert made(project, Draft("projectdossier", "22.13", 0)).draft.schema == ""
