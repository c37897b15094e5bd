"""Asking the program ``git`` about a repository; nothing in the repository is changed by it."""

import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from vrd2check.language import Text
from vrd2check.schema.suggestions import near

from .calling import GitError, call, failed, without_filters
from .texts import say

_MOST_SUGGESTED = 3
_FILE_MODES = {b"100644", b"100755"}


class Blob(NamedTuple):
    """The content of a file in a commit: its object name, and its size in bytes."""

    name: str
    size: int


class Repository(NamedTuple):
    """A repository with a work tree; ``top`` is that tree's root, without links in its path."""

    top: Path

    def commit(self, revision: str) -> str:
        """Return the name of the commit that a revision means.

        Raises GitError for what is no revision, is not known here, or could be taken for an option.
        """
        if not revision or revision.startswith("-") or "\0" in revision:
            raise GitError(say("no-revision", revision=revision))
        done = call(self.top, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
        name = done.stdout.decode("ascii", "replace").strip()
        if done.returncode or not name:
            raise GitError(self._unknown(revision))
        return name

    def is_clean(self) -> bool:
        """Whether nothing that git follows, or could, is other than in the last commit."""
        new = call(self.top, "ls-files", "--others", "--exclude-standard", "-z").stdout
        return not new and not self.differing("HEAD")

    def has_commits(self) -> bool:
        """Whether anything was committed yet."""
        return not call(self.top, "rev-parse", "--verify", "--quiet", "HEAD^{commit}").returncode

    def forked_from(self, revision: str) -> str:
        """Return the last commit that a revision and the work tree's commit have in common.

        Raises GitError as ``commit`` does, and when the known histories have none in common.
        """
        base = self.commit(revision)
        done = call(self.top, "merge-base", base, "HEAD")
        if done.returncode:
            if self._is_shallow():
                raise GitError(say("too-shallow", revision=revision))
            raise GitError(say("nothing-in-common", revision=revision))
        return done.stdout.decode("ascii", "replace").split()[0]

    def files(self, commit: str, under: str = "") -> dict[str, Blob]:
        """Return the files of a commit by their path from the top; ``under`` narrows to a path."""
        where = ("--", under) if under else ()
        done = call(self.top, "ls-tree", "-r", "-z", "-l", "--full-tree", commit, *where)
        if done.returncode:
            raise GitError(self._lost(done.stderr))
        found = {}
        for entry in done.stdout.split(b"\0"):
            facts, tab, path = entry.partition(b"\t")
            if tab:
                mode, kind, name, size = facts.split()
                if kind == b"blob" and mode != b"120000":
                    found[os.fsdecode(path)] = Blob(name.decode("ascii"), int(size))
        return found

    def contents(self, blobs: Iterable[Blob]) -> Iterator[bytes]:
        """Return the bytes of blobs, in their order; raises GitError when one is not there."""
        names = "".join(f"{blob.name}\n" for blob in blobs).encode("ascii")
        done = call(self.top, "cat-file", "--batch", given=names)
        if done.returncode:
            raise GitError(failed(done.stderr))
        position = 0
        for _ in range(names.count(b"\n")):
            end = done.stdout.index(b"\n", position)
            facts = done.stdout[position:end].split()
            if facts[1:2] != [b"blob"]:
                raise GitError(self._lost(done.stdout[position:end]))
            size = int(facts[2])
            yield done.stdout[end + 1 : end + 1 + size]
            position = end + size + 2

    def differing(self, commit: str) -> frozenset[str]:
        """Return the paths, from the top, of what git follows and is not as in a commit.

        That a file may be executed now, or no longer, makes it no other file.
        """
        entries = iter(self._raw("--no-renames", commit))
        return frozenset(
            os.fsdecode(path)
            for facts, path in zip(entries, entries, strict=True)
            if not _is_only_a_mode(facts)
        )

    def renamed(self, earlier: str, later: str | None) -> dict[str, str]:
        """Return the paths at a commit of what has another path at a later one, and that path.

        Without a ``later`` commit that is the work tree, as far as git follows it.
        """
        revisions = (earlier,) if later is None else (earlier, later)
        entries = iter(self._raw("--find-renames", "--diff-filter=R", *revisions))
        return {
            os.fsdecode(old): os.fsdecode(new)
            for _, old, new in zip(entries, entries, entries, strict=True)
        }

    def _raw(self, *arguments: str) -> list[bytes]:
        """Return what ``git diff --raw`` tells, part by part: facts and then paths."""
        options = ("--raw", "-z", "--no-abbrev", "--no-ext-diff", "--no-textconv")
        index = call(self.top, "rev-parse", "--git-path", "index").stdout.rstrip(b"\n")
        # To tell what only seems to differ, git brings the index up to date: so give it a copy. By
        # the time of the original, which that keeps, git knows which files may be newer.
        with TemporaryDirectory() as folder:
            copy = Path(folder) / "index"
            with suppress(FileNotFoundError):
                shutil.copy2(self.top / os.fsdecode(index), copy)
            more = {**without_filters(self.top), "GIT_INDEX_FILE": str(copy)}
            asked = (*options, "--ignore-submodules", *arguments, "--")
            done = call(self.top, "-c", "core.fileMode=false", "diff", *asked, more=more)
        if done.returncode:
            raise GitError(failed(done.stderr))
        return done.stdout.split(b"\0")[:-1]

    def references(self) -> list[str]:
        """Return the names of branches and tags, those of remotes included."""
        done = call(self.top, "for-each-ref", "--format=%(refname:short)")
        return done.stdout.decode("utf-8", "replace").split()

    def _is_shallow(self) -> bool:
        done = call(self.top, "rev-parse", "--is-shallow-repository")
        return done.stdout.strip() == b"true"

    def _lost(self, complaint: bytes) -> Text:
        """Return why an object of a commit is not there."""
        done = call(self.top, "config", "--get-regexp", r"^remote\..*\.promisor$")
        return failed(complaint) if done.returncode else say("partial")

    def _unknown(self, revision: str) -> Text:
        if self._is_shallow():
            return say("too-shallow", revision=revision)
        if ".." in revision:
            return say("two-revisions", revision=revision)
        words = ", ".join(near(revision, self.references(), _MOST_SUGGESTED))
        if words:
            return say("unknown-but-near", revision=revision, near=words)
        return say("unknown-revision", revision=revision)


def _is_only_a_mode(facts: bytes) -> bool:
    """Whether what ``git diff --raw`` tells of a file is a change of its mode and nothing else."""
    before, after, old, new, *_ = facts.removeprefix(b":").split()
    return before != after and {before, after} == _FILE_MODES and old == new


def find_repository(path: Path) -> Repository:
    """Find the repository that a file or folder is in.

    Raises GitError when it is in none, or git is not there or refuses to look.
    """
    folder = next(one for one in (path, *path.absolute().parents) if one.is_dir())
    done = call(folder, "rev-parse", "--show-toplevel")
    top = os.fsdecode(done.stdout.rstrip(b"\n"))
    if done.returncode or not top:
        raise GitError(_no_repository(folder, done.stderr))
    return Repository(Path(os.path.realpath(top)))


def _no_repository(folder: Path, complaint: bytes) -> Text:
    if b"dubious ownership" in complaint:
        return say("not-trusted", folder=folder)
    return say("no-repository", folder=folder.absolute())
