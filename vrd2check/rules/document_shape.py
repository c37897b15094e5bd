"""The shape of a document: are the right keys and values in the right places."""

from vrd2check.schema import ShapeProblemKind

from .base.families import reported

unknown_kind = reported("DOC121", "unknown-kind", ShapeProblemKind.UNKNOWN_KIND)
unknown_key = reported("DOC122", "unknown-key", ShapeProblemKind.UNKNOWN_KEY)
missing_key = reported("DOC123", "missing-key", ShapeProblemKind.MISSING_KEY)
empty_value = reported("DOC124", "empty-value", ShapeProblemKind.EMPTY)
wrong_type = reported("DOC125", "wrong-type", ShapeProblemKind.WRONG_TYPE)
value_not_allowed = reported("DOC126", "value-not-allowed", ShapeProblemKind.NOT_ALLOWED_VALUE)
wrong_length = reported("DOC127", "wrong-length", ShapeProblemKind.WRONG_LENGTH)
unquoted_number = reported("DOC128", "unquoted-number", ShapeProblemKind.UNQUOTED_NUMBER)
