"""Git repositories made for a test."""

import os
import subprocess


def environment(**more):
    """Return an environment in which git knows who commits and reads nobody's settings."""
    who = {"NAME": "Proef", "EMAIL": "proef@example.com"}
    named = {f"GIT_{role}_{key}": who[key] for role in ("AUTHOR", "COMMITTER") for key in who}
    apart = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "LC_ALL": "C.UTF-8"}
    ours = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    return {**ours, **named, **apart, **more}


def git(folder, *arguments):
    done = subprocess.run(
        ["git", *arguments],
        cwd=folder,
        env=environment(),
        capture_output=True,
        encoding="utf-8",
        check=True,
        timeout=60,
    )
    return done.stdout.strip()


def begun(folder):
    """Make a repository of a folder, without a commit."""
    git(folder, "init", "--quiet", "--initial-branch=main", ".")


def committed(folder, message="Begin"):
    """Commit everything in a folder, made a repository if it is none, and name the commit."""
    if not (folder / ".git").exists():
        begun(folder)
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", f"--message={message}")
    return git(folder, "rev-parse", "HEAD")
