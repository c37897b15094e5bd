"""The sentences in which this package speaks to an author."""

from collections.abc import Sequence

from vrd2check.language import Text
from vrd2check.source import MappingNode, Node, Scalar

from .shape import Schema, Spot, Step

_LONGEST = 40
_MOST_KEYS = 12

# What belongs at a spot, by the name of its definition in the schema.
_EXPECTED = {
    "bedrag": Text("een bedrag, bijvoorbeeld 6.000", "an amount, for example 6.000"),
    "aantal": Text("een aantal, bijvoorbeeld 12", "a count, for example 12"),
    "percentage": Text("een percentage, bijvoorbeeld 25 %", "a percentage, for example 25 %"),
    "waarde": Text("een waarde, bijvoorbeeld 125 of x", "a value, for example 125 or x"),
    "jaar": Text("een jaar, bijvoorbeeld 2022", "a year, for example 2022"),
    "periode": Text("een periode, bijvoorbeeld Q1 2022", "a period, for example Q1 2022"),
    "maand": Text("een maand, bijvoorbeeld juli", "a month, for example juli"),
    "datum": Text("een datum, bijvoorbeeld 04/09/2022", "a date, for example 04/09/2022"),
    "tekst": Text("een tekst", "a text"),
    "naam": Text("een naam of nummer", "a name or number"),
    "waarbij": Text("een naam, of een lijst van namen", "a name, or a list of names"),
    "vlag": Text("true of false, ja of nee", "true or false, ja or nee"),
    "nummer": Text(
        'een nummer tussen aanhalingstekens, bijvoorbeeld "22.05"',
        'a number in quotes, for example "22.05"',
    ),
    "deliverable": Text(
        "een deliverable, bijvoorbeeld D.22.05.1", "a deliverable, for example D.22.05.1"
    ),
    "bron": Text("een bron, zoals onder `bronnen`", "a source, as listed under `bronnen`"),
    "hoofdstuk": Text(
        "de naam van een hoofdstuk, bijvoorbeeld budget of kostenmodel.exploitatie",
        "the name of a chapter, for example budget or kostenmodel.exploitatie",
    ),
    "jaarbedragen": Text(
        "een bedrag per jaar, bijvoorbeeld {2022: 6.000}",
        "an amount per year, for example {2022: 6.000}",
    ),
    "kalenderjaren": Text(
        "VAK en VEK per jaar, bijvoorbeeld {2022: {vak: 6.000, vek: 5.000}}",
        "VAK and VEK per year, for example {2022: {vak: 6.000, vek: 5.000}}",
    ),
    "maandbedragen": Text(
        "een lijst van twaalf bedragen, of een bedrag per maand, bijvoorbeeld {jan: 6.000}",
        "a list of twelve amounts, or an amount per month, for example {jan: 6.000}",
    ),
    "indicatorwaarden": Text(
        "een waarde per jaar of kwartaal, bijvoorbeeld {2021: 3, Q1 2022: 4}",
        "a value per year or quarter, for example {2021: 3, Q1 2022: 4}",
    ),
}

# The keys of a mapping whose keys are stated by a pattern.
_PATTERNED_KEYS = {
    "jaarbedragen": Text("jaren, zoals 2022", "years, such as 2022"),
    "kalenderjaren": Text("jaren, zoals 2022", "years, such as 2022"),
    "maandbedragen": Text("maanden, zoals jan of januari", "months, such as jan or januari"),
    "indicatorwaarden": Text(
        "jaren of kwartalen, zoals 2022 of Q1 2022", "years or quarters, such as 2022 or Q1 2022"
    ),
}


def choice(words: Sequence[str]) -> Text:
    """Write ``a, b of c``, each word as code."""
    quoted = [f"`{word}`" for word in words]
    if len(quoted) == 1:
        return Text(quoted[0], quoted[0])
    start = ", ".join(quoted[:-1])
    return Text(f"{start} of {quoted[-1]}", f"{start} or {quoted[-1]}")


def found(node: Node) -> Text:
    """Say what stands in the file."""
    if isinstance(node, Scalar):
        if not node.written:
            return Text("niets", "nothing")
        return Text(f"`{_short(node.written)}`", f"`{_short(node.written)}`")
    if isinstance(node, MappingNode):
        return Text("een blok met sleutels", "a block of keys")
    return Text(f"een lijst van {len(node.items)}", f"a list of {len(node.items)}")


def expected(spot: Spot) -> Text:
    """Say what belongs at a spot."""
    if spot.name in _EXPECTED:
        return _EXPECTED[spot.name]
    shape = spot.schema
    if "enum" in shape:
        return choice(shape["enum"])
    if "const" in shape:
        return choice([shape["const"]])
    if shape.get("type") == "array":
        return Text(
            "een lijst, met een streepje voor elk punt", "a list, with a dash before each item"
        )
    if shape.get("type") == "object":
        return _block(shape)
    return Text("een tekst", "a text")


def wrong_value(path: Sequence[Step], node: Node, spot: Spot, meant: str | None) -> Text:
    """Say that something else belongs where this stands."""
    where, here, wanted = _where(path), found(node), expected(spot)
    return _did_you_mean(
        Text(
            f"Bij {where.nl} staat {here.nl}; hier hoort {wanted.nl}.",
            f"{_capital(where.en)} is {here.en}, but should be {wanted.en}.",
        ),
        meant,
    )


