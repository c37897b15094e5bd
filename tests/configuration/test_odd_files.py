"""A configuration comes out of an ordinary file of its own repository, and of bounded size."""

import errno
import os
from pathlib import Path

import pytest

from vrd2check.configuration.finding import Found, find, read
from vrd2check.configuration.problems import ConfigurationError
from vrd2check.configuration.stated import read_stated


def test_a_link_out_of_the_repository_is_refused_and_one_within_is_followed(tmp_path):
    repository = tmp_path / "repo"
    (repository / ".git").mkdir(parents=True)
    (tmp_path / "elders.toml").write_text("rounding = 'fail'\n")
    (repository / "vrd2check.toml").symlink_to(tmp_path / "elders.toml")
    with pytest.raises(OSError, match="out of the repository") as refused:
        find(repository)
    assert refused.value.errno == errno.EXDEV
    (repository / "vrd2check.toml").unlink()
    (repository / "echt.toml").write_text("rounding = 'fail'\n")
    (repository / "vrd2check.toml").symlink_to("echt.toml")
    found = find(repository)
    assert found is not None
    assert found.data == b"rounding = 'fail'\n"


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="needs the device")
def test_a_device_is_refused(tmp_path):
    with pytest.raises(OSError, match="ordinary"):
        read(Path("/dev/zero"))
    (tmp_path / "vrd2check.toml").symlink_to("/dev/zero")
    with pytest.raises(OSError, match="ordinary"):
        find(tmp_path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_is_refused_and_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pijp.toml")
    with pytest.raises(OSError, match="ordinary"):
        read(tmp_path / "pijp.toml")


def test_a_file_larger_than_a_configuration_is_refused_and_not_cut_off(tmp_path):
    file = tmp_path / "vrd2check.toml"
    file.write_bytes(b"#" * 1_000_000)
    assert len(read(file).data) == 1_000_000
    file.write_bytes(b"#" * 1_000_001)
    with pytest.raises(OSError, match="too large"):
        read(file)


@pytest.mark.parametrize("key", ["a." * 20_000 + "a", "'a' . " * 20_000 + "b"])
@pytest.mark.parametrize("around", ["{} = 1", "[{}]", "x = {{ {} = 1 }}"])
def test_a_key_without_end_is_refused_before_it_is_parsed(tmp_path, key, around):
    data = f"# boven\n{around.format(key)}\n".encode()
    with pytest.raises(ConfigurationError) as refused:
        read_stated(Found(tmp_path / "vrd2check.toml", data))
    (problem,) = refused.value.problems
    assert problem.place is not None
    assert problem.place.line == 2
    assert "without end" in problem.message.en
