"""What this package says to authors, in Dutch and English."""

from vrd2check.language import Text

_LONGEST_QUOTE = 40


def _short(text: str) -> str:
    shown = " ".join(text.split())
    return shown if len(shown) <= _LONGEST_QUOTE else shown[: _LONGEST_QUOTE - 1] + "…"


def unknown_tag(tag: str) -> Text:
    """A tag that means nothing here."""
    return Text(
        f"Het label “{_short(tag)}” heeft hier geen betekenis. Laat het weg; begint de tekst echt"
        " met een uitroepteken, zet hem dan tussen aanhalingstekens.",
        f"The tag “{_short(tag)}” means nothing here. Leave it out; if the text really begins"
        " with an exclamation mark, put it in quotes.",
    )


def complex_key() -> Text:
    """A list or a mapping as a key."""
    return Text(
        "Hier staat een lijst of een blok als sleutel. Een sleutel is gewone tekst voor een"
        " dubbelpunt, zoals “bedrag: 100”.",
        "A list or a block is used as a key here. A key is plain text before a colon, as in"
        " “bedrag: 100”.",
    )


def merge_key() -> Text:
    """The merge key of YAML 1.1."""
    return Text(
        "“<<” wordt niet gelezen: niet elk programma verstaat het. Schrijf de regels voluit.",
        "“<<” is not read: not every program understands it. Write the lines out in full.",
    )


def duplicate_key(key: str, first_line: int) -> Text:
    """A key that was there already."""
    return Text(
        f"“{_short(key)}” staat hier een tweede keer; de eerste staat op regel {first_line}."
        " Andere programma's houden er stilzwijgend maar één over.",
        f"“{_short(key)}” is here a second time; the first is on line {first_line}."
        " Other programs silently keep only one of them.",
    )


def decimal_comma(meant: str) -> Text:
    """A value split at its decimal comma."""
    shown = _short(meant)
    return Text(
        f"Tussen haken scheidt een komma twee waarden. Bedoelt u “{shown}” als één waarde, zet"
        f' er dan aanhalingstekens rond ("{shown}"), gebruik een decimale punt, of schrijf één'
        " waarde per regel. Zijn het echt twee waarden, zet dan een spatie na de komma.",
        f"Between brackets a comma separates two values. If you mean “{shown}” as one value, put"
        f' it in quotes ("{shown}"), use a decimal point, or write one value a line. If they'
        " really are two values, put a space after the comma.",
    )


def too_many_problems(left_out: int) -> Text:
    """The list of problems was cut short."""
    return Text(
        f"Dit bestand heeft nog {left_out} andere problemen; los eerst deze op.",
        f"This file has another {left_out} problems; solve these first.",
    )


def too_deep(most: int) -> Text:
    """Nested too deep."""
    return Text(
        f"Hier zitten meer dan {most} niveaus in elkaar. Dat heeft geen enkel dossier nodig;"
        " kijk of er haken te veel staan.",
        f"More than {most} levels are nested here. No dossier needs that; see whether there are"
        " brackets too many.",
    )


def too_many_nodes(most: int) -> Text:
    """Too many values."""
    return Text(
        f"Dit bestand bevat meer dan {most} waarden; zo'n bestand wordt niet gelezen. Is het wel"
        " een dossier?",
        f"This file holds more than {most} values; such a file is not read. Is it a dossier?",
    )


def too_large(most: int) -> Text:
    """Too many bytes."""
    megabytes = most // 1_000_000
    return Text(
        f"Dit bestand is groter dan {megabytes} MB en wordt niet gelezen. Is het wel een dossier?",
        f"This file is larger than {megabytes} MB and is not read. Is it a dossier?",
    )


def too_long(most: int) -> Text:
    """One value that goes on and on."""
    return Text(
        f"Deze tekst telt meer dan {most} tekens; zo'n bestand wordt niet gelezen. Kort de tekst"
        " in, of kijk of er een aanhalingsteken ontbreekt.",
        f"This text has more than {most} characters; such a file is not read. Shorten the text, or"
        " see whether a quote is missing.",
    )


