"""What every kind of dossier has in common."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from vrd2check.figures import Figure, Period
from vrd2check.places import Place
from vrd2check.source import MappingNode, SequenceNode

from .explanations import Explanation, read_explanations
from .names import Name, dossier_number
from .reading import Reader, When, mappings, texts_at, word
from .tables import Dimension

SUBMITTED = "ingediend"
_TEXTS = ("datum", "entiteit", "begrotingsartikel", "overheidsopdrachten")


class Decision(NamedTuple):
    """A government document or advice, and the date that stands beside its code."""

    document: Name
    date: When | None


class Kpi(NamedTuple):
    """A key performance indicator of chapter 3."""

    place: Place
    number: Name | None
    description: Name | None
    target: Name | None
    period: Name | None


class Priority(NamedTuple):
    """A priority of the strategic plan that a dossier names, with the number it gives it."""

    name: Name
    number: Name | None


class Head(NamedTuple):
    """The head of a dossier, and all figures and names that were read in it.

    ``chapters`` maps the template's word of each chapter that is there to its place,
    ``empty_chapters`` are those whose value holds nothing, as an empty list does. ``unstated`` maps
    the words that stand there without a value to the place of that value, ``incomplete`` the
    chapters declared to lack lines to the place of that declaration. ``texts`` are words with which
    nothing is calculated, as written, by the template's word for them.
    """

    file: str
    place: Place
    number: Name | None
    title: Name | None
    year: int | None
    submitted: bool
    start: When | None
    end: When | None
    chapters: Mapping[str, Place]
    empty_chapters: frozenset[str]
    unstated: Mapping[str, Place]
    incomplete: Mapping[str, Place]
    decisions: tuple[Decision, ...]
    kpis: tuple[Kpi, ...]
    priorities: tuple[Priority, ...]
    explanations: tuple[Explanation, ...]
    figures: tuple[Figure, ...]
    moments: tuple[When, ...]
    names: tuple[Name, ...]
    texts: Mapping[str, str]

    def label(self) -> str:
        """Return what its readers call the dossier."""
        return " · ".join(str(name) for name in (self.number, self.title) if name is not None)

    def number_parts(self) -> tuple[int, int] | None:
        """Return the year and the number within it that its number consists of, if it does."""
        return dossier_number(self.number.text) if self.number is not None else None

    def term(self) -> tuple[Period | None, Period | None]:
        """Return the periods with which the term of execution begins and ends, if readable."""
        start, end = (when.period if when is not None else None for when in (self.start, self.end))
        return start, end


def read_head(reader: Reader) -> Head:
    """Read what stands in the head of every kind of dossier.

    To be called last: it takes along the figures, moments and names that the reader met.
    """
    root = reader.root
    term = root.get("looptijd")
    start = reader.moment(term, "van") if isinstance(term, MappingNode) else None
    end = reader.moment(term, "tot") if isinstance(term, MappingNode) else None
    decisions = tuple(
        Decision(document, reader.moment(row, "datum"))
        for row in mappings(root.get("beslissingen"))
        if (document := reader.name(row, "document")) is not None
    )
    kpis = tuple(
        Kpi(
            row.place,
            reader.name(row, "nr"),
            reader.name(row, "omschrijving"),
            reader.name(row, "streefwaarde"),
            reader.name(row, "meetperiode"),
        )
        for row in mappings(root.get("kpis"))
    )
    number = reader.name(root, "nummer", Dimension.NUMBER)
    title = reader.name(root, "titel") or reader.name(root, "project")
    explanations = read_explanations(reader)
    return Head(
        file=root.place.file,
        place=root.entries[0].key.place if root.entries else root.place,
        number=number,
        title=title,
        year=reader.year,
        submitted=word(root, "status") == SUBMITTED,
        start=start,
        end=end,
        chapters=reader.chapters(),
        empty_chapters=reader.empty_chapters(),
        unstated=reader.unstated(),
        incomplete=reader.incomplete,
        decisions=decisions,
        kpis=kpis,
        priorities=tuple(_priorities(reader)),
        explanations=explanations,
        figures=tuple(reader.figures),
        moments=tuple(reader.moments),
        names=tuple(reader.all_names),
        texts=texts_at(root, *_TEXTS),
    )


def _priorities(reader: Reader) -> Iterator[Priority]:
    """Return the priorities that are listed, by name alone or with a number."""
    listed = reader.root.get("prioriteiten")
    for node in listed.items if isinstance(listed, SequenceNode) else ():
        name = reader.name(node, "naam") if isinstance(node, MappingNode) else reader.named(node)
        number = reader.name(node, "nummer") if isinstance(node, MappingNode) else None
        if name is not None:
            yield Priority(name, number)
