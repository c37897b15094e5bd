"""What holds of any configuration and any folder; each raises AssertionError where it does not."""

from collections.abc import Sequence
from pathlib import Path

from vrd2check.configuration.effective import NO_OPTIONS, configured
from vrd2check.configuration.finding import OWN_FILE, Found
from vrd2check.configuration.problems import ConfigurationError, ConfigurationProblem
from vrd2check.configuration.stated import read_stated
from vrd2check.language import Language
from vrd2check.source import find_files

from .clock import CLOCK


def configuration_is_read(data: bytes) -> None:
    """A configuration says what holds, or what is wrong with it, in both languages and in place."""
    try:
        with CLOCK.answer("configuring"):
            found = configured(read_stated(Found(Path(OWN_FILE), data)), NO_OPTIONS)
        problems: Sequence[ConfigurationProblem] = found.warnings
    except ConfigurationError as error:
        problems = error.problems
        assert problems
    lines = data.decode("utf-8", errors="replace").splitlines() or [""]
    for problem in problems:
        assert all(problem.message.of(language).strip() for language in Language)
        assert problem.place is None or 1 <= problem.place.line <= len(lines) + 1


def hidden_files_change_nothing(folder: Path, text: str) -> None:
    """What is hidden, or in a folder that is another's, is not found beside a dossier."""
    (folder / "a.yaml").write_text(text, encoding="utf-8")
    for name in (".a.yaml", ".git/b.yaml", "node_modules/c.yaml", "omgeving/lib/d.yaml"):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (folder / "omgeving" / "pyvenv.cfg").touch()
    found = find_files([folder])
    assert [path.name for path in found.files] == ["a.yaml"]
    assert found.problems == ()
