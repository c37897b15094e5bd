"""What bandit is told to leave alone: named, with its reason, and harmless."""

import importlib.util
import io
import json
import re
import subprocess
import sys
import tokenize

import pytest

from tests.faults.processes import ROOT, environment
from tests.running import run_here

NOSEC = re.compile(r"#\s*nosec\b(?P<rest>[^#]*)(?P<reason>#.*)?")
BANDIT = ("-m", "bandit", "--quiet", "--configfile", str(ROOT / "pyproject.toml"), "--recursive")
needs_bandit = pytest.mark.skipif(
    importlib.util.find_spec("bandit") is None, reason="bandit is not installed"
)


def unexplained(source):
    """Return the lines with an exception that names no check, or gives no reason there or above."""
    comments = {
        token.start[0]: token.string
        for token in tokenize.generate_tokens(io.StringIO(source).readline)
        if token.type == tokenize.COMMENT
    }
    for line, comment in comments.items():
        found = NOSEC.search(comment)
        if found is not None:
            codes = re.fullmatch(r":?\s*B\d{3}(,?\s*B\d{3})*\s*", found["rest"])
            if codes is None or not (found["reason"] or comments.get(line - 1)):
                yield line


def test_every_exception_in_the_code_names_a_check_and_has_its_reason():
    sources = sorted((ROOT / "vrd2check").rglob("*.py"))
    assert any("nosec" in path.read_text(encoding="utf-8") for path in sources)
    found = {
        f"{path.name}:{line}"
        for path in sources
        for line in unexplained(path.read_text(encoding="utf-8"))
    }
    assert found == set()


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        ("exec(a)  # nosec\n", [1]),
        ("a = 1\nexec(a)  # nosec B102\n", [2]),
        ("# Written here.\nexec(a)  # nosec B102\n", []),
        ("exec(a)  # nosec B102 # written here\n", []),
        ("exec(a)  # nosec because\n", [1]),
    ],
)
def test_an_exception_without_check_or_reason_is_seen(source, lines):
    assert list(unexplained(source)) == lines


@needs_bandit
def test_bandit_would_find_what_a_dossier_must_not_reach(tmp_path):
    """What it finds in the package is a step of CI by itself; this holds its configuration."""
    dangerous = {
        "yaml.load(a)": "B506",
        "exec(a)": "B102",
        "subprocess.run(a, shell=True)": "B602",
        "import pickle": "B403",
    }
    code = "\n".join(["import subprocess, yaml", *dangerous])
    (tmp_path / "a.py").write_text(code, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, *BANDIT, "--format", "json", tmp_path],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 1
    found = {one["line_number"]: one["test_id"] for one in json.loads(done.stdout)["results"]}
    assert found == dict(enumerate(dangerous.values(), start=2))


def test_without_assertions_the_outcome_is_the_same():
    """Bandit's objection to ``assert`` is that ``python -O`` leaves it out."""
    commands = [("check", "dossiers"), ("show", "22.05"), ("fix", "dossiers")]
    program = (
        "import sys\nfrom vrd2check.__main__ import main\n"
        f"print([main(one) for one in {commands!r}], sys.flags.optimize)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT,
        env=environment(PYTHONOPTIMIZE="1", PYTHONDONTWRITEBYTECODE="1"),
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    usual = [run_here(ROOT, *one, env=environment()) for one in commands]
    codes = [one.returncode for one in usual]
    assert done.stdout == "".join(one.stdout for one in usual) + f"{codes} 1\n"
