"""What the benchmark of speed generates: dossiers of the stated size in which everything agrees."""

import re
from collections.abc import Iterable
from itertools import islice
from pathlib import Path

import pytest

from benchmarks.speed.dossiers import (
    MOST_FILES,
    File,
    files,
    large_files,
    spoiled_files,
    year_of_files,
)
from benchmarks.speed.generate import write
from vrd2check.checking import check_loaded
from vrd2check.dossiers import load_text
from vrd2check.relations import Verdict
from vrd2check.result import Result
from vrd2check.settings import Settings

KINDS = ("projectdossier", "exploitatiedossier", "evaluatie", "programma")


def _checked(made: Iterable[File]) -> Result:
    return check_loaded([load_text(file.text, file.path) for file in made], Settings())


def _kind(file: File) -> str:
    return file.text.split("\n", 1)[0].removeprefix("soort: ")


@pytest.mark.parametrize("seed", range(1, 5))
def test_there_is_nothing_to_find(seed: int) -> None:
    made = list(files(24, seed))
    result = _checked(made)
    assert {_kind(file) for file in made} == set(KINDS)
    assert len(result.examined) == 24
    assert not result.findings
    verdicts = {one.judgement.verdict for one in result.judged}
    assert verdicts == {Verdict.HOLDS, Verdict.UNCHECKED}
    # The forecast is of one source, and tells nothing of what the calendar pays of the others.
    opened = [one for one in result.judged if one.judgement.verdict is Verdict.UNCHECKED]
    assert {one.rule.code for one in opened} == {"VEK202"}
    assert all(one.words.because is not None for one in opened)


def _verdicts(counted: dict[Verdict, int]) -> list[Verdict]:
    return [verdict for verdict, number in counted.items() if number]


@pytest.mark.parametrize(
    ("place", "first"),
    [
        (73, "2095/95.00"),
        (74, "1996/96.00"),
        (77, "1999/99.00"),
        (78, "2000/00.00"),
        (99, "2021/21.00"),
    ],
)
def test_there_is_nothing_to_find_where_years_turn(place: int, first: str) -> None:
    made = list(year_of_files(place, 8, 1))
    assert made[0].path == f"{first}.yaml"
    assert not _checked(made).findings


@pytest.mark.parametrize("number", [1, 2, 3, 7])
def test_a_few_files_have_nothing_to_find_either(number: int) -> None:
    made = list(files(number, 1))
    assert len(made) == number
    assert not _checked(made).findings


def test_the_same_seed_makes_the_same_dossiers_and_another_makes_others() -> None:
    assert list(files(24, 7)) == list(files(24, 7))
    assert not {file.text for file in files(24, 7)} & {file.text for file in files(24, 8)}
    assert [*large_files(2, 7)] == [*large_files(2, 7)] != [*large_files(2, 8)]


def test_more_files_are_further_years() -> None:
    made = list(files(203, 1))
    assert made[:200] == list(files(200, 1))
    assert [file.path for file in made[200:]] == [
        "2023/23.00.yaml",
        "2023/23.00.exploitatie.yaml",
        "2023/programma.yaml",
    ]


def test_a_year_is_made_of_the_stated_dossiers() -> None:
    kinds = [_kind(file) for file in files(200, 1)]
    assert [kinds.count(kind) for kind in KINDS] == [100, 70, 29, 1]
    assert len({file.path for file in files(200, 1)}) == 200


def test_the_sizes_are_those_stated() -> None:
    made = list(files(200, 1))
    sizes = [len(file.text.encode()) for file in made]
    assert 4_500 < sum(sizes) / 200 < 6_000
    projects = [file for file in made if _kind(file) == KINDS[0]]
    assert all(7_000 < len(file.text.encode()) < 10_500 for file in projects)
    assert all(len(re.findall("^  - {nr: D", file.text, re.M)) == 10 for file in projects)


def test_large_dossiers_are_of_8_to_10_kb_and_agree() -> None:
    large = [*large_files(3, 1)]
    assert len(large) == 3
    assert all(8_000 < len(file.text.encode()) < 11_000 for file in large)
    assert not _checked(large).findings


def test_what_dossiers_say_of_each_other_is_judged() -> None:
    made = list(files(24, 1))
    wrong = [File(file.path, _with_another_amount(file)) for file in made]
    assert {"PRG401", "EXP401"} <= _codes(wrong)
    without = [file for file in made if file.path != "2022/22.00.yaml"]
    assert {"PRG403", "EXP403"} <= _codes(without)


def _codes(made: Iterable[File]) -> set[str]:
    """Return the codes of all that is found, of what hangs below another finding as well."""
    return {finding.rule.code for finding in _checked(made).findings}


def _with_another_amount(file: File) -> str:
    """Make another amount of what a programme and a request for running costs state in all."""
    if _kind(file) == "programma":
        return re.sub(r'(nummer: "22.00".*bedrag: ).*}', r"\g<1>1}", file.text)
    if _kind(file) == "exploitatiedossier":
        return re.sub(r"(  totaal: {bedragen: {2023: ).*, (2024)", r"\g<1>1, \g<2>", file.text)
    return file.text


def test_spoiled_dossiers_have_as_many_findings_as_were_asked_for() -> None:
    findings = _checked(spoiled_files(60, 1)).findings
    assert len(findings) == 60
    assert {finding.rule.code for finding in findings} == {"RIS101", "INZ101", "INZ103"}


@pytest.mark.parametrize("number", [0, MOST_FILES + 1])
def test_a_number_of_files_that_numbers_cannot_tell_apart_is_refused(number: int) -> None:
    with pytest.raises(ValueError, match="20000"):
        list(islice(files(number, 1), 1))


def test_what_is_written_is_what_was_made(tmp_path: Path) -> None:
    made = list(files(3, 1))
    size = write(tmp_path, made)
    written = {str(path.relative_to(tmp_path)): path for path in tmp_path.rglob("*.yaml")}
    assert {name: path.read_text("utf-8") for name, path in written.items()} == dict(made)
    assert size == sum(path.stat().st_size for path in written.values())
