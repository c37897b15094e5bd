"""What a fault in YAML's grammar is called in plain Dutch and English, with its remedy."""

from vrd2check.figures.quoting import quote
from vrd2check.language import Text


def tab() -> Text:
    """A tab where white space counts."""
    return Text(
        "Hier staat een tab waar spaties horen. Vervang hem door spaties, evenveel als op de regels"
        " die erbij horen.",
        "A tab stands here where spaces belong. Replace it by spaces, as many as on the lines that"
        " belong with it.",
    )


def unclosed_quote() -> Text:
    """A quoted value without an end."""
    return Text(
        "Het aanhalingsteken dat hier opent, wordt niet gesloten. Zet er een achter de waarde.",
        "The quote that opens here is not closed. Put one after the value.",
    )


def backslash() -> Text:
    """An escape that is none."""
    return Text(
        "In deze tekst tussen dubbele aanhalingstekens staat een “\\”, die daar een bijzondere"
        " betekenis heeft. Gebruik enkele aanhalingstekens: 'C:\\map'.",
        "This text in double quotes holds a “\\”, which has a special meaning there. Use single"
        " quotes: 'C:\\folder'.",
    )


def reserved(char: str) -> Text:
    """A value that begins with a character of YAML's own."""
    return Text(
        f"Een waarde kan hier niet met “{char}” beginnen: dat teken heeft in YAML een eigen"
        " betekenis. Zet de hele waarde tussen aanhalingstekens.",
        f"A value cannot begin with “{char}” here: that character has a meaning of its own in"
        " YAML. Put the whole value in quotes.",
    )


def unknown_alias() -> Text:
    """An alias without its anchor."""
    return Text(
        "“*” aan het begin verwijst naar iets dat niet bestaat. Is het gewone tekst, zet de waarde"
        " dan tussen aanhalingstekens.",
        "“*” at the beginning refers to something that does not exist. If it is ordinary text,"
        " put the value in quotes.",
    )


def anchor_twice() -> Text:
    """Two anchors with one name."""
    return Text(
        "Deze naam na “&” is al gegeven. Is het gewone tekst, zet de waarde dan tussen"
        " aanhalingstekens.",
        "This name after “&” was given before. If it is ordinary text, put the value in quotes.",
    )


def unclosed_bracket(bracket: str) -> Text:
    """A bracket without its partner."""
    return Text(
        f"De haak “{bracket}” die hier opent, wordt niet gesloten, of er ontbreekt een komma.",
        f"The bracket “{bracket}” that opens here is not closed, or a comma is missing.",
    )


def wrong_bracket(opened: str, closed: str) -> Text:
    """A bracket closed by one of the other sort."""
    return Text(
        f"De haak “{opened}” wordt hier gesloten met “{closed}”; dat hoort niet bij elkaar.",
        f"The bracket “{opened}” is closed with “{closed}” here; the two do not match.",
    )


def bracket_too_many(bracket: str) -> Text:
    """A closing bracket that nothing opened."""
    return Text(
        f"Er staat een haak “{bracket}” te veel. Hoort hij bij de tekst, zet die dan tussen"
        " aanhalingstekens.",
        f"The bracket “{bracket}” is one too many. If it belongs to the text, put that in quotes.",
    )


def missing_comma() -> Text:
    """Two values in brackets with nothing between them."""
    return Text(
        "Tussen de haken ontbreekt hier een komma, of een waarde moet tussen aanhalingstekens.",
        "A comma is missing between the brackets here, or a value must be put in quotes.",
    )


def nothing_between() -> Text:
    """Two commas in a row."""
    return Text(
        'Tussen de haken staat een komma te veel. Een lege waarde schrijft u als "".',
        'There is a comma too many between the brackets. Write an empty value as "".',
    )


def colon_inside() -> Text:
    """A second colon in one value."""
    return Text(
        "Op deze regel staat een tweede “: ”. Hoort die bij de tekst, zet de tekst dan tussen"
        " aanhalingstekens; anders hoort hier een nieuwe regel.",
        "This line has a second “: ”. If it belongs to the text, put the text in quotes;"
        " otherwise a new line belongs here.",
    )


def colon_without_space() -> Text:
    """No space after a colon."""
    return Text(
        "Na deze dubbelpunt hoort een spatie: “bedrag: 100”, niet “bedrag:100”.",
        "A space belongs after this colon: “bedrag: 100”, not “bedrag:100”.",
    )


def no_colon() -> Text:
    """A line that is neither a key nor part of a value."""
    return Text(
        "Op deze regel ontbreekt een dubbelpunt. Hoort de tekst bij de regel erboven, laat hem dan"
        " verder inspringen of zet het geheel tussen aanhalingstekens.",
        "A colon is missing on this line. If the text belongs to the line above, indent it further"
        " or put the whole in quotes.",
    )


def text_after_value() -> Text:
    """Something follows where the value has ended."""
    return Text(
        "Hier staat nog tekst achter een waarde die al afgesloten is. Zet de hele waarde tussen"
        " aanhalingstekens, of begin een nieuwe regel.",
        "Text follows here after a value that has already ended. Put the whole value in quotes, or"
        " begin a new line.",
    )


def indentation() -> Text:
    """A line that is indented unlike its neighbours."""
    return Text(
        "Deze regel springt niet in zoals de regels erboven. Regels die bij elkaar horen, beginnen"
        " in dezelfde kolom; een lijst begint op elke regel met “- ”.",
        "This line is not indented like the lines above. Lines that belong together begin in the"
        " same column; a list begins with “- ” on every line.",
    )


def after_the_end() -> Text:
    """Text after the end mark of a document."""
    return Text(
        "Na “...” eindigt het document; daarna mag niets meer volgen.",
        "The document ends at “...”; nothing may follow it.",
    )


def unknown() -> Text:
    """A fault of a known sort whose cause the text does not show."""
    return Text(
        "Vanaf hier is dit geen geldige YAML. Kijk naar de aanhalingstekens, de haken, de"
        " dubbelpunten en het inspringen op deze regel en die erboven.",
        "From here on this is no valid YAML. Look at the quotes, the brackets, the colons and the"
        " indentation on this line and the one above.",
    )


def unreadable(words: str) -> Text:
    """A fault that is not known here, in the words of the library."""
    if not words:
        return Text("Dit is niet te lezen als YAML.", "This cannot be read as YAML.")
    shown = quote(" ".join(words.split()))
    return Text(
        f"Dit is niet te lezen als YAML. De YAML-lezer meldt, in het Engels: {shown}.",
        f"This cannot be read as YAML. The YAML reader says: {shown}.",
    )
