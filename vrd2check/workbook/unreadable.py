"""Why a file cannot be imported."""

from vrd2check.language import Text


class UnreadableError(ValueError):
    """A file cannot be read as tables; ``text`` tells why."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text
