"""What can be wrong with a file before anyone looks at its meaning."""

from enum import Enum
from typing import NamedTuple

from vrd2check.language import Text
from vrd2check.places import Place


class TextProblemKind(Enum):
    """The sorts of problem this package reports; the value is a stable name."""

    UNREADABLE_FILE = "unreadable-file"
    """Missing, no permission, a folder, a device, a link that leads nowhere, vanished."""
    TOO_LARGE = "too-large"
    """More bytes than ``limits.MAX_BYTES``."""
    NOT_UTF8 = "not-utf8"
    """Saved in another encoding."""
    FORBIDDEN_CHARACTER = "forbidden-character"
    """A control character, or an invisible one that YAML readers disagree about."""
    NOT_YAML = "not-yaml"
    """The text breaks YAML's grammar."""
    TAB = "tab"
    """A line indented with a tab."""
    EMPTY = "empty"
    """Nothing but white space and comments."""
    NOT_A_MAPPING = "not-a-mapping"
    """The top of the file is a list or a single value."""
    SEVERAL_DOCUMENTS = "several-documents"
    """A second document after ``---``."""
    TOO_DEEP = "too-deep"
    """Nested deeper than ``limits.MAX_DEPTH``."""
    TOO_MANY_NODES = "too-many-nodes"
    """More values than ``limits.MAX_NODES``."""
    TOO_LONG = "too-long"
    """A value or a key longer than ``limits.MAX_TEXT_LENGTH``."""
    TOO_MANY_FILES = "too-many-files"
    """More files than ``limits.MAX_FILES``; the rest was not read."""
    ALIASES = "aliases"
    """An alias to nothing, to itself, or that repeats too much; an anchor named twice."""
    DUPLICATE_KEY = "duplicate-key"
    """The same key twice in one mapping; ``related`` holds the place of the first."""
    COMPLEX_KEY = "complex-key"
    """A list or a mapping used as a key; the entry is left out of the tree."""
    MERGE_KEY = "merge-key"
    """``<<``, which YAML 1.2 does not know; the entry is left out of the tree."""
    UNKNOWN_TAG = "unknown-tag"
    """A tag such as ``!foo``; the value stays in the tree as it is written."""
    DECIMAL_COMMA = "decimal-comma"
    """A decimal comma, or one between thousands, that splits a value in ``[…]`` or ``{…}``;
    ``place`` is the first split, ``related`` holds the place of the whole collection."""
    MISREAD = "misread"
    """Something else in ``[…]`` or ``{…}`` that YAML reads otherwise than it is meant: a text with
    a comma, a comma or a space that is missing. ``related`` holds the place of the collection."""
    TOO_MANY_PROBLEMS = "too-many-problems"
    """More than ``limits.MAX_PROBLEMS``; the rest is not listed."""


class TextProblem(NamedTuple):
    """One thing wrong with a file: what, where, and in plain words how to put it right."""

    kind: TextProblemKind
    place: Place
    message: Text
    related: tuple[Place, ...] = ()


def whole_file(file: str, kind: TextProblemKind, message: Text) -> TextProblem:
    """Return a problem of a file as a whole, at its first character."""
    return TextProblem(kind, Place.start_of(file), message)
