"""Change one thing in the code, see whether a test fails, and print what was and was not noticed.

    python -m scripts.mutants --seed 1 --count 8
    python -m scripts.mutants --seed 1 --count 2 --folder vrd2check/fixes

A change is of a comparison, a plus or minus, a whole number, ``and`` or ``or``, or a ``not``. So
many are drawn of each folder, and each runs the tests of that folder in a copy of the tree. A test
that takes too long has noticed too. What survives is to be looked at: it is equivalent, or a test
is missing.
"""

import argparse
import ast
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
TESTS = {
    "vrd2check/figures": ("tests/figures",),
    "vrd2check/relations": ("tests/relations",),
    "vrd2check/rules/base": ("tests/rules",),
    "vrd2check/diagnosis": ("tests/diagnosis",),
    "vrd2check/fixes": ("tests/fixes",),
    "vrd2check/explanations": ("tests/explanations",),
}
# What is run where the tests of the folder itself notice nothing.
ALSO = ("tests/real/test_reviewed.py",)
SECONDS = 300

_COMPARED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
}


class Mutant(NamedTuple):
    """One place in a file, in bytes of its line, and the other expression that stands there."""

    file: Path
    node: ast.expr
    instead: str

    def text(self) -> bytes:
        """Return the file with the change."""
        lines = self.file.read_bytes().splitlines(keepends=True)
        starts = [sum(map(len, lines[:number])) for number in range(len(lines))]
        whole = b"".join(lines)
        start = starts[self.node.lineno - 1] + self.node.col_offset
        end = starts[(self.node.end_lineno or 1) - 1] + (self.node.end_col_offset or 0)
        return whole[:start] + f"({self.instead})".encode() + whole[end:]


def mutants(file: Path) -> Iterator[Mutant]:
    """Return each change of one file, in the order of the tree."""
    tree = ast.parse(file.read_bytes())
    # Python 3.11 tells no places within a formatted string, and what is annotated does not run.
    passed = {
        id(inner)
        for outer in ast.walk(tree)
        if isinstance(outer, (ast.JoinedStr, ast.MatchValue))
        for inner in ast.walk(outer)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.expr) and id(node) not in passed:
            instead = _instead(node)
            if instead is not None:
                yield Mutant(file, node, ast.unparse(instead))


def _instead(node: ast.expr) -> ast.expr | None:
    match node:
        case ast.Compare(left, [operator, *others], comparators):
            return ast.Compare(left, [_COMPARED[type(operator)](), *others], comparators)
        case ast.BinOp(left, ast.Add(), right):
            return ast.BinOp(left, ast.Sub(), right)
        case ast.BinOp(left, ast.Sub(), right):
            return ast.BinOp(left, ast.Add(), right)
        case ast.BoolOp(ast.And(), values):
            return ast.BoolOp(ast.Or(), values)
        case ast.BoolOp(ast.Or(), values):
            return ast.BoolOp(ast.And(), values)
        case ast.UnaryOp(ast.Not(), operand):
            return operand
        case ast.Constant(int(value)) if not isinstance(value, bool):
            return ast.Constant(value + 1)
    return None


def noticed(mutant: Mutant, copy: Path, tests: tuple[str, ...]) -> bool:
    """Return whether a test fails, or does not end, with the change in a copy of the tree."""
    place = copy / mutant.file.relative_to(ROOT)
    place.write_bytes(mutant.text())
    try:
        return any(_fails(copy, some) for some in (tests, ALSO))
    finally:
        shutil.copyfile(mutant.file, place)


def _fails(copy: Path, tests: tuple[str, ...]) -> bool:
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-n", "0", "-p", "no:cacheprovider"]
    # What was compiled of an earlier mutant of the same size and second is not to be run again.
    environment = {**os.environ, "PYTHONPATH": str(copy), "PYTHONDONTWRITEBYTECODE": "1"}
    try:
        run = subprocess.run(
            [*command, *tests],
            check=False,
            cwd=copy,
            env=environment,
            capture_output=True,
            timeout=SECONDS,
        )
    except subprocess.TimeoutExpired:
        return True
    return run.returncode != 0


def main() -> None:
    """Print a line for each change that was tried, and how many were noticed."""
    parser = argparse.ArgumentParser(description="Change the code and see whether a test fails.")
    parser.add_argument("--seed", type=int, default=1, help="which sample is drawn")
    parser.add_argument("--count", type=int, default=8, help="how many changes of each folder")
    parser.add_argument("--folder", choices=TESTS, action="append", help="only this folder")
    asked = parser.parse_args()
    drawn = random.Random(asked.seed)
    killed = tried = 0
    with TemporaryDirectory() as directory:
        copy = Path(directory) / "tree"
        left_out = shutil.ignore_patterns(".git", ".venv", "__pycache__", ".*_cache")
        shutil.copytree(ROOT, copy, ignore=left_out)
        for folder in asked.folder or TESTS:
            if _fails(copy, (*TESTS[folder], *ALSO)):
                sys.exit(f"the tests of {folder} fail without any change")
            every = [one for file in sorted((ROOT / folder).rglob("*.py")) for one in mutants(file)]
            for mutant in drawn.sample(every, min(asked.count, len(every))):
                found = noticed(mutant, copy, TESTS[folder])
                tried, killed = tried + 1, killed + found
                where = f"{mutant.file.relative_to(ROOT)}:{mutant.node.lineno}"
                print(f"{'killed' if found else 'survived'} | {where} | {mutant.instead}")
                sys.stdout.flush()
    print(f"{killed} of {tried} were noticed")


if __name__ == "__main__":
    main()
