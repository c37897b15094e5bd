"""What is diagnosed together, and told together: what has one cause."""

from collections.abc import Iterable, Sequence

from vrd2check.diagnosis.conclusions import ConclusionKind
from vrd2check.dossiers import Loaded
from vrd2check.relations import AtMost, RunningAtMost, Verdict, judge, shifted
from vrd2check.result import Diagnosis, Judged
from vrd2check.sheets import Sheet, sheets_of


def groups(judged: Sequence[Judged]) -> list[list[Judged]]:
    """Return the relations that are to be diagnosed, those together that have to be.

    Files in which something is broken belong together when a relation has figures in both. A group
    holds all relations with a figure in one of its files, in the order of their rules.
    """
    leaders = {
        file: file
        for one in judged
        if one.judgement.verdict is Verdict.BROKEN
        for file in _files_of(one)
    }
    if not leaders:
        return []
    related = [
        (one, files)
        for one in judged
        if (files := [file for file in _files_of(one) if file in leaders])
    ]

    def leader_of(file: str) -> str:
        while leaders[file] != file:
            leaders[file] = file = leaders[leaders[file]]
        return file

    for _, (first, *others) in related:
        for other in others:
            leaders[leader_of(other)] = leader_of(first)
    found: dict[str, list[Judged]] = {leader_of(file): [] for file in sorted(leaders)}
    for one, files in related:
        found[leader_of(files[0])].append(one)
    return [sorted(group, key=lambda one: one.rule.code) for group in found.values()]


def settled(judged: Sequence[Judged], explained: Iterable[Judged]) -> Sequence[Judged]:
    """Return all relations, those that are explained as they hold with their difference.

    A ceiling of which it is explained that it is exceeded is left out.
    """
    settling = {id(one) for one in explained}
    if not settling:
        return judged
    settled = (_settled(one) if id(one) in settling else one for one in judged)
    return [one for one in settled if one is not None]


def _settled(one: Judged) -> Judged | None:
    difference = one.judgement.difference
    relation = shifted(one.relation, difference) if difference is not None else None
    return one._replace(relation=relation, judgement=judge(relation)) if relation else None


def sheets_among(group: Sequence[Judged], files: Iterable[Loaded]) -> list[Sheet]:
    """Return the tables of the dossiers that some relations are about."""
    names = {figure.place.file for one in group for figure in one.relation.only_figures()}
    dossiers = [file.dossier for file in files if file.name in names]
    return [sheet for one in dossiers if one is not None for sheet in sheets_of(one)]


def below_causes(diagnoses: Sequence[Diagnosis]) -> list[Diagnosis]:
    """Return the diagnoses, with what is remarked of a wrong figure below that it is wrong.

    A figure is unusual, negative or unlike others because of the slip. So is a name, or a line that
    stands there twice, or under the wrong name. Where a line is missing, the totals have it.
    """
    causes = [one for one in diagnoses if one.conclusion.kind is ConclusionKind.WRONG]
    cause_at = {
        place: number
        for number, one in reversed(list(enumerate(causes)))
        for action in one.conclusion.actions
        for place in action.changed or [finding.place for finding in one.findings]
    }
    others: list[Diagnosis] = []
    for one in diagnoses:
        if one.conclusion.kind is ConclusionKind.WRONG:
            continue
        places = (one.finding.place, *one.finding.related)
        cause = next((cause_at[place] for place in places if place in cause_at), None)
        if cause is None or one.finding.judgement is not None:
            others.append(one)
        else:
            consequences = (*causes[cause].consequences, one.finding)
            causes[cause] = causes[cause]._replace(consequences=consequences)
    return [*others, *causes]


def _files_of(one: Judged) -> Iterable[str]:
    """Return the files that a relation brings together: those of its figures, each once.

    A ceiling that holds brings none together. All dossiers of a year are below one, and it says
    next to nothing of the figures in each.
    """
    files = dict.fromkeys([figure.place.file for figure in one.relation.only_figures()])
    is_ceiling = isinstance(one.relation, AtMost | RunningAtMost)
    if is_ceiling and len(files) > 1 and one.judgement.verdict is not Verdict.BROKEN:
        return (one.file,)
    return files
