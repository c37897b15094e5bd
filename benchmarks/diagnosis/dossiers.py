"""True project dossiers of realistic shape and size, made up by a seeded generator.

Everything agrees exactly in cents; in half of the dossiers every amount is then rounded to the euro
by itself, as a spreadsheet shows it, so that small rounding differences occur.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise
from random import Random

from .sheets import NOTATIONS, Cell, Sheet

_SOURCES = {"vrd2": "VRD 2 investeringen", "eigen": "Eigen middelen", "relance": "Relanceplan"}
_PROFILES = ("Architect", "Analist", "Ontwikkelaar", "Projectleider", "Tester", "UX designer")
_MONTHS = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_STAFF, _OTHER = "Externe medewerkers", ("Hardware", "Licenties", "Consultancy")


@dataclass(slots=True)
class _Row:
    """A row of the cost model before rounding, in cents by year."""

    product: str
    deliverable: str
    kind: str
    source: str
    years: dict[int, int]


class _Writer:
    """One dossier in the making."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.sheet = Sheet()
        self.rounded = random.random() < 0.5
        self.styles = random.sample(NOTATIONS, 3)
        self.notation = self.styles[0]
        self.years = [2022] if random.random() < 0.6 else [2022, 2023]

    def chance(self, probability: float) -> bool:
        return self.random.random() < probability

    def table(self) -> None:
        """Begin a table, which may be in another notation than the last."""
        if self.chance(0.3):
            self.notation = self.random.choice(self.styles)

    def cents(self, low: int, high: int) -> int:
        """Draw an amount in cents; in a dossier that is not rounded it is in whole euro."""
        # Few small amounts and fewer large: the logarithm is level.
        euro = int(low * (high / low) ** self.random.random())
        return euro * 100 + (self.random.randrange(100) if self.rounded else 0)

    def cell(self, cents: int, role: str = "cell") -> Cell:
        value = Decimal(cents) / 100
        if self.rounded and self.notation != "cents":
            value = value.quantize(Decimal(1), ROUND_HALF_UP)
        return Cell(value, self.notation, role)

    def count(self, value: Decimal) -> Cell:
        return Cell(value, "plain", "count")

    def total(self, cents: int, parts: Iterable[Cell], within: Iterable[Cell] = ()) -> Cell:
        cell = self.cell(cents, "total")
        cell.parts, cell.within = list(parts), list(within)
        return cell

    def split(self, cents: int, parts: int) -> list[int]:
        """Split an amount in parts; in a dossier that is not rounded each is in whole euro."""
        unit = 1 if self.rounded else 100
        weights = [self.random.random() + 0.05 for _ in range(parts)]
        shares = [int(cents * weight / sum(weights)) // unit * unit for weight in weights[:-1]]
        return [*shares, cents - sum(shares)]


def true_dossier(random: Random) -> Sheet:
    """Make a dossier in which all figures agree."""
    writer = _Writer(random)
    deliverables = [f"D.22.12.{number}" for number in range(1, random.randint(1, 15) + 1)]
    products = [f"Product {letter}" for letter in "ABC"[: random.randint(1, 3)]]
    product_of = {
        deliverable: products[place * len(products) // len(deliverables)]
        for place, deliverable in enumerate(deliverables)
    }
    sources = ["vrd2", *(name for name in ("eigen", "relance") if writer.chance(0.4))]
    effort = _effort_lines(writer, deliverables)
    rows = _cost_rows(writer, deliverables, product_of, sources, effort)
    running = {2023: writer.cents(20_000, 400_000), 2024: writer.cents(20_000, 400_000)}
    with_running = writer.chance(0.6)

    _head(writer, deliverables, product_of, sources, with_running)
    _budget(writer, rows)
    _cost_model(writer, rows, running if with_running else None)
    _effort(writer, effort)
    _calendar(writer, rows, running if with_running else None)
    _forecast(writer, rows)
    return writer.sheet


_Effort = tuple[str, str, int, Decimal, int]  # deliverable, profile, rate in cents, count, cost


def _effort_lines(writer: _Writer, deliverables: Sequence[str]) -> list[_Effort]:
    lines = []
    for deliverable in deliverables:
        for profile in writer.random.sample(_PROFILES, writer.random.randint(1, 3)):
            rate = writer.random.randrange(450, 1200) * 100
            count = Decimal(writer.random.randrange(5, 200))
            if writer.rounded and writer.chance(0.3):
                count += Decimal("0.5")
            lines.append((deliverable, profile, rate, count, int(rate * count)))
    return lines


def _cost_rows(
    writer: _Writer,
    deliverables: Sequence[str],
    product_of: dict[str, str],
    sources: Sequence[str],
    effort: Sequence[_Effort],
) -> list[_Row]:
    rows = []
    for deliverable in deliverables:
        product = product_of[deliverable]
        staff = sum(line[4] for line in effort if line[0] == deliverable)
        later = writer.cents(5_000, 300_000)
        years = dict(zip(writer.years, (staff, later), strict=False))
        rows.append(_Row(product, deliverable, _STAFF, "vrd2", years))
        others = [(kind, source) for kind in _OTHER for source in sources]
        for kind, source in writer.random.sample(others, writer.random.choice((0, 0, 1, 1, 2))):
            years = {year: writer.cents(800, 300_000) for year in writer.years}
            rows.append(_Row(product, deliverable, kind, source, years))
    return rows


def _head(
    writer: _Writer,
    deliverables: Sequence[str],
    product_of: dict[str, str],
    sources: Sequence[str],
    with_running: bool,
) -> None:
    last = writer.years[-1]
    writer.sheet.add(
        'soort: projectdossier\nstatus: ontwerp\nnummer: "22.12"\ntitel: Voorbeeld\njaar: 2022\n'
        f"entiteit: Digitaal Vlaanderen\nlooptijd: {{van: Q1 2022, tot: Q4 {last}}}\nbronnen:\n"
    )
    names = {source: _SOURCES[source] for source in sources}
    if with_running:
        names["exploitatie"] = "VRD exploitatiebudget"
    for source, name in names.items():
        writer.sheet.add(f"  {source}: {name}\n")
    writer.sheet.add("deliverables:\n")
    for deliverable in deliverables:
        product = product_of[deliverable]
        writer.sheet.add(
            f"  - {{nr: {deliverable}, product: {product}, omschrijving: Deel {deliverable[8:]}}}\n"
        )


def _budget(writer: _Writer, rows: Sequence[_Row]) -> None:
    writer.table()
    sheet = writer.sheet
    amounts: dict[tuple[str, str], int] = {}
    for row in rows:
        key = row.deliverable, row.source
        amounts[key] = amounts.get(key, 0) + sum(row.years.values())
    cells = {key: writer.cell(cents) for key, cents in amounts.items()}
    _neighbours(list(cells.values()))
    sheet.add("budget:\n  regels:\n")
    for (deliverable, source), cell in cells.items():
        sheet.add(f"    - {{deliverable: {deliverable}, bron: {source}, bedrag: ", cell, "}\n")
    subtotals = []
    sources = {source for _, source in cells}
    if writer.chance(0.5) and len(sources) > 1:
        sheet.add("  subtotalen:\n")
        for source in sorted(sources):
            mine = [key for key in cells if key[1] == source]
            subtotal = writer.total(sum(amounts[key] for key in mine), [cells[key] for key in mine])
            subtotals.append(subtotal)
            sheet.add(f"    - {{bron: {source}, bedrag: ", subtotal, "}\n")
    if writer.chance(0.85):
        total = writer.total(sum(amounts.values()), subtotals or cells.values(), subtotals)
        sheet.add("  totaal: ", total, "\n")


def _neighbours(cells: Sequence[Cell]) -> None:
    for one, other in pairwise(cells):
        one.beside.append(other)
        other.beside.append(one)


def _cost_model(writer: _Writer, rows: Sequence[_Row], running: dict[int, int] | None) -> None:
    writer.table()
    sheet = writer.sheet
    with_totals, with_grand = writer.chance(0.7), writer.chance(0.8)
    sheet.add("kostenmodel:\n  investeringen:\n    regels:\n")
    table = [{year: writer.cell(cents) for year, cents in row.years.items()} for row in rows]
    for year in writer.years:
        _neighbours([cells[year] for cells in table])
    totals = []
    for row, cells in zip(rows, table, strict=True):
        _neighbours(list(cells.values()))
        sheet.add(
            f"      - {{product: {row.product}, deliverable: {row.deliverable}, "
            f"aankooptype: {row.kind}, bron: {row.source}, bedragen: "
        )
        sheet.mapping(cells)
        if with_totals:
            totals.append(writer.total(sum(row.years.values()), cells.values()))
            sheet.add(", totaal: ", totals[-1])
        sheet.add("}\n")
    products = list(dict.fromkeys(row.product for row in rows))
    subtotals: list[dict[int, Cell]] = []
    if writer.chance(0.4) and len(products) > 1:
        sheet.add("    subtotalen:\n")
        for product in products:
            mine = [place for place, row in enumerate(rows) if row.product == product]
            subtotals.append(
                {
                    year: writer.total(
                        sum(rows[place].years[year] for place in mine),
                        [table[place][year] for place in mine],
                    )
                    for year in writer.years
                }
            )
            sheet.add(f"      - {{product: {product}, bedragen: ")
            sheet.mapping(subtotals[-1])
            sheet.add("}\n")
    if with_grand:
        by_year = {year: sum(row.years[year] for row in rows) for year in writer.years}
        grand = {
            year: writer.total(
                cents,
                [cells[year] for cells in (subtotals or table)],
                [cells[year] for cells in subtotals],
            )
            for year, cents in by_year.items()
        }
        sheet.add("    totaal: {bedragen: ")
        sheet.mapping(grand)
        if with_totals:
            sheet.add(", totaal: ", writer.total(sum(by_year.values()), totals))
        sheet.add("}\n")
    if running is not None:
        _running(writer, running)


def _running(writer: _Writer, running: dict[int, int]) -> None:
    sheet = writer.sheet
    parts = {year: writer.split(cents, 2) for year, cents in running.items()}
    sheet.add("  exploitatie:\n    regels:\n")
    table = []
    for place, name in enumerate(("Infrastructuur", "Onderhoud")):
        cells = {year: writer.cell(split[place]) for year, split in parts.items()}
        table.append(cells)
        _neighbours(list(cells.values()))
        sheet.add(f"      - {{omschrijving: {name}, bron: exploitatie, bedragen: ")
        sheet.mapping(cells)
        sheet.add(", totaal: ")
        sheet.add(writer.total(sum(split[place] for split in parts.values()), cells.values()))
        sheet.add("}\n")
    sheet.add("    totaal: {bedragen: ")
    sheet.mapping(
        {
            year: writer.total(cents, [cells[year] for cells in table])
            for year, cents in running.items()
        }
    )
    sheet.add("}\n")


def _effort(writer: _Writer, lines: Sequence[_Effort]) -> None:
    writer.table()
    sheet = writer.sheet
    sheet.add(f"inzet:\n  - aankooptype: {_STAFF}\n    eenheid: mandagen\n    regels:\n")
    counts, costs = [], []
    for deliverable, profile, rate, count, cost in lines:
        cells = writer.cell(rate, "rate"), writer.count(count), writer.cell(cost, "cost")
        cells[0].partner, cells[1].partner = cells[1], cells[0]
        counts.append(cells[1])
        costs.append(cells[2])
        sheet.add(f"      - {{deliverable: {deliverable}, profiel: {profile}, bron: vrd2, aantal: ")
        sheet.add(cells[1], ", prijs: ", cells[0], ", kost: ", cells[2], "}\n")
    _neighbours(counts)
    _neighbours(costs)
    if writer.chance(0.8):
        total = writer.count(sum((line[3] for line in lines), Decimal(0)))
        total.role, total.parts = "total", counts
        sheet.add("    totaal: {aantal: ", total, ", kost: ")
        sheet.add(writer.total(sum(line[4] for line in lines), costs), "}\n")


def _calendar(writer: _Writer, rows: Sequence[_Row], running: dict[int, int] | None) -> None:
    writer.table()
    sheet = writer.sheet
    with_totals = writer.chance(0.6)
    years = sorted({*writer.years, *(running or {})})
    amounts: dict[str, dict[int, int]] = {}
    for row in rows:
        of_source = amounts.setdefault(row.source, {})
        for year, cents in row.years.items():
            of_source[year] = of_source.get(year, 0) + cents
    if running is not None:
        amounts["exploitatie"] = running
    sheet.add("vak_vek_kalender:\n  regels:\n")
    columns: dict[tuple[int, str], list[Cell]] = {}
    for source, of_source in amounts.items():
        cells = {
            year: {"vak": writer.cell(cents), "vek": writer.cell(cents)}
            for year, cents in of_source.items()
        }
        sheet.add(f"    - bron: {source}\n      jaren: ")
        _calendar_cells(sheet, cells)
        for side in ("vak", "vek"):
            _neighbours([pair[side] for pair in cells.values()])
            for year, pair in cells.items():
                columns.setdefault((year, side), []).append(pair[side])
        if with_totals:
            sheet.add("      totaal: ")
            whole = sum(of_source.values())
            sheet.mapping(
                {
                    side: writer.total(whole, [pair[side] for pair in cells.values()])
                    for side in ("vak", "vek")
                }
            )
            sheet.add("\n")
    if with_totals or writer.chance(0.5):
        sheet.add("  totaal:\n    jaren: ")
        totals = {}
        for year in years:
            cents = sum(of_source.get(year, 0) for of_source in amounts.values())
            totals[year] = {
                side: writer.total(cents, columns[year, side]) for side in ("vak", "vek")
            }
        _calendar_cells(sheet, totals)


def _calendar_cells(sheet: Sheet, cells: dict[int, dict[str, Cell]]) -> None:
    sheet.add("{")
    for number, (year, pair) in enumerate(cells.items()):
        sheet.add(", " if number else "", f"{year}: ")
        sheet.mapping(pair)
    sheet.add("}\n")


def _forecast(writer: _Writer, rows: Sequence[_Row]) -> None:
    writer.table()
    sheet = writer.sheet
    amounts: dict[str, int] = {}
    for row in rows:
        if row.source == "vrd2":
            amounts[row.deliverable] = amounts.get(row.deliverable, 0) + row.years[2022]
    by_name = writer.chance(0.3)
    sheet.add("prognose_vek:\n  jaar: 2022\n  bron: vrd2\n  regels:\n")
    table: list[dict[int, Cell]] = []
    months: list[dict[int, int]] = []
    totals = []
    for deliverable, cents in amounts.items():
        first = writer.random.choice((1, 1, 1, 4, 8))
        split = dict(zip(range(first, 13), writer.split(cents, 13 - first), strict=True))
        months.append(split)
        used = split if by_name else {month: split.get(month, 0) for month in range(1, 13)}
        cells = {month: writer.cell(amount) for month, amount in used.items()}
        for month, cell in cells.items():
            cell.before = [cells[other] for other in cells if other < month]
        _neighbours(list(cells.values()))
        table.append(cells)
        sheet.add(f"    - deliverable: {deliverable}\n      maanden: ")
        _months(sheet, cells, by_name)
        totals.append(writer.total(cents, cells.values()))
        sheet.add("\n      totaal: ", totals[-1], "\n")
    if writer.chance(0.75):
        grand = {
            month: writer.total(
                sum(split.get(month, 0) for split in months),
                [cells[month] for cells in table if month in cells],
            )
            for month in range(1, 13)
        }
        sheet.add("  totaal:\n    maanden: ")
        _months(sheet, grand, by_name)
        sheet.add("\n    totaal: ", writer.total(sum(amounts.values()), totals), "\n")


def _months(sheet: Sheet, cells: dict[int, Cell], by_name: bool) -> None:
    if by_name:
        sheet.mapping({_MONTHS[month - 1]: cell for month, cell in cells.items()})
    else:
        sheet.sequence(list(cells.values()))
