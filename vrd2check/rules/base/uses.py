"""What a project dossier declares, and what it uses of that."""

from collections.abc import Collection, Mapping, Sequence

from vrd2check.dossiers import Dimension, Name, ProjectDossier
from vrd2check.dossiers.vocabulary import by_thing, named, spelled

# The chapters with lines in which no declared deliverable or source is used.
_WITHOUT_USES = frozenset({"deliverables", "sturing", "kpis", "risicos"})


def lines_missing(dossier: ProjectDossier) -> bool:
    """Whether lines are missing in a chapter that could use a declared thing."""
    if any(table.rest is not None for table in dossier.tables()):
        return True
    return any(chapter not in _WITHOUT_USES for chapter in dossier.head.incomplete)


def is_declared(dossier: ProjectDossier, chapter: str) -> bool:
    """Whether a chapter is there and not declared incomplete."""
    return chapter in dossier.head.chapters and chapter not in dossier.head.incomplete


def declared_deliverables(dossier: ProjectDossier) -> Mapping[str, Sequence[Name]]:
    """Return the deliverables of chapter 4, each with the numbers that it has there: mostly one."""
    return by_thing(one.number for one in dossier.deliverables)


def undeclared_deliverables(dossier: ProjectDossier) -> Sequence[Sequence[Name]]:
    """Return the deliverables that are used and not in chapter 4, each with all its uses.

    Nothing when chapter 4 is not there or is incomplete.
    """
    if not dossier.deliverables or not is_declared(dossier, "deliverables"):
        return ()
    return used_beside(dossier, Dimension.DELIVERABLE, declared_deliverables(dossier))


def unused_deliverables(dossier: ProjectDossier) -> tuple[Name, ...]:
    """Return the deliverables of chapter 4 for which there is no money, people or time.

    Nothing where the budget has lines per deliverable, since a rule on the budget looks at those.
    """
    used = spelled(dossier, Dimension.DELIVERABLE)
    budget = dossier.budget.all_lines() if dossier.budget is not None else ()
    if (
        not used
        or any(line.name(Dimension.DELIVERABLE) for line in budget)
        or lines_missing(dossier)
    ):
        return ()
    # What is misspelled in a table is declared there under its right name: that is one slip.
    if undeclared_deliverables(dossier):
        return ()
    things = {name.canonical for name in used}
    declared = declared_deliverables(dossier)
    return tuple(names[0] for thing, names in declared.items() if thing not in things)


def used_beside(
    dossier: ProjectDossier, key: Dimension, things: Collection[str]
) -> Sequence[Sequence[Name]]:
    """Return the names that are used of other things than some, all those of one thing together."""
    if all(name.canonical in things for name in spelled(dossier, key)):
        return ()
    others = (name for name in named(dossier, key) if name.canonical not in things)
    return list(by_thing(others).values())
