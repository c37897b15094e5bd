"""The ratios and the tables, from measurements made by hand."""

import pytest

from benchmarks.speed.contestants import FLOOR, OURS, OURS_WITH_ALL, SCHEMA, START
from benchmarks.speed.figures import AIMS, Figures, Race, Reports, gross
from benchmarks.speed.process import Cost
from benchmarks.speed.table import as_markdown


def _race(number: int, size: int, **seconds: float) -> Race:
    """Make a race; the clock shows twice the CPU time, and a second takes ten megabytes."""
    names = {
        "start": START,
        "floor": FLOOR,
        "ours": OURS,
        "with_all": OURS_WITH_ALL,
        "schema": SCHEMA,
    }
    costs = {
        names[key].name: Cost(cpu, 2 * cpu, round(10_000_000 * cpu)) for key, cpu in seconds.items()
    }
    return Race(number, size, costs)


FIGURES = Figures(
    races=(
        _race(1, 5_432, start=0.1, floor=0.05, ours=0.12, schema=0.48),
        _race(1_001, 5_432_100, floor=4, ours=10.12, with_all=5.06, schema=253),
        _race(20_001, 108_642_000, floor=80, ours=260.12, with_all=300),
    ),
    large=_race(1, 200_999, floor=0.25, ours=0.5),
    reports=Reports(5_010, {"table": 0.5, "json": 12.34}),
)
# By hand: 0.12 / 0.1; 0.12 / 0.48; 10.12 / 4; 10.12 / 253; 5.06 / 10.12; a file takes
# 260 s / 20,000 = 13 ms beside 10 s / 1,000 = 10 ms; 300 s × 10 MB; 0.5 / 0.25; the slower report.
RATIOS = (1.2, 0.25, 2.53, 0.04, 0.5, 1.3, 3000, 2, 12.34)


@pytest.mark.parametrize(("place", "ratio"), list(enumerate(RATIOS)))
def test_each_figure_is_the_ratio_that_its_title_says(place: int, ratio: float) -> None:
    assert AIMS[place].figure(FIGURES) == pytest.approx(ratio)


def test_every_aim_has_a_figure_and_room_above_it() -> None:
    assert len(AIMS) == len(RATIOS)
    assert all(aim.gross >= aim.aim for aim in AIMS)


def test_only_what_is_beyond_the_room_above_its_aim_is_grossly_wrong() -> None:
    # A file among the most takes 1.3 × one among many: above the aim of 1.1, below 3.
    assert gross(FIGURES) == [
        "Memory for the most files: 3000.00 MB, at most 300 MB",
        "The slowest report of 5,000 findings: 12.34 s, at most 3 s",
    ]


def test_the_aims_are_shown_with_what_was_measured() -> None:
    lines = as_markdown(FIGURES, "Measured on a machine.").splitlines()
    assert lines[0] == "Measured on a machine."
    assert "*Many* files are 1,001 here, and the *most* files are 20,001." in lines
    assert '| One file, beside `python -c "import typer, rich"` | 1.20 × | 1.5 × | met |' in lines
    assert (
        "| A file among the most files, beside one among many | 1.30 × | 1.1 × | **not met** |"
        in lines
    )
    assert "| Memory for the most files | 3000 MB | 300 MB | **not met** |" in lines


def test_every_command_of_every_race_has_its_row() -> None:
    lines = as_markdown(FIGURES, "").splitlines()
    rows = [line for line in lines if line.count(" | ") == 8]
    assert rows == [
        "| files | size | command | CPU | CPU a file | × compose | × vrd2check | clock | memory |",
        '| 1 | 5.4 KB | `python -c "import typer, rich"` | 0.10 s | 100.0 ms | 2.00 | 0.83 '
        "| 0.20 s | 1 MB |",
        "| 1 | 5.4 KB | `yaml.compose`, C loader | 0.05 s | 50.0 ms | 1.00 | 0.42 "
        "| 0.10 s | 0 MB |",
        "| 1 | 5.4 KB | vrd2check, one core | 0.12 s | 120.0 ms | 2.40 | 1.00 | 0.24 s | 1 MB |",
        "| 1 | 5.4 KB | check-jsonschema | 0.48 s | 480.0 ms | 9.60 | 4.00 | 0.96 s | 5 MB |",
        "| 1,001 | 5.4 MB | `yaml.compose`, C loader | 4.00 s | 4.0 ms | 1.00 | 0.40 "
        "| 8.00 s | 40 MB |",
        "| 1,001 | 5.4 MB | vrd2check, one core | 10.1 s | 10.1 ms | 2.53 | 1.00 "
        "| 20.2 s | 101 MB |",
        "| 1,001 | 5.4 MB | vrd2check, all cores | 5.06 s | 5.1 ms | 1.26 | 0.50 "
        "| 10.1 s | 51 MB |",
        "| 1,001 | 5.4 MB | check-jsonschema | 253.0 s | 252.7 ms | 63.25 | 25.00 "
        "| 506.0 s | 2530 MB |",
        "| 20,001 | 108.6 MB | `yaml.compose`, C loader | 80.0 s | 4.0 ms | 1.00 | 0.31 "
        "| 160.0 s | 800 MB |",
        "| 20,001 | 108.6 MB | vrd2check, one core | 260.1 s | 13.0 ms | 3.25 | 1.00 "
        "| 520.2 s | 2601 MB |",
        "| 20,001 | 108.6 MB | vrd2check, all cores | 300.0 s | 15.0 ms | 3.75 | 1.15 "
        "| 600.0 s | 3000 MB |",
        "| 1 | 201.0 KB | `yaml.compose`, C loader | 0.25 s | 250.0 ms | 1.00 | 0.50 "
        "| 0.50 s | 2 MB |",
        "| 1 | 201.0 KB | vrd2check, one core | 0.50 s | 500.0 ms | 2.00 | 1.00 | 1.00 s | 5 MB |",
    ]


def test_what_was_not_run_beside_a_command_is_a_dash() -> None:
    alone = FIGURES._replace(large=_race(1, 200_999, ours=0.5, floor=0.25), races=FIGURES.races)
    shorter = alone._replace(races=(*alone.races[:2], _race(401, 2_000_000, ours=4.12)))
    row = "| 401 | 2.0 MB | vrd2check, one core | 4.12 s | 10.3 ms | – | 1.00 | 8.24 s | 41 MB |"
    assert row in as_markdown(shorter, "").splitlines()


def test_the_reports_are_shown_by_format() -> None:
    assert as_markdown(FIGURES, "").endswith(
        "A report of 5,010 findings, CPU time beyond the check itself:\n\n"
        "| table | json |\n|---:|---:|\n| 0.50 s | 12.3 s |\n"
    )
