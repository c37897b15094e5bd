"""Which kind of dossier a file probably is that does not say so."""

from vrd2check.source import MappingNode, Scalar

from . import wording
from .problems import ShapeProblem, ShapeProblemKind, start_of
from .shape import definition, kinds
from .suggestions import nearest


def unknown_kind(root: MappingNode) -> ShapeProblem:
    """Say that ``soort`` is missing or unknown, with the kind that was probably meant."""
    node = root.get("soort")
    meant = nearest(node.written, kinds()) if isinstance(node, Scalar) else None
    meant = meant or _kind_by_keys(root)
    place = start_of(root) if node is None else node.place
    message = wording.unknown_kind(node, kinds(), meant)
    return ShapeProblem(ShapeProblemKind.UNKNOWN_KIND, place, message, meant)


def _kind_by_keys(root: MappingNode) -> str | None:
    """Return the kind of dossier that knows more of these keys than any other kind, or None."""
    keys = {entry.key.written for entry in root.entries}
    known = {kind: len(keys & definition(kind)["properties"].keys()) for kind in kinds()}
    most = max(known.values())
    best = [kind for kind, count in known.items() if count == most]
    return best[0] if len(best) == 1 else None
