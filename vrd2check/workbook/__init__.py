"""Spreadsheets and pasted tables in, and a dossier out as a spreadsheet."""
