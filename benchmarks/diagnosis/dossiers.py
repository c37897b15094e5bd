"""True dossiers of realistic shape and size, made up by a seeded generator.

Everything agrees exactly in cents; in half of the dossiers every amount is then rounded to the euro
by itself, as a spreadsheet shows it, so that small rounding differences occur.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from random import Random

from .tables import (
    NOTATIONS,
    Cell,
    Column,
    Dossier,
    Label,
    Line,
    Table,
    write_calendar,
    write_columns,
    write_evaluation,
    write_months,
    write_years,
)

_PROFILES = ("Architect", "Analist", "Ontwikkelaar", "Projectleider", "Tester", "UX designer")
_STAFF, _OTHER = "Externe medewerkers", ("Hardware", "Licenties", "Consultancy")
_COSTS = ("Hosting", "Onderhoud", "Beheer", "Licenties", "Ondersteuning", "Beveiliging")
_RUNNING = "exploitatie"
SOURCES = {
    "vrd2": "VRD 2 investeringen",
    "eigen": "Eigen middelen",
    "relance": "Relanceplan",
    _RUNNING: "VRD exploitatiebudget",
}
"""What the sources are called, by the words for them in the lines."""


@dataclass(slots=True)
class _Row:
    """A row of the cost model before rounding, in cents by year."""

    product: str
    deliverable: str
    kind: str
    source: str
    years: dict[int, int]


@dataclass(slots=True)
class _Effort:
    """A row of the effort before rounding; rate and cost in cents."""

    deliverable: str
    profile: str
    source: str
    rate: int
    count: Decimal
    cost: int


class _Writer:
    """One dossier in the making."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.rounded = random.random() < 0.5
        # In half of the dossiers every total that may be left out is there.
        self.all_totals = random.random() < 0.5
        self.styles = random.sample(NOTATIONS, 3)
        self.notation = self.styles[0]
        self.years = [2022] if random.random() < 0.5 else [2022, 2023]

    def chance(self, probability: float) -> bool:
        return self.random.random() < probability

    def totals(self, probability: float) -> bool:
        """Whether optional totals are stated."""
        return self.chance(probability) or self.all_totals

    def begin(self) -> None:
        """Begin a table, which may be in another notation than the last."""
        if self.chance(0.3):
            self.notation = self.random.choice(self.styles)

    def cents(self, low: int, high: int) -> int:
        """Draw an amount in cents; in a dossier that is not rounded it is in whole euro."""
        # Few small amounts and fewer large: the logarithm is level.
        euro = int(low * (high / low) ** self.random.random())
        return euro * 100 + (self.random.randrange(100) if self.rounded else 0)

    def cell(self, cents: int) -> Cell:
        value = Decimal(cents) / 100
        if self.rounded and self.notation != "cents":
            value = value.quantize(Decimal(1), ROUND_HALF_UP)
        return Cell(value, self.notation)

    def cells(self, cents: Mapping[Column, int]) -> dict[Column, Cell]:
        return {column: self.cell(amount) for column, amount in cents.items()}

    def split(self, cents: int, parts: int) -> list[int]:
        """Split an amount in parts; in a dossier that is not rounded each is in whole euro."""
        unit = 1 if self.rounded else 100
        weights = [self.random.random() + 0.05 for _ in range(parts)]
        shares = [int(cents * weight / sum(weights)) // unit * unit for weight in weights[:-1]]
        return [*shares, cents - sum(shares)]


def true_dossier(random: Random) -> Dossier:
    """Make a dossier in which all figures agree."""
    writer = _Writer(random)
    kind = random.random()
    if kind < 0.08:
        return _evaluation(writer)
    if kind < 0.18:
        return _running_dossier(writer)
    return _project(writer)


def _project(writer: _Writer) -> Dossier:
    deliverables = [f"D.22.12.{number}" for number in range(1, writer.random.randint(1, 15) + 1)]
    products = [f"Product {letter}" for letter in "ABC"[: writer.random.randint(1, 3)]]
    product_of = {
        deliverable: products[place * len(products) // len(deliverables)]
        for place, deliverable in enumerate(deliverables)
    }
    sources = ["vrd2", *(name for name in ("eigen", "relance") if writer.chance(0.4))]
    effort = _effort_rows(writer, deliverables, sources)
    rows = _cost_rows(writer, deliverables, product_of, sources, effort)
    running = None
    if writer.chance(0.6):
        running = {2023: writer.cents(20_000, 400_000), 2024: writer.cents(20_000, 400_000)}
    tables = [_budget(writer, rows)]
    if writer.chance(0.2):
        tables.append(_allocation(writer))
    tables.append(_cost_model(writer, rows))
    if running is not None:
        tables.append(_running(writer, running))
    tables.append(_effort(writer, effort))
    whole_forecast = len(sources) > 1 and writer.chance(0.3)
    tables.append(_calendar(writer, rows, running, late=not whole_forecast and writer.chance(0.5)))
    tables.append(_forecast(writer, rows, whole_forecast))
    head = _head(writer, deliverables, product_of, sources, running is not None)
    return Dossier(head, tables)


def _effort_rows(
    writer: _Writer, deliverables: Sequence[str], sources: Sequence[str]
) -> list[_Effort]:
    rates = {profile: writer.random.randrange(450, 1200) * 100 for profile in _PROFILES}
    one_rate = writer.chance(0.5)  # or each line its own
    rows = []
    for deliverable in deliverables:
        for profile in writer.random.sample(_PROFILES, writer.random.randint(1, 3)):
            rate = rates[profile] if one_rate else writer.random.randrange(450, 1200) * 100
            count = Decimal(writer.random.randrange(5, 200))
            if writer.rounded and writer.chance(0.3):
                count += Decimal("0.5")
            source = writer.random.choice(sources) if writer.chance(0.2) else "vrd2"
            rows.append(_Effort(deliverable, profile, source, rate, count, int(rate * count)))
    return rows


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
        own = [row for row in effort if row.deliverable == deliverable]
        for source in dict.fromkeys(row.source for row in own):
            years = {2022: sum(row.cost for row in own if row.source == source)}
            if len(writer.years) > 1:
                # Some lines have nothing in the second year.
                years[2023] = writer.cents(5_000, 300_000) if writer.chance(0.7) else 0
            rows.append(_Row(product, deliverable, _STAFF, source, years))
        others = [(kind, source) for kind in _OTHER for source in sources]
        for kind, source in writer.random.sample(others, writer.random.choice((0, 0, 1, 1, 2))):
            years = {year: writer.cents(800, 300_000) for year in writer.years}
            if len(years) > 1 and writer.chance(0.3):
                years[writer.random.choice(writer.years)] = 0
            rows.append(_Row(product, deliverable, kind, source, years))
    return rows


def _head(
    writer: _Writer,
    deliverables: Sequence[str],
    product_of: dict[str, str],
    sources: Sequence[str],
    with_running: bool,
) -> str:
    names = {source: SOURCES[source] for source in sources}
    if with_running:
        names[_RUNNING] = SOURCES[_RUNNING]
    lines = [
        'soort: projectdossier\nstatus: ontwerp\nnummer: "22.12"\ntitel: Voorbeeld\njaar: 2022\n'
        "entiteit: Digitaal Vlaanderen\n"
        f"looptijd: {{van: Q1 2022, tot: Q4 {writer.years[-1]}}}\nbronnen:\n"
    ]
    lines += [f"  {source}: {name}\n" for source, name in names.items()]
    lines.append("deliverables:\n")
    lines += [
        f"  - {{nr: {one}, product: {product_of[one]}, omschrijving: Deel {one[8:]}}}\n"
        for one in deliverables
    ]
    return "".join(lines)


def _sums(rows: Iterable[tuple[Column, int]]) -> dict[Column, int]:
    sums: dict[Column, int] = {}
    for column, cents in rows:
        sums[column] = sums.get(column, 0) + cents
    return sums


def _budget(writer: _Writer, rows: Sequence[_Row]) -> Table:
    writer.begin()
    amounts: dict[tuple[str, str], int] = {}
    for row in rows:
        key = row.deliverable, row.source
        amounts[key] = amounts.get(key, 0) + sum(row.years.values())
    table = Table("budget", ["bedrag"], write_columns, extra={"open": "budget:\n"})
    table.extra["bare total"] = True
    for (deliverable, source), cents in amounts.items():
        labels = {"deliverable": Label(deliverable), "bron": Label(source)}
        table.lines.append(Line(labels, {"bedrag": writer.cell(cents)}))
    by_source = _sums((source, cents) for (_, source), cents in amounts.items())
    if len(by_source) > 1 and writer.totals(0.5):
        for source, cents in by_source.items():
            labels = {"bron": Label(str(source))}
            table.subtotals.append(Line(labels, {"bedrag": writer.cell(cents)}))
    if writer.totals(0.8):
        table.total = Line({}, {"bedrag": writer.cell(sum(amounts.values()))})
    return table


def _allocation(writer: _Writer) -> Table:
    """Share out a round amount by whole percentages."""
    writer.begin()
    basis = writer.random.randrange(20, 900) * 100_000
    left, shares = 100, []
    for _ in range(writer.random.randint(1, 4)):
        shares.append(writer.random.randrange(5, max(6, left // 2)))
        left -= shares[-1]
    shares.append(left)
    table = Table("verdeling", ["percentage", "bedrag"], write_columns)
    table.extra["open"] = f"verdeling:\n  basis: {basis // 100}\n"
    for number, share in enumerate(shares, 1):
        cells = {
            "percentage": Cell(Decimal(share), "plain", "percentage"),
            "bedrag": writer.cell(basis * share // 100),
        }
        table.lines.append(Line({"omschrijving": Label(f"Onderdeel {number}")}, dict(cells)))
    return table


def _year_table(chapter: str, opening: str, years: Iterable[int], pad: str) -> Table:
    columns: list[Column] = list(years)
    table = Table(chapter, columns, write_years, extra={"open": opening, "pad": pad})
    table.headings = {year: Label(str(year)) for year in columns}
    return table


def _add_line(
    writer: _Writer, table: Table, labels: dict[str, str], years: Mapping[int, int], total: bool
) -> None:
    line = Line(
        {key: Label(value) for key, value in labels.items()}, writer.cells(dict(years.items()))
    )
    if total:
        line.cells["totaal"] = writer.cell(sum(years.values()))
    table.lines.append(line)


def _cost_model(writer: _Writer, rows: Sequence[_Row]) -> Table:
    writer.begin()
    opening = "kostenmodel:\n  investeringen:\n"
    table = _year_table("kostenmodel.investeringen", opening, writer.years, "    ")
    with_totals = writer.totals(0.5)
    if with_totals:
        table.sums["totaal"] = list(writer.years)
    # Who has nothing in a year writes a zero, or leaves the year out.
    with_zeros = writer.chance(0.5)
    for row in rows:
        labels = {
            "product": row.product,
            "deliverable": row.deliverable,
            "aankooptype": row.kind,
            "bron": row.source,
        }
        years = {year: cents for year, cents in row.years.items() if cents or with_zeros}
        _add_line(writer, table, labels, years, with_totals)
    products = list(dict.fromkeys(row.product for row in rows))
    if len(products) > 1 and writer.totals(0.3):
        for product in products:
            mine = [row for row in rows if row.product == product]
            sums = {year: sum(row.years[year] for row in mine) for year in writer.years}
            line = Line({"product": Label(product)}, writer.cells(dict(sums.items())))
            table.subtotals.append(line)
    if writer.totals(0.7):
        sums = {year: sum(row.years[year] for row in rows) for year in writer.years}
        table.total = Line({}, writer.cells(dict(sums.items())))
        if with_totals:
            table.total.cells["totaal"] = writer.cell(sum(sums.values()))
    return table


def _running(writer: _Writer, running: dict[int, int]) -> Table:
    table = _year_table("kostenmodel.exploitatie", "  exploitatie:\n", running, "    ")
    parts = {year: writer.split(cents, 2) for year, cents in running.items()}
    table.sums["totaal"] = list(running)
    for place, name in enumerate(("Infrastructuur", "Onderhoud")):
        labels = {"omschrijving": name, "bron": _RUNNING}
        years = {year: split[place] for year, split in parts.items()}
        _add_line(writer, table, labels, years, total=True)
    table.total = Line({}, writer.cells(dict(running.items())))
    if writer.totals(0.3):
        table.total.cells["totaal"] = writer.cell(sum(running.values()))
    return table


def _effort(writer: _Writer, rows: Sequence[_Effort]) -> Table:
    writer.begin()
    table = Table("inzet", ["aantal", "prijs", "kost"], write_columns)
    table.extra["open"] = f"inzet:\n  - aankooptype: {_STAFF}\n    eenheid: mandagen\n"
    table.extra["pad"] = "    "
    for row in rows:
        labels = {
            "deliverable": Label(row.deliverable),
            "profiel": Label(row.profile),
            "bron": Label(row.source),
        }
        rate = writer.cell(row.rate)
        rate.role = "rate"
        count = Cell(row.count, "plain", "count")
        table.lines.append(
            Line(labels, {"aantal": count, "prijs": rate, "kost": writer.cell(row.cost)})
        )
    deliverables = list(dict.fromkeys(row.deliverable for row in rows))

    def sums(some: Iterable[_Effort]) -> dict[Column, Cell]:
        mine = list(some)
        count = Cell(sum((row.count for row in mine), Decimal(0)), "plain", "count")
        return {"aantal": count, "kost": writer.cell(sum(row.cost for row in mine))}

    if len(deliverables) > 1 and writer.totals(0.1) and writer.chance(0.5):
        for one in deliverables:
            mine = [row for row in rows if row.deliverable == one]
            table.subtotals.append(Line({"deliverable": Label(one)}, sums(mine)))
    if writer.totals(0.7):
        table.total = Line({}, sums(rows))
    return table


def _calendar(
    writer: _Writer, rows: Sequence[_Row], running: dict[int, int] | None, *, late: bool
) -> Table:
    """Commit by year and source; ``late``: what is not of VRD 2 is paid partly a year later."""
    writer.begin()
    amounts = _committed(writer, rows, late=late)
    if running is not None:
        amounts[_RUNNING] = {
            (year, side): cents for year, cents in running.items() for side in ("vak", "vek")
        }
    keys = sorted({key for of_source in amounts.values() for key in of_source})
    columns: list[Column] = list(keys)
    table = Table("vak_vek_kalender", columns, write_calendar)
    table.headings = {year: Label(str(year)) for year in sorted({year for year, _ in keys})}
    table.headings["totaal"] = Label("totaal")
    with_totals = writer.totals(0.4)
    if with_totals:
        for side in ("vak", "vek"):
            table.sums["totaal", side] = [key for key in keys if key[1] == side]
    for source, of_source in amounts.items():
        line = Line({"bron": Label(source)}, writer.cells(dict(of_source.items())))
        if with_totals:
            for side in ("vak", "vek"):
                whole = sum(cents for key, cents in of_source.items() if key[1] == side)
                line.cells["totaal", side] = writer.cell(whole)
        table.lines.append(line)
    if writer.totals(0.6):
        sums = {key: sum(one.get(key, 0) for one in amounts.values()) for key in keys}
        table.total = Line({}, writer.cells(dict(sums.items())))
        if with_totals and writer.chance(0.5):
            for side in ("vak", "vek"):
                whole = sum(cents for key, cents in sums.items() if key[1] == side)
                table.total.cells["totaal", side] = writer.cell(whole)
    return table


def _committed(
    writer: _Writer, rows: Sequence[_Row], *, late: bool
) -> dict[str, dict[tuple[int, str], int]]:
    amounts: dict[str, dict[tuple[int, str], int]] = {}
    for row in rows:
        of_source = amounts.setdefault(row.source, {})
        for year, cents in row.years.items():
            for side in ("vak", "vek"):
                of_source[year, side] = of_source.get((year, side), 0) + cents
    for source, of_source in amounts.items():
        if late and source != "vrd2" and len(writer.years) > 1:
            moved = of_source[2022, "vek"] // 400 * 100
            of_source[2022, "vek"] -= moved
            of_source[2023, "vek"] += moved
    return amounts


def _forecast(writer: _Writer, rows: Sequence[_Row], whole: bool) -> Table:
    """Pay 2022 month by month: of VRD 2, or of all sources, each line with its own."""
    writer.begin()
    amounts: dict[tuple[str, str], int] = {}
    for row in rows:
        if (row.source == "vrd2" or whole) and row.years[2022]:
            key = row.deliverable, row.source
            amounts[key] = amounts.get(key, 0) + row.years[2022]
    columns: list[Column] = list(range(1, 13))
    table = Table("prognose_vek", columns, write_months)
    by_name = writer.chance(0.3)
    table.extra |= {"by name": by_name, "source": "" if whole else "  bron: vrd2\n"}
    with_totals = writer.totals(0.6)
    if with_totals:
        table.sums["totaal"] = list(columns)
    months: dict[int, int] = dict.fromkeys(range(1, 13), 0)
    for (deliverable, source), cents in amounts.items():
        first = writer.random.choice((1, 1, 1, 4, 8))
        last = writer.random.choice((12, 12, 12, min(12, first + 5)))
        split = dict(
            zip(range(first, last + 1), writer.split(cents, last + 1 - first), strict=True)
        )
        for month, amount in split.items():
            months[month] += amount
        used = split if by_name else {month: split.get(month, 0) for month in range(1, 13)}
        labels = {"deliverable": Label(deliverable)}
        if whole:
            labels["bron"] = Label(source)
        line = Line(labels, writer.cells(dict(used.items())))
        if with_totals:
            line.cells["totaal"] = writer.cell(cents)
        table.lines.append(line)
    if writer.totals(0.6):
        table.total = Line({}, writer.cells(dict(months.items())))
        if with_totals:
            table.total.cells["totaal"] = writer.cell(sum(amounts.values()))
    return table


def _running_dossier(writer: _Writer) -> Dossier:
    writer.begin()
    years = list(range(2023, 2023 + writer.random.randint(2, 4)))
    table = _year_table("kosten", "kosten:\n", years, "  ")
    with_totals = writer.totals(0.6)
    if with_totals:
        table.sums["totaal"] = list(years)
    rows = []
    for name in writer.random.sample(_COSTS, writer.random.randint(2, 6)):
        amounts = {year: writer.cents(500, 90_000) for year in years}
        rows.append(amounts)
        _add_line(writer, table, {"kost": name}, amounts, with_totals)
    sums = {year: sum(row[year] for row in rows) for year in years}
    if writer.totals(0.7) or not with_totals:
        table.total = Line({}, writer.cells(dict(sums.items())))
        if with_totals:
            table.total.cells["totaal"] = writer.cell(sum(sums.values()))
    head = (
        'soort: exploitatiedossier\nstatus: ontwerp\nnummer: "22.12"\ntitel: Voorbeeld\n'
        "jaar: 2023\nentiteit: Digitaal Vlaanderen\n"
    )
    return Dossier(head, [table])


def _evaluation(writer: _Writer) -> Dossier:
    """Extend actuals of some months to a year; to the cent, so that both are exact."""
    writer.notation = "cents"
    months = writer.random.randint(3, 11)
    groups = [f"Groep {letter}" for letter in "ABC"[: writer.random.randint(1, 3)]]
    table = Table("kosten", ["actueel", "prognose"], write_evaluation)
    table.extra["groups"] = groups
    rows: list[tuple[str, int]] = []
    for group in groups:
        for name in writer.random.sample(_COSTS, writer.random.randint(1, 4)):
            monthly = writer.random.randrange(20_000, 2_000_000)
            rows.append((group, monthly))
            cells = writer.cells({"actueel": monthly * months, "prognose": monthly * 12})
            table.lines.append(Line({"groep": Label(group), "kost": Label(name)}, cells))

    def sums(monthly: int) -> dict[Column, Cell]:
        return writer.cells({"actueel": monthly * months, "prognose": monthly * 12})

    if writer.totals(0.6):
        for group in groups:
            mine = sum(monthly for one, monthly in rows if one == group)
            table.subtotals.append(Line({"groep": Label(group)}, sums(mine)))
    everything = sum(monthly for _, monthly in rows)
    table.total = Line({}, sums(everything))
    named = ("maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober")
    until = (*named, "november")[months - 3]
    head = (
        "soort: evaluatie\nproject: Voorbeeld\ntitel: Evaluatie\njaar: 2022\n"
        f"entiteit: Digitaal Vlaanderen\nplafond: {everything * 13 // 100}\n"
        f"actueel_tot: {until}\n"
    )
    return Dossier(head, [table])
