"""Run the tests with the oldest or the newest dependencies that ``pyproject.toml`` allows.

    python -m scripts.dependency_sets oldest
    python -m scripts.dependency_sets newest tests/source -x

The oldest set is each lower bound exactly, those of the extras ``lsp`` and ``test`` included; what
these need in turn is the newest that fits. A virtual environment is made in a temporary directory
with the Python that runs this, and what follows the name of the set is given to pytest.
"""

import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parent.parent
SETS = ("oldest", "newest")
EXTRAS = ("lsp", "test")

_LOWER_BOUND = re.compile(r"(?P<name>[\w.-]+)>=(?P<version>[0-9.]+)(?:,<[0-9.]+)?")


def requirements() -> list[str]:
    """Return what ``pyproject.toml`` requires to run, for the language server and for the tests."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    return [*project["dependencies"], *(one for extra in EXTRAS for one in extras[extra])]


def lower_bounds(required: Iterable[str]) -> Iterator[str]:
    """Return requirement's lower bound as the only version; raises ValueError where none is."""
    for requirement in required:
        found = _LOWER_BOUND.fullmatch(requirement)
        if found is None:
            raise ValueError(f"no lower bound can be read in {requirement!r}")
        yield f"{found['name']}=={found['version']}"


def main(arguments: list[str]) -> int:
    """Make the environment, say what is in it, run the tests, and give their exit code."""
    if not arguments or arguments[0] not in SETS:
        print(__doc__, file=sys.stderr)
        return 2
    wanted, *for_pytest = arguments
    with TemporaryDirectory(prefix="vrd2check-") as folder:
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        python = str(Path(folder, "Scripts" if os.name == "nt" else "bin", "python"))
        pip = [python, "-m", "pip", "--disable-pip-version-check"]
        constraints = Path(folder, "constraints.txt")
        exact = lower_bounds(requirements()) if wanted == "oldest" else ()
        constraints.write_text("".join(f"{one}\n" for one in exact), encoding="utf-8")
        source = f"{ROOT}[{','.join(EXTRAS)}]"
        options = ["--quiet", "--upgrade", "--constraint", str(constraints)]
        subprocess.run([*pip, "install", *options, "--editable", source], check=True)
        subprocess.run([python, "--version"], check=True)
        subprocess.run([*pip, "list", "--exclude-editable"], check=True)
        return subprocess.run(
            [python, "-m", "pytest", *for_pytest], cwd=ROOT, check=False
        ).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
