"""Refusing what a command line asks, in the reader's own language."""

from collections.abc import Sequence

from vrd2check.language import Language, Text


class RefusedError(Exception):
    """Something about the arguments that the user is to mend; the message is for the user.

    The application adds which command it was, and so where to find help.
    """

    def format_message(self) -> str:
        """Return the message, as the errors of typer do."""
        return str(self)


def did_you_mean(near: Sequence[str], language: Language) -> str:
    """Offer what comes near to what was asked; empty where nothing does."""
    if not near:
        return ""
    *first, last = near
    either = Text(" of ", " or ").of(language)
    words = f"{', '.join(first)}{either}{last}" if first else last
    return Text(f" Bedoelt u {words}?", f" Did you mean {words}?").of(language)
