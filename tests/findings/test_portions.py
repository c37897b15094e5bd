"""Which files are looked at together: those of one project, and not too much at a time."""

from itertools import chain
from pathlib import Path

import pytest

from vrd2check.findings import portions
from vrd2check.findings.portions import portions_of


def parted(*names: str) -> list[list[str]]:
    return [[str(path) for path in some] for some in portions_of(map(Path, names))]


@pytest.fixture
def one_family_each(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(portions, "_FEWEST_FILES", 1)


@pytest.mark.usefixtures("one_family_each")
def test_files_with_a_number_in_common_are_together_wherever_they_stand() -> None:
    assert parted("2022/22.01.yaml", "2022/22.02.yaml", "2023/22-01_evaluatie.yaml") == [
        ["2022/22.01.yaml", "2023/22-01_evaluatie.yaml"],
        ["2022/22.02.yaml"],
    ]


@pytest.mark.usefixtures("one_family_each")
def test_a_folder_can_have_the_number() -> None:
    assert parted("22.01/evaluatie.yaml", "22.02/project.yaml", "22.01/project.yaml") == [
        ["22.01/evaluatie.yaml", "22.01/project.yaml"],
        ["22.02/project.yaml"],
    ]


@pytest.mark.usefixtures("one_family_each")
def test_a_year_or_a_date_is_no_number() -> None:
    assert parted("a-2022.yaml", "b-2022.yaml", "c-20221.02.yaml") == [
        ["a-2022.yaml"],
        ["b-2022.yaml"],
        ["c-20221.02.yaml"],
    ]


def test_a_portion_has_a_few_files_and_ends_with_a_family() -> None:
    names = [f"22.{number:02}.{kind}.yaml" for number in range(7) for kind in ("a", "b", "c")]
    # Two projects of three files are the first to make five.
    assert list(map(len, parted(*names))) == [6, 6, 6, 3]


def test_large_files_fill_a_portion(tmp_path: Path) -> None:
    files = [tmp_path / f"22.01.{number}.yaml" for number in range(5)]
    for file in files:
        file.write_bytes(b"x" * 150_000)
    # Three of them make 450.000 bytes, and the next would come on top of that.
    assert portions_of(files) == [files[:3], files[3:]]


def test_every_file_is_in_one_portion_and_one_that_is_not_there_too() -> None:
    names = [f"{number}.yaml" for number in range(101)]
    assert sorted(chain.from_iterable(parted(*names))) == sorted(names)
    assert not any(parted())
