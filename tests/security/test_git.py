"""A repository of whoever means harm: nothing that it configures is run, and nothing is fetched."""

import os
import shutil
import sys

import pytest

from tests.faults.processes import MENDED, WRONG, environment
from tests.history.repositories import begun, committed, git
from tests.running import run_here

pytestmark = pytest.mark.skipif(
    shutil.which("git") is None or sys.platform == "win32", reason="needs git and a shell"
)

COMMANDS = [("check", "--changed-since", "HEAD"), ("diff", "HEAD"), ("diff", "HEAD~1", "HEAD")]
PROGRAMS = [
    "core.fsmonitor",
    "core.pager",
    "core.editor",
    "core.sshCommand",
    "core.askPass",
    "core.gitProxy",
    "core.alternateRefsCommand",
    "credential.helper",
    "diff.external",
    "diff.kwaad.command",
    "diff.kwaad.textconv",
    "filter.kwaad.clean",
    "filter.kwaad.smudge",
    "filter.a=b.clean",
    "filter.a=b.process",
    "gpg.program",
    "uploadpack.packObjectsHook",
    "remote.origin.uploadpack",
    "alias.diff",
    "alias.rev-parse",
    "pager.diff",
]


def run(folder, *arguments, **more):
    return run_here(folder, *arguments, env=environment(**more))


@pytest.fixture
def folder(tmp_path):
    """Return a repository of two commits, with a dossier that changed since."""
    dossiers = tmp_path / "dossiers"
    dossiers.mkdir()
    (dossiers / "a.yaml").write_text(MENDED)
    (dossiers / "b.yaml").write_text(MENDED.replace("22.12", "22.13"))
    committed(tmp_path)
    (dossiers / "a.yaml").write_text(MENDED.replace("15.000", "15.001"))
    committed(tmp_path, "Twee")
    (dossiers / "a.yaml").write_text(WRONG)
    return tmp_path


@pytest.fixture
def program(tmp_path):
    """Return a program that leaves a trace when it is run."""
    path = tmp_path / ".git" / "kwaad.sh"
    path.parent.mkdir(exist_ok=True)
    path.write_text(f'#!/bin/sh\necho "$0 $*" >>"{tmp_path}/.git/pwned"\ncat\n')
    path.chmod(0o755)
    return path


def pwned(folder):
    trace = folder / ".git" / "pwned"
    return trace.read_text() if trace.exists() else ""


@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
def test_no_program_that_the_repository_configures_is_run(folder, program, arguments):
    for name in PROGRAMS:
        git(folder, "config", name, f"!{program}" if name.startswith("alias") else str(program))
    git(folder, "config", "filter.kwaad.required", "true")
    hooks = folder / ".git" / "haken"
    hooks.mkdir()
    for name in ("post-index-change", "post-checkout", "pre-commit", "fsmonitor-watchman"):
        shutil.copy(program, hooks / name)
    git(folder, "config", "core.hooksPath", str(hooks))
    (folder / ".gitattributes").write_text(
        "a.yaml filter=kwaad diff=kwaad\nb.yaml filter=a=b diff=kwaad\n"
    )
    os.utime(folder / "dossiers" / "b.yaml", (1, 1))  # so that git has to look into it
    done = run(folder, *arguments, GIT_CONFIG_NOSYSTEM="1")
    assert done.returncode in (0, 1)
    assert "22.12" in done.stdout
    assert pwned(folder) == ""


def test_the_filters_would_have_been_run_by_git_itself(folder, program):
    """What the test above guards against does happen without the guard."""
    git(folder, "config", "filter.a=b.clean", str(program))
    (folder / ".gitattributes").write_text("b.yaml filter=a=b\n")
    os.utime(folder / "dossiers" / "b.yaml", (1, 1))
    git(folder, "diff", "--name-only", "HEAD")
    assert pwned(folder) != ""


@pytest.mark.parametrize("arguments", COMMANDS[:2], ids=" ".join)
def test_what_a_partial_clone_lacks_is_told_and_not_fetched(folder, program, tmp_path, arguments):
    git(folder, "config", "uploadpack.allowFilter", "true")
    clone = tmp_path.parent / f"{tmp_path.name}-kloon"
    git(
        tmp_path.parent,
        "clone",
        "-q",
        "--filter=blob:none",
        "--no-checkout",
        folder.as_uri(),
        str(clone),
    )
    (clone / "dossiers").mkdir()
    (clone / "dossiers" / "a.yaml").write_text(WRONG)
    git(clone, "config", "remote.origin.uploadpack", str(program))
    git(clone, "config", "protocol.allow", "always")
    done = run(clone, *arguments, "--lang", "en")
    assert done.returncode == 2
    assert "it is a partial one" in done.stderr
    assert pwned(folder) == ""


