"""The report of a run: what is kept of it, and the table in the documentation."""

import subprocess
from pathlib import Path

import pytest

from fuzz.report import BEGIN, END, KEPT, PAGE, Outcome, page_with, read, told, write
from fuzz.run import SHARES, main
from fuzz.targets import TARGETS


def test_the_page_holds_what_is_kept() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert page_with(text, told(read(KEPT))) == text


def test_a_million_inputs_were_tried_without_a_crash() -> None:
    outcomes = read(KEPT)
    assert [one.target for one in outcomes] == list(TARGETS)
    assert sum(one.executions for one in outcomes) >= 1_000_000
    assert all(one.crashes == 0 and one.kilobytes < 500 * 1024 for one in outcomes)


def test_every_target_has_its_share() -> None:
    assert list(SHARES) == list(TARGETS)
    assert sum(SHARES.values()) == pytest.approx(1)


def test_a_later_run_takes_the_place_of_an_earlier_one(tmp_path: Path) -> None:
    kept = tmp_path / "kept.json"
    write(kept, [Outcome("check", 5), Outcome("figure", 7)])
    write(kept, [Outcome("check", 9, crashes=1)])
    found = read(kept)
    assert [(one.target, one.executions, one.crashes) for one in found] == [
        ("figure", 7, 0),
        ("check", 9, 1),
    ]
    page = page_with(f"a\n{BEGIN}\nold\n{END}\nb\n", told(found))
    assert "| **together** | 16 | 1 |" in page
    assert "old" not in page
    assert page.startswith("a\n")
    assert page.endswith("\nb\n")


def test_pieces_of_a_target_are_added_up() -> None:
    whole = Outcome("check")
    for slowest, kilobytes in ((0.5, 100), (0.25, 300)):
        piece = Outcome("check")
        piece.add(
            {
                "executions": 10,
                "slow": 1,
                "slowest": slowest,
                "slowest_answer": f"answer {kilobytes}",
                "slowest_input": "ff",
                "kilobytes": kilobytes,
            }
        )
        whole.join(piece)
    assert (whole.executions, whole.slow, whole.slowest, whole.kilobytes) == (20, 2, 0.5, 300)
    assert whole.slowest_answer == "answer 100"


def test_a_process_that_tries_nothing_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object, **__: object) -> subprocess.CompletedProcess[bytes]:
        return subprocess.CompletedProcess([], 1, b"", b"No module named 'atheris'\n")

    monkeypatch.setattr(subprocess, "run", fails)
    with pytest.raises(SystemExit, match="Nothing was tried:\nNo module named 'atheris'"):
        main(["--targets", "figure", "--runs", "10"])