def empty(path: Sequence[Step], spot: Spot, *, obligatory: bool) -> Text:
    """Say that something must be written here."""
    where, wanted = _where(path), expected(spot)
    if obligatory:
        return Text(
            f"Bij {where.nl} staat niets; hier hoort {wanted.nl}.",
            f"{_capital(where.en)} is empty, but should be {wanted.en}.",
        )
    return Text(
        f"Bij {where.nl} staat niets; hier hoort {wanted.nl}. Laat de sleutel anders weg.",
        f"{_capital(where.en)} is empty, but should be {wanted.en}. Or leave the key out.",
    )


def wrong_length(path: Sequence[Step], length: int, wanted: int) -> Text:
    """Say how many values there are and how many there should be."""
    where = _where(path)
    hint = Text("", "")
    if length > wanted:
        hint = Text(
            " Staat er een komma in een bedrag, zet dat bedrag dan tussen aanhalingstekens.",
            " If an amount holds a comma, put that amount in quotes.",
        )
    return Text(
        f"Bij {where.nl} staan {length} waarden; er horen er {wanted} te staan.{hint.nl}",
        f"{_capital(where.en)} has {length} values, but should have {wanted}.{hint.en}",
    )


def too_many_items(path: Sequence[Step], length: int, most: int) -> Text:
    """Say how many items there are and how many there may be."""
    where = _where(path)
    return Text(
        f"Bij {where.nl} staan er {length}; meer dan {most} worden er niet gelezen.",
        f"{_capital(where.en)} has {length} items; no more than {most} are read.",
    )


def unquoted_number(written: str) -> Text:
    """Say why a dossier number needs quotes."""
    return Text(
        f'Zet het nummer {written} tussen aanhalingstekens: "{written}". '
        "Anders leest YAML het als een kommagetal, en valt een nul op het einde weg.",
        f'Put the number {written} in quotes: "{written}". '
        "Without them YAML reads a decimal number, and a zero at the end is lost.",
    )


def missing(keys: Sequence[str]) -> Text:
    """Say which key is missing, or that one of several is."""
    named = choice(keys)
    if len(keys) == 1:
        return Text(f"Hier ontbreekt de sleutel {named.nl}.", f"The key {named.en} is missing.")
    return Text(f"Hier ontbreekt een sleutel: {named.nl}.", f"A key is missing here: {named.en}.")


def unknown_key(written: str, spot: Spot, meant: str | None) -> Text:
    """Say that a key is not known here, and which ones are if none of them is like it."""
    key = _short(written)
    text = Text(f"De sleutel `{key}` is hier niet bekend.", f"The key `{key}` is not known here.")
    if meant is not None:
        return _did_you_mean(text, meant)
    known = _PATTERNED_KEYS.get(spot.name)
    keys = list(spot.schema.get("properties", {}))
    if known is None and len(keys) <= _MOST_KEYS:
        known = choice(keys)
    if known is None:
        return text
    return Text(f"{text.nl} Hier horen {known.nl}.", f"{text.en} What belongs here: {known.en}.")


def key_for_above(written: str, keys: Sequence[str]) -> Text:
    """Say that a key belongs one level up, beside the block in which it stands."""
    beside = choice(keys)
    return Text(
        f"De sleutel `{written}` hoort een niveau hoger, naast {beside.nl}.",
        f"The key `{written}` belongs one level up, beside {beside.en}.",
    )


def key_for_below(written: str, keys: Sequence[str]) -> Text:
    """Say that a key belongs one level down, under one of these keys."""
    under = choice(keys)
    return Text(
        f"De sleutel `{written}` hoort een niveau lager, onder {under.nl}.",
        f"The key `{written}` belongs one level down, under {under.en}.",
    )


def unknown_kind(node: Node | None, kinds: Sequence[str], meant: str | None) -> Text:
    """Say that the kind of dossier is missing or unknown."""
    allowed = choice(kinds)
    if node is None:
        text = Text(
            f"De sleutel `soort` ontbreekt, die zegt wat dit is: {allowed.nl}.",
            f"The key `soort` is missing, which says what this is: {allowed.en}.",
        )
    else:
        here = found(node)
        text = Text(
            f"Bij `soort` staat {here.nl}; hier hoort {allowed.nl}.",
            f"`soort` is {here.en}, but should be {allowed.en}.",
        )
    return _did_you_mean(text, meant)


def too_many_problems() -> Text:
    """Say that more is wrong than is listed."""
    return Text(
        "Dit bestand heeft nog meer problemen; los eerst deze op.",
        "This file has still more problems; solve these first.",
    )


def _did_you_mean(text: Text, meant: str | None) -> Text:
    if meant is None:
        return text
    return Text(f"{text.nl} Bedoelt u `{meant}`?", f"{text.en} Did you mean `{meant}`?")


def _where(path: Sequence[Step]) -> Text:
    """Name the key, or the item by its number and the key of its list."""
    last = path[-1]
    if isinstance(last, str):
        return Text(f"`{last}`", f"`{last}`")
    list_key = path[-2]
    return Text(f"punt {last + 1} van `{list_key}`", f"item {last + 1} of `{list_key}`")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _block(shape: Schema) -> Text:
    keys = list(shape.get("properties", {}))
    if not 0 < len(keys) <= _MOST_KEYS:
        return Text("een blok met sleutels", "a block of keys")
    named = choice(keys)
    return Text(f"een blok met sleutels: {named.nl}", f"a block of keys: {named.en}")


def _short(written: str) -> str:
    line = " ".join(written.split())
    return line if len(line) <= _LONGEST else line[:_LONGEST] + "…"
