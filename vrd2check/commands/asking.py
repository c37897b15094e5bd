"""Asking a person about each change."""

from collections.abc import Mapping

from vrd2check.fixes import Edit
from vrd2check.language import Language, Text
from vrd2check.reports.changes import reason
from vrd2check.reports.difference import changed_lines
from vrd2check.reports.layout import Page, hanging

from . import streams

_QUESTION = Text(
    "Wijzigen? [j]a, [n]ee, [a]lle veilige die volgen, [s]top met vragen: ",
    "Change this? [y]es, [n]o, [a]ll safe ones that follow, [q]uit asking: ",
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

    def approve(self, edit: Edit) -> bool:
        """Ask about one change; the end of the input is taken for a stop."""
        if self._stopped or (self._all and edit.safe):
            return not self._stopped
        self._show(edit)
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

    def _show(self, edit: Edit) -> None:
        lines = [[], *hanging([], str(edit.place), self._page, "bold")]
        line = self._texts[edit.place.file].splitlines()[edit.place.line - 1]
        if line[edit.place.column - 1 : edit.place.end_column - 1] == edit.old:
            lines += changed_lines(self._texts[edit.place.file], [edit], self._page)
        else:
            lines += hanging([], f"{edit.old} → {edit.new}", self._page)
        lines += hanging([], reason(edit, self._language), self._page)
        streams.print_page(lines)
