"""Spreadsheets that the tests make of a table: a cell is a text, or a number with its format."""

import io

import xlsxwriter


class Number:
    """A number as a spreadsheet holds it, and how it shows it."""

    def __init__(self, value, code="General"):
        self.value = value
        self.code = code


def workbook(sheets, merged=()):
    """Return an xlsx file; ``sheets`` are rows by name, ``merged`` ranges of the first sheet.

    A merged range is told by its first and last row and column, from zero.
    """
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for r, row in enumerate(rows):
            for c, cell in enumerate(row):
                if isinstance(cell, Number):
                    sheet.write_number(r, c, cell.value, book.add_format({"num_format": cell.code}))
                elif cell:
                    sheet.write_string(r, c, cell)
    first = book.worksheets()[0]
    for top, left, bottom, right in merged:
        first.merge_range(top, left, bottom, right, next(iter(sheets.values()))[top][left])
    book.close()
    return stream.getvalue()
