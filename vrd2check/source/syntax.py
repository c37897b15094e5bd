"""A fault in YAML's grammar, told to somebody who does not know YAML."""

from yaml.error import MarkedYAMLError

from vrd2check.language import Text
from vrd2check.places import Place
from vrd2check.source.problems import Problem, ProblemKind


def explain(error: MarkedYAMLError, text: str, file: str) -> Problem:
    """Say where the fault is and what probably caused it, whichever parser found it."""
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    place = Place(file, line, column, line, column + 1)
    return Problem(ProblemKind.NOT_YAML, place, Text("", ""))
