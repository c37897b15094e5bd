"""Keys that occur twice in one mapping, of which YAML keeps one in silence."""

from vrd2check.places import Place
from vrd2check.source.problems import TextProblem, TextProblemKind
from vrd2check.source.texts import say, shortened
from vrd2check.source.tree import MappingNode


def duplicate_keys(mapping: MappingNode) -> list[TextProblem]:
    """Return a problem for each key that an earlier entry of the mapping already has."""
    first: dict[str, Place] = {}
    problems = []
    for entry in mapping.entries:
        written, place = entry.key.written, entry.key.place
        if written in first:
            message = say("duplicate-key", key=shortened(written), line=first[written].line)
            problems.append(
                TextProblem(TextProblemKind.DUPLICATE_KEY, place, message, (first[written],))
            )
        else:
            first[written] = place
    return problems
