"""Reading a file or pasted text as grids, by what kind of file it is."""

from collections.abc import Sequence
from pathlib import Path

from vrd2check.files import read
from vrd2check.limits import MAX_BYTES, MAX_TABLE_CELLS
from vrd2check.refusals import why

from .apart import read_apart
from .documents import read_document
from .grid import Grid
from .pasted import read_pasted
from .texts import say
from .unreadable import UnreadableError

WORKBOOKS = frozenset({".xlsx", ".xlsm", ".xls", ".ods"})
DOCUMENT = ".docx"
TEXTS = frozenset({".csv", ".tsv", ".txt"})


def read_path(path: Path, wanted: Sequence[str] = ()) -> tuple[Grid, ...]:
    """Return the grids of a file: its worksheets, all or those wanted by name, or its text.

    Raises UnreadableError.
    """
    suffix = path.suffix.lower()
    try:
        data = read(path, MAX_BYTES + 1)
    except OSError as error:
        raise UnreadableError(say("unreadable", path=path, reason=why(error))) from error
    if len(data) > MAX_BYTES:
        raise UnreadableError(say("too-large", path=path, most=MAX_BYTES // 1_000_000))
    if suffix in TEXTS:
        return (read_bytes(data, path.name),)
    if suffix == DOCUMENT:
        return (read_document(data, path.name, wanted),)
    if suffix in WORKBOOKS:
        return read_apart(data, path.name, wanted)
    raise UnreadableError(say("unknown-kind", path=path))


def read_bytes(data: bytes, sheet: str = "") -> Grid:
    """Return the grid of pasted text or a csv file, in UTF-8 or as Excel in Windows writes it.

    Raises UnreadableError.
    """
    if len(data) > MAX_BYTES:
        raise UnreadableError(say("too-large", path=sheet or "-", most=MAX_BYTES // 1_000_000))
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = data.decode("utf-16", "replace")
    else:
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = data.decode("cp1252", "replace")
    if text.count("\n") + text.count("\r") > 2 * MAX_TABLE_CELLS:
        raise UnreadableError(say("too-many-cells", sheet=sheet or "-", most=MAX_TABLE_CELLS))
    return bounded(read_pasted(text, sheet))


def bounded(grid: Grid) -> Grid:
    """Return a grid as it is. Raises UnreadableError for one with too many cells or rows."""
    if sum(max(len(row), 1) for row in grid.rows) > MAX_TABLE_CELLS:
        raise UnreadableError(say("too-many-cells", sheet=grid.sheet or "-", most=MAX_TABLE_CELLS))
    return grid
