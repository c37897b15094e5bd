"""The shape of a document: are the right keys and values in the right places."""

from collections.abc import Iterator

from vrd2check.dossiers import Loaded
from vrd2check.schema import ShapeProblemKind

from .base import Context, Outcome, Severity, rule
from .base.reported import shape_problems


@rule("DOC121", "unknown-kind", Severity.ERROR, Loaded)
def unknown_kind(file: Loaded, _: Context) -> Iterator[Outcome]:
    """The key soort says what a file is: projectdossier, exploitatiedossier, …"""
    return shape_problems(file, ShapeProblemKind.UNKNOWN_KIND)


@rule("DOC122", "unknown-key", Severity.ERROR, Loaded)
def unknown_key(file: Loaded, _: Context) -> Iterator[Outcome]:
    """A key that the format does not know at that spot is usually a slip of the keyboard."""
    return shape_problems(file, ShapeProblemKind.UNKNOWN_KEY)


@rule("DOC123", "missing-key", Severity.ERROR, Loaded)
def missing_key(file: Loaded, _: Context) -> Iterator[Outcome]:
    """Some keys must always be there, in a draft too."""
    return shape_problems(file, ShapeProblemKind.MISSING_KEY)


@rule("DOC124", "empty-value", Severity.ERROR, Loaded)
def empty_value(file: Loaded, _: Context) -> Iterator[Outcome]:
    """Something must be written behind this key."""
    return shape_problems(file, ShapeProblemKind.EMPTY)


@rule("DOC125", "wrong-type", Severity.ERROR, Loaded)
def wrong_type(file: Loaded, _: Context) -> Iterator[Outcome]:
    """At each spot a single value, a list or a block of keys belongs."""
    return shape_problems(file, ShapeProblemKind.WRONG_TYPE)


@rule("DOC126", "value-not-allowed", Severity.ERROR, Loaded)
def value_not_allowed(file: Loaded, _: Context) -> Iterator[Outcome]:
    """At some spots only a few words are allowed, such as ontwerp or ingediend for the status."""
    return shape_problems(file, ShapeProblemKind.NOT_ALLOWED_VALUE)


@rule("DOC127", "wrong-length", Severity.ERROR, Loaded)
def wrong_length(file: Loaded, _: Context) -> Iterator[Outcome]:
    """A list of monthly amounts has twelve of them, from January to December."""
    return shape_problems(file, ShapeProblemKind.WRONG_LENGTH)


@rule("DOC128", "unquoted-number", Severity.ERROR, Loaded)
def unquoted_number(file: Loaded, _: Context) -> Iterator[Outcome]:
    """The number of a dossier always stands in quotes."""
    return shape_problems(file, ShapeProblemKind.UNQUOTED_NUMBER)
