"""The document as a text: can it be read at all, and does every reader see the same in it."""

from collections.abc import Iterator

from vrd2check.dossiers import Loaded
from vrd2check.language import Text
from vrd2check.schema import ShapeProblemKind
from vrd2check.source import TextProblemKind

from .base import Context, Outcome, Severity, rule
from .base.reported import AS_REPORTED, shape_problems, text_problems


@rule(
    "DOC101",
    "nothing-to-read",
    Severity.ERROR,
    Loaded,
    title=Text(nl="Niets te lezen", en="Nothing to read"),
    message=AS_REPORTED,
    uitleg="""Een bestand of map die niet bestaat, die u niet mag openen of waar niets in staat,
        kan niet nagekeken worden. Dat wordt altijd gemeld: een controle die niets gelezen heeft,
        mag er niet uitzien alsof alles klopt.""",
)
def nothing_to_read(file: Loaded, _: Context) -> Iterator[Outcome]:
    """A file or folder that does not exist, may not be opened or is empty cannot be checked.

    This is always reported: a check that read nothing must not look as if all were well.
    """
    return text_problems(file, TextProblemKind.UNREADABLE_FILE, TextProblemKind.EMPTY)


@rule(
    "DOC102",
    "not-utf8",
    Severity.ERROR,
    Loaded,
    title=Text(nl="Verkeerde codering", en="Wrong encoding"),
    message=AS_REPORTED,
    uitleg="""Een dossier wordt bewaard als UTF-8, de gewone codering van tekst. In een andere
        codering worden letters als é en tekens als € onleesbaar, en andere programma's lezen er
        iets anders in.""",
)
def not_utf8(file: Loaded, _: Context) -> Iterator[Outcome]:
    """A dossier is saved as UTF-8, the ordinary encoding of text.

    In another encoding letters such as é and signs such as € become unreadable, and other
    programs see something else in them.
    """
    return text_problems(file, TextProblemKind.NOT_UTF8)


@rule(
    "DOC103",
    "forbidden-character",
    Severity.ERROR,
    Loaded,
    title=Text(nl="Onzichtbaar teken", en="Invisible character"),
    message=AS_REPORTED,
    uitleg="""Bij het plakken uit Word of uit een pdf komen soms tekens mee die men niet ziet. Wat
        erna komt, wordt door het ene programma anders gelezen dan door het andere.""",
)
def forbidden_character(file: Loaded, _: Context) -> Iterator[Outcome]:
    """Characters that nobody sees may come along when text is pasted from Word or a PDF file.

    What follows them is then read differently by different programs.
    """
    return text_problems(file, TextProblemKind.FORBIDDEN_CHARACTER)


@rule(
    "DOC104",
    "not-yaml",
    Severity.ERROR,
    Loaded,
    title=Text(nl="Geen geldige YAML", en="Not valid YAML"),
    message=AS_REPORTED,
    uitleg="""Een dossier is een tekst in YAML: sleutels met een dubbelpunt, en met spaties
        ingesprongen regels. Een haakje of aanhalingsteken dat niet gesloten wordt, of een tab
        vooraan een regel, maakt de rest onleesbaar. De melding staat waar het lezen moest
        stoppen.""",
)
def not_yaml(file: Loaded, _: Context) -> Iterator[Outcome]:
    """A dossier is a text in YAML: keys with a colon, and lines indented with spaces.

    A bracket or quote that is not closed, or a line indented with a tab, makes the rest
    unreadable. The finding stands where reading had to stop.
    """
    return text_problems(file, TextProblemKind.NOT_YAML, TextProblemKind.TAB)


@rule(
    "DOC105",
    "several-documents",
    Severity.ERROR,
    Loaded,
    title=Text(nl="Meer dan één document", en="More than one document"),
    message=AS_REPORTED,
    uitleg="""Eén bestand bevat één dossier. Na een regel met drie streepjes begint in YAML een
        nieuw document, en veel programma's lezen alleen het eerste.""",
)
def several_documents(file: Loaded, _: Context) -> Iterator[Outcome]:
    """A file holds one dossier.

    A line of three dashes begins a new document in YAML, and many programs read the first only.
    """
    return text_problems(file, TextProblemKind.SEVERAL_DOCUMENTS)


@rule(
    "DOC106",
    "not-a-mapping",
    Severity.ERROR,
    Loaded,
    title=Text(nl="Geen sleutels", en="No keys"),
    message=AS_REPORTED,
    uitleg="""Een dossier begint met sleutels zoals soort en titel. Begint het bestand met een
        lijst of met losse tekst, dan is niet te zien wat erin staat.""",
)
def not_a_mapping(file: Loaded, _: Context) -> Iterator[Outcome]:
    """A dossier begins with keys such as soort and titel.

    If the file begins with a list or with loose text, nobody can tell what it holds.
    """
    return text_problems(file, TextProblemKind.NOT_A_MAPPING)


