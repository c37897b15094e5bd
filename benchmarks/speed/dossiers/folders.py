"""Many dossiers that belong together: some years of a programme, each in its folder."""

from collections.abc import Iterator
from itertools import islice
from random import Random
from typing import NamedTuple

from .others import evaluation, programme, running_costs
from .project import Project, project
from .spoiling import MISTAKES, spoiled

YEAR_FILES = 200
"""Files of a whole year: 100 projects, 69 requests for running costs, 30 evaluations, one note."""

MOST_FILES = 100 * YEAR_FILES
"""A number of a dossier has two digits for the year and two for the project, so that 10 000 is all
there are; half of the files are project dossiers for that reason."""

_DELIVERABLES = 10


class File(NamedTuple):
    """A dossier to be written: its path below the folder, and its text."""

    path: str
    text: str


def files(number: int, seed: int) -> Iterator[File]:
    """Make so many dossiers that belong together and in which all agrees; at most MOST_FILES.

    The same seed makes the same dossiers. A whole year is the same whatever the number.
    """
    if not 1 <= number <= MOST_FILES:
        raise ValueError(f"from 1 to {MOST_FILES} files, not {number}")
    for place, start in enumerate(range(0, number, YEAR_FILES)):
        yield from year_of_files(place, min(YEAR_FILES, number - start), seed)


def large_files(number: int, seed: int) -> Iterator[File]:
    """Make so many project dossiers, of 8 to 10 KB; at most half of MOST_FILES."""
    return islice((file for file in files(2 * number + 1, seed) if _is_project(file)), number)


def spoiled_files(findings: int, seed: int) -> Iterator[File]:
    """Make project dossiers with at least so many mistakes together."""
    number = -(-findings // MISTAKES)
    return (File(file.path, spoiled(file.text)) for file in large_files(number, seed))


def _is_project(file: File) -> bool:
    return file.text.startswith("soort: projectdossier\n")


def year_of_files(place: int, number: int, seed: int) -> Iterator[File]:
    """Make so many files of one year of the programme; the years are counted from 0 to 99."""
    # Numbers tell the year by two digits: 22 up to 99 and then 00 up to 21. Years are read from
    # 1990 to 2100, and a dossier states some before and after its own.
    digits = (22 + place) % 100
    year = 2000 + digits if digits < 96 else 1900 + digits
    projects: list[Project] = []
    for number_in_year in range(max(1, number // 2)):
        name = f"{digits:02}.{number_in_year:02}"
        one = project(name, year, Random(f"{seed}.{name}"), _DELIVERABLES)
        projects.append(one)
        yield File(f"{year}/{name}.yaml", one.text)
    others = number - len(projects)
    evaluations = max(0, others - 1) * 3 // 10
    for one in projects[: max(0, others - 1 - evaluations)]:
        random = Random(f"{seed}.{one.number}.running")
        yield File(f"{year}/{one.number}.exploitatie.yaml", running_costs(one, random))
    for one in projects[:evaluations]:
        random = Random(f"{seed}.{one.number}.evaluation")
        yield File(f"{year}/{one.number}.evaluatie.yaml", evaluation(one, year + 1, random))
    if others:
        note = programme(year, projects, Random(f"{seed}.{year}.programme"))
        yield File(f"{year}/programma.yaml", note)
