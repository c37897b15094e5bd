"""The monthly forecast of payments (VEK) of the first year, annex 1."""

from vrd2check.dossiers import ProjectDossier
from vrd2check.dossiers.tables import AnyLine, AnyTable
from vrd2check.sheets import project as sheets

from .base.families import adds_up, line_twice, not_negative
from .base.tables import grand_totals, line_totals, subtotals


def _lines(table: AnyTable) -> tuple[AnyLine, ...]:
    """Return the lines; a forecast without lines is a single line: its total."""
    return table.lines or (() if table.total is None else (table.total,))


forecast_line_total = adds_up(
    "VEK101", "forecast-line-total", ProjectDossier, sheets.forecast, line_totals, "line"
)
forecast_subtotal = adds_up(
    "VEK102", "forecast-subtotal", ProjectDossier, sheets.forecast, subtotals, "line", "column"
)
forecast_total = adds_up(
    "VEK103", "forecast-total", ProjectDossier, sheets.forecast, grand_totals, "column"
)
negative_month = not_negative(
    "VEK301",
    "negative-month",
    ProjectDossier,
    sheets.forecast,
    "line",
    "month",
    "amount",
    lines=_lines,
)
forecast_line_twice = line_twice(
    "VEK305", "forecast-line-twice", ProjectDossier, sheets.forecast, "line"
)
