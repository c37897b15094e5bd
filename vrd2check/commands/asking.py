"""Asking a person about each change."""

from collections.abc import Mapping

from vrd2check.fixes import Change, Edit, by_file
from vrd2check.language import Language, Text
from vrd2check.places import lines_of
from vrd2check.reports.changes import reasons
from vrd2check.reports.difference import changed_lines
from vrd2check.reports.layout import Page, hanging

from . import streams

_QUESTION = Text(
    "Wijzigen? [j]a, [n]ee, [a]lle zekere die volgen, [s]top met vragen: ",
    "Change this? [y]es, [n]o, [a]ll certain ones that follow, [q]uit asking: ",
)
_YES = ("j", "ja", "y", "yes")
_NO = ("n", "nee", "no")
_ALL = ("a", "alle", "all")
_STOP = ("s", "stop", "q", "quit")


class Asker:
    """Shows each change with its reason and asks whether to make it.

    ``texts`` are the files as they were read; a change that builds on an earlier one is shown
    without its line.
    """

    def __init__(self, texts: Mapping[str, str], language: Language, page: Page) -> None:
        self._texts = texts
        self._language = language
        self._page = page
        self._all = False
        self._stopped = False

    def approve(self, change: Change) -> bool:
        """Ask about one change; the end of the input is taken for a stop."""
        if self._stopped or (self._all and change.safe):
            return not self._stopped
        self._show(change)
        while True:
            streams.write(_QUESTION.of(self._language))
            try:
                answer = input().strip().lower()
            except EOFError:
                answer = _STOP[0]
            if answer in _YES + _ALL:
                self._all = self._all or answer in _ALL
                return True
            if answer in _NO + _STOP:
                self._stopped = answer in _STOP
                return False

    def _show(self, change: Change) -> None:
        lines = []
        for file, edits in by_file(change.edits).items():
            places = ", ".join(str(edit.place) for edit in edits)
            lines += [[], *hanging([], places, self._page, "bold")]
            if all(self._stands(edit) for edit in edits):
                lines += changed_lines(self._texts[file], edits, self._page)
            else:
                told = ", ".join(f"{edit.old} → {edit.new}" for edit in edits)
                lines += hanging([], told, self._page)
        for text in reasons(change, self._language):
            lines += hanging([], text, self._page)
        streams.print_page(lines)

    def _stands(self, edit: Edit) -> bool:
        """Whether what is to be changed stands there in the file as it was read."""
        line = lines_of(self._texts[edit.place.file])[edit.place.line - 1]
        return line[edit.place.column - 1 : edit.place.end_column - 1] == edit.old
