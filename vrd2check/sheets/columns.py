"""The columns that several chapters have: names of lines, years, months, one amount."""

from collections.abc import Iterable, Sequence

from vrd2check.dossiers import Dimension, stated
from vrd2check.dossiers.tables import AnyTable
from vrd2check.figures import month_name, short_month_name
from vrd2check.language import Text

from .shape import QUANTITIES, Block, Column, Role, TextColumn
from .sheet import Sheet

AMOUNT = "bedrag"
_TOTAL = Text(nl="totaal", en="total")
_ALL_YEARS = Text(nl="alle jaren samen", en="all years together")
_ALL_MONTHS = Text(nl="alle maanden samen", en="all months together")

# In the order of the template.
HEADINGS = {
    Dimension.NUMBER: Text(nl="Nummer", en="Number"),
    Dimension.GROUP: Text(nl="Groep", en="Group"),
    Dimension.COST: Text(nl="Kost", en="Cost"),
    Dimension.PRODUCT: Text(nl="Product", en="Product"),
    Dimension.DELIVERABLE: Text(nl="Deliverable", en="Deliverable"),
    Dimension.PURCHASE_TYPE: Text(nl="Aankooptype", en="Purchase type"),
    Dimension.PROFILE: Text(nl="Profiel", en="Profile"),
    Dimension.DESCRIPTION: Text(nl="Omschrijving", en="Description"),
    Dimension.SOURCE: Text(nl="Bron", en="Source"),
    Dimension.CONTRACT: Text(nl="Overheidsopdracht", en="Contract"),
}


def text_columns(table: AnyTable) -> tuple[TextColumn, ...]:
    """Return a column for each dimension by which some line is named."""
    used = {dimension for line in table.lines for dimension in line.names}
    return tuple(TextColumn(one.value, HEADINGS[one]) for one in HEADINGS if one in used)


def amount_column() -> Column:
    """Return the only column of a table of amounts."""
    heading = QUANTITIES[AMOUNT]
    return Column(AMOUNT, heading, heading, key=AMOUNT)


def year_columns(years: Iterable[int], quantity: str = AMOUNT, before: str = "") -> list[Column]:
    """Return a column for each year; ``before`` stands before the year in headings."""
    return [
        Column(quantity, _same(f"{before}{year}"), _same(str(year)), key=year, year=year)
        for year in years
    ]


def month_columns(table: AnyTable, year: int | None) -> list[Column]:
    """Return a column for each month of a year, if a table states anything by month."""
    months = range(1, 13) if table.columns() else range(0)
    return [
        Column(
            AMOUNT, short_month_name(month), month_name(month), key=month, year=year, month=month
        )
        for month in months
    ]


def year_total(quantity: str = AMOUNT, heading: Text = _TOTAL) -> Column:
    """Return the column of the totals over all years."""
    return Column(quantity, heading, _ALL_YEARS, role=Role.TOTAL)


def month_total(year: int | None) -> Column:
    """Return the column of the totals over all months."""
    return Column(AMOUNT, _TOTAL, _ALL_MONTHS, role=Role.TOTAL, year=year)


def with_total(
    columns: Sequence[Column], total: Column, tables: Sequence[AnyTable]
) -> list[Column]:
    """Return the columns, and that of the totals where there is something to add up."""
    lines = (line for table in tables for line in table.all_lines())
    several = len({column.key for column in columns}) > 1
    return [*columns, *([total] if several or any(stated(one.total) for one in lines) else [])]


def year_sheet(
    chapter: str, title: Text, table: AnyTable, noun: Text | str = "", *more: TextColumn
) -> Sheet:
    """Return the sheet of a table with a column for each year; ``more`` are words of its lines."""
    columns = with_total(year_columns(table.columns()), year_total(), [table])
    return Sheet(
        chapter,
        title,
        noun,
        texts=(*text_columns(table), *more),
        blocks=(Block(table, tuple(columns)),),
        is_incomplete=table.rest is not None,
    )


def _same(text: str) -> Text:
    return Text(nl=text, en=text)
