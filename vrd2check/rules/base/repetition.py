"""Lines that stand in a table twice."""

from collections.abc import Iterator

from vrd2check.dossiers import Dimension
from vrd2check.dossiers.tables import AnyLine, AnyTable


def repeated_lines(table: AnyTable) -> Iterator[tuple[AnyLine, AnyLine]]:
    """Return each line that has all its names in common with an earlier one, and that first one.

    Lines without any name are left out: nothing tells that they are about one thing.
    """
    first: dict[frozenset[tuple[Dimension, str]], AnyLine] = {}
    for line in table.lines:
        names = frozenset([(key, name.canonical) for key, name in line.names.items()])
        if not names:
            continue
        if names in first:
            yield line, first[names]
        else:
            first[names] = line
