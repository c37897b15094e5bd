"""The ratios and the tables, from measurements made by hand."""

import pytest

from benchmarks.speed.contestants import OURS, SCHEMA, YAMLLINT
from benchmarks.speed.figures import AIMS, Figures, Pages, Race, Reports, gross
from benchmarks.speed.process import Cost
from benchmarks.speed.table import as_markdown


def _race(number: int, size: int, **seconds: float) -> Race:
    """Make a race; the clock shows twice the CPU time, and a second takes ten megabytes."""
    names = {"ours": OURS, "schema": SCHEMA, "yamllint": YAMLLINT}
    costs = {
        names[key].name: Cost(cpu, 2 * cpu, round(10_000_000 * cpu)) for key, cpu in seconds.items()
    }
    return Race(number, size, costs)


FIGURES = Figures(
    one=_race(1, 5_432, ours=0.12, schema=0.48, yamllint=0.1),
    many=_race(1_001, 5_432_100, ours=10.12, schema=253, yamllint=20.24),
    most=_race(2_001, 20_640_000, ours=70.12),
    reports=Reports(5_010, {"table": 0.5, "json": 12.34}),
    pages=Pages(50, seconds=1.5, size=4_000_000),
)
# By hand: 0.12 / 0.1; 0.12 / 0.48; 10.12 / 20.24; 10.12 / 253; 70 s × 10 MB for 2,000 files;
# 70.12 s × 10 MB; the slower report; 4 × 1.5 s and 4 × 4 MB, since 200 dossiers are 4 times 50.
RATIOS = (1.2, 0.25, 0.5, 0.04, 0.35, 701.2, 12.34, 6, 16)


@pytest.mark.parametrize(("place", "ratio"), list(enumerate(RATIOS)))
def test_each_figure_is_the_ratio_that_its_title_says(place: int, ratio: float) -> None:
    assert AIMS[place].figure(FIGURES) == pytest.approx(ratio)


def test_every_aim_has_a_figure_and_room_above_it() -> None:
    assert len(AIMS) == len(RATIOS)
    assert all(aim.gross >= aim.aim for aim in AIMS)


def test_only_what_is_beyond_the_room_above_its_aim_is_grossly_wrong() -> None:
    # One file takes 1.2 × yamllint: above the aim of 1, below 2.5.
    assert gross(FIGURES) == [
        "Memory for the most files: 701.20 MB, at most 600 MB",
        "The slowest report of 5,000 findings: 12.34 s, at most 4 s",
    ]


def test_the_aims_are_shown_with_what_was_measured() -> None:
    lines = as_markdown(FIGURES, "Measured on a machine.").splitlines()
    assert lines[0] == "Measured on a machine."
    assert "*Many* files are 1,001 here, and the *most* files are 2,001 that are large." in lines
    assert "| One file, beside check-jsonschema | 0.25 × | 0.4 × | met |" in lines
    assert "| One file, beside yamllint | 1.20 × | 1 × | **not met** |" in lines
    assert "| Memory for the most files | 701 MB | 500 MB | **not met** |" in lines


def test_every_command_of_every_race_has_its_row() -> None:
    lines = as_markdown(FIGURES, "").splitlines()
    rows = [line for line in lines if line.count(" | ") == 7]
    assert rows == [
        "| files | size | command | CPU | CPU a file | × vrd2check | clock | memory |",
        "| 1 | 5.4 KB | vrd2check | 0.12 s | 120.0 ms | 1.00 | 0.24 s | 1 MB |",
        "| 1 | 5.4 KB | check-jsonschema | 0.48 s | 480.0 ms | 4.00 | 0.96 s | 5 MB |",
        "| 1 | 5.4 KB | yamllint | 0.10 s | 100.0 ms | 0.83 | 0.20 s | 1 MB |",
        "| 1,001 | 5.4 MB | vrd2check | 10.1 s | 10.1 ms | 1.00 | 20.2 s | 101 MB |",
        "| 1,001 | 5.4 MB | check-jsonschema | 253.0 s | 252.7 ms | 25.00 | 506.0 s | 2530 MB |",
        "| 1,001 | 5.4 MB | yamllint | 20.2 s | 20.2 ms | 2.00 | 40.5 s | 202 MB |",
        "| 2,001 | 20.6 MB | vrd2check | 70.1 s | 35.0 ms | 1.00 | 140.2 s | 701 MB |",
    ]


def test_the_reports_are_shown_by_format() -> None:
    assert as_markdown(FIGURES, "").endswith(
        "A report of 5,010 findings, CPU time beyond the check itself:\n\n"
        "| table | json |\n|---:|---:|\n| 0.50 s | 12.3 s |\n\n"
        "The pages (`html`) of 50 dossiers: 1.50 s beyond the check, 4.0 MB.\n"
    )