@rule(
    "DOC107",
    "beyond-bounds",
    Severity.ERROR,
    Loaded,
    title=Text(nl="Te groot om een dossier te zijn", en="Too large to be a dossier"),
    message=AS_REPORTED,
    uitleg="""Een dossier telt enkele honderden lijnen en een achttal niveaus. Wat daar heel ver
        boven ligt, is een vergissing of opzet, en wordt niet verder gelezen. Ook van een zeer
        lange lijst problemen in een bestand wordt alleen het begin getoond.""",
)
def beyond_bounds(file: Loaded, _: Context) -> Iterator[Outcome]:
    """A dossier has some hundreds of lines and about eight levels.

    What lies very far beyond that is a mistake or malice and is not read any further. Of a very
    long list of problems in one file only the beginning is shown, too.
    """
    yield from text_problems(
        file,
        TextProblemKind.TOO_LARGE,
        TextProblemKind.TOO_DEEP,
        TextProblemKind.TOO_MANY_NODES,
        TextProblemKind.TOO_LONG,
        TextProblemKind.TOO_MANY_FILES,
        TextProblemKind.TOO_MANY_PROBLEMS,
    )
    yield from shape_problems(file, ShapeProblemKind.TOO_MANY_PROBLEMS)


@rule(
    "DOC108",
    "aliases",
    Severity.ERROR,
    Loaded,
    title=Text(nl="Verwijzingen in YAML", en="References in YAML"),
    message=AS_REPORTED,
    uitleg="""Met & en * kan men in YAML een stuk tekst op een andere plaats herhalen. In een
        dossier maakt dat cijfers onvindbaar. Een enkele herhaling mag; een verwijzing naar niets,
        naar zichzelf, of die zeer veel herhaalt, mag niet. De samenvoegsleutel << wordt niet
        gelezen, omdat niet elk programma die verstaat.""",
)
def aliases(file: Loaded, _: Context) -> Iterator[Outcome]:
    """With & and * a piece of text can be repeated elsewhere, which makes figures hard to find.

    A few repetitions are allowed; a reference to nothing, to itself, or one that repeats very much
    is not. The merge key << is not read, since not every program understands it.
    """
    return text_problems(file, TextProblemKind.ALIASES, TextProblemKind.MERGE_KEY)


@rule(
    "DOC109",
    "duplicate-key",
    Severity.ERROR,
    Loaded,
    title=Text(nl="Dubbele sleutel", en="Duplicate key"),
    message=AS_REPORTED,
    uitleg="""Staat dezelfde sleutel twee keer in een blok, dan houdt elk programma er
        stilzwijgend maar één over, en niet altijd dezelfde. Een bedrag of een heel hoofdstuk
        kan zo verdwijnen.""",
)
def duplicate_key(file: Loaded, _: Context) -> Iterator[Outcome]:
    """If a key stands twice in one block, every program silently keeps only one of them.

    Not all keep the same one, and an amount or a whole chapter can vanish.
    """
    return text_problems(file, TextProblemKind.DUPLICATE_KEY)


@rule(
    "DOC110",
    "unusual-yaml",
    Severity.ERROR,
    Loaded,
    title=Text(nl="Ongewone YAML", en="Unusual YAML"),
    message=AS_REPORTED,
    uitleg="""YAML kent labels met een uitroepteken en lijsten als sleutel. In een dossier hebben
        die geen betekenis; meestal is een tekst bedoeld die tussen aanhalingstekens hoort.""",
)
def unusual_yaml(file: Loaded, _: Context) -> Iterator[Outcome]:
    """YAML knows tags with an exclamation mark, and lists as a key.

    They mean nothing in a dossier; usually a text is meant that should be in quotes.
    """
    return text_problems(file, TextProblemKind.UNKNOWN_TAG, TextProblemKind.COMPLEX_KEY)


@rule(
    "DOC111",
    "decimal-comma",
    Severity.ERROR,
    Loaded,
    title=Text(nl="Decimale komma tussen haken", en="Decimal comma between brackets"),
    message=AS_REPORTED,
    uitleg="""Tussen [ ] en { } scheidt een komma twee waarden. Een bedrag met een decimale komma
        valt daar in twee stukken: 15.974,02 wordt 15.974 en 02. Zet het tussen aanhalingstekens.
        Wat tussen die haken staat, wordt tot dan niet nagerekend.""",
)
def decimal_comma(file: Loaded, _: Context) -> Iterator[Outcome]:
    """Between [ ] and { } a comma separates two values.

    An amount with a decimal comma falls apart there: 15.974,02 becomes 15.974 and 02. Put it in
    quotes. Until then, what stands between those brackets is not checked.
    """
    return text_problems(file, TextProblemKind.DECIMAL_COMMA)
