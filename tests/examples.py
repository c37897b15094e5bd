"""The examples of the rules, each checked once for all that is held of them."""

import re
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from vrd2check.checking import check_loaded
from vrd2check.configuration.examples import settings_of_example
from vrd2check.dossiers import load_text
from vrd2check.result import Result

EXAMPLES = Path(__file__).parents[1] / "vrd2check" / "rules" / "examples"
EVERY = sorted(EXAMPLES.glob("*.yaml"))
FAILING = sorted(EXAMPLES.glob("*-fails.yaml"))
PASSING = sorted(EXAMPLES.glob("*-passes.yaml"))
_NEXT_FILE = re.compile(rb"^# ===== next file.*\n", re.MULTILINE)


def texts_of(path: Path) -> list[bytes]:
    """Return the files of an example."""
    return _NEXT_FILE.split(path.read_bytes())


def tree_of(text: str | bytes) -> Any:
    """Return what a dossier holds, each value as it is written; by libyaml where that is there."""
    return yaml.load(text, getattr(yaml, "CBaseLoader", yaml.BaseLoader))


def checked(example: bytes, texts: list[bytes]) -> Result:
    """Check the files of an example together, as files that are asked for by name."""
    files = [load_text(text, f"{number}.yaml") for number, text in enumerate(texts)]
    named = frozenset(file.name for file in files)
    return check_loaded(files, settings_of_example(example), named)


@cache
def result_of(path: Path) -> Result:
    """Return what a check says of an example, with the settings that it states."""
    return checked(path.read_bytes(), texts_of(path))
