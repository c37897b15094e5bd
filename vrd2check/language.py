"""Text that exists in the two languages of the tool's readers."""

from enum import Enum
from typing import NamedTuple


class Language(Enum):
    """A language in which the tool speaks to its readers."""

    NL = "nl"
    EN = "en"


class Text(NamedTuple):
    """One message in Dutch and in English."""

    nl: str
    en: str

    def of(self, language: Language) -> str:
        """Return the text in one language."""
        return self.nl if language is Language.NL else self.en
