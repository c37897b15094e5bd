"""What can be wrong with a configuration, told with its place."""

from collections.abc import Sequence
from typing import NamedTuple

from vrd2check.language import Text
from vrd2check.places import Place


class ConfigurationProblem(NamedTuple):
    """One thing that is wrong, in plain words; ``place`` is None for an option."""

    place: Place | None
    message: Text


class ConfigurationError(Exception):
    """A configuration cannot be used; ``problems`` is all that is wrong with it."""

    def __init__(self, problems: Sequence[ConfigurationProblem]) -> None:
        super().__init__("; ".join(problem.message.en for problem in problems))
        self.problems = tuple(problems)
