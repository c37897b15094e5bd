"""Running commands and measuring them; no time is held against a bound."""

import sys
from pathlib import Path

import pytest

from benchmarks.speed.contestants import Contestant, Entry, race
from benchmarks.speed.process import Cost, cost

_MEGABYTES = 1_000_000


def test_the_memory_of_a_command_is_the_most_that_it_had() -> None:
    taken = cost([sys.executable, "-c", "b'x' * 150_000_000"])
    assert 150 * _MEGABYTES < taken.memory < 250 * _MEGABYTES


def test_the_time_of_children_counts_with_that_of_their_parent() -> None:
    child = "import time\nwhile time.process_time() < 0.3: pass"
    parent = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}])"
    assert cost([sys.executable, "-c", parent]).cpu > 0.3


def test_a_command_may_keep_its_bytecode(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    cost([sys.executable, "-c", "import sys; sys.exit(sys.dont_write_bytecode)"])


def test_a_command_that_fails_is_no_measurement() -> None:
    with pytest.raises(RuntimeError, match="exit code 3"):
        cost([sys.executable, "-c", "raise SystemExit(3)"])


def test_the_least_of_each_cost_counts() -> None:
    assert Cost(1, 5, 300).least(Cost(2, 4, 200)) == Cost(1, 4, 200)


def test_commands_take_turns_as_often_as_each_is_to_be_run(tmp_path: Path) -> None:
    log = tmp_path / "log"
    script = f"import sys; open({str(log)!r}, 'a').write(sys.argv[1])"
    one, other = (Contestant(name, ("-c", script, name)) for name in ("a", "b"))
    assert set(race(tmp_path, [Entry(one, 3), Entry(other, 1)])) == {"a", "b"}
    assert log.read_text(encoding="ascii") == "abaa"


def test_a_command_of_files_gets_each_file_and_one_of_a_folder_the_folder(tmp_path: Path) -> None:
    (tmp_path / "2022").mkdir()
    (tmp_path / "2022" / "b.yaml").touch()
    (tmp_path / "a.yaml").touch()
    log = tmp_path / "log"
    script = f"import sys; open({str(log)!r}, 'a').write(' '.join(sys.argv[1:]) + '\\n')"
    race(tmp_path, [Entry(Contestant("files", ("-c", script), by_file=True), 1)])
    race(tmp_path, [Entry(Contestant("folder", ("-c", script)), 1)])
    assert log.read_text(encoding="utf-8").splitlines() == [
        f"{tmp_path}/2022/b.yaml {tmp_path}/a.yaml",
        str(tmp_path),
    ]


def test_every_command_has_but_one_core(tmp_path: Path) -> None:
    log = tmp_path / "log"
    script = f"import os; open({str(log)!r}, 'a').write(str(len(os.sched_getaffinity(0))))"
    race(tmp_path, [Entry(Contestant("one", ("-c", script)), 1)])
    assert log.read_text(encoding="ascii") == "1"
