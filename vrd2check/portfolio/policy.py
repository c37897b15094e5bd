"""What the programme is for: priorities that projects serve, and the entities that submit them."""

from collections.abc import Container, Iterable, Iterator

from vrd2check.dossiers import (
    Collection,
    Programme,
    ProjectDossier,
    RunningCostDossier,
    StrategicPlan,
    plain,
    same_name,
    years_of,
)
from vrd2check.language import Text
from vrd2check.rules.base.asked import announced_running_cost
from vrd2check.settings import Settings

from .amounts import Row, View, total
from .money import asked_in_all, name_of
from .texts import say


def priorities(collection: Collection, _: Settings) -> Iterator[View]:
    """Return which projects serve each priority, and what they ask together."""
    projects = collection.projects()
    planned = [one for plan in collection.of_kind(StrategicPlan) for one in plan.priorities]
    names = {plain(name.text): str(one.name or "") for one in planned for name in one.names()}
    served: dict[str, list[ProjectDossier]] = {str(one.name or ""): [] for one in planned}
    for project in projects:
        for priority in project.head.priorities:
            title = names.get(plain(priority.name.text), priority.name.text)
            served.setdefault(title, []).append(project)
    none = [project for project in projects if not project.head.priorities]
    rows = [_row(title, some) for title, some in served.items()]
    if not rows:
        return
    if none:
        rows.append(_row(say("no-priority"), none))
    headings = (say("priority"), say("dossiers"), say("which"), say("asked"))
    yield View("priorities", say("priorities"), headings, tuple(rows), (say("several"),))


def criteria(collection: Collection, _: Settings) -> Iterator[View]:
    """Return how far each project tells what the programme asks of it and has it report."""
    if not collection.of_kind(Programme) or not collection.projects():
        return
    running = {
        one.head.number.canonical
        for one in collection.of_kind(RunningCostDossier)
        if one.head.number is not None
    }
    rows = tuple(_criteria(project, running) for project in collection.projects())
    headings = (
        say("dossier"),
        say("names-priority"),
        say("client-forum"),
        say("has-kpis"),
        say("within-year"),
        say("has-forecast"),
        say("running-dossier"),
    )
    yield View("criteria", say("criteria"), headings, rows, (say("criteria-why"),))


def _criteria(project: ProjectDossier, running: Container[str]) -> Row:
    """Return a row of what a project tells: yes, no, or a question mark where it is not told."""
    head, number = project.head, project.head.number
    forum = any(same_name(role.text, "Klantenfora") for role in project.roles)
    roles_known = bool(project.roles) and "sturing" not in head.incomplete
    ends = [head.end, *(action.end or action.start for action in project.actions)]
    years = [when.period.start.year for when in ends if when is not None and when.period]
    is_late = bool(years) and head.year is not None and max(years) > head.year
    plan_known = bool(project.actions) and "planning" not in head.incomplete
    is_within = not is_late and (head.end is not None or plan_known)
    announced = _announces(project)
    has_own = number is not None and number.canonical in running
    return Row(
        (
            name_of(project),
            _told(bool(head.priorities), head.submitted),
            _told(forum, head.submitted or roles_known),
            _told(bool(head.kpis), head.submitted),
            _told(is_within, is_late),
            _told(project.forecast is not None, head.submitted),
            "/" if announced is False and not has_own else _told(has_own, bool(announced)),
        )
    )


def _announces(project: ProjectDossier) -> bool | None:
    """Whether a project announces running costs; None where it does not tell."""
    first = project.head.year
    years = () if first is None else range(first, max(years_of(project), default=first) + 2)
    found = [one for year in years if (one := announced_running_cost(project, year)) is not None]
    values = [figure.value for one in found for figure in one.figures if figure.value is not None]
    return any(values) if values else None


def _told(there: bool, known: bool) -> Text | str:
    return say("yes") if there else say("no") if known else "?"


def entities(collection: Collection, _: Settings) -> Iterator[View]:
    """Return the projects of each entity, and what they ask together."""
    found: dict[str, tuple[Text | str, list[ProjectDossier]]] = {}
    for project in collection.projects():
        name = project.head.texts.get("entiteit", "")
        title = name or say("no-entity")
        found.setdefault(plain(name), (title, []))[1].append(project)
    if found:
        headings = (say("entity"), say("dossiers"), say("which"), say("asked"))
        known = sorted(found.items(), key=lambda one: (not one[0], one[0]))
        rows = tuple(_row(title, some) for _, (title, some) in known)
        yield View("entities", say("entities"), headings, rows)


def _row(title: Text | str, projects: Iterable[ProjectDossier]) -> Row:
    some = list({one.head.file: one for one in projects}.values())
    listed = ", ".join(map(name_of, some))
    return Row((title, len(some), listed, total(map(asked_in_all, some))))
