"""Text that exists in the two languages of the tool's readers."""

from enum import Enum

from vrd2check.records import record


class Language(Enum):
    """A language in which the tool speaks to its readers."""

    NL = "nl"
    EN = "en"


@record
class Text:
    """One message in Dutch and in English."""

    nl: str
    en: str

    def of(self, language: Language) -> str:
        """Give the text in one language."""
        return self.nl if language is Language.NL else self.en
