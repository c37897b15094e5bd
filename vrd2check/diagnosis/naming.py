"""What a sentence calls a figure's place, a line and a table."""

from vrd2check.language import Text

from .geometry import Grid, Spot


def line_name(grid: Grid, row: int) -> Text | str:
    """Return what a sentence calls a line."""
    return grid.rows[row].label


def table_name(grid: Grid) -> Text:
    """Return what a sentence calls a table."""
    return grid.sheet.title


def column_name(grid: Grid, column: int) -> Text:
    """Return what a sentence calls a column."""
    found = grid.columns[column]
    titles = {block.title for block in grid.sheet.blocks}
    if len(titles) > 1:
        return found.heading
    return found.name


def cell_name(spot: Spot, *, beside: Spot) -> Text:
    """Return what a sentence calls a place, as far as it differs from that of another."""
    column, label = column_name(spot.grid, spot.column), line_name(spot.grid, spot.row)
    line = label if isinstance(label, Text) else Text(label, label)
    if spot.row == beside.row and spot.grid is beside.grid:
        return column
    if spot.column == beside.column and spot.grid is beside.grid:
        return line
    return Text(f"{line.nl}, {column.nl}", f"{line.en}, {column.en}")
