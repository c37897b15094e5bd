"""Hold a dossier's tree against the schema."""

from functools import cache

from jsonschema_rs import Draft202012Validator

from vrd2check.schema.problems import ShapeProblem
from vrd2check.schema.recognition import unknown_kind
from vrd2check.schema.shape import kinds, schema
from vrd2check.source import MappingNode, Scalar, standard_value


def validate(root: MappingNode) -> tuple[ShapeProblem, ...]:
    """Return all that is wrong with the shape of a dossier, in the order of the file.

    Only the shape of its own ``soort`` is looked at. Where that is missing or unknown, this is the
    one problem. What the characters of an amount mean is not judged here.

    Raises ``MissingSchemaError`` when ``schema.json`` cannot be found.
    """
    kind = root.get("soort")
    if not isinstance(kind, Scalar) or kind.written not in kinds():
        return (unknown_kind(root),)
    instance = standard_value(root)
    if _validator(kind.written).is_valid(instance):
        return ()
    # It imports jsonschema, which takes 100 ms: most dossiers need no explanation.
    from vrd2check.schema.explanation import explain  # noqa: PLC0415

    return explain(root, instance, kind.written)


@cache
def _validator(kind: str) -> Draft202012Validator:
    return Draft202012Validator({"$ref": f"#/$defs/{kind}", "$defs": schema()["$defs"]})