def too_many_files(most: int) -> Text:
    """More files than a run reads."""
    return Text(
        f"Hier staan nog bestanden die niet nagekeken zijn: in één keer worden er {most} gelezen."
        " Kijk de mappen een voor een na.",
        f"There are more files here, which were not checked: {most} are read at a time. Check the"
        " folders one by one.",
    )


def alias_of_itself() -> Text:
    """A value that contains itself."""
    return Text(
        "Dit blok verwijst met “*” naar zichzelf. Schrijf de waarden voluit.",
        "This block refers to itself with “*”. Write the values out in full.",
    )


def too_many_aliases() -> Text:
    """Aliases that repeat too much."""
    return Text(
        "De verwijzingen met “*” herhalen hier te veel waarden. Schrijf de waarden voluit.",
        "The references with “*” repeat too many values here. Write the values out in full.",
    )


def empty() -> Text:
    """Nothing in the file."""
    return Text("Dit bestand is leeg.", "This file is empty.")


def not_a_mapping(is_list: bool) -> Text:
    """A list or a single value at the top."""
    return Text(
        f"Dit bestand begint met {'een lijst' if is_list else 'losse tekst'}. Verwacht worden"
        " regels zoals “titel: Voorbeeld”, zonder streepje ervoor.",
        f"This file begins with {'a list' if is_list else 'loose text'}. Lines such as"
        " “titel: Voorbeeld” are expected, without a dash before them.",
    )


def several_documents() -> Text:
    """A second document."""
    return Text(
        "Hier begint na “---” een tweede document. Zet elk dossier in een eigen bestand.",
        "A second document begins here after “---”. Put each dossier in a file of its own.",
    )


def missing(is_link: bool) -> Text:
    """No such file."""
    if is_link:
        return Text(
            "Deze koppeling wijst naar een bestand dat niet bestaat.",
            "This link points to a file that does not exist.",
        )
    return Text("Dit bestand bestaat niet.", "This file does not exist.")


def no_permission() -> Text:
    """Not allowed to read it."""
    return Text(
        "U hebt geen toestemming om dit te lezen.",
        "You have no permission to read this.",
    )


def unreadable(error: Exception) -> Text:
    """Any other refusal of the operating system, in its own words."""
    reason = getattr(error, "strerror", None) or str(error)
    return Text(
        f"Dit kan niet gelezen worden. Het besturingssysteem meldt: {reason}.",
        f"This cannot be read. The operating system says: {reason}.",
    )


def is_a_folder() -> Text:
    """A folder where a file was expected."""
    return Text("Dit is een map, geen bestand.", "This is a folder, not a file.")


def not_a_file() -> Text:
    """A pipe, a socket or a device."""
    return Text(
        "Dit is geen gewoon bestand, maar bijvoorbeeld een apparaat of een pijp.",
        "This is not an ordinary file but for example a device or a pipe.",
    )


def missing_path(is_link: bool) -> Text:
    """A path on the command line that leads nowhere."""
    if is_link:
        return missing(is_link)
    return Text("Dit bestand of deze map bestaat niet.", "This file or folder does not exist.")


def leads_out() -> Text:
    """A link in a folder to something outside of it."""
    return Text(
        "Dit is een koppeling naar buiten de opgegeven map; ze is niet gevolgd. Is ze zo bedoeld,"
        " geef dan ook op waar ze naartoe leidt.",
        "This is a link to outside of the given folder; it was not followed. If it is meant so,"
        " give also what it leads to.",
    )


def folder_too_deep(most: int) -> Text:
    """Folders nested too deep."""
    return Text(
        f"Deze map zit meer dan {most} niveaus diep en is niet doorzocht.",
        f"This folder is more than {most} levels deep and was not searched.",
    )
