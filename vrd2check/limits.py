"""The bounds that keep a hostile or broken file from exhausting time or memory.

A dossier has a few hundred lines, some two thousand values and at most eight levels; each bound
is far above that and far below what would hurt. ``docs/limits.md`` tells what happens beyond each.
"""

MAX_BYTES = 5_000_000
"""The largest file that is read, in bytes. A larger one is refused before it is read."""

MAX_DEPTH = 50
"""How many levels collections may nest, counting the values in the innermost one."""

MAX_NODES = 200_000
"""How many values, lists and mappings (keys included) one file may hold."""

MAX_ALIAS_NODES = 1_000
"""How many values aliases (``*name``) may repeat beyond what is written out."""

MAX_TEXT_LENGTH = 20_000
"""The longest single value or key, in characters; some eight pages."""

MAX_FIGURE_LENGTH = 60
"""The longest text that is read as a figure, in characters."""

MAX_DIGITS = 24
"""How many digits a figure may have, before and after the comma together."""

MAX_NUMBER_LENGTH = 1_000
"""The longest plain text that is read as a number for the schema; longer stays text."""

MAX_PROBLEMS = 100
"""How many problems of one file's text, and of its shape, are listed; a last one says so."""

MAX_EXPLANATIONS = 200
"""How many explanations of one dossier are held against what was found; ``schema.json`` agrees."""

MAX_FILES = 3_500
"""How many files one run reads; it keeps all of them until the end, 0.26 MB of one of 10 KB.

Of those beyond it is told that they were not read.
"""

MAX_FOLDER_DEPTH = 50
"""How many levels below a given folder are searched for files."""

MAX_TERMS = 200_000
"""How many figures the relations of one rule in one dossier may have, counted for each relation."""

MAX_FINDINGS = 10_000
"""How many findings one report holds, the most serious first; a last one says so."""

MAX_UNPACKED_BYTES = 60_000_000
"""How much a spreadsheet or document, which is a compressed archive, may hold when unpacked."""

MAX_TABLE_CELLS = 200_000
"""How many cells with something in them are read of a spreadsheet, a document or pasted text."""
