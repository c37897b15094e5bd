"""One change to a true dossier: what a hand does wrong once.

Each kind gives all changes of it in a tree, as a path and a tree with just that change.
"""

from collections.abc import Callable, Iterator
from copy import copy, deepcopy
from typing import Any, NamedTuple

from .dossiers import Tree

Path = tuple[Any, ...]

LABELS = ("deliverable", "bron", "product", "aankooptype", "kost", "groep", "nummer")
# What is no money, no people and no time, or tells how a table is to be read.
_NO_FIGURES = ("jaar", "vanaf", "deliverables", "planning", "kpis", "looptijd", "bronnen")


class Change(NamedTuple):
    """A change: of which kind, where, and the dossier as it is then."""

    kind: str
    path: Path
    tree: Tree


def figures(tree: Tree) -> Iterator[Change]:
    """Move each figure up by a tenth and ten more; a ceiling down, since it need not be reached."""
    for path, value in _leaves(tree):
        if isinstance(value, int) and not isinstance(value, bool) and path[-1] not in _NO_FIGURES:
            more = value // 10 + 10
            yield _with(tree, "figure", path, value + (-more if path[-1] == "plafond" else more))


def labels(tree: Tree) -> Iterator[Change]:
    """Change each label of a line to each other one that the dossier knows."""
    known: dict[str, list[str]] = {}
    for path, value in _leaves(tree):
        if path[-1] in LABELS and value not in known.setdefault(path[-1], []):
            known[path[-1]].append(value)
    for path, value in _leaves(tree):
        if path[-1] in LABELS and path[0] not in _NO_FIGURES and len(path) > 1:
            for other in known[path[-1]]:
                if other != value:
                    yield _with(tree, "label", path, other)


def lines_left_out(tree: Tree) -> Iterator[Change]:
    """Leave out each line of a table."""
    for path in _lines(tree):
        changed, lines = _opened(tree, path[:-1])
        del lines[path[-1]]
        yield Change("line left out", path, changed)


def lines_twice(tree: Tree) -> Iterator[Change]:
    """Write each line of a table twice."""
    for path in _lines(tree):
        changed, lines = _opened(tree, path[:-1])
        lines.insert(path[-1], deepcopy(lines[path[-1]]))
        yield Change("line twice", path, changed)


def years(tree: Tree) -> Iterator[Change]:
    """Make each year that is a key the first later year, and one far away, that is no key there."""
    for path, node in _nodes(tree):
        if isinstance(node, dict) and any(isinstance(key, int) for key in node):
            for year in node:
                free = next(one for one in range(year + 1, year + 9) if one not in node)
                for other in (free, 2033):
                    changed, mapping = _opened(tree, path)
                    mapping.clear()
                    mapping.update((other if key == year else key, node[key]) for key in node)
                    yield Change("year", (*path, year, other), changed)


CHAPTERS = (
    ("budget",),
    ("kostenmodel", "investeringen"),
    ("kostenmodel", "exploitatie"),
    ("inzet",),
    ("vak_vek_kalender",),
    ("prognose_vek",),
)


def sources_renamed(tree: Tree) -> Iterator[Change]:
    """Rename each source in one chapter, to one that nobody knows and to a known one."""
    for chapter in CHAPTERS:
        used = {value for path, value in _sources(tree, chapter)}
        for source in sorted(used):
            for other in ("Relance", *sorted(set(tree["bronnen"]) - used)):
                changed = tree
                for path, value in _sources(tree, chapter):
                    if value == source:
                        changed, line = _opened(changed, path[:-1])
                        line["bron"] = other
                yield Change("source renamed", (*chapter, source, other), changed)


def sources_left_out(tree: Tree) -> Iterator[Change]:
    """Leave out all sources of one chapter."""
    for chapter in CHAPTERS:
        changed = tree
        found = _sources(tree, chapter)
        for path, _ in found:
            changed, line = _opened(changed, path[:-1])
            del line["bron"]
        if found:
            yield Change("sources left out", chapter, changed)


KINDS: tuple[Callable[[Tree], Iterator[Change]], ...] = (
    figures,
    labels,
    lines_left_out,
    lines_twice,
    years,
)
OF_PROJECTS = (*KINDS, sources_renamed, sources_left_out)


def _sources(tree: Tree, chapter: Path) -> list[tuple[Path, Any]]:
    return [
        (path, value)
        for path, value in _leaves(tree)
        if path[: len(chapter)] == chapter and path[-1] == "bron"
    ]


def _lines(tree: Tree) -> Iterator[Path]:
    for path, node in _nodes(tree):
        if path and path[-1] == "regels":
            yield from ((*path, at) for at in range(len(node)))


def _nodes(node: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    yield path, node
    pairs = (
        node.items()
        if isinstance(node, dict)
        else enumerate(node)
        if isinstance(node, list)
        else ()
    )
    for key, value in pairs:
        yield from _nodes(value, (*path, key))


def _leaves(tree: Tree) -> Iterator[tuple[Path, Any]]:
    return ((path, node) for path, node in _nodes(tree) if not isinstance(node, dict | list))


def _opened(tree: Tree, path: Path) -> tuple[Tree, Any]:
    """Return a copy whose node at a path may be changed, and that node; the others are shared."""
    changed: Any = copy(tree)
    node = changed
    for key in path:
        node[key] = copy(node[key])
        node = node[key]
    return changed, node


def _with(tree: Tree, kind: str, path: Path, value: Any) -> Change:
    changed, node = _opened(tree, path[:-1])
    node[path[-1]] = value
    return Change(kind, path, changed)
