"""The strategic plan, and the priorities that other dossiers name."""

from collections.abc import Iterator
from itertools import chain

from vrd2check.dossiers import (
    Loaded,
    PlannedPriority,
    Priority,
    Programme,
    ProjectDossier,
    StrategicPlan,
    canonical_form,
    nearest_alike,
)
from vrd2check.language import Text

from .base import Context, Outcome, Printable, Problem, Severity, rule
from .base.lists import all_of
from .base.repetition import named_twice


@rule("STP101", "priority-twice", Severity.ERROR, StrategicPlan)
def priority_twice(dossier: StrategicPlan, _: Context) -> Iterator[Outcome]:
    """A number or a name stands for one priority."""
    numbers = (one.number for one in dossier.priorities if one.number)
    names = chain.from_iterable(one.names() for one in dossier.priorities)
    for called in (numbers, names):
        yield from named_twice("name", ((canonical_form(name.text), name) for name in called))


@rule("STP401", "unknown-priority", Severity.WARNING, Loaded)
def unknown_priority(file: Loaded, context: Context) -> Iterator[Outcome]:
    """A project serves priorities of the strategic plan; another name serves none of them."""
    planned = _planned_for(file, context)
    names = [one.name.text for one in planned if one.name is not None]
    for priority in _named(file) if names else ():
        if _priority_of(priority, planned) is None:
            meant = nearest_alike(priority.name.text, names)
            about: dict[str, Printable] = {
                "priority": priority.name,
                "meant": Text(f"Bedoelt u {meant}? ", f"Do you mean {meant}? ") if meant else "",
                "known": all_of(names),
            }
            yield Problem(priority.name.place, about)


@rule("STP402", "no-priority", Severity.NOTE, ProjectDossier)
def no_priority(dossier: ProjectDossier, context: Context) -> Iterator[Outcome]:
    """The programme gives priority to projects that serve the strategic plan."""
    if context.collection.of_kind(StrategicPlan) and not dossier.head.priorities:
        yield Problem(dossier.head.place)


@rule("STP403", "priority-numbered-otherwise", Severity.WARNING, Loaded)
def priority_numbered_otherwise(file: Loaded, context: Context) -> Iterator[Outcome]:
    """A dossier that gives a priority a number gives it that of the plan."""
    planned = _planned_for(file, context)
    for priority in _named(file):
        meant = _priority_of(priority, planned)
        if priority.number is None or meant is None or meant.number is None:
            continue
        if canonical_form(priority.number.text) != canonical_form(meant.number.text):
            about: dict[str, Printable] = {
                "priority": priority.name,
                "stated": priority.number,
                "planned": meant.number,
            }
            yield Problem(priority.number.place, about, related=(meant.number.place,))


@rule("STP404", "priority-left-out", Severity.WARNING, Programme)
def priority_left_out(dossier: Programme, context: Context) -> Iterator[Outcome]:
    """A programme that lists the priorities of the plan lists all of them."""
    if not dossier.head.priorities:
        return
    listed = {canonical_form(one.name.text) for one in dossier.head.priorities}
    planned = _planned(context)
    missing = [
        one.name.text
        for one in planned
        if one.name is not None
        and listed.isdisjoint(canonical_form(name.text) for name in one.names())
    ]
    if missing:
        place = dossier.head.chapters.get("prioriteiten", dossier.head.place)
        yield Problem(place, {"missing": all_of(missing)})


def _planned(context: Context) -> tuple[PlannedPriority, ...]:
    """Return the priorities of the plans that were read."""
    plans = context.collection.of_kind(StrategicPlan)
    return tuple(one for plan in plans for one in plan.priorities)


def _planned_for(file: Loaded, context: Context) -> tuple[PlannedPriority, ...]:
    """Return the priorities that a dossier can serve; none for the plan itself."""
    return () if isinstance(file.dossier, StrategicPlan) else _planned(context)


def _named(file: Loaded) -> tuple[Priority, ...]:
    return file.dossier.head.priorities if file.dossier is not None else ()


def _priority_of(
    priority: Priority, planned: tuple[PlannedPriority, ...]
) -> PlannedPriority | None:
    """Return the priority of the plan that a name stands for."""
    key = canonical_form(priority.name.text)
    return next(
        (one for one in planned if any(canonical_form(name.text) == key for name in one.names())),
        None,
    )
