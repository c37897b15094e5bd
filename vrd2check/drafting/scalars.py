"""Words of a user as values in YAML, so that they read back as they were given."""

import json
import re

from vrd2check.language import Text

from .request import DraftError

# What needs no quotes anywhere, inside brackets or not, and is no number, date, yes or no.
_PLAIN = re.compile(r"[^\W\d_][\w()/&.+'’–-]*(?: [\w()/&.+'’–-]+)*")
_WORDS = frozenset({"true", "false", "yes", "no", "on", "off", "null", "y", "n"})


def scalar(text: str) -> str:
    """Return a name as a value, in quotes where it needs them.

    Raises DraftError for a name that is empty or cannot be printed.
    """
    text = text.strip()
    if not text or not text.isprintable():
        raise DraftError(
            Text(
                f"“{text}” kan niet in een dossier staan: geef gewone tekst op één regel.",
                f"“{text}” cannot stand in a dossier: give plain text on one line.",
            )
        )
    if _PLAIN.fullmatch(text) and text.lower() not in _WORDS:
        return text
    return json.dumps(text, ensure_ascii=False)
