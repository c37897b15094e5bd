"""Where on the pages a figure, a relation or a dossier stands."""

import re
from collections.abc import Mapping, Sequence
from pathlib import PurePath
from typing import NamedTuple

from vrd2check.places import Place
from vrd2check.result import Result

from ..show.table import Table
from ..view import View

_ODD = re.compile(r"[^A-Za-z0-9._-]+")


class Listed(NamedTuple):
    """A finding as a page lists it: where it is told, and the link there, if any."""

    view: View
    where: str
    link: str


class Links:
    """Names of pages and of places on them; ``apart`` tells that each dossier has its own page.

    ``tables`` are those of each dossier: only a figure that stands in one can be led to.
    """

    def __init__(
        self, result: Result, tables: Mapping[str, Sequence[Table]], *, apart: bool
    ) -> None:
        self._numbers = {one.file: number for number, one in enumerate(result.examined, 1)}
        self._apart = apart
        self._shown = {
            place
            for file, some in tables.items()
            for one in some
            for place in one.places()
            if place.file == file
        }

    def page(self, file: str) -> str:
        """Return the name of the page of a dossier."""
        stem = _ODD.sub("-", PurePath(file).stem).strip("-.") or "dossier"
        return f"{self._numbers[file]:03}-{stem}.html"

    def dossier(self, file: str) -> str:
        """Return the link to a dossier; empty for one that is on no page."""
        if file not in self._numbers:
            return ""
        return self.page(file) if self._apart else f"#{self.section(file)}"

    def section(self, file: str) -> str:
        """Return the name of the part of a page that a dossier stands in."""
        return "d" if self._apart else f"d{self._numbers[file]}"

    def _within(self, file: str) -> str:
        """Return how the names of places in a dossier begin; all such names are many."""
        return "" if self._apart else f"{self.section(file)}-"

    def figure(self, place: Place) -> str:
        """Return the name of the place where a figure stands on its page."""
        return f"{self._within(place.file)}{place.line}-{place.column}"

    def has_page(self, file: str) -> bool:
        """Whether something is told of a dossier on a page."""
        return file in self._numbers

    def relation(self, file: str, number: int) -> str:
        """Return the name of the place where a relation of a dossier stands."""
        return f"{self._within(file)}r{number}"

    def to_relation(self, file: str, number: int, from_file: str) -> str:
        """Return the link to a relation of a dossier from the page of another, or its own."""
        return f"{self._page_before(file, from_file)}#{self.relation(file, number)}"

    def to_figure(self, place: Place, from_file: str) -> str:
        """Return the link to a figure from the page of a dossier; empty if it is on none."""
        if place not in self._shown:
            return ""
        return f"{self._page_before(place.file, from_file)}#{self.figure(place)}"

    def _page_before(self, file: str, from_file: str) -> str:
        return self.page(file) if self._apart and file != from_file else ""
