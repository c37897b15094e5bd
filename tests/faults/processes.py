"""The real command as a process, and dossiers for it."""

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.running import run_here

ROOT = Path(__file__).parents[2]
COMMAND = [sys.executable, "-m", "vrd2check"]

WRONG = """\
soort: projectdossier
nummer: "22.12"
titel: Proef
jaar: 2022
bronnen: {vrd2: VRD 2}
deliverables:
  - {nr: D.22.12.1, product: Catalogus, omschrijving: Dienst}
  - {nr: D.22.12.2, product: Catalogus, omschrijving: Hulp}
kostenmodel:
  investeringen:
    regels:
      - {deliverable: D.22.12.1, bron: vrd2, bedragen: {2022: 1.000, 2023: 2.000}, totaal: 3.000}
      - {deliverable: D.22.12.2, bron: vrd2, bedragen: {2022: 4.000, 2023: 8.000}, totaal: 21.000}
    totaal: {bedragen: {2022: 5.000, 2023: 10.000}, totaal: 15.000}
"""
"""A dossier of which one total is surely wrong: 4.000 and 8.000 make 12.000."""
MENDED = WRONG.replace("21.000", "12.000")


def environment(**more):
    """Return an environment that depends on nothing of whoever runs the tests."""
    ours = {"PYTHONPATH": str(ROOT), "PATH": os.environ["PATH"], "LANG": "nl_BE.UTF-8"}
    return {**ours, "PYTHONIOENCODING": "utf-8", **more}


def run(folder, *arguments, env=None, **options):
    """Run the command in a folder to its end, away from any terminal."""
    settings = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **options}
    return subprocess.run(
        [*COMMAND, *arguments],
        cwd=folder,
        env=environment() if env is None else env,
        encoding="utf-8",
        errors="replace",
        check=False,
        timeout=120,
        **settings,
    )


def run_inside(folder, *arguments, **more):
    """Run the command in this process, where one of its own would show nothing else."""
    return run_here(folder, *arguments, env=environment(**more))


EACH = """
import io, json, sys
from contextlib import redirect_stderr, redirect_stdout
from vrd2check.__main__ import main

told = []
for arguments in json.loads(sys.argv[1]):
    with redirect_stdout(io.StringIO()) as out, redirect_stderr(io.StringIO()) as err:
        told.append([main(arguments), out, err])
print(json.dumps([[code, out.getvalue(), err.getvalue()] for code, out, err in told]))
"""


def run_each(folder, commands, before=""):
    """Run commands one after the other in one process, which ends where one of them waits.

    ``before`` is what Python does in it first.
    """
    done = subprocess.run(
        [sys.executable, "-c", before + EACH, json.dumps(commands)],
        cwd=folder,
        env=environment(),
        capture_output=True,
        encoding="utf-8",
        check=True,
        timeout=120,
    )
    return [subprocess.CompletedProcess((), *told) for told in json.loads(done.stdout)]


def shell(folder, line, **more):
    """Run a line of bash in a folder; ``$V`` is the command."""
    return subprocess.run(
        ["bash", "-c", line],
        cwd=folder,
        env=environment(V=" ".join(COMMAND), **more),
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
        timeout=120,
    )


def is_calm(done):
    """Tell that nothing on standard error is of a failure of the program itself."""
    signs = ("Traceback", "Exception ignored", "vastgelopen", "itself failed")
    return not any(sign in done.stderr for sign in signs)
