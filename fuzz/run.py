"""``python -m fuzz.run``: feed millions of inputs to the tool, and report what came of it.

Needs ``pip install 'vrd2check[fuzz]'``. Each target gets its share of the inputs, in pieces of a
process each. An input that breaks a law is kept in ``tests/fuzz/corpus``, where the tests find it.
"""

import argparse
import json
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from .report import Outcome, table, write
from .seeds import CORPUS, ROOT, seeds
from .targets import TARGETS

SHARES = {
    **{"figure": 0.58, "text": 0.35, "pure": 0.02, "configuration": 0.03},
    **{"check": 0.018, "accounting": 0.001, "everything": 0.001},
}
"""Which part of all inputs each target gets: the slower it is, the fewer."""
PIECES = {"figure": 2, "text": 2, "check": 2, "everything": 2}
"""In how many processes, each with a seed of its own."""
MEGABYTES = 500
HANGS_AFTER = 30
"""Seconds on the clock after which an input is given up as one that hangs."""
_MOST_CRASHES = 5
_UNCAUGHT, _LONGEST = "=== Uncaught", 4000


@dataclass
class _Piece:
    target: str
    seed: int
    runs: int
    folder: Path
    crashes: list[Path] = field(default_factory=list)

    def run(self) -> Outcome:
        """Run until all inputs were tried, starting again after each that broke something."""
        begin = self.folder / "seeds"
        begin.mkdir(parents=True)
        for number, data in enumerate(seeds(self.target)):
            (begin / f"{number:04}").write_bytes(data[: TARGETS[self.target].longest])
        outcome = Outcome(self.target)
        started = time.monotonic()
        for again in range(_MOST_CRASHES):
            left = self.runs - outcome.executions
            if left <= 0:
                break
            ended_well = self._process(begin, left, self.seed + 1000 * again, outcome)
            if ended_well:
                break
        outcome.seconds = time.monotonic() - started
        outcome.crashes = len(self.crashes)
        return outcome

    def _process(self, begin: Path, runs: int, seed: int, outcome: Outcome) -> bool:
        """Run one process; tell whether it came to its end."""
        report = self.folder / f"{seed}.json"
        found = self.folder / "found"
        found.mkdir(exist_ok=True)
        done = subprocess.run(
            [
                *(sys.executable, "-m", "fuzz.piece", self.target, str(runs), str(report)),
                f"-runs={runs}",
                f"-seed={seed}",
                f"-max_len={TARGETS[self.target].longest}",
                f"-timeout={HANGS_AFTER}",
                f"-rss_limit_mb={MEGABYTES}",
                f"-artifact_prefix={found}/",
                "-verbosity=0",
                str(begin),
            ],
            cwd=ROOT,
            capture_output=True,
            check=False,
        )
        if report.exists():
            outcome.add(json.loads(report.read_text(encoding="utf-8")))
        if done.returncode == 0:
            return True
        words = done.stderr.decode(errors="replace")
        if not report.exists() and not any(found.iterdir()):
            raise SystemExit(f"Nothing was tried:\n{words[-_LONGEST:]}")
        sys.stderr.write(words[words.find(_UNCAUGHT) :][:_LONGEST])
        for path in sorted(found.iterdir()):
            kept = CORPUS / self.target / path.name[:20]
            kept.parent.mkdir(exist_ok=True)
            shutil.move(path, kept)
            self.crashes.append(kept)
            sys.stderr.write(f"kept as {kept.relative_to(ROOT)}\n")
        return False


def _where() -> str:
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, check=False
    )
    revision = commit.stdout.decode().strip() or "an export"
    machine = f"{platform.system()} {platform.machine()}"
    return f"revision {revision}, Python {platform.python_version()}, {machine}, one core"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run, report, and give the exit code: 1 if anything was found."""
    parser = argparse.ArgumentParser(prog="python -m fuzz.run", description=__doc__)
    parser.add_argument("--runs", type=int, default=1_000_000, help="inputs in all")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--targets", nargs="+", choices=list(TARGETS), default=list(TARGETS))
    parser.add_argument("--report", type=Path, help="where to keep what was measured")
    options = parser.parse_args(arguments)
    shares = sum(SHARES[target] for target in options.targets)
    outcomes = []
    for target in options.targets:
        whole = Outcome(target)
        pieces = PIECES.get(target, 1)
        runs = round(options.runs * SHARES[target] / shares)
        for number in range(pieces):
            with tempfile.TemporaryDirectory() as folder:
                piece = _Piece(target, options.seed + number, -(-runs // pieces), Path(folder))
                whole.join(piece.run())
            print(table([whole]), flush=True)
        outcomes.append(whole)
    print(table(outcomes))
    if options.report is not None:
        for outcome in outcomes:
            outcome.when = f"{date.today().isoformat()}, seed {options.seed}, {_where()}"
        write(options.report, outcomes)
    return int(any(outcome.crashes for outcome in outcomes))


if __name__ == "__main__":
    sys.exit(main())
