"""What the programme is for: priorities that projects serve, and the entities that submit them."""

from collections.abc import Iterable, Iterator

from vrd2check.dossiers import Collection, ProjectDossier, StrategicPlan, plain
from vrd2check.language import Text
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
