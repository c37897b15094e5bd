"""What was examined, and in what order it is told."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

from vrd2check.coverage import Standings, coverage_of
from vrd2check.places import Place
from vrd2check.relations import Verdict
from vrd2check.result import Diagnosis, Examined, Explained, Judged, Tally, standings_of
from vrd2check.rules import Severity

from .asking import FileOutcome


def in_order(diagnoses: Iterable[Diagnosis], files: Iterable[str]) -> tuple[Diagnosis, ...]:
    """Order by file as read, then the most serious first, then as it stands in the file."""
    position = {file: number for number, file in enumerate(files)}
    severities = list(Severity)

    def order(one: Diagnosis) -> tuple[int, int, Place, str]:
        place = one.told_at
        file = position.get(place.file, len(position))
        return file, severities.index(one.severity), place, one.finding.rule.code

    return tuple(sorted(diagnoses, key=order))


def examined(
    outcomes: Sequence[FileOutcome], together: Sequence[Judged], explained: Sequence[Explained]
) -> tuple[Examined, ...]:
    """Count, of each file, the figures, the verdicts, and what rules could judge nothing of.

    A relation that a rule states of all dossiers ``together`` counts with the file of its first
    figure.
    """
    counted: dict[str, list[Judged]] = defaultdict(list)
    for one in together:
        counted[one.relation.only_figures()[0].place.file].append(one)
    of_others = _of_others(chain(*(outcome.judged for outcome in outcomes), together))
    found = []
    for outcome in outcomes:
        file = outcome.file.name
        known = standings_of(chain(outcome.judged, of_others.get(file, ())), explained)
        found.append(_examined(outcome, [*outcome.judged, *counted.get(file, ())], known))
    return tuple(found)


def _of_others(judged: Iterable[Judged]) -> Mapping[str, list[Judged]]:
    """Return the relations that have a figure in a file, and are stated of another one.

    What is known of all figures at once would take a tenth of the memory of a run.
    """
    found: dict[str, list[Judged]] = defaultdict(list)
    for one in judged:
        files = {figure.place.file for figure in one.relation.only_figures()}
        files.discard(one.file)
        for file in files:
            found[file].append(one)
    return found


def _examined(outcome: FileOutcome, judged: Sequence[Judged], known: Standings) -> Examined:
    file = outcome.file
    figures = file.dossier.head.figures if file.dossier is not None else ()
    return Examined(
        file=file.name,
        label=outcome.subject.label,
        kind=file.kind,
        tally=Tally.of([one.judgement for one in judged], file.number_of_figures()),
        absent_chapters=file.absent_chapters(),
        number=file.number(),
        unchecked=_unchecked(judged),
        coverage=coverage_of(figures, known),
        readings=tuple(dict.fromkeys(read for one in judged if (read := one.words.reading))),
    )


def _unchecked(judged: Sequence[Judged]) -> tuple[str, ...]:
    """Return the codes of the rules of which no relation could be judged, in order."""
    left_out = {one.rule.code for one in judged if one.judgement.verdict is Verdict.UNCHECKED}
    looked_at = {one.rule.code for one in judged if one.judgement.verdict is not Verdict.UNCHECKED}
    return tuple(sorted(left_out - looked_at))
