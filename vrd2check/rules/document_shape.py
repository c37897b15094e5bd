"""The shape of a document: are the right keys and values in the right places."""

from collections.abc import Iterator

from vrd2check.dossiers import Loaded
from vrd2check.language import Text
from vrd2check.schema import ShapeProblemKind

from .base import Context, Outcome, Severity, rule
from .base.reported import AS_REPORTED, shape_problems


@rule(
    "DOC121",
    "unknown-kind",
    Severity.ERROR,
    Loaded,
    title=Text(nl="Soort dossier onbekend", en="Unknown kind of dossier"),
    message=AS_REPORTED,
    uitleg="""De sleutel soort zegt wat een bestand is: een projectdossier, exploitatiedossier,
        evaluatie of programma. Zonder die sleutel weet niemand welke hoofdstukken en cijfers erin
        horen, en wordt er niets nagerekend.""",
)
def unknown_kind(file: Loaded, _: Context) -> Iterator[Outcome]:
    """The key soort says what a file is: projectdossier, exploitatiedossier, evaluatie, programma.

    Without it nobody knows which chapters and figures belong in it, and nothing is checked.
    """
    return shape_problems(file, ShapeProblemKind.UNKNOWN_KIND)


@rule(
    "DOC122",
    "unknown-key",
    Severity.ERROR,
    Loaded,
    title=Text(nl="Onbekende sleutel", en="Unknown key"),
    message=AS_REPORTED,
    uitleg="""Een sleutel die het formaat op die plaats niet kent, is meestal een tikfout. Wat
        eronder staat, wordt dan niet gelezen en dus ook niet nagerekend.""",
)
def unknown_key(file: Loaded, _: Context) -> Iterator[Outcome]:
    """A key that the format does not know at that spot is usually a slip of the keyboard.

    What stands under it is not read, and so is not checked.
    """
    return shape_problems(file, ShapeProblemKind.UNKNOWN_KEY)


@rule(
    "DOC123",
    "missing-key",
    Severity.ERROR,
    Loaded,
    title=Text(nl="Ontbrekende sleutel", en="Missing key"),
    message=AS_REPORTED,
    uitleg="""Enkele sleutels moeten er altijd staan, ook in een ontwerp: de titel en het jaar van
        een dossier, het bedrag van een budgetlijn, de omschrijving van een KPI. Zonder die
        sleutels heeft de rest geen betekenis.""",
)
def missing_key(file: Loaded, _: Context) -> Iterator[Outcome]:
    """Some keys must always be there, in a draft too.

    They are the title and year of a dossier, the amount of a budget line, the description of a KPI
    and the like; without them the rest means nothing.
    """
    return shape_problems(file, ShapeProblemKind.MISSING_KEY)


@rule(
    "DOC124",
    "empty-value",
    Severity.ERROR,
    Loaded,
    title=Text(nl="Lege waarde", en="Empty value"),
    message=AS_REPORTED,
    uitleg="""Achter deze sleutel moet iets staan. Een bedrag mag leeg zijn, dat betekent dat er
        niets vermeld is; een titel, een nummer of een hoofdstuk niet.""",
)
def empty_value(file: Loaded, _: Context) -> Iterator[Outcome]:
    """Something must be written behind this key.

    An amount may be empty, which means that nothing is stated; a title, number or chapter may not.
    """
    return shape_problems(file, ShapeProblemKind.EMPTY)


@rule(
    "DOC125",
    "wrong-type",
    Severity.ERROR,
    Loaded,
    title=Text(nl="Verkeerd soort waarde", en="Wrong sort of value"),
    message=AS_REPORTED,
    uitleg="""Op elke plaats hoort een enkele waarde, een lijst of een blok met sleutels. Staat er
        iets anders, dan kan het niet gelezen worden. Vaak ontbreekt een streepje of een
        inspringing.""",
)
def wrong_type(file: Loaded, _: Context) -> Iterator[Outcome]:
    """At each spot a single value, a list or a block of keys belongs.

    Something else cannot be read. Often a dash or an indentation is missing.
    """
    return shape_problems(file, ShapeProblemKind.WRONG_TYPE)


@rule(
    "DOC126",
    "value-not-allowed",
    Severity.ERROR,
    Loaded,
    title=Text(nl="Waarde niet toegelaten", en="Value not allowed"),
    message=AS_REPORTED,
    uitleg="""Op sommige plaatsen mogen maar enkele woorden staan, zoals ontwerp of ingediend bij
        de status, of moet een waarde een bepaalde vorm hebben, zoals een jaar.""",
)
def value_not_allowed(file: Loaded, _: Context) -> Iterator[Outcome]:
    """At some spots only a few words are allowed, such as ontwerp or ingediend for the status.

    At others a value must have a certain form, such as that of a year.
    """
    return shape_problems(file, ShapeProblemKind.NOT_ALLOWED_VALUE)


@rule(
    "DOC127",
    "wrong-length",
    Severity.ERROR,
    Loaded,
    title=Text(nl="Lijst te kort of te lang", en="List too short or too long"),
    message=AS_REPORTED,
    uitleg="""Een lijst van maandbedragen telt er twaalf, van januari tot december. Met elf of
        dertien is niet te zeggen welk bedrag bij welke maand hoort. Schrijf bij minder maanden hun
        namen: {aug: 3.466, sep: 5.466}.""",
)
def wrong_length(file: Loaded, _: Context) -> Iterator[Outcome]:
    """A list of monthly amounts has twelve of them, from January to December.

    With eleven or thirteen nobody can tell which amount belongs to which month. For fewer months,
    write their names: {aug: 3.466, sep: 5.466}.
    """
    return shape_problems(file, ShapeProblemKind.WRONG_LENGTH)


@rule(
    "DOC128",
    "unquoted-number",
    Severity.ERROR,
    Loaded,
    title=Text(nl="Nummer zonder aanhalingstekens", en="Number without quotes"),
    message=AS_REPORTED,
    uitleg="""Het nummer van een dossier staat altijd tussen aanhalingstekens. Zonder lezen
        YAML-programma's een kommagetal: 22.10 wordt 22,1, en dat is een ander dossier.""",
)
def unquoted_number(file: Loaded, _: Context) -> Iterator[Outcome]:
    """The number of a dossier always stands in quotes.

    Without them YAML programs read a decimal number: 22.10 becomes 22.1, which is another dossier.
    """
    return shape_problems(file, ShapeProblemKind.UNQUOTED_NUMBER)
