"""The shape of a dossier: a located tree against ``schema.json``, with problems in plain words."""

from .nothing import without_words_for_none
from .problems import ShapeProblem, ShapeProblemKind
from .recognition import dossier_below, looks_like_dossier, text_looks_like_dossier
from .shape import MissingSchemaError, kinds, schema_path
from .validation import validate

__all__ = [
    "MissingSchemaError",
    "ShapeProblem",
    "ShapeProblemKind",
    "dossier_below",
    "kinds",
    "looks_like_dossier",
    "schema_path",
    "text_looks_like_dossier",
    "validate",
    "without_words_for_none",
]
