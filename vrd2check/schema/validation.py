"""Hold a dossier's tree against the schema."""

from vrd2check.source import MappingNode, Scalar, standard_value

from .decision import decider
from .problems import ShapeProblem
from .shape import kinds


def validate(root: MappingNode) -> tuple[ShapeProblem, ...]:
    """Return all that is wrong with the shape of a dossier, in the order of the file.

    Only the shape of its own ``soort`` is looked at. Where that is missing or unknown, this is the
    one problem. What the characters of an amount mean is not judged here.

    Raises ``MissingSchemaError`` when ``schema.json`` cannot be found.
    """
    # What explains is imported where it is needed: most dossiers have the right shape, and
    # importing jsonschema takes longer than checking all of them.
    kind = root.get("soort")
    if not isinstance(kind, Scalar) or kind.written not in kinds():
        from .recognition import unknown_kind  # noqa: PLC0415

        return (unknown_kind(root),)
    if decider(kind.written)(root):
        return ()
    from .explanation import explain  # noqa: PLC0415

    return explain(root, standard_value(root), kind.written)
