"""What stands in a new dossier where only its author knows what to write."""

from .names import plain

PLACEHOLDER = "Nog in te vullen"
"""What a new dossier has where the format wants a text."""


def is_placeholder(text: str) -> bool:
    """Whether a text is still that of a new dossier, whatever punctuation is around it."""
    return plain(text) == plain(PLACEHOLDER)
