"""Which files are diagnosed together: those that share a relation, as far as they are broken."""

from collections.abc import Iterable, Sequence

from vrd2check.relations import AtMost, RunningAtMost, Verdict
from vrd2check.result import Judged


def groups(judged: Sequence[Judged]) -> list[list[Judged]]:
    """Return the relations that are to be diagnosed, those together that have to be.

    Files in which something is broken belong together when a relation has figures in both. A group
    holds all relations with a figure in one of its files, in the order of their rules.
    """
    related = [(one, _files_of(one)) for one in judged]
    leaders = {
        file: file
        for one, files in related
        if one.judgement.verdict is Verdict.BROKEN
        for file in files
    }

    def leader_of(file: str) -> str:
        while leaders[file] != file:
            leaders[file] = file = leaders[leaders[file]]
        return file

    for _, files in related:
        first, *others = [file for file in files if file in leaders] or [""]
        for other in others:
            leaders[leader_of(other)] = leader_of(first)
    found: dict[str, list[Judged]] = {leader_of(file): [] for file in sorted(leaders)}
    for one, files in related:
        broken = next((file for file in files if file in leaders), None)
        if broken is not None:
            found[leader_of(broken)].append(one)
    return [sorted(group, key=lambda one: one.rule.code) for group in found.values()]


def _files_of(one: Judged) -> Iterable[str]:
    """Return the files that a relation brings together: those of its figures, each once.

    A ceiling that holds brings none together. All dossiers of a year are below one, and it says
    next to nothing of the figures in each.
    """
    files = dict.fromkeys(figure.place.file for _, figure in one.constraint.relation.figures())
    is_ceiling = isinstance(one.constraint.relation, AtMost | RunningAtMost)
    if is_ceiling and len(files) > 1 and one.judgement.verdict is not Verdict.BROKEN:
        return (one.file,)
    return files
