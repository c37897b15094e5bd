"""What the figures were measured on."""

import os
import platform
import re
import subprocess
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from .process import ROOT

_PACKAGES = ("PyYAML", "typer", "rich", "jsonschema", "check-jsonschema", "yamllint")


def described() -> str:
    """Describe the machine, the versions, the moment and the commit in a paragraph."""
    cores = len(os.sched_getaffinity(0))
    packages = ", ".join(f"{name} {version(name)}" for name in _PACKAGES)
    now = datetime.now(UTC)
    return (
        f"Measured on {now.day} {now:%B %Y} at commit {_commit()}: {_processor()}, {cores} cores, "
        f"{platform.system()} {platform.release().split('-')[0]}; Python "
        f"{platform.python_version()}, {packages}. Load of the machine at the start: "
        f"{os.getloadavg()[0]:.1f}."
    )


def _processor() -> str:
    information = Path("/proc/cpuinfo").read_text(encoding="utf-8")
    named = re.search(r"^model name\s*:\s*(.+)$", information, re.MULTILINE)
    return named[1] if named else platform.machine()


def _commit() -> str:
    words = ("git", "describe", "--always", "--dirty=, with changes", "--exclude=*")
    return subprocess.run(
        words, cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.strip()
