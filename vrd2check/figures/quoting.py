"""What an author wrote, made safe to print in a message."""

LONGEST_QUOTE = 40

# The spaces that Word and Excel put between thousands: no-break, thin, narrow no-break, figure.
SPACES = str.maketrans(dict.fromkeys("\u00a0\u2009\u202f\u2007", " "))


def quote(written: str) -> str:
    """Quote a text on one line: shortened, and with characters that do not print spelled out."""
    short = written[:LONGEST_QUOTE].translate(SPACES)
    visible = "".join(
        character if character.isprintable() else _escaped(character) for character in short
    )
    return f'"{visible}…"' if len(written) > LONGEST_QUOTE else f'"{visible}"'


def _escaped(character: str) -> str:
    return character.encode("unicode_escape").decode("ascii")
