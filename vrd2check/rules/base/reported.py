"""Problems that reading and validating a file reported, passed on as remarks."""

from collections.abc import Iterator

from vrd2check.dossiers import Loaded
from vrd2check.places import Place
from vrd2check.schema import ShapeProblemKind
from vrd2check.source import TextProblemKind

from .rule import Problem


def text_problems(file: Loaded, *kinds: TextProblemKind) -> Iterator[Problem]:
    """Pass on the problems of some kinds that were found in the text of a file."""
    for problem in file.document.problems:
        if problem.kind in kinds:
            yield Problem(problem.place, {"problem": problem.message}, related=problem.related)


def shape_problems(file: Loaded, *kinds: ShapeProblemKind) -> Iterator[Problem]:
    """Pass on the problems of some kinds that a file's shape has.

    What stands in a list or a mapping that a decimal comma split has no shape of its own: the
    comma was reported, and the rest follows from it.
    """
    split = [
        collection
        for problem in file.document.problems
        if problem.kind is TextProblemKind.DECIMAL_COMMA
        for collection in problem.related
    ]
    for problem in file.shape:
        if problem.kind in kinds and not any(_lies_in(problem.place, place) for place in split):
            yield Problem(problem.place, {"problem": problem.message})


def _lies_in(inner: Place, outer: Place) -> bool:
    return outer[1:3] <= inner[1:3] and inner[3:5] <= outer[3:5]
