import itertools
import os
import random
import signal
import stat
import time
from pathlib import Path

import pytest

from vrd2check import files
from vrd2check.files import TEMPORARY
from vrd2check.fixes import Outcome, Target
from vrd2check.fixes.writing import write

OLD, NEW = "totaal: 1\r\n", "totaal: 2\r\n"


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "a.yaml"
    path.write_bytes(OLD.encode())
    return path


def target(path: Path, folder: Path | None = None) -> Target:
    return Target(path, folder or path.parent)


def test_the_new_text_is_written_and_no_other_file_is_left(file):
    assert write(target(file), OLD, NEW) is Outcome.WRITTEN
    assert file.read_bytes() == NEW.encode()
    assert list(file.parent.iterdir()) == [file]


def test_the_byte_order_mark_stays(file):
    mark = b"\xef\xbb\xbf"
    file.write_bytes(mark + OLD.encode())
    assert write(target(file), OLD, NEW) is Outcome.WRITTEN
    assert file.read_bytes() == mark + NEW.encode()


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664, 0o755])
def test_the_permissions_stay(file, mode):
    file.chmod(mode)
    assert write(target(file), OLD, NEW) is Outcome.WRITTEN
    assert stat.S_IMODE(file.stat().st_mode) == mode


def test_a_read_only_file_is_refused(file):
    file.chmod(0o444)
    assert write(target(file), OLD, NEW) is Outcome.READ_ONLY
    assert file.read_bytes() == OLD.encode()


def test_a_file_that_changed_meanwhile_is_refused(file):
    file.write_bytes(b"totaal: 3\r\n")
    assert write(target(file), OLD, NEW) is Outcome.CHANGED
    assert file.read_bytes() == b"totaal: 3\r\n"


def test_a_change_of_nothing_but_line_ends_counts_as_a_change(file):
    file.write_bytes(OLD.replace("\r\n", "\n").encode())
    assert write(target(file), OLD, NEW) is Outcome.CHANGED


def test_a_change_at_the_last_moment_is_noticed(file, monkeypatch):
    def forced_to_disk(_):
        file.write_bytes(b"totaal: 3\r\n")

    monkeypatch.setattr(files.os, "fsync", forced_to_disk)
    assert write(target(file), OLD, NEW) is Outcome.CHANGED
    assert file.read_bytes() == b"totaal: 3\r\n"
    assert list(file.parent.iterdir()) == [file]


def test_a_file_that_is_gone_is_refused(file):
    file.unlink()
    assert write(target(file), OLD, NEW) is Outcome.CHANGED
    assert not file.exists()


def test_a_disk_that_is_full_leaves_the_old_text(file, monkeypatch):
    def full(_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(files.os, "fsync", full)
    assert write(target(file), OLD, NEW) is Outcome.FAILED
    assert file.read_bytes() == OLD.encode()
    assert list(file.parent.iterdir()) == [file]


def test_a_link_out_of_the_folder_is_not_followed(file, tmp_path):
    folder = tmp_path / "dossiers"
    folder.mkdir()
    link = folder / "b.yaml"
    link.symlink_to(file)
    assert write(target(link), OLD, NEW) is Outcome.OUTSIDE
    assert file.read_bytes() == OLD.encode()


def test_a_folder_that_is_a_link_out_is_not_followed(tmp_path):
    outside, folder = tmp_path / "elders", tmp_path / "dossiers"
    outside.mkdir()
    folder.mkdir()
    (outside / "a.yaml").write_bytes(OLD.encode())
    (folder / "sub").symlink_to(outside, target_is_directory=True)
    assert write(target(folder / "sub" / "a.yaml", folder), OLD, NEW) is Outcome.OUTSIDE
    assert (outside / "a.yaml").read_bytes() == OLD.encode()


def test_a_link_within_the_folder_stays_a_link(file):
    link = file.parent / "b.yaml"
    link.symlink_to(file.name)
    assert write(target(link), OLD, NEW) is Outcome.WRITTEN
    assert link.is_symlink()
    assert file.read_bytes() == NEW.encode()


def test_putting_back_leaves_alone_what_somebody_else_wrote(file):
    write(target(file), OLD, NEW)
    assert write(target(file), NEW, OLD) is Outcome.WRITTEN
    assert file.read_bytes() == OLD.encode()
    assert write(target(file), NEW, OLD) is Outcome.CHANGED


def _write_for_ever(path: Path, texts: tuple[str, str], written: int) -> None:
    """Write the one text and the other in turn, with a byte into a pipe after each time."""
    try:
        for old, new in itertools.cycle(itertools.permutations(texts)):
            write(target(path), old, new)
            os.write(written, b".")
    finally:
        os._exit(1)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs a child process that starts at once")
def test_a_kill_at_any_moment_leaves_the_old_text_or_the_new(tmp_path):
    path = tmp_path / "a.yaml"
    texts = "een\n" * 40000, "twee\n" * 40000
    seen = set()
    seed = random.Random(7)
    for attempt in range(100):
        path.write_text(texts[0], newline="")
        reader, writer = os.pipe()
        child = os.fork()
        if not child:
            _write_for_ever(path, texts, writer)
        os.close(writer)
        for _ in range(1 + attempt % 2):  # however slow the machine is, it has written by then
            os.read(reader, 1)
        time.sleep(seed.random() / 100)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        os.close(reader)
        seen.add(path.read_text())
        for left in tmp_path.iterdir():
            assert left == path or left.name.endswith(TEMPORARY)
            if left != path:
                left.unlink()
    assert seen == set(texts)
