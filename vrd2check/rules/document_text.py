"""The document as a text: can it be read at all, and does every reader see the same in it."""

from vrd2check.schema import ShapeProblemKind
from vrd2check.source import TextProblemKind

from .base.families import reported

nothing_to_read = reported(
    "DOC101", "nothing-to-read", TextProblemKind.UNREADABLE_FILE, TextProblemKind.EMPTY
)
not_utf8 = reported("DOC102", "not-utf8", TextProblemKind.NOT_UTF8)
forbidden_character = reported("DOC103", "forbidden-character", TextProblemKind.FORBIDDEN_CHARACTER)
not_yaml = reported("DOC104", "not-yaml", TextProblemKind.NOT_YAML, TextProblemKind.TAB)
several_documents = reported("DOC105", "several-documents", TextProblemKind.SEVERAL_DOCUMENTS)
not_a_mapping = reported("DOC106", "not-a-mapping", TextProblemKind.NOT_A_MAPPING)
beyond_bounds = reported(
    "DOC107",
    "beyond-bounds",
    TextProblemKind.TOO_LARGE,
    TextProblemKind.TOO_DEEP,
    TextProblemKind.TOO_MANY_NODES,
    TextProblemKind.TOO_LONG,
    TextProblemKind.TOO_MANY_FILES,
    TextProblemKind.TOO_MANY_PROBLEMS,
    ShapeProblemKind.TOO_MANY_PROBLEMS,
)
aliases = reported("DOC108", "aliases", TextProblemKind.ALIASES, TextProblemKind.MERGE_KEY)
duplicate_key = reported("DOC109", "duplicate-key", TextProblemKind.DUPLICATE_KEY)
unusual_yaml = reported(
    "DOC110", "unusual-yaml", TextProblemKind.UNKNOWN_TAG, TextProblemKind.COMPLEX_KEY
)
decimal_comma = reported("DOC111", "decimal-comma", TextProblemKind.DECIMAL_COMMA)
