import io

from vrd2check.commands import progress
from vrd2check.language import Language


class Terminal(io.StringIO):
    def isatty(self):
        return True


def test_off_a_terminal_there_is_no_bar(monkeypatch):
    monkeypatch.setattr("sys.stderr", io.StringIO())
    with progress.progress_bar(Language.NL) as update:
        assert update is None


def test_a_short_run_shows_nothing_and_a_long_one_a_bar(monkeypatch):
    shown = Terminal()
    monkeypatch.setattr("sys.stderr", shown)
    monkeypatch.setenv("TERM", "xterm")
    with progress.progress_bar(Language.NL) as update:
        update(1, 2)
        assert shown.getvalue() == ""
        monkeypatch.setattr(progress, "_PATIENCE", 0.0)
        update(2, 2)
    assert "Dossiers lezen" in shown.getvalue()
