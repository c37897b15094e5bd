"""What came of a run: kept as JSON, and told as a table in Markdown.

``python -m fuzz.report`` writes the table of what is kept into ``docs/fuzzing.md``. Targets may be
run at different times; each keeps when, with which seed and on what it was run last.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

from .seeds import ROOT
from .targets import TARGETS

KEPT = ROOT / "docs" / "fuzzing.json"
PAGE = ROOT / "docs" / "fuzzing.md"
BEGIN, END = "<!-- fuzzing: begin -->", "<!-- fuzzing: end -->"
_HEAD = (
    "| target | inputs | crashes | slower than 1 s | slowest answer | memory, MB | took, min |\n"
    "|---|---:|---:|---:|---|---:|---:|\n"
)


@dataclass
class Outcome:
    """What was measured of one target."""

    target: str
    executions: int = 0
    crashes: int = 0
    slow: int = 0
    slowest: float = 0.0
    slowest_answer: str = ""
    slowest_input: str = ""
    """In hexadecimal digits."""
    kilobytes: int = 0
    seconds: float = 0.0
    when: str = ""

    def add(self, measured: Mapping[str, Any]) -> None:
        """Add what one process wrote down."""
        self.executions += measured["executions"]
        self.slow += measured["slow"]
        self.kilobytes = max(self.kilobytes, measured["kilobytes"])
        if measured["slowest"] > self.slowest:
            for name in ("slowest", "slowest_answer", "slowest_input"):
                setattr(self, name, measured[name])

    def join(self, other: "Outcome") -> None:
        """Add another piece of the same target."""
        self.executions += other.executions
        self.crashes += other.crashes
        self.slow += other.slow
        self.kilobytes = max(self.kilobytes, other.kilobytes)
        self.seconds += other.seconds
        if other.slowest > self.slowest:
            self.slowest, self.slowest_answer = other.slowest, other.slowest_answer
            self.slowest_input = other.slowest_input


def table(outcomes: Sequence[Outcome]) -> str:
    """Return a row for each target and one for all together."""
    rows = [_row(outcome.target, outcome) for outcome in outcomes]
    if len(outcomes) > 1:
        whole = Outcome("")
        for outcome in outcomes:
            whole.join(outcome)
        rows.append(_row("**together**", whole))
    return _HEAD + "".join(rows)


def _row(name: str, outcome: Outcome) -> str:
    slowest = f"{outcome.slowest:.2f} s, {outcome.slowest_answer}"
    return (
        f"| {name} | {_grouped(outcome.executions)} | {outcome.crashes} | {outcome.slow} |"
        f" {slowest} | {outcome.kilobytes / 1024:.0f} | {outcome.seconds / 60:.0f} |\n"
    )


def _grouped(number: int) -> str:
    return f"{number:,}".replace(",", " ")


def write(kept: Path, outcomes: Sequence[Outcome]) -> None:
    """Keep what was measured, instead of what was kept of the same targets before."""
    found = {one.target: one for one in (*read(kept), *outcomes)}
    ordered = [asdict(found[target]) for target in TARGETS if target in found]
    kept.write_text(json.dumps(ordered, indent=1) + "\n", encoding="utf-8")


def read(kept: Path) -> list[Outcome]:
    """Return what was kept; nothing if there is no such file."""
    if not kept.exists():
        return []
    names = [one.name for one in fields(Outcome)]
    found = json.loads(kept.read_text(encoding="utf-8"))
    return [Outcome(**{name: one[name] for name in names}) for one in found]


def told(outcomes: Sequence[Outcome]) -> str:
    """Return the table, and when each target was run."""
    runs: dict[str, list[str]] = {}
    for one in outcomes:
        runs.setdefault(one.when, []).append(f"`{one.target}`")
    lines = [f"- {', '.join(targets)}: {when}.\n" for when, targets in runs.items()]
    return f"{table(outcomes)}\n{''.join(lines)}"


def page_with(text: str, found: str) -> str:
    """Put a report between the marks in a page."""
    head, rest = text.split(BEGIN, 1)
    _, tail = rest.split(END, 1)
    return f"{head}{BEGIN}\n{found}{END}{tail}"


def main() -> None:
    """Write the table into the page."""
    text = PAGE.read_text(encoding="utf-8")
    PAGE.write_text(page_with(text, told(read(KEPT))), encoding="utf-8")


if __name__ == "__main__":
    main()
