"""What sentences of a dossier say: counts, amounts and periods that stand elsewhere as well."""

from typing import NamedTuple

from vrd2check.figures import Figure, Kind
from vrd2check.places import Place

from .names import Name
from .reading import Reader, When, mappings, text_at, word

BASELINE = "nulmeting"
"""What a mention is about that tells where the project starts from."""


class Mention(NamedTuple):
    """What a sentence says of a chapter, or of something else that the source lists or measures.

    ``about`` is the template's word for the chapter, ``of`` a number of a KPI or the name of an
    indicator, ``what`` says what is counted where no chapter does, ``listed`` how many of it the
    source itself lists, ``at_most`` the upper bound of an estimate, ``where`` where the sentence
    stands.
    """

    place: Place
    about: str
    of: Name | None
    what: str
    number: Figure
    listed: Figure
    amount: Figure
    at_most: Figure
    start: When | None
    end: When | None
    where: str = ""


def read_mentions(reader: Reader) -> tuple[Mention, ...]:
    """Return what the dossier tells of its sentences."""
    return tuple(
        Mention(
            row.place,
            word(row, "over") or "",
            reader.name(row, "bij"),
            text_at(row.get("wat")),
            reader.figure(row, "aantal", Kind.COUNT),
            reader.figure(row, "opgesomd", Kind.COUNT),
            reader.figure(row, "bedrag"),
            reader.figure(row, "hoogstens"),
            reader.moment(row, "van"),
            reader.moment(row, "tot"),
            text_at(row.get("waar")),
        )
        for row in mappings(reader.root.get("vermeldingen"))
    )
