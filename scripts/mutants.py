"""Let mutmut change the code, one thing at a time, and print what no test notices.

    python -m scripts.mutants relations
    python -m scripts.mutants relations --count 20 --seed 1

mutmut runs in a copy of the tree, so that nothing is changed here. A mutant is tried on the tests
of its folder, and what survives these on others that use the folder. What is left is printed: it is
equivalent, or a test is missing.
"""

import argparse
import json
import os
import random
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from mutmut.mutation.file_mutation import mutate_file_contents
from mutmut.stats import status_by_exit_code
from mutmut.utils.format_utils import get_mutant_name

ROOT = Path(__file__).resolve().parent.parent
MUTMUT = Path(sys.executable).with_name("mutmut")


class Part(NamedTuple):
    """A folder, its own tests, and what is tried besides when these notice nothing."""

    folder: str
    tests: tuple[str, ...]
    others: tuple[str, ...]


_RULES = ("tests/rules", "tests/run", "tests/real/test_reviewed.py")
PARTS = {
    "figures": Part("figures", ("tests/figures",), ("tests/relations", *_RULES)),
    "relations": Part("relations", ("tests/relations",), _RULES),
    "rules": Part("rules/base", ("tests/rules",), _RULES[1:]),
    "diagnosis": Part("diagnosis", ("tests/diagnosis",), _RULES),
    "fixes": Part("fixes", ("tests/fixes",), ("tests/commands", "tests/editor")),
    "explanations": Part("explanations", ("tests/explanations",), ("tests/fixes", *_RULES)),
}
# What lasts long or starts programs, and says nothing of these folders that others do not.
LEFT_OUT = (
    "tests/fixes/test_writing.py::test_a_kill_at_any_moment",
    "tests/rules/test_custom_rules.py",
    "tests/rules/test_odd_dossiers.py",
)


def configure(part: Part, tests: tuple[str, ...]) -> None:
    """Write in the copy what is to be changed and which tests are run."""
    lists = {
        "source_paths": ["vrd2check"],
        "only_mutate": [f"vrd2check/{part.folder}/*"],
        "also_copy": [
            one.name for one in Path().iterdir() if one.name not in ("vrd2check", "mutants")
        ],
        "pytest_add_cli_args_test_selection": tests,
        "pytest_add_cli_args": ["-pno:cacheprovider", *(f"--deselect={test}" for test in LEFT_OUT)],
    }
    sections = ("\n    ".join([f"{key} =", *values]) for key, values in lists.items())
    # A fork server has run no tests, so that no mutant begins with what these left in caches.
    lines = ["[mutmut]", "process_isolation = forkserver", *sections]
    Path("setup.cfg").write_text("\n".join(lines), encoding="utf-8")


def names(part: Part) -> list[str]:
    """Return the mutants of a folder, as mutmut names them."""
    return [
        get_mutant_name(file, name)
        for file in sorted(Path("vrd2check", part.folder).rglob("*.py"))
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


def main() -> None:
    """Print each mutant that is left, and how many were killed."""
    parser = argparse.ArgumentParser(description="Change the code and see whether a test fails.")
    parser.add_argument("part", choices=PARTS)
    parser.add_argument("--count", type=int, help="how many mutants are drawn; all of them without")
    parser.add_argument("--seed", type=int, default=1, help="which ones are drawn")
    parser.add_argument("--own", action="store_true", help="run the tests of the folder only")
    asked = parser.parse_args()
    part = PARTS[asked.part]
    with TemporaryDirectory() as directory:
        copy = Path(directory) / "tree"
        left_out = shutil.ignore_patterns(".git", ".venv", "__pycache__", ".*_cache")
        shutil.copytree(ROOT, copy, ignore=left_out)
        os.chdir(copy)
        configure(part, part.tests)
        every = names(part)
        if asked.count:
            every = random.Random(asked.seed).sample(every, min(asked.count, len(every)))
        ended = run(every)
        left = [name for name, how in ended.items() if how in ("survived", "no tests")]
        if left and not asked.own:
            configure(part, (*part.tests, *part.others))
            ended |= run(left)
        for name in left:
            if ended[name] in ("survived", "no tests"):
                subprocess.run([MUTMUT, "show", name], check=True)
        print(asked.part, len(every), dict(Counter(ended.values())))
        os.chdir(ROOT)


if __name__ == "__main__":
    main()
