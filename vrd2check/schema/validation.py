"""Hold a dossier's tree against the schema."""

from vrd2check.source import Mapping, Scalar, standard_value

from . import wording
from .decision import decider
from .problems import ShapeProblem, ShapeProblemKind, start_of
from .shape import definition, kinds
from .suggestions import nearest


def validate(root: Mapping) -> tuple[ShapeProblem, ...]:
    """Give all that is wrong with the shape of a dossier, in the order of the file.

    Only the shape of its own ``soort`` is looked at. Where that is missing or unknown, this is the
    one problem. What the characters of an amount mean is not judged here.

    Raises ``MissingSchemaError`` when ``schema.json`` cannot be found.
    """
    kind = root.get("soort")
    if not isinstance(kind, Scalar) or kind.written not in kinds():
        return (_unknown_kind(root),)
    instance = standard_value(root)
    if decider(kind.written)(instance):
        return ()
    # Imported here since most dossiers have the right shape, and jsonschema is slow to import.
    from .explanation import explain  # noqa: PLC0415

    return explain(root, instance, kind.written)


def _unknown_kind(root: Mapping) -> ShapeProblem:
    node = root.get("soort")
    meant = nearest(node.written, kinds()) if isinstance(node, Scalar) else None
    meant = meant or _kind_by_keys(root)
    place = start_of(root) if node is None else node.place
    message = wording.unknown_kind(node, kinds(), meant)
    return ShapeProblem(ShapeProblemKind.UNKNOWN_KIND, place, message, meant)


def _kind_by_keys(root: Mapping) -> str | None:
    """Give the kind of dossier that knows more of these keys than any other kind, or None."""
    keys = {entry.key.written for entry in root.entries}
    known = {kind: len(keys & definition(kind)["properties"].keys()) for kind in kinds()}
    most = max(known.values())
    best = [kind for kind, count in known.items() if count == most]
    return best[0] if len(best) == 1 else None
