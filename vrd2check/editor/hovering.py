"""What is told where a pointer rests: the rules of what is found there, and the sums of a figure.

What a key means is told by the schema, and not here again.
"""

from lsprotocol import types

from vrd2check.places import Place
from vrd2check.reports.explaining import explained_at
from vrd2check.reports.markup import escaped
from vrd2check.reports.rulebook import severity_noun
from vrd2check.result import Diagnosis, Finding

from .window import Window


def hover(window: Window, position: types.Position) -> types.Hover | None:
    """Explain the rules of the findings at a position, and how the figure there was checked."""
    language, positions = window.language, window.positions
    here = [
        (one, positions.range(place))
        for diagnosis in window.study.told
        for one in diagnosis.findings
        for place in _shown_at(one, diagnosis)
        if window.is_at(place, position)
    ]
    parts = [
        f"**{rule.code} {escaped(rule.title.of(language))}** "
        f"({severity_noun(rule, language)}, `{rule.name}`)\n\n"
        f"{escaped(rule.explanation.of(language))}"
        for rule in dict.fromkeys(one.rule for one, _ in here)
    ]
    ranges = [range_ for _, range_ in here]
    figure = window.figure_at(position)
    if figure is not None:
        parts += explained_at(figure.place, window.study.result, language)
        ranges.append(positions.range(figure.place))
    if not parts:
        return None
    content = types.MarkupContent(types.MarkupKind.Markdown, "\n\n---\n\n".join(parts))
    return types.Hover(contents=content, range=ranges[0])


def _shown_at(finding: Finding, diagnosis: Diagnosis) -> tuple[Place, ...]:
    """Return where a finding can be pointed at; the one that leads perhaps in two places."""
    if finding is diagnosis.finding and diagnosis.is_told_elsewhere:
        return diagnosis.told_at, finding.place
    return (finding.place,)
