"""Let mutmut change the code, one thing at a time, and print what no test notices.

    python -m scripts.mutants vrd2check/relations
    python -m scripts.mutants vrd2check/relations --count 20 --seed 1

mutmut runs in a copy of the tree, so that nothing changes here, with those tests of a folder that
reach the function which was changed. What is left is printed: it is equivalent, or a test is
missing.
"""

import argparse
import ast
import json
import os
import random
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

from mutmut.mutation.file_mutation import mutate_file_contents
from mutmut.stats import status_by_exit_code
from mutmut.utils.format_utils import get_mutant_name

ROOT = Path(__file__).resolve().parent.parent
MUTMUT = Path(sys.executable).with_name("mutmut")
PARTS = {
    "vrd2check/figures": ("tests/figures",),
    "vrd2check/relations": ("tests/relations",),
    "vrd2check/rules": ("tests/rules",),
    "vrd2check/rules/base": ("tests/rules",),
    "vrd2check/diagnosis": ("tests/diagnosis", "tests/real/test_reviewed.py"),
    "vrd2check/fixes": ("tests/fixes",),
    "vrd2check/explanations": ("tests/explanations",),
}
# What starts programs, in which mutmut cannot count, or lasts long. It is run for what is left.
LEFT_OUT = (
    "tests/fixes/test_writing.py::test_a_kill_at_any_moment",
    "tests/rules/test_custom_rules.py",
    "tests/rules/test_odd_dossiers.py",
)
# What looks at modules that a program imports, among which are then those of mutmut.
NEVER = (
    "tests/rules/test_custom_rules.py::test_without_any_package_nothing_is_loaded_nor_imported",
)
# A fork server has run no tests, so that no mutant begins with what these left in a cache, and no
# test finds what it did before. Elsewhere it is faster to begin with full caches.
AFRESH = ("vrd2check/figures", "vrd2check/rules", "vrd2check/rules/base")


def configure(part: str) -> None:
    """Write in the copy what is to be changed and which tests are run."""
    beside = [one.name for one in Path().iterdir() if one.name != "vrd2check"]
    lists = {
        "source_paths": ["vrd2check"],
        "only_mutate": [f"{part}/*"],
        "also_copy": beside,
        "pytest_add_cli_args_test_selection": PARTS[part],
        "pytest_add_cli_args": ["-pno:cacheprovider", *(f"--deselect={test}" for test in LEFT_OUT)],
    }
    sections = ("\n    ".join([f"{key} =", *values]) for key, values in lists.items())
    isolation = "forkserver" if part in AFRESH else "fork"
    lines = [
        "[mutmut]",
        f"process_isolation = {isolation}",
        "track_dependencies = false",
        *sections,
    ]
    Path("setup.cfg").write_text("\n".join(lines), encoding="utf-8")


def declare_below(file: Path) -> None:
    """Write ``@rule(…)`` as a call behind its function: mutmut changes none with a decorator."""
    lines = file.read_text("utf-8").splitlines()
    for node in reversed(ast.parse("\n".join(lines)).body):
        if isinstance(node, ast.FunctionDef) and len(node.decorator_list) == 1:
            called = ast.unparse(node.decorator_list[0])
            if called.startswith("rule(") and node.end_lineno is not None:
                lines.insert(node.end_lineno, f"{node.name} = {called}({node.name})")
                del lines[node.decorator_list[0].lineno - 1 : node.lineno - 1]
    file.write_text("\n".join([*lines, ""]), encoding="utf-8")


def names(part: str) -> list[str]:
    """Return the mutants of a folder, as mutmut names them; those of a part of its own left out."""
    return [
        get_mutant_name(file, name)
        for file in sorted(Path(part).rglob("*.py"))
        if part == str(file.parent) or str(file.parent) not in PARTS
        for name in mutate_file_contents(str(file), file.read_text("utf-8")).mutant_names
    ]


def run(mutants: list[str]) -> dict[str, str]:
    """Run the tests on each mutant and return how that ended."""
    command = [MUTMUT, "run", "--max-children", "1", *mutants]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    codes: dict[str, int | None] = {}
    for file in Path("mutants").rglob("*.py.meta"):
        codes |= json.loads(file.read_text("utf-8"))["exit_code_by_key"]
    return {name: status_by_exit_code[codes[name]] for name in mutants}


def is_noticed_at_import(mutant: str, part: str) -> bool:
    """Whether a test fails where a mutant is there from the start: what declares a rule runs then.

    mutmut chooses a mutant once all modules are imported. Without one, all tests pass.
    """
    left_out = [f"--deselect={test}" for test in NEVER]
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-n2", "-pno:cacheprovider", *left_out]
    command += PARTS[part]
    chosen = {**os.environ, "MUTANT_UNDER_TEST": mutant}
    ended = subprocess.run(
        command, check=False, cwd="mutants", env=chosen, stdout=subprocess.DEVNULL
    )
    return ended.returncode != 0


def main() -> None:
    """Print each mutant that is left, and how many were killed."""
    parser = argparse.ArgumentParser(description="Change the code and see whether a test fails.")
    parser.add_argument("part", choices=PARTS)
    parser.add_argument("--count", type=int, help="how many mutants are drawn; all of them without")
    parser.add_argument("--seed", type=int, default=1, help="which ones are drawn")
    parser.add_argument("--only", nargs="+", help="just these, by the names that mutmut gives them")
    asked = parser.parse_args()
    with TemporaryDirectory() as directory:
        copy = Path(directory) / "tree"
        left_out = shutil.ignore_patterns(".git", ".venv", "__pycache__", ".*_cache")
        shutil.copytree(ROOT, copy, ignore=left_out)
        os.chdir(copy)
        configure(asked.part)
        for file in Path(asked.part).rglob("*.py"):
            declare_below(file)
        every = asked.only or names(asked.part)
        if asked.count:
            every = random.Random(asked.seed).sample(every, min(asked.count, len(every)))
        ended = run(every)
        if is_noticed_at_import("", asked.part):
            raise SystemExit("A test fails without a mutant, so that none says anything.")
        for name, how in ended.items():
            if how not in ("killed", "timeout"):
                if is_noticed_at_import(name, asked.part):
                    ended[name] = "killed"
                else:
                    subprocess.run([MUTMUT, "show", name], check=True)
        print(asked.part, len(every), dict(Counter(ended.values())))
        os.chdir(ROOT)


if __name__ == "__main__":
    main()
