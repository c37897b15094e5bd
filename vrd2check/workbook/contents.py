"""What a chapter of a dossier says, out of the tables that were recognised.

A value is a text, a mapping, a list, or an ``Item`` of a list with the cells that it comes from;
texts are as they are written, numbers too.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple, TypeAlias

from vrd2check.dossiers import plain
from vrd2check.figures import short_month_name, states_nothing
from vrd2check.sheets import Weight

from .columns import figures_of
from .grid import Cell, Note
from .headings import MONTH, TOTAL, YEAR, Heading
from .recognition import Line, Table
from .texts import say


class Item(NamedTuple):
    """One item of a list, and where it comes from, as a comment says it."""

    values: Mapping[str, "Value"]
    origin: str = ""


Value: TypeAlias = str | bool | Item | Mapping[str, "Value"] | Sequence["Value"]


class Chapter(NamedTuple):
    """A chapter by its word, such as ``kostenmodel.exploitatie``, and what it says.

    ``notes`` tell what the format has no place for.
    """

    word: str
    value: Value
    origin: str
    notes: tuple[Note, ...] = ()


# The names that lines of a chapter may have, in the order in which they are written.
_NAMES = {
    "budget": ("product", "deliverable", "bron", "omschrijving"),
    "verdeling": ("product", "deliverable", "bron", "omschrijving"),
    "kostenmodel": (
        *("product", "deliverable", "aankooptype", "bron", "overheidsopdracht"),
        *("profiel", "omschrijving", "kredietsoort"),
    ),
    "inzet": ("product", "deliverable", "profiel", "bron", "omschrijving"),
    "vak_vek_kalender": ("bron", "product", "deliverable", "omschrijving"),
    "prognose_vek": ("product", "deliverable", "bron"),
    "kosten": ("kost", "groep"),
    "projecten": ("nummer", "titel"),
    "planning": ("deliverable", "product", "actie", "van", "tot", "partijen"),
    "risicos": ("risico", "ernst", "kans", "rpn", "beheersmaatregel"),
    "kpis": ("nr", "omschrijving", "streefwaarde", "meetperiode"),
    "deliverables": ("nr", "product", "omschrijving"),
    "sturing": ("rol", "omschrijving"),
}
_WITHOUT_SUBTOTALS = frozenset({"vak_vek_kalender", "kosten", "projecten", "verdeling"})
_LISTS = frozenset({"planning", "risicos", "kpis", "deliverables", "sturing"})
_EFFORT_TITLE = re.compile(r"aankooptype\s+(?P<type>.+?)\s*(?:,\s*aantal\b.*)?", re.I | re.S)
_TITLE_YEAR = re.compile(r"\b((?:19|20)[0-9]{2})\b")
_DELIVERABLE = re.compile(r"\bD\s?\.\s?[0-9]{2}\.[0-9]{1,2}\.[0-9]{1,2}[a-z]?\b")
_MONTHS = 12
_COUNTS = frozenset({"aantal", "percentage", "ernst", "kans", "rpn"})
_BELOW_CENTS = re.compile(r"-?[0-9]+,[0-9]{3,}")
_CENT = Decimal("0.01")


def chapters(tables: Iterable[Table], sources: Mapping[str, str]) -> tuple[Chapter, ...]:
    """Return what tables say, by chapter in the order in which these come first.

    ``sources`` are the short words for financing sources, by what tables call them in plain
    letters. Tables of one chapter are put together; those of ``inzet`` stay apart.
    """
    of: dict[str, list[Table]] = {}
    for table in tables:
        of.setdefault(table.chapter, []).append(table)
    return tuple(_chapter(word, some, sources) for word, some in of.items())


def source_names(tables: Iterable[Table]) -> tuple[str, ...]:
    """Return what tables call the financing sources, each once."""
    found = [
        name
        for table in tables
        for line in table.lines
        for name in (*filter(None, [line.labels.get("bron")]), *_headed_sources(table).values())
    ]
    return tuple({plain(name): name for name in reversed(found)}.values())[::-1]


def origin_of(cells: Sequence[Cell]) -> str:
    """Return from where to where cells stand, as a comment in a dossier says it.

    Pasted text has no addresses that anybody could look up later.
    """
    first, last = cells[0], cells[-1]
    if not first.sheet:
        return ""
    return first.address() if first == last else f"{first.address()}:{last.corner()}"


def numbers_in(title: str) -> list[str]:
    """Return the numbers of deliverables in the title of a table, as written."""
    return _DELIVERABLE.findall(title)


def _chapter(word: str, tables: Sequence[Table], sources: Mapping[str, str]) -> Chapter:
    building = _Building(word.split(".", maxsplit=1)[0], sources)
    value: Value
    if word == "inzet":
        value = [Item(building.effort(one), _origin(one)) for one in tables]
    elif word in _LISTS:
        value = [item for one in tables for item in building.items(one)]
    elif word == "kosten" and any(one.keys() & {"actueel", "prognose"} for one in tables):
        value = building.groups(tables)
    else:
        value = building.table(tables)
    origin = ", ".join(filter(None, map(_origin, tables)))
    return Chapter(word, value, origin, tuple(building.notes))


def _origin(table: Table) -> str:
    if not table.lines:
        return ""
    return origin_of((table.lines[0].first(), table.lines[-1].last()))


def _is_without_vat(table: Table, key: str) -> bool | None:
    """Whether the heading of a column says that it is without VAT; None without such a column."""
    texts = [one.text.lower() for one in table.columns.values() if one.key == key]
    return any("excl" in text or "zonder btw" in text for text in texts) if texts else None


def _headed_sources(table: Table) -> dict[int, str]:
    """Return the sources that stand above columns of a budget, by column."""
    amounts = {n: one for n, one in table.columns.items() if one.key == "bedrag"}
    if table.chapter != "budget" or len(amounts) < 2:
        return {}
    return {n: one.text for n, one in amounts.items()}


class _Building:
    """Builds what one chapter says, and notes what it has no place for."""

    def __init__(self, chapter: str, sources: Mapping[str, str]) -> None:
        self._chapter = chapter
        self._names = _NAMES[chapter]
        self._figure_keys = figures_of(chapter)
        self._sources = sources
        self.notes: list[Note] = []

    def table(self, tables: Sequence[Table]) -> dict[str, Value]:
        """Return the lines, subtotals and total of a table, which may stand on several pages."""
        lines: list[Value] = []
        subtotals: list[Value] = []
        found: dict[str, Value] = {}
        if self._chapter == "prognose_vek":
            year = next((str(one.year) for one in tables if one.year), None) or _headed_year(tables)
            found.update({"jaar": year} if year else {})
        total: Value | None = None
        for table in tables:
            by_source = _headed_sources(table)
            for line in table.lines:
                if line.weight is Weight.LINE:
                    lines += self._line(table, line, by_source)
                elif line.weight is Weight.SUBTOTAL and self._chapter not in _WITHOUT_SUBTOTALS:
                    subtotals += self._line(table, line, by_source)
                elif line.weight is Weight.SUBTOTAL:
                    self.notes.append(Note(line.first(), say("no-subtotals")))
                elif by_source:
                    subtotals += self._line(table, line, by_source)
                else:
                    total = self._total(table, line)
        found["regels"] = lines
        if subtotals:
            found["subtotalen"] = subtotals
        if total is not None:
            found["totaal"] = total
        return found

    def effort(self, table: Table) -> dict[str, Value]:
        """Return one table of people, with what its title and headings say of it."""
        found: dict[str, Value] = {}
        for cell in table.titles[::-1]:
            title = _EFFORT_TITLE.fullmatch(cell.text.strip())
            if title is not None:
                found["aankooptype"] = title["type"]
                break
        told = " ".join(cell.text.lower() for cell in table.titles[-2:])
        heading = next((one for one in table.columns.values() if one.key == "aantal"), None)
        year = _last_year(table.titles[-2:])
        if year:
            found["jaar"] = year
        in_months = "maanden" in told or (heading is not None and "maand" in heading.text.lower())
        found["eenheid"] = "maanden" if in_months else "mandagen"
        if heading is not None and heading.text:
            found["kop"] = heading.text
        without_vat = [_is_without_vat(table, key) for key in ("prijs", "kost")]
        if without_vat == [True, False] and table.lines:
            self.notes.append(Note(table.lines[0].first(), say("without-vat")))
        return {**found, **self.table([table])}

    def items(self, table: Table) -> Iterator[Item]:
        """Return the items of a chapter that is a plain list."""
        deliverables = [""]
        keys = table.keys()
        if self._chapter == "planning" and "deliverable" not in keys and table.titles:
            # One plan may be that of several deliverables.
            deliverables = numbers_in(table.titles[-1].text) or [""]
        found: list[tuple[dict[str, Value], str]] = []
        for line in table.lines:
            values = self._names_of(line)
            for column, cell in line.cells.items():
                key = table.columns[column].key
                if key in ("ernst", "kans", "rpn") and not states_nothing(cell.text):
                    values[key] = cell.text
            if line.weight is not Weight.LINE:
                self.notes.append(Note(line.first(), say("no-subtotals")))
                continue
            if isinstance(values.get("partijen"), str):
                values["partijen"] = _listed(str(values["partijen"]))
            found.append((values, origin_of((line.first(), line.last()))))
        for deliverable in deliverables:
            for values, origin in found:
                named = {"deliverable": deliverable, **values} if deliverable else values
                yield Item({key: named[key] for key in self._names if key in named}, origin)

    def groups(self, tables: Sequence[Table]) -> dict[str, Value]:
        """Return the costs of an evaluation by group."""
        groups: dict[str, dict[str, Value]] = {}
        total: Value | None = None
        for table in tables:
            for line in table.lines:
                values = self._figures(table, line)
                if line.weight is Weight.TOTAL:
                    total = values
                    continue
                name = line.labels.get("groep", "")
                group = groups.setdefault(name, {"groep": name, "regels": []})
                if line.weight is Weight.SUBTOTAL:
                    group["totaal"] = values
                    continue
                origin = origin_of((line.first(), line.last()))
                item = Item({"kost": line.labels.get("kost", ""), **values}, origin)
                of_group = group["regels"]
                assert isinstance(of_group, list)
                of_group.append(item)
        found: dict[str, Value] = {"groepen": [Item(one) for one in groups.values()]}
        return found if total is None else {**found, "totaal": total}

    def _line(self, table: Table, line: Line, by_source: Mapping[int, str]) -> Iterator[Item]:
        """Return a line or subtotal: one item, or one for each source that has a column."""
        names = self._names_of(line)
        origin = origin_of((line.first(), line.last()))
        if not by_source:
            yield Item({**names, **self._figures(table, line)}, origin)
            return
        for column, source in by_source.items():
            cell = line.cells.get(column)
            if cell is not None and not states_nothing(cell.text):
                ordered = {**names, "bron": self._source(source)}
                values = {key: ordered[key] for key in self._names if key in ordered}
                yield Item(
                    {**values, "bedrag": cell.text}, cell.address() if cell.sheet else origin
                )

    def _names_of(self, line: Line) -> dict[str, Value]:
        labels = {
            key: text
            for key, text in line.labels.items()
            if not states_nothing(text) or (self._chapter == "sturing" and text)
        }
        for key in labels.keys() - set(self._names):
            cell = next((one for one in line.cells.values() if one.text == labels[key]), None)
            place = cell or line.first()
            self.notes.append(Note(place, say("no-such-name", text=labels[key])))
        names: dict[str, Value] = {key: labels[key] for key in self._names if key in labels}
        if "bron" in names:
            names["bron"] = self._source(labels["bron"])
        return names

    def _figure(self, heading: Heading, cell: Cell) -> str:
        """Return how a figure is written: an amount that a spreadsheet computed, to the cent."""
        if not cell.is_number or heading.key in _COUNTS or not _BELOW_CENTS.fullmatch(cell.text):
            return cell.text
        rounded = Decimal(cell.text.replace(",", ".")).quantize(_CENT, ROUND_HALF_UP)
        text = str(rounded).replace(".", ",")
        self.notes.append(Note(cell, say("to-the-cent", old=cell.text, new=text)))
        return text

    def _source(self, name: str) -> str:
        return self._sources.get(plain(name), name)

    def _total(self, table: Table, line: Line) -> Value | None:
        figures = self._figures(table, line)
        if self._chapter in ("budget", "verdeling", "projecten"):
            return figures.get("bedrag")
        if self._chapter == "inzet":
            return {key: figures[key] for key in ("aantal", "kost") if key in figures} or None
        return figures or None

    def _figures(self, table: Table, line: Line) -> dict[str, Value]:
        """Return the figures of a line as its chapter has them; blank cells are left out."""
        cells = [
            (table.columns[n], cell)
            for n, cell in line.cells.items()
            if table.columns[n].key in self._figure_keys and table.columns[n].key not in line.labels
        ]
        stated = [
            (heading, self._figure(heading, cell))
            for heading, cell in cells
            if not states_nothing(cell.text)
        ]
        single = {heading.key: text for heading, text in stated if heading.key in _SINGLE}
        if self._chapter == "vak_vek_kalender":
            return _calendar_figures(stated)
        found: dict[str, Value] = {}
        years = {str(one.year): text for one, text in stated if one.key == YEAR and one.year}
        months = {one.month: text for one, text in stated if one.key == MONTH and one.month}
        if years:
            found["bedragen"] = years
        if months:
            found["maanden"] = _months(months)
        if plain(single.get("aantal", "")) == "forfait":
            del single["aantal"]
            found["forfait"] = True
        ordered = {key: single[key] for key in _SINGLE if key in single}
        return {**found, **ordered}


_SINGLE = ("percentage", "aantal", "prijs", "kost", "bedrag", "actueel", "prognose", TOTAL)


def _calendar_figures(stated: Iterable[tuple[Heading, str]]) -> dict[str, Value]:
    years: dict[str, dict[str, Value]] = {}
    total: dict[str, Value] = {}
    for heading, text in stated:
        if heading.year is not None:
            years.setdefault(str(heading.year), {})[heading.key] = text
        else:
            total[heading.key] = text
    found: dict[str, Value] = {}
    if years:
        found["jaren"] = dict(sorted(years.items()))
    if total:
        found[TOTAL] = total
    return found


def _months(months: Mapping[int, str]) -> Value:
    if len(months) == _MONTHS:
        return [months[month] for month in sorted(months)]
    return {short_month_name(month).nl: months[month] for month in sorted(months)}


def _listed(text: str) -> list[Value]:
    return [part.strip() for part in text.split(",") if part.strip()]


def _headed_year(tables: Sequence[Table]) -> str | None:
    """Return the year of a forecast: above its total, or in the title above it."""
    for table in tables:
        for heading in table.columns.values():
            if heading.key == TOTAL and heading.year:
                return str(heading.year)
    return next(filter(None, (_last_year(one.titles[-1:]) for one in tables)), None)


def _last_year(titles: Sequence[Cell]) -> str | None:
    years = [year for cell in titles for year in _TITLE_YEAR.findall(cell.text)]
    return years[-1] if years else None
