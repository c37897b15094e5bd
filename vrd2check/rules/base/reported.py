"""The problems of a file's shape that are told, of those that were found."""

from collections.abc import Sequence

from vrd2check.dossiers import Loaded
from vrd2check.schema import ShapeProblem
from vrd2check.source import TextProblemKind


def shape_problems(file: Loaded) -> Sequence[ShapeProblem]:
    """Return the problems that a file's shape has of itself.

    What stands in a list or a mapping that a decimal comma split has no shape of its own: the
    comma was reported, and the rest follows from it.
    """
    split = [
        collection
        for problem in file.problems
        if problem.kind in (TextProblemKind.DECIMAL_COMMA, TextProblemKind.MISREAD)
        for collection in problem.related
    ]
    return [one for one in file.shape if not any(one.place.lies_in(place) for place in split)]