@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
def test_files_that_pass_their_folder_for_a_repository_are_not_trusted(tmp_path, arguments):
    """A bare repository can be committed as ordinary files, with a configuration of its own."""
    inside = tmp_path / "dossiers"
    inside.mkdir()
    (inside / "a.yaml").write_text(WRONG)
    begun(tmp_path)
    program = tmp_path / "kwaad.sh"
    program.write_text(f'#!/bin/sh\necho x >>"{tmp_path}/.git/pwned"\n')
    program.chmod(0o755)
    for name in ("objects", "refs"):
        (inside / name).mkdir()
    (inside / "HEAD").write_text("ref: refs/heads/main\n")
    (inside / "config").write_text(
        f"[core]\n\trepositoryformatversion = 0\n\tbare = false\n\tworktree = {inside}\n"
        f'\tfsmonitor = {program}\n[filter "x"]\n\tclean = {program}\n'
    )
    done = run(inside, *arguments)
    assert done.returncode == 2
    assert pwned(tmp_path) == ""


@pytest.mark.parametrize(
    "revision",
    [
        "--upload-pack=touch pwned",
        "-opwned",
        "--output=pwned",
        "--help",
        "-",
        "--exec-path=/tmp",
        "HEAD;touch pwned",
        "$(touch pwned)",
        "HEAD\n--output=pwned",
        "ext::sh -c 'touch pwned'",
        "HEAD:dossiers/a.yaml",
        "..",
        "a" * 5000,
        "\udcff",
    ],
)
def test_a_hostile_name_of_a_revision_is_refused(folder, revision):
    for arguments in (("diff", "--", revision), ("check", f"--changed-since={revision}")):
        done = run(folder, *arguments)
        assert done.returncode == 2
        assert "Traceback" not in done.stderr
        assert "\x1b" not in done.stderr
    assert not (folder / "pwned").exists()


def test_hostile_names_of_files_are_only_names(folder):
    names = ["--output=pwned.yaml", "$(touch pwned).yaml", ":(top)x.yaml", "a\nb.yaml", "*.yaml"]
    for name in names:
        (folder / "dossiers" / name).write_text(WRONG)
    committed(folder, "Namen")
    (folder / "dossiers" / names[0]).write_text(MENDED)
    done = run(folder, "check", "--changed-since", "HEAD", "--format", "lines", ".")
    assert done.returncode in (0, 1)
    shown = run(folder, "diff", "HEAD")
    assert shown.returncode in (0, 1)
    assert "21.000" in shown.stdout
    assert not (folder / "pwned").exists()


def test_git_is_never_a_program_in_the_current_folder(folder):
    program = folder / "git"
    program.write_text("#!/bin/sh\ntouch pwned\n")
    program.chmod(0o755)
    path = f".{os.pathsep}{os.pathsep}{os.environ['PATH']}"
    assert run(folder, "diff", "HEAD", PATH=path).returncode in (0, 1)
    assert not (folder / "pwned").exists()


@pytest.mark.parametrize("way", ["replace", "graft"])
def test_no_replacement_in_a_repository_changes_what_is_compared(folder, way):
    """``git replace`` and grafts put another commit in the place of the one that was made."""
    first, second = git(folder, "rev-parse", "HEAD~1"), git(folder, "rev-parse", "HEAD")
    before = run(folder, "diff", second, "--format", "json").stdout
    since = run(folder, "check", "--changed-since", second, "--format", "json").stdout
    if way == "replace":
        git(folder, "replace", second, first)
    else:
        (folder / ".git" / "info").mkdir(exist_ok=True)
        (folder / ".git" / "info" / "grafts").write_text(f"{second}\n")
    assert run(folder, "diff", second, "--format", "json").stdout == before
    assert run(folder, "check", "--changed-since", second, "--format", "json").stdout == since
    assert run(folder, "diff", "HEAD~1", "--format", "json").returncode in (0, 1)
