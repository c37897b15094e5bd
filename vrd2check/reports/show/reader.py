"""Who reads the tables: in which language, and on what page."""

from typing import NamedTuple

from vrd2check.language import Language, Text

from ..layout import Page
from ..safe import visible


class Reader(NamedTuple):
    """The language of a reader and the page that is read."""

    language: Language
    page: Page

    def text(self, text: Text | str) -> str:
        """Return a text in the reader's language, safe to print, on one line."""
        told = text if isinstance(text, str) else text.of(self.language)
        return visible(told, self.page.encoding)
