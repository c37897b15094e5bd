"""What was examined, and in what order it is told."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from vrd2check.dossiers import Loaded
from vrd2check.places import Place
from vrd2check.relations import Verdict
from vrd2check.result import Diagnosis, Examined, Tally
from vrd2check.rules import Severity

from .asking import Home
from .making import Judged


def in_order(diagnoses: Iterable[Diagnosis], files: Iterable[str]) -> tuple[Diagnosis, ...]:
    """Order by file as read, then the most serious first, then as it stands in the file."""
    position = {file: number for number, file in enumerate(files)}
    severities = list(Severity)

    def order(one: Diagnosis) -> tuple[int, int, Place, str]:
        place = one.told_at
        file = position.get(place.file, len(position))
        return file, severities.index(one.severity), place, one.finding.rule.code

    return tuple(sorted(diagnoses, key=order))


def examined(file: Loaded, home: Home, judged: Sequence[Judged]) -> Examined:
    """Count the figures of a file, the verdicts, and what rules could judge nothing of."""
    return Examined(
        file=home.file,
        label=home.label,
        kind=file.kind(),
        tally=_tally_of(judged, file.number_of_figures()),
        absent_chapters=file.absent_chapters(),
        number=file.number(),
        unchecked=_unchecked(judged),
    )


class Count(NamedTuple):
    """What is to be counted with a file of what a rule said of several."""

    file: str
    tally: Tally
    unchecked: tuple[str, ...]

    def counted_with(self, examined: Examined) -> Examined:
        """Count it with what was counted of the file."""
        unchecked = tuple(sorted({*examined.unchecked, *self.unchecked}))
        return replace(examined, tally=examined.tally + self.tally, unchecked=unchecked)


def counts_of(judged: Sequence[Judged]) -> tuple[Count, ...]:
    """Count what one rule says of several dossiers with the file that it was asked about.

    Where it was asked about all together, with the file of the first figure of each relation.
    """
    by_file: dict[str, list[Judged]] = {}
    for one in judged:
        file = one.file or next(one.claim.relation.figures())[1].place.file
        by_file.setdefault(file, []).append(one)
    return tuple(Count(file, _tally_of(some), _unchecked(some)) for file, some in by_file.items())


def _tally_of(judged: Sequence[Judged], figures: int = 0) -> Tally:
    return Tally.of([one.judgement for one in judged], figures)


def _unchecked(judged: Sequence[Judged]) -> tuple[str, ...]:
    """Return the codes of the rules of which no relation could be judged, in order."""
    unchecked = Verdict.UNCHECKED
    left_out = {one.rule.code for one in judged if one.judgement.verdict is unchecked}
    if not left_out:
        return ()
    looked_at = {one.rule.code for one in judged if one.judgement.verdict is not unchecked}
    return tuple(sorted(left_out - looked_at))
