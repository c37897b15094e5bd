"""Taking the tables of spreadsheets, documents and pasted text into a dossier."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from vrd2check.dossiers import KINDS, PLACEHOLDER, alike, load_text, plain
from vrd2check.figures import State
from vrd2check.source import MappingNode, Scalar, read_text, scalar

from .contents import Chapter, Value, chapters, source_names
from .emitting import block
from .grid import Cell, Grid, Note
from .layout import TABLES, exported_tables, is_dossier, said_by, stated_in, words_of_sources
from .listing import listed
from .paths import value_of
from .placing import CannotPlaceError, chapters_of, placed
from .recognition import Table, recognise
from .texts import say

_TITLE = re.compile(
    r".*projectdossier\s+(?P<number>[0-9]{2}\.[0-9]{1,2})\s*[-–—:]?\s*(?P<title>.*)", re.I | re.S
)
_NUMBER = re.compile(r"[0-9]{2}\.[0-9]{1,2}(?![0-9])")

_LONGEST_KEY = 24


class NoNumberError(ValueError):
    """A new dossier was asked for, and nothing tells which number it has."""


class Asked(NamedTuple):
    """What is to be imported: all tables, or those of one ``chapter``.

    ``columns`` are the headings of a table that has none.
    """

    chapter: str | None = None
    columns: tuple[str, ...] = ()


class Imported(NamedTuple):
    """What was found, and what becomes of the dossier.

    ``old`` is the text of the dossier before, empty for a new one, and ``new`` the one after.
    ``unplaced`` are chapters that could not be written into the dossier by rule. ``texts`` are the
    lines of text that stand outside the tables.
    """

    file: str
    old: str
    new: str
    chapters: tuple[Chapter, ...]
    unplaced: tuple[Chapter, ...]
    notes: tuple[Note, ...]
    texts: tuple[Cell, ...]


def import_grids(grids: Sequence[Grid], asked: Asked, text: str | None, file: str) -> Imported:
    """Return what a dossier becomes with the tables of some grids.

    ``text`` is that of the dossier, None for a new one. Raises NoNumberError.
    """
    head = next((grid for grid in grids if is_dossier(grid)), None)
    if head is not None:
        return _taken_back(grids, head, text, file)
    found = [recognise(grid, asked.chapter, asked.columns) for grid in grids]
    tables = [table for one in found for table in one.tables]
    texts = tuple(cell for one in found for cell in one.texts)
    old = text if text is not None else ""
    start = old if text is not None else _head(file, tables, texts)
    root = read_text(start, file).root
    sources = _sources(root, source_names(tables), _is_new(start, file))
    with_list = listed(root, tables)
    told = (*with_list.chapters, *chapters(with_list.tables, sources))
    added = (*_sources_chapter(root, sources, tables), *told)
    foreign = [one for one in added if not _has_chapter(root, one.word)]
    new, done = _placed(start, file, [one for one in added if one not in foreign])
    unplaced = tuple(one for one in added if one not in done)
    notes = [note for one in found for note in one.notes]
    notes += [note for chapter in told for note in chapter.notes]
    for chapter in foreign:
        notes += [Note(cell, say("other-kind", chapter=chapter.word)) for cell in texts[:1]]
    if text is None:
        new = new.rstrip("\n") + "\n"
    return Imported(file, old, new, done, unplaced, _sorted(notes), texts)


def _taken_back(grids: Sequence[Grid], head: Grid, text: str | None, file: str) -> Imported:
    """Return what a dossier becomes with a workbook that was exported, as it is now."""
    stated, gone = stated_in(head)
    names = {path.partition("/")[2]: name for path, name in stated.items() if "bronnen/" in path}
    sources = words_of_sources(names)
    tables = [grid for grid in grids if grid.sheet in TABLES]
    flat = {**said_by(tables, sources), **stated}
    for path in gone:
        flat.pop(path, None)
    said = value_of(flat.items())
    kind = str(said.get("soort", ""))
    order = chapters_of(kind) if kind in KINDS else ()
    words = sorted(said, key=lambda word: order.index(word) if word in order else len(order))
    every = tuple(Chapter(word, said[word], "") for word in words)
    if text is None:
        lines = [line for one in every for line in block(one.word, one.value)]
        new, done = "".join(f"{line}\n" for line in lines), every
    else:
        new, done = _placed(text, file, every)
    unplaced = tuple(one for one in every if one not in done)
    notes = [note for grid in tables for note in exported_tables(grid).notes]
    return Imported(file, text or "", new, done, unplaced, _sorted(notes), ())


def _placed(text: str, file: str, chapters: Iterable[Chapter]) -> tuple[str, tuple[Chapter, ...]]:
    """Return the text of a dossier with all chapters that can be written into it, and which."""
    done: list[Chapter] = []
    for chapter in chapters:
        try:
            text = placed(text, file, chapter)
        except CannotPlaceError:
            continue
        done.append(chapter)
    return text, tuple(done)


def _sorted(notes: Sequence[Note]) -> tuple[Note, ...]:
    """Return notes by their place, each once."""
    return tuple(
        sorted(set(notes), key=lambda one: (one.cell.sheet, one.cell.row, one.cell.column))
    )


def _has_chapter(root: MappingNode | None, word: str) -> bool:
    kind = root.get("soort") if root is not None else None
    return isinstance(kind, Scalar) and word.partition(".")[0] in chapters_of(kind.written.strip())


def _head(file: str, tables: Sequence[Table], texts: Sequence[Cell]) -> str:
    """Return the first lines of a new dossier. Raises NoNumberError."""
    titled = next((one for cell in texts if (one := _TITLE.fullmatch(cell.text))), None)
    name = file.replace("\\", "/").rsplit("/", 1)[-1]
    named = _NUMBER.match(name)
    number = named.group() if named else titled["number"] if titled else _number_of(tables)
    if number is None:
        raise NoNumberError(file)
    title = titled["title"].strip() if titled and titled["number"] == number else ""
    is_running = all(table.chapter == "kosten" for table in tables) and bool(tables)
    lines = [
        f"soort: {'exploitatiedossier' if is_running else 'projectdossier'}",
        "status: ontwerp",
        f'nummer: "{number}"',
        f"titel: {scalar(title or PLACEHOLDER)}",
        f"jaar: {2000 + int(number[:2]) + is_running}",
    ]
    return "\n".join(lines) + "\n\n"


def _number_of(tables: Sequence[Table]) -> str | None:
    """Return the number of the dossier that the deliverables of some tables belong to."""
    for table in tables:
        for line in table.lines:
            written = line.labels.get("deliverable", line.labels.get("nr", ""))
            found = re.match(r"D?\.?\s?([0-9]{2})\.([0-9]{1,2})\.", written)
            if found is not None:
                return f"{found[1]}.{int(found[2]):02}"
    return None


def _is_new(text: str, file: str) -> bool:
    """Whether no figure stands in a dossier yet."""
    dossier = load_text(text, file).dossier
    return dossier is not None and all(one.state is State.EMPTY for one in dossier.head.figures)


def _sources(root: MappingNode | None, names: Sequence[str], is_new: bool) -> dict[str, str]:
    """Return the short word of each financing source, by its names in plain letters.

    In a dossier without any figure the words that are there take the names of the tables where
    these are alike: no money can move by it.
    """
    declared = root.get("bronnen") if root is not None else None
    stated = {
        key: node.written if isinstance(node, Scalar) else key
        for key, node in (declared.items() if isinstance(declared, MappingNode) else ())
    }
    known = words_of_sources(stated)
    free = dict(stated) if is_new else {}
    for name in names:
        free.pop(known.get(plain(name), ""), None)
    for name in names:
        if plain(name) not in known:
            near = next((key for key, other in free.items() if alike(name, other)), None)
            if near is not None:
                del free[near]
            known[plain(name)] = near or _short(name, set(known.values()))
    return known


def _short(name: str, taken: set[str]) -> str:
    """Return a short word for a source that no other source has."""
    letters = plain(name)
    if "exploitatie" in letters:
        word = "exploitatie"
    elif letters.startswith("vrd2"):
        word = "vrd2"
    else:
        words = [plain(part) for part in re.split(r"\W+", name) if plain(part)]
        word = "_".join(words)[:_LONGEST_KEY].strip("_") or "bron"
    count = 1
    while (found := word if count == 1 else f"{word}_{count}") in taken:
        count += 1
    return found


def _sources_chapter(
    root: MappingNode | None, sources: Mapping[str, str], tables: Sequence[Table]
) -> tuple[Chapter, ...]:
    """Return the sources that the dossier does not declare yet, or by another name."""
    declared = root.get("bronnen") if root is not None else None
    known = dict(declared.items()) if isinstance(declared, MappingNode) else {}
    new: dict[str, Value] = {}
    for name in source_names(tables):
        word = sources[plain(name)]
        node = known.get(word)
        same = {plain(word), plain(node.written)} if isinstance(node, Scalar) else set()
        if plain(name) not in same:
            new[word] = name
    return (Chapter("bronnen", new, ""),) if new else ()
