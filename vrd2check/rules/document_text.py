"""The document as a text: can it be read at all, and does every reader see the same in it."""

from collections.abc import Iterator

from vrd2check.dossiers import Loaded
from vrd2check.schema import ShapeProblemKind
from vrd2check.source import TextProblemKind

from .base import Context, Outcome, Severity, rule
from .base.reported import shape_problems, text_problems


@rule("DOC101", "nothing-to-read", Severity.ERROR, Loaded)
def nothing_to_read(file: Loaded, _: Context) -> Iterator[Outcome]:
    """A file or folder that does not exist, may not be opened or is empty cannot be checked."""
    return text_problems(file, TextProblemKind.UNREADABLE_FILE, TextProblemKind.EMPTY)


@rule("DOC102", "not-utf8", Severity.ERROR, Loaded)
def not_utf8(file: Loaded, _: Context) -> Iterator[Outcome]:
    """A dossier is saved as UTF-8, the ordinary encoding of text."""
    return text_problems(file, TextProblemKind.NOT_UTF8)


@rule("DOC103", "forbidden-character", Severity.ERROR, Loaded)
def forbidden_character(file: Loaded, _: Context) -> Iterator[Outcome]:
    """Characters that nobody sees may come along when text is pasted from Word or a PDF file."""
    return text_problems(file, TextProblemKind.FORBIDDEN_CHARACTER)


@rule("DOC104", "not-yaml", Severity.ERROR, Loaded)
def not_yaml(file: Loaded, _: Context) -> Iterator[Outcome]:
    """A dossier is a text in YAML: keys with a colon, and lines indented with spaces."""
    return text_problems(file, TextProblemKind.NOT_YAML, TextProblemKind.TAB)


@rule("DOC105", "several-documents", Severity.ERROR, Loaded)
def several_documents(file: Loaded, _: Context) -> Iterator[Outcome]:
    """A file holds one dossier."""
    return text_problems(file, TextProblemKind.SEVERAL_DOCUMENTS)


@rule("DOC106", "not-a-mapping", Severity.ERROR, Loaded)
def not_a_mapping(file: Loaded, _: Context) -> Iterator[Outcome]:
    """A dossier begins with keys such as soort and titel."""
    return text_problems(file, TextProblemKind.NOT_A_MAPPING)


@rule("DOC107", "beyond-bounds", Severity.ERROR, Loaded)
def beyond_bounds(file: Loaded, _: Context) -> Iterator[Outcome]:
    """A dossier has some hundreds of lines and about eight levels."""
    yield from text_problems(
        file,
        TextProblemKind.TOO_LARGE,
        TextProblemKind.TOO_DEEP,
        TextProblemKind.TOO_MANY_NODES,
        TextProblemKind.TOO_LONG,
        TextProblemKind.TOO_MANY_FILES,
        TextProblemKind.TOO_MANY_PROBLEMS,
    )
    yield from shape_problems(file, ShapeProblemKind.TOO_MANY_PROBLEMS)


@rule("DOC108", "aliases", Severity.ERROR, Loaded)
def aliases(file: Loaded, _: Context) -> Iterator[Outcome]:
    """With & and * a piece of text can be repeated elsewhere, which makes figures hard to find."""
    return text_problems(file, TextProblemKind.ALIASES, TextProblemKind.MERGE_KEY)


@rule("DOC109", "duplicate-key", Severity.ERROR, Loaded)
def duplicate_key(file: Loaded, _: Context) -> Iterator[Outcome]:
    """If a key stands twice in one block, every program silently keeps only one of them."""
    return text_problems(file, TextProblemKind.DUPLICATE_KEY)


@rule("DOC110", "unusual-yaml", Severity.ERROR, Loaded)
def unusual_yaml(file: Loaded, _: Context) -> Iterator[Outcome]:
    """YAML knows tags with an exclamation mark, and lists as a key."""
    return text_problems(file, TextProblemKind.UNKNOWN_TAG, TextProblemKind.COMPLEX_KEY)


@rule("DOC111", "decimal-comma", Severity.ERROR, Loaded)
def decimal_comma(file: Loaded, _: Context) -> Iterator[Outcome]:
    """Between [ ] and { } a comma separates two values."""
    return text_problems(file, TextProblemKind.DECIMAL_COMMA)
