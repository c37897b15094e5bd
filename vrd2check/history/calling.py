"""Calling the program ``git`` so that nothing which a repository configures is run.

A repository may come from anybody, and its own configuration can name programs: for its hooks, its
file system monitor, its filters, for showing differences and for fetching. None of these are run
here, and nothing is fetched. What the user or the system configures is trusted.
"""

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from vrd2check.language import Text

from .texts import say

_SETTINGS = (
    "--no-pager",
    "--literal-pathspecs",  # a file may be called "*.yaml"
    *("-c", "core.fsmonitor=false"),
    *("-c", f"core.hooksPath={os.devnull}"),
    # Else files in a folder could pass that folder for a repository, with a configuration.
    *("-c", "safe.bareRepository=explicit"),
)
_ENVIRONMENT = {
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C",
    # A partial clone fetches what it lacks, by the program and from the place that it configures.
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "none",
    # Nothing that lies in a repository puts other commits or files in the place of its own.
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_GRAFT_FILE": os.devnull,
}
# Set inside a git hook, and relative to a folder that is not the one asked about.
_OF_ANOTHER_REPOSITORY = (
    "GIT_COMMON_DIR",
    "GIT_DIR",
    "GIT_INDEX_FILE",
    "GIT_PREFIX",
    "GIT_WORK_TREE",
)
_COUNT = "GIT_CONFIG_COUNT"
_OF_THE_REPOSITORY = (b"local", b"worktree")


class GitError(Exception):
    """What was asked of git cannot be told; ``text`` says why and what to do."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


def call(
    folder: Path,
    *arguments: str,
    given: bytes | None = None,
    more: Mapping[str, str] = MappingProxyType({}),
) -> subprocess.CompletedProcess[bytes]:
    """Run git in a folder, without a shell; ``more`` goes into its environment.

    Raises GitError when git is not there or cannot be run; not when it says that something failed.
    """
    environment = {
        name: value for name, value in os.environ.items() if name not in _OF_ANOTHER_REPOSITORY
    }
    try:
        # No shell, and a revision that could be an option was refused before.
        return subprocess.run(  # nosec B603
            [_program(), *_SETTINGS, *arguments],
            cwd=folder,
            env={**environment, **_ENVIRONMENT, **more},
            input=given,
            stdin=None if given is not None else subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )
    except OSError as error:
        raise GitError(failed(os.fsencode(str(error)))) from None


def without_filters(folder: Path) -> dict[str, str]:
    """Return what goes into the environment lest git runs the filters that a repository configures.

    A command that looks into the work tree would send each file through the filter that the
    repository's attributes name for it.
    """
    listing = ("config", "--show-scope", "-z", "--name-only", "--get-regexp", r"^filter\.")
    words = call(folder, *listing).stdout.split(b"\0")
    filters = {
        os.fsdecode(key.rpartition(b".")[0])
        for scope, key in zip(words[::2], words[1::2], strict=False)
        if scope in _OF_THE_REPOSITORY
    }
    # Not by options -c, which would end a name at its first equals sign.
    settings = [
        (f"{name}.{key}", value)
        for name in sorted(filters)
        for key, value in (("clean", ""), ("process", ""), ("required", "false"))
    ]
    number = os.environ.get(_COUNT, "")
    first = int(number) if number.isdecimal() else 0
    environment = {_COUNT: str(first + len(settings))}
    for position, (key, value) in enumerate(settings, first):
        environment |= {f"GIT_CONFIG_KEY_{position}": key, f"GIT_CONFIG_VALUE_{position}": value}
    return environment


def failed(complaint: bytes) -> Text:
    """Return what git complains of."""
    said = complaint.decode("utf-8", "replace").strip()[:300]
    return say("git-answers", said=said)


def _program() -> str:
    """Return git as found by the search path, and never in the current folder."""
    name = "git.exe" if os.name == "nt" else "git"
    for folder in map(Path, os.get_exec_path()):
        if folder.is_absolute() and os.access(folder / name, os.X_OK):
            return str(folder / name)
    raise GitError(say("no-git"))
